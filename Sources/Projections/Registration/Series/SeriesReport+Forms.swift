import EventStore
import Programme
import Wire

extension SeriesReport {
    /// The series as plain text, in Dutch, with the English beside what is short.
    public var text: String {
        var lines = [title.dutch, String(repeating: "=", count: title.dutch.count), title.english, ""]
        lines += basis.textLines + ["", ""] + table.textLines
        lines += ["", "", "Toelichting (explanation)", "-------------------------"]
        for note in notes { lines += ["* \(note.dutch)", "  \(note.english)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The series as JSON: the table with its columns and rows, and the notes; numbers as numbers.
    public var json: [UInt8] {
        var json = JSONWriter(reserving: 4_000)
        json.beginObject()
        json.key("scope")
        json.string(title.key)
        json.key("title")
        title.write(to: &json)
        basis.writeReportFields(to: &json)
        json.key("years")
        json.beginArray()
        for year in series.years { json.integer(year.year.number) }
        json.endArray()
        json.key("breaks")
        json.beginArray()
        for found in series.breaks { write(found, to: &json) }
        json.endArray()
        json.key("table")
        table.write(to: &json)
        json.key("notes")
        json.beginArray()
        for note in notes { note.write(to: &json) }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private func write(_ found: RegistrationSeries.Break, to json: inout JSONWriter) {
        json.beginObject()
        json.key("before")
        json.integer(found.before.year)
        json.key("after")
        json.integer(found.after.year)
        json.key("counted")
        json.beginArray()
        json.string(found.before.counted.word)
        json.string(found.after.counted.word)
        json.endArray()
        json.endObject()
    }

    /// The series as CSV (RFC 4180): a line for each cell that holds a number; `break` marks those after a break.
    public var csv: String {
        var lines = ["scope,log_size,root,as_known_on,on,year,form,break,row,label,value"]
        let known = basis.knownOn.map { "\($0)" } ?? ""
        let head = "\(title.key),\(basis.size.count),\(basis.root.base64),\(known),\(basis.on)"
        let columns = series.columns
        for row in table.rows {
            for (column, cell) in zip(columns, row.cells) {
                guard let value = cell.digits(point: ".") else { continue }
                let place = "\(column.year),\(column.form.rawValue),\(column.isAfterBreak)"
                lines.append("\(head),\(place),\(row.label.key),\(csvField(row.label.dutch)),\(value)")
            }
        }
        return lines.map { $0 + "\r\n" }.joined()
    }

    /// The series as a page of its own to read and to print; it refers to nothing outside itself.
    public var html: String { reportPage(title: title.dutch, content: htmlContent) }

    /// The series below its heading, with everything escaped: to stand in a page.
    public var htmlContent: String {
        let notes = notes.map { "<li>\(escaped($0.dutch)) <i lang=\"en\">\(escaped($0.english))</i></li>" }
        return """
            <div class="report">
            <p>\(basis.html)</p>
            \(table.html)
            <h2>Toelichting <i lang="en">(explanation)</i></h2>
            <ul>
            \(notes.joined(separator: "\n"))
            </ul>
            </div>
            """
    }
}

extension AnswerBasis {
    fileprivate var textLines: [String] {
        ["Log: \(size.count) gebeurtenissen (events), wortel (root) \(root.base64)"]
            + (knownOn.map { ["Bekend op (as known on): \($0)"] } ?? [])
            + ["Stand op (as it stood on): \(on)"]
    }

    fileprivate var html: String {
        let known = knownOn.map { "<br>Bekend op <i lang=\"en\">(as known on)</i>: \($0)" } ?? ""
        return """
            Log: \(size.count) gebeurtenissen <i lang="en">(events)</i>, wortel <i lang="en">(root)</i>
            <code>\(escaped(root.base64))</code>\(known)
            <br>Stand op <i lang="en">(as it stood on)</i>: \(on)
            """
    }
}
