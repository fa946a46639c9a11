import HTTPTypes
import Hummingbird
import Logging

/// All routes, and the router made from them.
struct RouteTable: Sendable {
    let routes: [Route]

    /// A router that knows exactly these routes, and counts what it answers.
    func router(logger: Logger, counting requests: RequestCounts) -> Router<CallContext> {
        let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestCountMiddleware(requests: requests))
        router.add(middleware: ProblemMiddleware(table: self, logger: logger))
        router.add(middleware: LocalOnlyMiddleware())
        for route in routes {
            router.on(RouterPath(route.routerPath), method: route.method) { request, context in
                try await route.respond(
                    Call(
                        request: request, context: context,
                        query: try QueryValues(request.uri.query, known: route.parameters),
                        language: Language(accepting: request.headers[.acceptLanguage])))
            }
        }
        return router
    }

    /// Why no route answered: the path is unknown, or only the method.
    func absence(of path: String) -> Problem {
        let methods = routes.filter { $0.matches(path) }.map(\.method)
        if !methods.isEmpty { return .methodNotAllowed(methods + (methods.contains(.get) ? [.head] : [])) }
        return path.hasPrefix(CommandRoutes.path + "/") ? .noSuchCommand : .noSuchRoute
    }
}
