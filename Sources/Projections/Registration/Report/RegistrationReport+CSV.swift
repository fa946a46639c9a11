import EventStore

extension RegistrationReport {
    /// The report as CSV (RFC 4180): a line for each cell that holds a number, with the keys that name it.
    public var csv: String {
        var lines = ["year,scope,rules,log_size,root,as_known_on,on,provisional,table,row,label,column,value"]
        let provisional = provisional.map { "\($0)" } ?? ""
        let known = basis.knownOn.map { "\($0)" } ?? ""
        let head = [
            "\(registration.year.number)", title.key, registration.rules.rawValue, "\(basis.size.count)",
            basis.root.base64, known, "\(basis.on)", provisional,
        ].joined(separator: ",")
        for table in tables {
            for row in table.rows {
                for (column, cell) in zip(table.columns, row.cells) {
                    guard let value = cell.digits(point: ".") else { continue }
                    let label = csvField(row.label.dutch)
                    lines.append("\(head),\(table.title.key),\(row.label.key),\(label),\(column.key),\(value)")
                }
            }
        }
        return lines.map { $0 + "\r\n" }.joined()
    }
}

/// A text in quotation marks. A spreadsheet would run one that begins like a formula: that gets a space before it.
func csvField(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let doubled = text.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"\(isFormula ? " " : "")\(doubled)\""
}
