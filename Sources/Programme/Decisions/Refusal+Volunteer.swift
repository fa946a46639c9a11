import Wire

// What cannot be said of those who work for the programme: coordinators and volunteers.

extension Refusal {
    /// The same refusal, about the field that this command has for it.
    func concerning(_ field: String) -> Refusal { Refusal(rule, field: field, dutch: dutch, english: english) }

    /// It ended before, and nothing ends twice.
    static func alreadyEnded(_ thing: Thing, ended: Day) -> Refusal {
        Refusal(
            "already-ended", field: "on",
            dutch: "Het einde van \(thing.dutch) is al vastgelegd (\(ended)). Een tweede einde is niet nodig.",
            english: "The end of \(thing.english) is recorded already (\(ended)). A second end is not needed.")
    }

    /// She leads this location on that day already.
    static let alreadyAppointed = Refusal(
        "already-appointed", field: "coordinator",
        dutch: """
            Deze coördinator is op die dag al aangesteld op deze locatie. Wijzig haar uren, of leg eerst vast dat zij \
            vertrok.
            """,
        english: """
            This coordinator is appointed at this location on that day already. Change her hours, or record first that \
            she left.
            """)

    /// She never led this location.
    static let notAppointed = Refusal(
        "not-appointed", field: "location",
        dutch: "Deze coördinator is niet aangesteld op deze locatie. Stel haar eerst aan, of kijk de locatie na.",
        english: "This coordinator is not appointed at this location. Appoint her first, or check the location.")

    /// A certificate can be seen from the day on which it is issued.
    static func issuedAfterSeen(on seen: Day) -> Refusal {
        Refusal(
            "issued-after-seen", field: "issued",
            dutch: "De VOG is afgegeven nadat zij is gezien (\(seen)). Kies een eerdere datum van afgifte.",
            english: "The certificate was issued after it was seen (\(seen)). Choose an earlier date of issue.")
    }

    /// A meeting that nobody attended was none.
    static let noVolunteers = Refusal(
        "no-volunteers", field: "volunteers",
        dutch: "Er zijn geen vrijwilligers genoemd. Noem wie erbij waren.",
        english: "No volunteers are named. Name those who were there.")

    /// She was admitted before; whoever comes back after she stopped begins anew.
    static func alreadyAdmitted(on day: Day) -> Refusal {
        Refusal(
            "already-admitted", field: "volunteer",
            dutch: "Deze vrijwilliger is al toegelaten, op \(day). Dat hoeft niet nog eens te worden vastgelegd.",
            english: "This volunteer has been admitted already, on \(day). There is no need to record it again.")
    }

    /// Something was done with her after the day on which she is said to have stopped.
    static func stoppedBeforeEvent(_ day: Day) -> Refusal {
        Refusal(
            "stopped-before-event", field: "on",
            dutch: "Van deze vrijwilliger is nog iets vastgelegd op \(day). Kies die dag of een latere als einde.",
            english: "Something is recorded of this volunteer on \(day). Choose that day or a later one as the end.")
    }

    /// Something happened at the location after the day on which it is said to have closed.
    static func closedBeforeEvent(_ day: Day) -> Refusal {
        Refusal(
            "closed-before-event", field: "on",
            dutch: "Op deze locatie is nog iets gebeurd op \(day). Kies die dag of een latere als einde.",
            english: "Something happened at this location on \(day). Choose that day or a later one as the end.")
    }

    /// Her hours changed after the day on which she is said to have left.
    static func leftBeforeHoursChange(_ day: Day) -> Refusal {
        Refusal(
            "left-before-hours-change", field: "on",
            dutch: "De uren van deze coördinator zijn nog gewijzigd op \(day). Kies die dag of een latere als einde.",
            english: "This coordinator's hours changed on \(day). Choose that day or a later one as the end.")
    }

    /// She is away already.
    static let alreadyPaused = Refusal(
        "already-paused", field: "on",
        dutch: "De vrijwilliger is op die dag al afwezig. Leg eerst vast dat zij weer beschikbaar is.",
        english: "The volunteer is away on that day already. Record first that she is available again.")

    /// She was not away.
    static let notPaused = Refusal(
        "not-paused", field: "on",
        dutch: "De vrijwilliger is op die dag niet afwezig. Leg eerst de afwezigheid vast.",
        english: "The volunteer is not away on that day. Record first that she is away.")
}
