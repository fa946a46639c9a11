import HTTPTypes
import Hummingbird

/// The frame of every page: Dutch, readable without scripts, and with nothing from elsewhere.
struct Page: Sendable {
    let title: String
    let content: HTML
    /// Rules of its own, beside those of every page.
    var style: HTML = ""

    /// The whole page.
    func response(status: HTTPResponse.Status = .ok) -> Response {
        let page: HTML = """
            <!doctype html>
            <html lang="nl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – MIM</title>
            <style>\(Self.style)
            \(style)</style>
            </head>
            <body>
            <a class="skip" href="#inhoud">Naar de inhoud</a>
            <header><nav aria-label="Hoofdmenu"><ul>
            <li><a href="/">MIM</a></li>
            <li><a href="/caseload">Caseload</a></li>
            <li><a href="/supervision">Begeleiding</a></li>
            <li><a href="/meldcode">Meldcode</a></li>
            <li><a href="/registration">Registratie</a></li>
            </ul></nav></header>
            <main id="inhoud">
            <h1>\(title)</h1>
            \(content)
            </main>
            </body>
            </html>

            """
        return .page(page.source, status: status)
    }

    private static let style: HTML = """
        body { font-family: system-ui, sans-serif; line-height: 1.5; margin: 0 auto; max-width: 90rem; padding: 0 1rem 3rem; \
        color: #1b1b1b; background: #fff; }
        header nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: .75rem 0; margin: 0; \
        border-bottom: 2px solid #7a1f5c; }
        a { color: #7a1f5c; } a:focus-visible { outline: 3px solid #1b6ec2; }
        .skip { position: absolute; left: -99rem; } .skip:focus { left: 0; }
        .wide { overflow-x: auto; } .wide:focus-visible { outline: 3px solid #1b6ec2; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; } caption { text-align: left; font-weight: 600; padding: .5rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ccc; }
        thead th { background: #f4eef2; } td ul { margin: 0; padding-left: 1rem; } .signals { min-width: 14rem; }
        time, .fixed { white-space: nowrap; } .today { background: #fff3bf; font-weight: 600; }
        .choice { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
        [aria-current] { font-weight: 700; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; white-space: pre-line; } td dl { margin: 0; }
        """
}

extension Response {
    /// A page of ours: it may load and run nothing, and no other site may frame it.
    static func page(_ source: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.bytes(Array(source.utf8), type: MediaTypes.html, status: status)
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }
}

/// A table with a caption and a heading over each column.
struct Table {
    let caption: String
    let columns: [String]
    let rows: [[HTML]]

    var html: HTML {
        let heads = columns.map { column -> HTML in "<th scope=\"col\">\(column)</th>" }
        let lines = rows.map { row -> HTML in
            let cells = row.enumerated().map { index, cell -> HTML in
                index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        // A wide table scrolls by itself; whoever has no mouse reaches it by the keyboard.
        return """
            <div class="wide" role="region" aria-label="\(caption)" tabindex="0">
            <table><caption>\(caption)</caption>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(lines)</tbody></table></div>

            """
    }
}
