import HTTPTypes
import Hummingbird

/// Keeps the pages of other sites out: a browser on this computer would otherwise carry their requests here.
///
/// A name that an attacker lets point to 127.0.0.1 (DNS rebinding) shows itself in `Host`; a form or a script of another
/// site shows itself in `Origin`. Neither sees or records anything.
struct LocalOnlyMiddleware: RouterMiddleware {
    typealias Context = CallContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, Loopback.contains(authority: authority) else {
            throw Problem.foreignHost
        }
        if let origin = request.headers[.origin], request.method != .get, request.method != .head,
            origin.lowercased() != "http://\(authority.lowercased())"
        {
            throw Problem.foreignOrigin
        }
        return try await next(request, context)
    }
}
