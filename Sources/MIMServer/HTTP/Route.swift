import HTTPTypes
import Hummingbird
import Programme
import Wire

/// One address with its method: what it takes, what it answers, and how. The router and the API's description are both
/// made from the list of these, so that they cannot drift apart.
struct Route: Sendable {
    /// What a request has in its body.
    enum Body: Sendable {
        case none
        /// The fields of a command.
        case command([FieldDescription])
        /// A command per line.
        case lines
    }

    /// What a good answer looks like.
    struct Answer: Sendable {
        var status: HTTPResponse.Status = .ok
        var type: String = MediaTypes.json
        var summary: String
    }

    var method: HTTPRequest.Method = .get
    /// The path, with a name in braces for what varies.
    let path: String
    /// Whether the last name stands for all that follows, slashes too.
    var takesRest = false
    let summary: String
    var parameters: [QueryParameter] = []
    /// Request headers that it knows beside those of every route.
    var headers: [RequestHeader] = []
    var body = Body.none
    let answers: [Answer]
    var respond: @Sendable (Call) async throws -> Response

    /// The path as the router takes it.
    var routerPath: String {
        guard takesRest, let slash = path.lastIndex(of: "/") else { return path }
        return path[...slash] + "**"
    }

    /// The names in braces.
    var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// Whether a path could be meant for this route.
    func matches(_ path: some StringProtocol) -> Bool {
        let wanted = self.path.split(separator: "/")
        let given = path.split(separator: "/")
        return (takesRest ? wanted.count <= given.count : wanted.count == given.count)
            && zip(wanted, given).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}

/// A request header that a route knows, for the API's description.
struct RequestHeader: Hashable, Sendable {
    let name: String
    let summary: String

    static let idempotencyKey = RequestHeader(
        name: "Idempotency-Key", summary: "The same key with the same command again is answered with the first receipt."
    )
    static let ifMatch = RequestHeader(
        name: "If-Match", summary: "The ETag of an earlier answer about the same; refused when it has changed since.")
    static let actor = RequestHeader(
        name: "MIM-Actor", summary: "Who asks, `role:uuid`; default the administrator at the machine.")
    static let lastEventID = RequestHeader(
        name: "Last-Event-ID", summary: "With a stream: the position of the last event that the client has.")
    static let accept = RequestHeader(
        name: "Accept",
        summary: "`text/event-stream` or `application/x-ndjson` follows the log; anything else gets a page.")
    /// Of every route: in which language problems and sentences are.
    static let language = RequestHeader(name: "Accept-Language", summary: "`nl` (default) or `en`.")
}

/// One request on its way through a route.
struct Call: Sendable {
    let request: Request
    let context: CallContext
    let query: QueryValues
    let language: Language

    /// The parts of the path that the last name of a route stands for, when it takes the rest.
    var rest: [Substring] { context.parameters.getCatchAll() }

    /// The id in the path.
    ///
    /// - Throws: A 404: an address that is no id is an address of nothing.
    func id<E: Entity>(_ name: String) throws(Problem) -> ID<E> {
        guard let value = context.parameters.get(name), let id = Identifier(value) else {
            throw .unknownID
        }
        return ID(id)
    }
}
