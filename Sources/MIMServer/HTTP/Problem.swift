import HTTPTypes
import Hummingbird
import Wire

/// A refusal or a fault as an RFC 9457 problem document: what went wrong, in words that the asker can act on.
///
/// It never repeats a value that was sent: that may be about people, and the problem may end in a log.
struct Problem: Error, Sendable {
    /// The stable name of the problem, kebab case; its address is `/problems/<name>`.
    let name: String
    let status: HTTPResponse.Status
    let title: Sentence
    let detail: Sentence
    /// The field, header or parameter that stands in the way.
    var field: String?
    var headers: HTTPFields = [:]

    init(
        _ name: String, _ status: HTTPResponse.Status, title: Sentence, detail: Sentence, field: String? = nil,
        headers: HTTPFields = [:]
    ) {
        self.name = name
        self.status = status
        self.title = title
        self.detail = detail
        self.field = field
        self.headers = headers
    }

    /// The members of the problem document.
    func write(to json: inout JSONWriter, in language: Language) {
        json.beginObject()
        json.key("type")
        json.string("/problems/\(name)")
        json.key("title")
        json.string(title[language])
        json.key("status")
        json.integer(status.code)
        json.key("detail")
        json.string(detail[language])
        if let field {
            json.key("field")
            json.string(String(field.prefix(Self.fieldCharactersMax)))
        }
        json.endObject()
    }

    /// The names of our own fields are shorter; a stranger's is not worth repeating in full.
    private static let fieldCharactersMax = 100

    /// The answer to the asker.
    func response(in language: Language) -> Response {
        var json = JSONWriter(reserving: 300)
        write(to: &json, in: language)
        var response = Response.bytes(json.bytes, type: MediaTypes.problem, status: status)
        response.headers[.contentLanguage] = language.rawValue
        for field in headers { response.headers[field.name] = field.value }
        return response
    }
}
