import Programme
import Projections

/// The supervision status as two tables: volunteers, and the hours of those who lead them.
struct SupervisionPage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let filter = SupervisionRoutes.filter(answer)
        let cursor: VolunteerID? = try answer.cursor()
        let (found, size) = try answer.read { models in
            (
                models.supervision.volunteers(filter, today: answer.on, after: cursor, limit: answer.limit),
                models.supervision.coordinators(filter, today: answer.on, after: nil, limit: RequestLimits.pageMax)
            )
        }
        let volunteers = Table(
            caption: "Vrijwilligers op \(answer.on)",
            columns: [
                "Vrijwilliger", "Locatie en coördinator", "Stand", "VOG gezien", "Training", "Moeders",
                "Laatste gesprek", "Groep dit jaar", "Laatste bezoek", "Aandacht",
            ],
            rows: try found.0.rows.map(cells))
        let coordinators = Table(
            caption: "Coördinatoren op \(answer.on)",
            columns: [
                "Coördinator", "Locaties", "Uren per week", "Vrijwilligers", "Moeders", "Uren tegen de norm",
                "Aandacht",
            ],
            rows: try found.1.rows.map(cells))
        let signals = found.0.rows.flatMap(\.signals) + (cursor == nil ? found.1.rows.flatMap(\.signals) : [])
        return Page(
            title: "Begeleiding",
            content: """
                \(choices)
                \(answer.restriction)
                \(found.0.rows.isEmpty ? "<p>Er zijn geen vrijwilligers om te tonen.</p>" : volunteers.html)
                \(answer.nextLink(found.0.next))
                \(cursor == nil ? coordinators.html : "")
                \(HTML.norms(of: signals))
                \(try answer.foot(size))
                """)
    }

    private var choices: HTML {
        let statuses = VolunteerStatus.allCases.map { status -> HTML in
            "<li>\(answer.link(to: ["status": status.word], "\(status.dutch)"))</li>\n"
        }
        return """
            <nav aria-label="Stand"><ul class="choice">
            <li>\(answer.link(to: ["status": nil], "alle behalve gestopt"))</li>
            \(statuses)</ul></nav>
            """
    }

    private func cells(_ row: VolunteerRow) throws -> [HTML] {
        let missing = row.topicsMissing.elements.map(\.dutch).joined(separator: "; ")
        let lacks: HTML = missing.isEmpty ? "" : "<br>ontbreekt: \(missing)"
        let since = row.daysSinceTalk.map { "<br>\($0) dagen geleden" as HTML }
        let mothers: HTML =
            row.activeMothers.isEmpty
            ? "0" : "<a href=\"/caseload?volunteer=\(row.volunteer.value)\">\(row.activeMothers.count)</a>"
        return [
            try answer.name(row.name), try answer.place(row.location, row.locationName, row.coordinators),
            "\(row.status.dutch)", .day(row.certificateSeenOn), "\(row.trainingMeetings) bijeenkomsten\(lacks)",
            mothers, "\(HTML.day(row.lastTalk))\(since ?? "")", "\(row.groupMeetingsThisYear)",
            .day(row.lastVisit), .signals(row.signals),
        ]
    }

    private func cells(_ row: CoordinatorRow) throws -> [HTML] {
        let places = row.locations.map { $0.locationName ?? "onbekend" }.joined(separator: ", ")
        let (hours, minutes) = row.weeklyMinutes.quotientAndRemainder(dividingBy: 60)
        return [
            answer.link(to: ["coordinator": "\(row.coordinator.value)"], try answer.name(row.name)), "\(places)",
            "\(hours) u \(minutes) min", "\(row.activeVolunteers)",
            "\(row.activeMothers)", "\(row.time.verdict.dutch)", .signals(row.signals),
        ]
    }
}
