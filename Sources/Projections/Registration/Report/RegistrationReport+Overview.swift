import Programme

extension RegistrationReport {
    private typealias Label = ReportTable.Label
    private typealias Row = ReportTable.Row

    /// The totals and the ratios between them.
    var overview: ReportTable {
        let counts = [registration.duringYear, registration.onLastDay]
        func row(_ label: Label, _ cell: (Registration.Headcount) -> ReportTable.Cell) -> Row {
            Row(label, counts.map(cell))
        }
        return ReportTable(
            Label("totals", "Kerncijfers", "Key figures"), columns: ReportTable.bothColumns,
            rows: [
                row(Label("locations", "locaties", "locations")) { .whole($0.locations.total) },
                row(Label("municipalities", "gemeenten", "municipalities")) { .whole($0.locations.municipalities) },
                row(Label("organisations", "organisaties", "organisations")) { .whole($0.locations.organisations) },
                row(Label("one-coordinator", "locaties met één coördinator", "locations with one coordinator")) {
                    .whole($0.locations.withOneCoordinator)
                },
                row(Label("coordinators", "coördinatoren", "coordinators")) { .whole($0.coordinators.total) },
                row(Label("fewest-hours", "uren per week, minste", "hours a week, fewest")) {
                    hours($0.coordinators.fewestMinutes)
                },
                row(Label("most-hours", "uren per week, meeste", "hours a week, most")) {
                    hours($0.coordinators.mostMinutes)
                },
                row(Label("hours", "uren per week, samen", "hours a week, together")) {
                    hours($0.coordinators.weeklyMinutes)
                },
                row(Label("volunteers", "vrijwilligers", "volunteers")) { .whole($0.volunteers.total) },
                row(Label("mothers", "moeders (trajecten)", "mothers (trajectories)")) { .whole($0.mothers.total) },
                row(Label("women", "verschillende vrouwen", "different women")) { .whole($0.mothers.people) },
                row(Label("volunteers-per-coordinator", "vrijwilligers per coördinator", "volunteers per coordinator"))
                {
                    .init(tenths: $0.volunteersPerCoordinator.tenths)
                },
                row(Label("mothers-per-volunteer", "moeders per vrijwilliger", "mothers per volunteer")) {
                    .init(tenths: $0.mothersPerVolunteer.tenths)
                },
                row(Label("mothers-per-coordinator", "moeders per coördinator", "mothers per coordinator")) {
                    .init(tenths: $0.mothersPerCoordinator.tenths)
                },
                row(Label("hours-per-volunteer", "uren per week per vrijwilliger", "hours a week per volunteer")) {
                    .init(tenths: $0.hoursPerVolunteer.tenths)
                },
                row(Label("mothers-not-dutch", "moeders niet Nederlands, in %", "mothers not Dutch, in %")) {
                    .init(tenths: $0.mothersNotDutch.percentTenths)
                },
                row(Label("volunteers-not-dutch", "vrijwilligers niet Nederlands, in %", "volunteers not Dutch, in %"))
                {
                    .init(tenths: $0.volunteersNotDutch.percentTenths)
                },
            ],
            notes: [
                Label(
                    "ratios", "Verhoudingen zijn op één decimaal afgerond, half naar boven, uit de hele aantallen.",
                    "Ratios are rounded half up to one decimal, from the whole counts.")
            ] + norms)
    }

    /// What the ratios can be held against.
    private var norms: [Label] {
        [Norms.coordinationTime, Norms.volunteersPerCoordinator, Norms.mothersPerVolunteer].map { norm in
            Label(
                "norm-\(norm.number.lowercased())", "\(norm.number): \(norm.dutch) (\(norm.source))",
                "\(norm.number): \(norm.english) (\(norm.source))")
        }
    }

    /// Who came and went in the year.
    var movements: ReportTable {
        let flow = registration.flow
        return ReportTable(
            Label("flow", "In- en uitstroom", "Coming and going"), columns: [ReportTable.count],
            rows: [
                Row(Label("enrolled", "moeders aangemeld", "mothers enrolled"), .whole(flow.enrolled)),
                Row(Label("accepted", "moeders geaccepteerd", "mothers accepted"), .whole(flow.accepted)),
                Row(Label("referred-on", "moeders doorverwezen", "mothers referred on"), .whole(flow.referredOn)),
                Row(
                    Label("withdrawn", "afgehaakt voor acceptatie", "withdrew before acceptance"),
                    .whole(flow.withdrawn)),
                Row(
                    Label("waiting", "wacht op 31 december op een besluit", "awaiting a decision"), .whole(flow.waiting)
                ),
                Row(Label("ended", "trajecten beëindigd", "trajectories ended"), .whole(flow.ended)),
                Row(
                    Label("volunteers-started", "vrijwilligers begonnen", "volunteers started"),
                    .whole(flow.volunteersStarted)),
                Row(
                    Label("volunteers-stopped", "vrijwilligers gestopt", "volunteers stopped"),
                    .whole(flow.volunteersStopped)),
                Row(
                    Label("turnover", "verloop van vrijwilligers in %", "turnover of volunteers in %"),
                    .init(tenths: flow.turnover.percentTenths)),
            ],
            notes: [
                Label(
                    "turnover", "Verloop is gestopt gedeeld door actief in het jaar.",
                    "Turnover is those who stopped divided by those active during the year.")
            ])
    }

    /// What was done in the year.
    var work: ReportTable {
        let done = registration.activity
        return ReportTable(
            Label("activity", "Bezoeken en begeleiding", "Visits and supervision"), columns: [ReportTable.count],
            rows: [
                Row(Label("visits-held", "bezoeken", "visits held"), .whole(done.visitsHeld)),
                Row(Label("visit-minutes", "minuten bezoek", "minutes of visits"), .whole(done.visitMinutes)),
                Row(
                    Label("minutes-per-visit", "minuten per bezoek", "minutes per visit"),
                    .init(tenths: Ratio(done.visitMinutes, per: done.visitsTimed).tenths)),
                Row(Label("visits-missed", "gemiste bezoeken", "visits missed"), .whole(done.visitsMissed)),
                Row(
                    Label("supervision-talks", "begeleidingsgesprekken", "supervision talks"),
                    .whole(done.supervisionTalks)),
                Row(Label("group-meetings", "groepsbijeenkomsten", "group meetings"), .whole(done.groupMeetings)),
            ])
    }

    /// A line for each location.
    var places: ReportTable {
        ReportTable(
            Label("places", "Per locatie", "Per location"),
            columns: [
                Label("mothers-during", "moeders", "mothers during"),
                Label("mothers-last", "31 dec", "mothers 31 Dec"),
                Label("volunteers-during", "vrijwilligers", "volunteers during"),
                Label("volunteers-last", "31 dec", "volunteers 31 Dec"),
                Label("coordinators", "coördinatoren", "coordinators"),
                Label("hours", "uren/week", "hours a week"),
            ],
            rows: registration.places.map { place in
                Row(
                    label(of: place), .whole(place.mothersDuring),
                    .whole(place.mothersOnLastDay), .whole(place.volunteersDuring), .whole(place.volunteersOnLastDay),
                    .whole(place.coordinators), hours(place.weeklyMinutes))
            },
            notes: [
                Label(
                    "places", "Een coördinator van twee locaties staat bij beide.",
                    "A coordinator of two locations stands with both.")
            ])
    }

    private func label(of place: Registration.Place) -> Label {
        var name = place.name == place.municipality ? place.name : "\(place.name), \(place.municipality)"
        // Of a location that others have named, but nobody has opened, the id is all there is.
        if place.name.isEmpty { name = "\(place.location.value)" }
        return Label(
            "\(place.location.value)", place.wasOpen ? name : "\(name) (gesloten)",
            place.wasOpen ? name : "\(name) (closed)")
    }

    private func hours(_ minutes: Int?) -> ReportTable.Cell {
        .init(tenths: minutes.flatMap { Ratio($0, per: 60).tenths })
    }
}
