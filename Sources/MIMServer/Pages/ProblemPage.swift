import HTTPTypes
import Hummingbird

extension Problem {
    /// The answer to a request: a page in Dutch for somebody with a browser, a problem document for a program.
    func response(to request: Request) -> Response {
        let isForProgram = request.uri.path.hasPrefix("/api/") || !Self.wantsPage(request.headers[.accept])
        guard !isForProgram else { return response(in: Language(accepting: request.headers[.acceptLanguage])) }
        let field = self.field.map { "<p>Het gaat om: <code>\($0.prefix(Self.shownMax))</code></p>" as HTML }
        var response = Page(
            title: title.dutch,
            content: """
                <p>\(detail.dutch)</p>
                \(field ?? "")
                <p><a href="/">Naar het begin</a></p>
                """
        ).response(status: status)
        for field in headers { response.headers[field.name] = field.value }
        return response
    }

    /// A browser names HTML; a program that takes anything gets what programs read.
    private static func wantsPage(_ accept: String?) -> Bool {
        (accept ?? "").split(separator: ",").contains { MediaTypes.matches(String($0), MediaTypes.html) }
    }

    /// The name of a parameter of ours is shorter; a stranger's is not worth repeating in full.
    private static let shownMax = 100
}
