import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Wire

/// Turns every error into a problem document. A fault of the machine is told to the log under an incident number, and
/// the asker gets the number and nothing else.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = CallContext

    let table: RouteTable
    let logger: Logger

    // Made once, for they stand in every answer.
    private static let noStore = HTTPField(name: .cacheControl, value: "no-store")
    private static let noSniff = HTTPField(name: .xContentTypeOptions, value: "nosniff")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            var response = try await next(request, context)
            // Names must not stay behind in the cache of a shared computer.
            if !response.headers.contains(.cacheControl) { response.headers.append(Self.noStore) }
            response.headers.append(Self.noSniff)
            return response
        } catch {
            var response = problem(of: error, request).response(to: request)
            response.headers[.cacheControl] = "no-store"
            return response
        }
    }

    private func problem(of error: any Error, _ request: Request) -> Problem {
        if let error = error as? HTTPError, error.status == .notFound { return table.absence(of: request.uri.path) }
        return Problem(explaining: error, to: logger)
    }
}

extension Problem {
    /// The problem that an error is to the asker. A fault of the machine gets an incident number: the asker learns the
    /// number, the administrator's log the rest.
    init(explaining error: any Error, to logger: Logger) {
        if let problem = Problem(error) {
            self = problem
        } else if error is NIOTooManyBytesError {
            self = .bodyTooLarge
        } else if error is HTTPParserError {
            self = .malformedRequest
        } else {
            var generator = SystemRandomNumberGenerator()
            let number = String(generator.next() as UInt64, radix: 36)
            logger.error("incident \(number)", metadata: ["error": "\(error)"])
            self.init(
                "incident", .internalServerError, title: Sentence("Er ging iets mis", "Something went wrong"),
                detail: Sentence(
                    "Meld de beheerder dit nummer: \(number).", "Tell the administrator this number: \(number)."))
        }
    }
}

extension HTTPField.Name {
    /// Not among the names that come with the library.
    private static func ours(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is not the name of a field") }
        return name
    }

    static let xContentTypeOptions = ours("X-Content-Type-Options")
    static let idempotencyKey = ours("Idempotency-Key")
    static let actor = ours("MIM-Actor")
    /// The hash over the hashes of the files of a dossier.
    static let mimDossier = ours("MIM-Dossier")
    static let lastEventID = ours("Last-Event-ID")
    static let link = ours("Link")
    static let referrerPolicy = ours("Referrer-Policy")
}
