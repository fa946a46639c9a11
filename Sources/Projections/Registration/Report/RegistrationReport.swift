import EventStore
import Programme
import Wire

/// The yearly report: a registration laid out in tables, and how it came about.
///
/// Pure: the same registration, deliveries and basis give the same bytes, in each of the four forms (`text`, `json`,
/// `csv`, `html`).
public struct RegistrationReport: Hashable, Sendable {
    public let registration: Registration
    /// What was delivered of the year, which is never added to what is counted.
    public let delivered: DeliveredYear
    /// What it was counted from.
    public let basis: AnswerBasis

    public init(_ registration: Registration, delivered: DeliveredYear = .nothing, basis: AnswerBasis) {
        self.registration = registration
        self.delivered = delivered
        self.basis = basis
    }

    /// The day up to which the year was counted, while it is not over: its figures will still change.
    public var provisional: Day? { basis.on <= registration.year.last ? basis.on : nil }

    /// Every table, in the order of the report.
    public var tables: [ReportTable] {
        let both = (registration.duringYear, registration.onLastDay)
        let mothers = (both.0.mothers, both.1.mothers)
        let volunteers = (both.0.volunteers, both.1.volunteers)
        let flow = registration.flow
        return [
            overview,
            .both(
                .init("providers", "Locaties naar aanbieder", "Locations by provider"),
                both.0.locations.providers, both.1.locations.providers),
            .both(
                .init("variants", "Locaties naar variant", "Locations by variant"),
                both.0.locations.variants, both.1.locations.variants),
            movements,
            .one(.init("routes", "Aangemeld in het jaar, naar route", "Enrolled in the year, by route"), flow.routes),
            .both(
                .init("mothers-background", "Moeders naar etnische achtergrond", "Mothers by ethnic background"),
                mothers.0.backgrounds, mothers.1.backgrounds),
            .both(
                .init("mothers-age", "Moeders naar leeftijd op 31 december", "Mothers by age on 31 December"),
                mothers.0.ages, mothers.1.ages),
            .both(
                .init("mothers-education", "Moeders naar opleiding", "Mothers by education"),
                mothers.0.education, mothers.1.education),
            .both(
                .init("mothers-family", "Moeders naar gezinssamenstelling", "Mothers by family composition"),
                mothers.0.families, mothers.1.families),
            .both(
                .init("mothers-income", "Moeders naar inkomen", "Mothers by source of income"),
                mothers.0.incomes, mothers.1.incomes),
            .multiple(
                .init("baby-circumstances", "Omstandigheden van de baby", "Circumstances of the baby"),
                mothers.0.babyCircumstances, mothers.1.babyCircumstances),
            .multiple(
                .init("mother-circumstances", "Omstandigheden van de moeder", "Circumstances of the mother"),
                mothers.0.motherCircumstances, mothers.1.motherCircumstances),
            .one(
                .init("end-reasons", "Beëindigd in het jaar, naar reden", "Ended in the year, by reason"),
                flow.endReasons),
            .both(
                .init("volunteers-once-mother", "Vrijwilligers die MIM-moeder waren", "Volunteers once MIM mothers"),
                volunteers.0.onceMothers, volunteers.1.onceMothers),
            .both(
                .init("volunteers-background", "Vrijwilligers naar achtergrond", "Volunteers by background"),
                volunteers.0.backgrounds, volunteers.1.backgrounds),
            .both(
                .init("volunteers-age", "Vrijwilligers naar leeftijd op 31 december", "Volunteers by age"),
                volunteers.0.ages, volunteers.1.ages),
            .both(
                .init("volunteers-education", "Vrijwilligers naar opleiding", "Volunteers by education"),
                volunteers.0.education, volunteers.1.education),
            .one(
                .init("stop-reasons", "Gestopte vrijwilligers naar reden", "Volunteers who stopped, by reason"),
                flow.stopReasons),
            work, places,
        ] + deliveredTables
    }

    /// The name of the report.
    public var title: ReportTable.Label {
        let year = registration.year.number
        switch registration.scope {
        case .country:
            return .init("country", "Landelijke registratie MIM \(year)", "MIM national registration \(year)")
        case .location(let id):
            let name = registration.placeName ?? "\(id.value)"
            return .init(id.tag, "Registratie MIM \(year): \(name)", "MIM registration \(year): \(name)")
        }
    }

    /// What must be known to read the tables.
    var notes: [ReportTable.Label] {
        registration.rules.sentences.map { .init("rule", $0.dutch, $0.english) } + [
            .init(
                "headline", "Hoofdgetal is 'in het jaar'; 'op 31 december' staat er steeds naast.",
                "The headline is 'during the year'; 'on 31 December' always stands beside it."),
            .init(
                "small-counts", "Kleine aantallen zijn niet onderdrukt: alleen voor intern gebruik.",
                "Small counts are not suppressed: for internal use only."),
        ]
    }

    /// What a year that is not over yet says of itself.
    var provisionalNote: ReportTable.Label? {
        provisional.map { day in
            .init(
                "provisional", "Voorlopig, tot en met \(day): '31 december' is de stand van die dag.",
                "Provisional, up to and with \(day): '31 December' is how things stand on that day.")
        }
    }

    /// How many of the locations that were open in the year recorded something in it.
    var coverage: ReportTable.Label {
        let (reporting, open) = (registration.placesReporting, registration.duringYear.locations.total)
        return .init(
            "coverage", "\(reporting) van \(open) locaties legden over dit jaar iets vast",
            "\(reporting) of \(open) locations recorded something of this year")
    }
}
