import Wire

/// What a date can lie before or after, in the words of a refusal.
public enum Thing: Sendable {
    case location, coordinator, volunteer, trajectory, match, meldcodeCase, concern, join

    var dutch: String {
        switch self {
        case .location: "de locatie"
        case .coordinator: "de aanstelling van de coördinator"
        case .volunteer: "de tijd van de vrijwilliger bij MIM"
        case .trajectory: "het traject"
        case .match: "de koppeling"
        case .meldcodeCase: "de Meldcode-casus"
        case .concern: "de zorg"
        case .join: "de samenvoeging"
        }
    }

    var english: String {
        switch self {
        case .location: "the location"
        case .coordinator: "the coordinator's appointment"
        case .volunteer: "the volunteer's time with MIM"
        case .trajectory: "the trajectory"
        case .match: "the match"
        case .meldcodeCase: "the Meldcode case"
        case .concern: "the concern"
        case .join: "the joining"
        }
    }
}

extension Refusal {
    /// Nothing with this id is known.
    static func unknown<E: Entity>(_ id: ID<E>.Type) -> Refusal {
        Refusal(
            "unknown-\(E.kind)", field: "\(E.kind)",
            dutch: "Er is niets bekend onder dit nummer. Leg het eerst vast, of kijk het nummer na.",
            english: "Nothing is known under this id. Record it first, or check the id.")
    }

    /// Something with this id is there already.
    static func exists<E: Entity>(_ id: ID<E>.Type) -> Refusal {
        Refusal(
            "\(E.kind)-exists", field: "\(E.kind)",
            dutch: "Dit nummer is al in gebruik. Laat het weg; dan wordt een nieuw nummer gemaakt.",
            english: "This id is in use already. Leave it out; a new one will be made.")
    }

    /// The day has not come yet.
    static func inFuture(_ field: String = "on", today: Day) -> Refusal {
        Refusal(
            "date-in-future", field: field,
            dutch: "De datum ligt in de toekomst. Wat gebeurd is, kan tot en met \(today) worden vastgelegd.",
            english: "The date lies in the future. What has happened can be recorded up to and with \(today).")
    }

    /// Before it began.
    static func beforeBeginning(of thing: Thing, began: Day, field: String = "on") -> Refusal {
        Refusal(
            "before-beginning", field: field,
            dutch: "De datum ligt voor het begin van \(thing.dutch) (\(began)). Kies een latere datum.",
            english: "The date lies before the beginning of \(thing.english) (\(began)). Choose a later date.")
    }

    /// After it ended.
    static func afterEnd(of thing: Thing, ended: Day, field: String = "on") -> Refusal {
        Refusal(
            "after-end", field: field,
            dutch: "De datum ligt na het einde van \(thing.dutch) (\(ended)). Kies een eerdere datum.",
            english: "The date lies after the end of \(thing.english) (\(ended)). Choose an earlier date.")
    }
}

extension Refusal {
    /// Born after the year in which it was said.
    static func bornAfter(_ year: Int) -> Refusal {
        Refusal(
            "born-after-event", field: "born",
            dutch: "Het geboortejaar ligt na het jaar van de gebeurtenis (\(year)). Kies dat jaar of een eerder.",
            english: "The year of birth lies after the year of the event (\(year)). Choose that year or an earlier one."
        )
    }
}

extension DecisionContext {
    /// Refuses a year of birth after the day on which it was said.
    func born(_ year: Int, by day: Day) throws(Refusal) {
        if year > day.year { throw .bornAfter(day.year) }
    }

    /// Refuses a day that has not come yet.
    func past(_ day: Day, field: String = "on") throws(Refusal) {
        if day > today { throw .inFuture(field, today: today) }
    }
}
