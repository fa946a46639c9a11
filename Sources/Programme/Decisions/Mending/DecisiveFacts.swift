import Wire

/// What decisions see of an event. Where a correction leaves it as it is, nothing that was decided since is touched, and
/// none of it has to be read.
struct DecisiveFacts: Hashable {
    private let kind: EventKind
    private let tags: Set<String>
    private let on: Day
    private let childBorn: Month?
    /// Whose words a concern is, and with it what settles it.
    private let subject: Subject?
    /// Which agreement of a case it is.
    private let agreement: AgreementID?
    /// With which meldcode cases are stamped from then on.
    private let meldcode: String?

    init(_ event: ProgrammeEvent) {
        kind = event.kind
        tags = Set(event.tags)
        on = event.on
        if case .motherEnrolled(let enrolled) = event { childBorn = enrolled.childBorn } else { childBorn = nil }
        if case .meldcodeAgreementMade(let made) = event { agreement = made.fact.agreement } else { agreement = nil }
        if case .meldcodeAdopted(let adopted) = event { meldcode = adopted.version } else { meldcode = nil }
        // Said anew, it has no owner before the decision; then it counts as seen.
        if case .concernRaised(let raised) = event { subject = raised.description.subject } else { subject = nil }
    }
}
