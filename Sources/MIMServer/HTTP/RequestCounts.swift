import Hummingbird
import Synchronization

/// How many requests were answered since the start, by status.
final class RequestCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    func count(_ status: Int) { counts.withLock { $0[status, default: 0] += 1 } }

    var byStatus: [Int: Int] { counts.withLock { $0 } }
}

/// Counts every answer; it stands before all others, so that it sees what goes out.
struct RequestCountMiddleware: RouterMiddleware {
    typealias Context = CallContext

    let requests: RequestCounts

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        requests.count(response.status.code)
        return response
    }
}
