import EventStore
import Wire

// The forms of the overview. Each says of a cell what it is, so that a hidden count is never taken for a zero.

extension MeldcodeOverviewReport {
    /// The overview as plain text, in Dutch, with the English beside what is short.
    public var text: String {
        var lines = [title.dutch, String(repeating: "=", count: title.dutch.count), title.english, ""]
        lines.append("Log: \(basis.size.count) gebeurtenissen (events), wortel (root) \(basis.root.base64)")
        if let knownOn = basis.knownOn { lines.append("Bekend op (as known on): \(knownOn)") }
        lines.append("Stand op (as it stood on): \(basis.on)")
        for table in overview.tables {
            let heading = "\(table.title.dutch) (\(table.title.english))"
            let width = table.rows.map { $0.label.both.count }.max() ?? 0
            let widths = table.columns.map { max($0.dutch.count, Self.cellWidth) + 2 }
            lines += ["", "", heading, String(repeating: "-", count: heading.count)]
            lines.append(
                String(repeating: " ", count: width) + zip(table.columns, widths).map { right($0.dutch, $1) }.joined())
            for row in table.rows {
                let cells = zip(row.cells, widths).map { right($0.shown(point: ","), $1) }.joined()
                lines.append(row.label.both + String(repeating: " ", count: width - row.label.both.count) + cells)
            }
        }
        lines += ["", "", "Toelichting (explanation)", "-------------------------"]
        for note in notes { lines += ["* \(note.dutch)", "  \(note.english)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The widest cell that is usual.
    private static let cellWidth = 6

    private func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// The overview as CSV (RFC 4180): a line for each cell; `value` is empty where the count is hidden.
    public var csv: String {
        let known = basis.knownOn.map { "\($0)" } ?? ""
        let head = [
            "\(overview.year.number)", title.key, "\(overview.threshold)", "\(SmallCells.roundingBase)",
            "\(basis.size.count)", basis.root.base64, known, "\(basis.on)", provisional.map { "\($0)" } ?? "",
        ].joined(separator: ",")
        var lines = [
            "year,scope,threshold,rounded_to,log_size,root,as_known_on,on,provisional,table,row,label,column,mark,value"
        ]
        for table in overview.tables {
            for row in table.rows {
                for (column, cell) in zip(table.columns, row.cells) {
                    lines.append(
                        "\(head),\(table.title.key),\(row.label.key),\(csvField(row.label.dutch)),\(column.key),"
                            + "\(cell.mark),\(cell.number ?? "")")
                }
            }
        }
        return lines.map { $0 + "\r\n" }.joined()
    }

    /// The overview as JSON; of a cell its `mark`, and the number where it is shown.
    public var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("year")
        json.integer(overview.year.number)
        json.key("scope")
        json.string(title.key)
        json.key("title")
        title.write(to: &json)
        basis.writeReportFields(to: &json)
        json.key("provisional")
        if let provisional { json.string("\(provisional)") } else { json.null() }
        json.key("suppression")
        json.beginObject()
        json.key("threshold")
        json.integer(overview.threshold)
        json.key("roundedTo")
        json.integer(SmallCells.roundingBase)
        json.key("possibleValuesMin")
        json.integer(SmallCells.possibleValuesMin)
        json.endObject()
        json.key("drawnUpOn")
        json.beginArray()
        for day in overview.drawnUpOn { json.string("\(day)") }
        json.endArray()
        json.key("tables")
        json.beginArray()
        for table in overview.tables { table.write(to: &json) }
        json.endArray()
        json.key("notes")
        json.beginArray()
        for note in notes { note.write(to: &json) }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    /// The overview below its heading, with everything escaped: to stand in a page.
    public var htmlContent: String {
        let tables = overview.tables.map { table in
            let head = table.columns.map { "<th scope=\"col\">\(escaped($0.dutch))</th>" }.joined()
            let rows = table.rows.map { row in
                let cells = row.cells.map { "<td>\(escaped($0.shown(point: ",")))</td>" }.joined()
                return "<tr><th scope=\"row\">\(escaped(row.label.dutch))</th>\(cells)</tr>"
            }
            return """
                <div class="wide"><table>
                <caption>\(escaped(table.title.dutch))</caption>
                <thead><tr><td></td>\(head)</tr></thead>
                <tbody>
                \(rows.joined(separator: "\n"))
                </tbody>
                </table></div>
                """
        }
        let notes = notes.map { "<li>\(escaped($0.dutch))</li>" }
        return """
            <div class="report">
            \(tables.joined(separator: "\n"))
            <h2>Toelichting</h2>
            <ul>
            \(notes.joined(separator: "\n"))
            </ul>
            </div>
            """
    }
}

extension ReportTable.Label {
    fileprivate var both: String { dutch == english ? dutch : "\(dutch) (\(english))" }
}

extension MeldcodeOverview.Table {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        ReportTable.writeFields(title, columns, rows.map { ($0.label, $0.cells) }, to: &json) { cell, json in
            json.beginObject()
            json.key("mark")
            json.string(cell.mark)
            json.key("value")
            if let number = cell.number { json.raw(number.utf8) } else { json.null() }
            json.endObject()
        }
        json.endObject()
    }
}
