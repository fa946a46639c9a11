import Programme
import Projections

/// The supervision status as two tables: volunteers, and the hours of those who lead them.
struct SupervisionPage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let filter = SupervisionFilter(
            location: answer.filter(.location), volunteer: answer.filter(.volunteer),
            coordinator: answer.filter(.coordinator))
        let cursor: VolunteerID? = try answer.cursor()
        let (found, size) = try answer.read { models in
            (
                models.supervision.volunteers(filter, today: answer.today, after: cursor, limit: answer.limit),
                models.supervision.coordinators(filter, today: answer.today, after: nil, limit: RequestLimits.pageMax)
            )
        }
        let volunteers = Table(
            caption: "Vrijwilligers op \(answer.today)",
            columns: [
                "Vrijwilliger", "Locatie", "Stand", "VOG gezien", "Training", "Moeders", "Laatste gesprek",
                "Groep dit jaar", "Aandacht",
            ],
            rows: try found.0.rows.map(cells))
        let coordinators = Table(
            caption: "Coördinatoren op \(answer.today)",
            columns: ["Coördinator", "Locaties", "Uren per week", "Vrijwilligers", "Moeders", "Norm", "Aandacht"],
            rows: try found.1.rows.map(cells))
        return Page(
            title: "Begeleiding",
            content: """
                \(volunteers.html)
                \(answer.nextLink(found.0.next))
                \(cursor == nil ? coordinators.html : "")
                \(answer.foot(size))
                """)
    }

    private func cells(_ row: VolunteerRow) throws -> [HTML] {
        [
            try answer.name(row.name), "\(row.locationName ?? "onbekend")", "\(row.status.dutch)",
            .day(row.certificateSeenOn), "\(row.trainingMeetings) bijeenkomsten", "\(row.activeMothers.count)",
            .day(row.lastTalk), "\(row.groupMeetingsThisYear)", .signals(row.signals),
        ]
    }

    private func cells(_ row: CoordinatorRow) throws -> [HTML] {
        let places = row.locations.map { $0.locationName ?? "onbekend" }.joined(separator: ", ")
        let (hours, minutes) = row.weeklyMinutes.quotientAndRemainder(dividingBy: 60)
        return [
            try answer.name(row.name), "\(places)", "\(hours) u \(minutes) min", "\(row.activeVolunteers)",
            "\(row.activeMothers)", "\(row.time.verdict.dutch)", .signals(row.signals),
        ]
    }
}
