import Wire

// What cannot be in a Meldcode case. A step out of order or left out can be: the audit shows it.

extension Refusal {
    static var unknownCase: Refusal {
        Refusal(
            "unknown-case", field: "meldcode-case",
            dutch:
                "Deze Meldcode-casus is niet bekend. Laat de casus weg om een nieuwe te openen, of zeg erbij dat dit "
                + "signaal een casus onder dit nummer opent (opens).",
            english: "This Meldcode case is not known. Leave the case out to open a new one, or say that this signal "
                + "opens a case under this id (opens).")
    }

    static var caseOfAnotherTrajectory: Refusal {
        Refusal(
            "case-of-another-trajectory", field: "meldcode-case",
            dutch: "Deze Meldcode-casus hoort bij een ander traject. Laat de casus weg om een nieuwe te openen.",
            english: "This Meldcode case belongs to another trajectory. Leave the case out to open a new one.")
    }

    /// New signals after closure start a new round of steps (MC-50).
    static func signalAfterClosure(_ closed: Day) -> Refusal {
        Refusal(
            "case-closed", field: "meldcode-case",
            dutch: "Deze Meldcode-casus is gesloten op \(closed). Laat de casus weg om een nieuwe te openen.",
            english: "This Meldcode case was closed on \(closed). Leave the case out to open a new one.")
    }

    static func alreadyClosed(on day: Day) -> Refusal {
        Refusal(
            "already-closed", field: "meldcode-case",
            dutch: "Deze Meldcode-casus is gesloten op \(day). Leg een nieuw signaal vast om opnieuw te beginnen.",
            english: "This Meldcode case was closed on \(day). Record a new signal to begin anew.")
    }

    static func closedBeforeStep(_ step: Day) -> Refusal {
        Refusal(
            "closed-before-step", field: "on",
            dutch: "In deze Meldcode-casus is nog iets gebeurd op \(step). Kies die dag of een latere.",
            english: "Something happened in this Meldcode case on \(step). Choose that day or a later one.")
    }

    static func toldBeforeObserved(_ observed: Day) -> Refusal {
        Refusal(
            "told-before-observed", field: "toldCoordinatorOn",
            dutch: "De coördinator kan het niet eerder hebben gehoord dan het is waargenomen (\(observed)). "
                + "Kies die dag of een latere.",
            english: "The coordinator cannot have heard of it before it was observed (\(observed)). "
                + "Choose that day or a later one.")
    }
}

extension Refusal {
    private static let previousField = "previousCase"

    static var previousOfOpenCase: Refusal {
        Refusal(
            "previous-of-open-case", field: previousField,
            dutch: "Alleen het signaal dat een casus opent, kan naar een eerdere casus verwijzen. Laat dit veld weg.",
            english: "Only the signal that opens a case can name an earlier case. Leave this field out.")
    }

    static var unknownPreviousCase: Refusal {
        Refusal(
            "unknown-previous-case", field: previousField,
            dutch: "De eerdere Meldcode-casus is niet bekend. Kijk het nummer na in de lijst van casussen.",
            english: "The earlier Meldcode case is not known. Look its id up in the list of cases.")
    }

    static var previousOfAnotherTrajectory: Refusal {
        Refusal(
            "previous-of-another-trajectory", field: previousField,
            dutch: "De eerdere Meldcode-casus hoort bij een ander traject. Kies een casus van dit traject.",
            english: "The earlier Meldcode case belongs to another trajectory. Choose a case of this trajectory.")
    }

    static var previousNotClosed: Refusal {
        Refusal(
            "previous-not-closed", field: previousField,
            dutch: "De eerdere Meldcode-casus was toen nog niet gesloten. Leg het signaal in die casus vast.",
            english: "The earlier Meldcode case was not closed by then. Record the signal in that case.")
    }
}
