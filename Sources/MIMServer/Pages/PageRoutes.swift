import Hummingbird
import Programme
import Projections
import Wire

/// What a person sees who opens the server in a browser: plain tables, to look things up.
enum PageRoutes {
    static func routes(_ app: AppContext) -> [Route] {
        let filters: [QueryParameter] = [.location, .volunteer, .coordinator]
        let list: [QueryParameter] = [.on, .asKnownOn, .limit, .cursor]
        return [
            page("/", "The way in.") { _ in home() },
            page("/caseload", "The caseload as a page.", filters + [CaseloadRoutes.status, CaseloadRoutes.due] + list) {
                call in
                try await CaseloadPage(answer: QueryAnswer(app: app, call: call)).page()
            },
            page("/supervision", "The supervision status as a page.", filters + [SupervisionRoutes.status] + list) {
                call in
                try await SupervisionPage(answer: QueryAnswer(app: app, call: call)).page()
            },
            page(
                "/meldcode", "The Meldcode cases as a page; no names and no texts.",
                [.location, .volunteer, MeldcodeRoutes.status] + list
            ) { call in
                try await MeldcodePage(answer: QueryAnswer(app: app, call: call)).page()
            },
            page(
                "/meldcode/overzicht/{year}",
                "The yearly overview of the Meldcode cases as a page, small counts hidden.",
                MeldcodeOverviewRoutes.parameters
            ) { call in
                try await MeldcodeOverviewPage(answer: QueryAnswer(app: app, call: call)).page()
            },
            page("/meldcode/{meldcode-case}", "One case as a page, with its texts.", [.on, .asKnownOn]) { call in
                try await CasePage(answer: QueryAnswer(app: app, call: call)).page()
            },
            page(
                "/meldcode/{meldcode-case}/toetsing", "One case held against the 64 rules, as a page.",
                [.on, .asKnownOn]
            ) { call in
                try await AuditPage(answer: QueryAnswer(app: app, call: call)).page()
            },
            page("/registration", "The years of which there is a registration.", [.on, .asKnownOn]) { call in
                try await RegistrationPage.index(QueryAnswer(app: app, call: call))
            },
            page(
                "/registration/series", "Years of the registration side by side, as a page.",
                [RegistrationRoutes.from, RegistrationRoutes.to, .location, .on, .asKnownOn]
            ) { call in
                try await RegistrationPage.series(QueryAnswer(app: app, call: call))
            },
            page(
                "/registration/{year}", "The registration of a year as a page, now or as it was published.",
                [.location, RegistrationRoutes.published, .on, .asKnownOn]
            ) { call in
                try await RegistrationPage(answer: QueryAnswer(app: app, call: call)).page()
            },
        ]
    }

    private static func page(
        _ path: String, _ summary: String, _ parameters: [QueryParameter] = [],
        _ make: @escaping @Sendable (Call) async throws -> Page
    ) -> Route {
        Route(
            path: path, summary: summary, parameters: parameters,
            answers: [Route.Answer(type: MediaTypes.html, summary: "A page in Dutch.")],
            respond: { call in try await make(call).response() })
    }

    private static func home() -> Page {
        Page(
            title: "Moeders Informeren Moeders",
            content: """
                <p>Het geheugen van het programma: wie meedoet, wie haar bezoekt, en wat er wanneer is vastgelegd.</p>
                <ul>
                <li><a href="/caseload">Caseload</a>: wie wacht, wie wordt bezocht, wat er aan de beurt is</li>
                <li><a href="/supervision">Begeleiding</a>: VOG, training en gesprekken per vrijwilliger</li>
                <li><a href="/meldcode">Meldcode</a>: de casussen en hun stappen</li>
                <li><a href="/registration">Registratie</a>: het jaarverslag in cijfers, per jaar</li>
                </ul>
                <p>Voor programma's: <a href="/openapi.json">de beschrijving van de API</a>,
                <a href="/api/v1/events">de gebeurtenissen</a>.</p>
                <p>Zolang er geen accounts zijn, is MIM alleen op deze computer te openen.</p>
                """)
    }
}
