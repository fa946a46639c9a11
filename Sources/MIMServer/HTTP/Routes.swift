import Synchronization

/// Every address of the server.
enum Routes {
    /// The table of all routes of an app, with the description of itself.
    static func table(_ app: AppContext) -> RouteTable {
        let queries =
            CaseloadRoutes.routes(app) + SupervisionRoutes.routes(app) + RegistrationRoutes.routes(app)
            + MeldcodeRoutes.routes(app) + MeldcodeOverviewRoutes.routes(app)
            + [DossierRoute.route(app), WatermarkRoute.route(app)]
        let described =
            CommandRoutes.routes(app.handler) + [ImportRoute.route(app)]
            + queries.map { $0.waiting(on: app.watermarks) } + [EventRoutes.route(app)] + LogRoutes.routes(app)
            + [WitnessRoute.route(app)] + HealthRoutes.routes(app) + ReadModelRoutes.routes(app)
            + [HealthReport.route(app), MetricsRoute.route(app)] + PageRoutes.routes(app)
        let document = Mutex<[UInt8]>([])
        let description = Route(
            path: OpenAPI.path, summary: "This description.", answers: [Route.Answer(summary: "OpenAPI 3.1.")],
            respond: { _ in .bytes(document.withLock { $0 }, type: MediaTypes.json) })
        let routes = described + [description]
        document.withLock { $0 = OpenAPI.document(routes) }
        return RouteTable(routes: routes)
    }
}
