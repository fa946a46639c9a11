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
    var body = Body.none
    let answers: [Answer]
    let respond: @Sendable (Call) async throws -> Response

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

/// One request on its way through a route.
struct Call: Sendable {
    let request: Request
    let context: BasicRequestContext
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
