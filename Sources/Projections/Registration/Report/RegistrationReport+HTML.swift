import EventStore
import Wire

extension RegistrationReport {
    /// The report as a page of its own to read and to print; it refers to nothing outside itself.
    public var html: String { reportPage(title: title.dutch, content: htmlContent) }

    /// The look of the tables, for `html` and for a page that shows `htmlContent`.
    public static let style = """
        .report table { border-collapse: collapse; width: 100%; margin: 2rem 0 .25rem; break-inside: avoid }
        .report caption { text-align: left; font-weight: bold }
        .report th, .report td { padding: .15rem .5rem; text-align: right; border-bottom: 1px solid #bbb }
        .report th[scope=row] { text-align: left; font-weight: normal }
        .report i { color: #555; font-size: .85em }
        .report .note { margin: 0; font-size: .85em }
        """

    /// The report below its heading, with everything escaped: to stand in a page.
    public var htmlContent: String {
        let tables = tables.map(\.html).joined(separator: "\n")
        let notes = notes.map { "<li>\(escaped($0.dutch)) <i lang=\"en\">\(escaped($0.english))</i></li>" }
        let known = basis.knownOn.map { "<br>Bekend op <i lang=\"en\">(as known on)</i>: \($0)" } ?? ""
        let provisional = provisionalNote.map {
            "<br><strong>\(escaped($0.dutch))</strong> <i lang=\"en\">\(escaped($0.english))</i>"
        }
        return """
            <div class="report">
            <p>Telregels <i lang="en">(counting rules)</i>: \(registration.rules.rawValue)
            <br>Log: \(basis.size.count) gebeurtenissen <i lang="en">(events)</i>, wortel <i lang="en">(root)</i>
            <code>\(escaped(basis.root.base64))</code>\(known)
            <br>Stand op <i lang="en">(as it stood on)</i>: \(basis.on)
            <br>Dekking <i lang="en">(coverage)</i>: \(escaped(coverage.dutch))\(provisional ?? "")</p>
            \(tables)
            <h2>Toelichting <i lang="en">(explanation)</i></h2>
            <ul>
            \(notes.joined(separator: "\n"))
            </ul>
            </div>
            """
    }
}

extension ReportTable {
    var html: String {
        let head = columns.map { "<th scope=\"col\">\(escaped($0.dutch))</th>" }.joined()
        let body = rows.map { row in
            let cells = row.cells.map { "<td>\($0.digits(point: ",") ?? "")</td>" }.joined()
            return "<tr><th scope=\"row\">\(row.label.html)</th>\(cells)</tr>"
        }
        let notes = notes.map { "<p class=\"note\">\(escaped($0.dutch)) <i lang=\"en\">\(escaped($0.english))</i></p>" }
        return """
            <div class="wide"><table>
            <caption>\(title.html)</caption>
            <thead><tr><td></td>\(head)</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table></div>
            \(notes.joined(separator: "\n"))
            """
    }
}

extension ReportTable.Label {
    fileprivate var html: String {
        dutch == english ? escaped(dutch) : "\(escaped(dutch)) <i lang=\"en\">(\(escaped(english)))</i>"
    }
}

/// A page of its own around a report.
func reportPage(title: String, content: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="nl">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>
    body { font: 1rem/1.4 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
    \(RegistrationReport.style)
    </style>
    </head>
    <body>
    <h1>\(escaped(title))</h1>
    \(content)
    </body>
    </html>

    """
}

func escaped(_ text: String) -> String {
    var html = ""
    for character in text {
        switch character {
        case "&": html += "&amp;"
        case "<": html += "&lt;"
        case ">": html += "&gt;"
        case "\"": html += "&quot;"
        default: html.append(character)
        }
    }
    return html
}
