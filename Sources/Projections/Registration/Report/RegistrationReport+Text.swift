import EventStore

extension RegistrationReport {
    /// The report as plain text, in Dutch, with the English beside what is short.
    public var text: String {
        var lines = [title.dutch, String(repeating: "=", count: title.dutch.count), title.english, ""]
        lines.append("Telregels (counting rules): \(registration.rules.rawValue)")
        lines.append("Log: \(basis.size.count) gebeurtenissen (events), wortel (root) \(basis.root.base64)")
        if let knownOn = basis.knownOn { lines.append("Bekend op (as known on): \(knownOn)") }
        lines.append("Stand op (as it stood on): \(basis.on)")
        lines.append("Dekking (coverage): \(coverage.dutch)")
        if let note = provisionalNote { lines += [note.dutch, note.english] }
        for table in tables { lines += ["", ""] + table.textLines }
        lines += ["", "", "Toelichting (explanation)", "-------------------------"]
        for note in notes { lines += ["* \(note.dutch)", "  \(note.english)"] }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ReportTable {
    /// The label column is this wide, so that the columns of all tables stand below each other.
    private static let labelWidth = 48

    var textLines: [String] {
        let title = "\(self.title.dutch) (\(self.title.english))"
        let widths = columns.map { max($0.dutch.count, 6) + 2 }
        let head =
            String(repeating: " ", count: Self.labelWidth)
            + zip(columns, widths).map { Self.right($0.dutch, $1) }.joined()
        let body = rows.map { row in
            Self.left(Self.bilingual(row.label), Self.labelWidth)
                + zip(row.cells, widths).map { Self.right($0.digits(point: ",") ?? "", $1) }.joined()
        }
        return [title, String(repeating: "-", count: title.count), head]
            + body.map(Self.trimmed) + notes.map { "  \($0.dutch)" }
    }

    /// Both languages where both fit, else the Dutch alone.
    private static func bilingual(_ label: Label) -> String {
        let both = "\(label.dutch) (\(label.english))"
        return label.dutch == label.english || both.count > labelWidth ? label.dutch : both
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func trimmed(_ line: String) -> String {
        String(
            line.prefix((line.lastIndex { $0 != " " }).map { line.distance(from: line.startIndex, to: $0) + 1 } ?? 0))
    }
}
