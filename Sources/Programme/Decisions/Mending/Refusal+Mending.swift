import Wire

// What cannot be mended, and what stands in the way.

extension Refusal {
    static func unknownRecord(_ position: Int) -> Refusal {
        Refusal(
            "unknown-record", field: "position",
            dutch: "Op plaats \(position) is niets vastgelegd. Kijk de plaats na in de geschiedenis.",
            english: "Nothing is recorded at position \(position). Check the position in the history.")
    }

    /// A correction names the record that was wrong, never another correction.
    static func amendsAnother(_ original: Int) -> Refusal {
        Refusal(
            "amends-another", field: "position",
            dutch: """
                Hier staat een verbetering of intrekking van het feit op plaats \(original). Noem die plaats: de laatste \
                verbetering geldt.
                """,
            english: """
                This is a correction or retraction of the record at position \(original). Name that position: the latest \
                correction counts.
                """)
    }

    static func cannotBeMended(_ kind: EventKind) -> Refusal {
        let isJoin = [.mothersJoined, .volunteersJoined].contains(kind)
        return Refusal(
            "cannot-be-mended", field: "position",
            dutch: "Dit kan niet worden verbeterd of ingetrokken: \(kind.dutch). "
                + (isJoin ? "Splits de twee (part-mothers, part-volunteers)." : "Leg opnieuw vast wat nu geldt."),
            english: "This cannot be corrected or retracted: \(kind.english). "
                + (isJoin ? "Part the two (part-mothers, part-volunteers)." : "Record anew what holds now."))
    }

    static let alreadyRetracted = Refusal(
        "already-retracted", field: "position",
        dutch: "Dit feit is al ingetrokken. Wie het terug wil, verbetert het (correct-record).",
        english: "This record was retracted already. To bring it back, correct it (correct-record).")

    static let changesNothing = Refusal(
        "changes-nothing", field: "data",
        dutch: "Zo staat het er al. Noem in data de velden die anders worden.",
        english: "It says so already. Name in data the fields that are to be otherwise.")

    /// Whose record it is cannot be mended: it would be another record.
    static func ofAnother(_ old: ProgrammeEvent) -> Refusal {
        let kind = old.tags.first?.prefix { $0 != ":" } ?? ""
        return Refusal(
            "of-another", field: "data.\(kind)",
            dutch: "Van wie of wat een feit is, kan niet anders worden. Trek dit feit in en leg het opnieuw vast.",
            english: "Whose record it is cannot be changed. Retract this one and record it anew.")
    }

    static func followsFromOthers(_ field: String) -> Refusal {
        Refusal(
            "follows-from-others", field: field,
            dutch:
                "Dit volgt uit andere feiten en kan niet apart worden verbeterd. Verbeter die feiten, of laat het weg.",
            english:
                "This follows from other records and cannot be corrected by itself. Correct those, or leave it out.")
    }

    /// A correction takes the place of what it corrects, and there it could not have been recorded yet.
    static func knownOnlyLater(_ field: String, _ position: Int) -> Refusal {
        Refusal(
            "known-only-later", field: field,
            dutch: """
                Wat dit mogelijk maakt is pas na plaats \(position) vastgelegd, en een verbetering komt op die plaats. \
                Trek dit feit in en leg het opnieuw vast.
                """,
            english: """
                What makes this possible was recorded after position \(position) only, and a correction takes that place. \
                Retract this record and record it anew.
                """)
    }

    /// A record that would say something else had it been decided on the mended history.
    static let wouldBeOtherwise = Refusal(
        "would-be-otherwise", field: "position",
        dutch: "Dat feit zou dan anders luiden. Trek het eerst in, en leg het daarna opnieuw vast.",
        english: "That record would then say something else. Retract it first, and record it anew afterwards.")

    /// A command that brings several events, of which one is not there.
    static func goesWithAnother(_ event: ProgrammeEvent) -> Refusal {
        Refusal(
            "goes-with-another", field: "on",
            dutch: "Daar hoort nog een feit bij: \(event.kind.dutch), uiterlijk op \(event.on). Leg dat eerst vast.",
            english:
                "It goes with another record: \(event.kind.english), on \(event.on) at the latest. Record that first.")
    }

    /// Later records that could not have been made.
    static func standsInTheWay(
        _ entry: MendedHistory.Entry, others: Int, because reason: Refusal, field: String
    ) -> Refusal {
        let (kind, day) = (entry.event.kind, entry.event.on)
        return Refusal(
            "stands-in-the-way", field: field,
            dutch: "In de weg staat: \(kind.dutch) van \(day) (plaats \(entry.position))"
                + (others == 0 ? "" : ", en nog \(others) andere") + ". \(reason.dutch)",
            english: "In the way stands: \(kind.english) of \(day) (position \(entry.position))"
                + (others == 0 ? "" : ", and \(others) more") + ". \(reason.english)")
    }
}
