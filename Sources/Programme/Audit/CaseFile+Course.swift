import Wire

// What several rules ask of a case, in the words of docs/meldcode-audit.md.

extension CaseFile {
    var isOpen: Bool { closures.isEmpty }

    /// Neither decision A nor B was taken, and the case is open: what is missing is not due yet.
    var isUndecided: Bool { decisions.isEmpty && isOpen }

    /// A signal says that there was acute danger.
    var isAcute: Bool { signals.contains { $0.fact.signal.acuteDanger == true } }

    /// A conversation took the suspicion away, and the case was closed as refuted: the steps after it fall away.
    var isSuspicionRemovedByTalk: Bool {
        closure?.fact.finding == .refuted && conversations.contains { $0.fact.suspicionRemoved == true }
    }

    /// The day of the closing, or of the audit.
    var lastDay: Day { closure?.on ?? today }

    var lastWeighing: Noted<Weighing>? { weighings.last }

    func lastDecision(_ decision: CaseDecision) -> Noted<Decision>? { decisions.last { $0.fact.decision == decision } }

    /// Decisions A to report, in their order.
    var decisionsToReport: [Noted<Decision>] { decisions.filter { $0.fact.decision == .report && $0.fact.outcome } }

    /// Why something was omitted, if that was explained.
    func explanation(of duty: CaseDuty) -> [Int] { explanations.positions { $0.fact.omitted == duty } }

    /// Met with the reason that was given; nil if none was.
    func excuse(_ duty: CaseDuty) -> Verdict? {
        let records = explanation(of: duty)
        guard !records.isEmpty else { return nil }
        return .passWithReason(
            "Vastgelegd is waarom dit ontbreekt, later kwam of anders ging: \(duty.dutch).",
            "It is recorded why this is missing, came later or was done otherwise: \(duty.english).", on: records)
    }

    /// Whether something counted when a later fact came about: it happened on its day or before, and was recorded by
    /// the end of that day or no later than is allowed.
    func wasKnown(_ entry: Noted<some Any>, by later: Noted<some Any>) -> Bool {
        entry.on <= later.on && (entry.recordedAt.programmeDay <= later.on || entry.lateDays <= recordingLimit)
    }

    /// Every contact with Veilig Thuis, kind by kind.
    var veiligThuisContacts: [Noted<VeiligThuisContact>] {
        veiligThuisAdvice.map { $0.with(.advice) } + reports.map { $0.with(.report) }
            + emergencyContacts.filter { $0.fact.service == .veiligThuis }.map { $0.with(.emergency) }
    }

    var veiligThuisAdvice: [Noted<Consultation>] { consultations.filter { $0.fact.consulted == .veiligThuis } }

    /// What those involved were told of a subject, or were not.
    func notices(of subject: NoticeSubject) -> [Noted<FamilyNotice>] { notices.filter { $0.fact.about == subject } }
}

/// In which of the three ways there was contact with Veilig Thuis.
enum VeiligThuisContact: Hashable, Sendable {
    case advice, emergency, report
}

extension Noted {
    /// Whether it came later: on a later day, or on the same day and recorded later.
    func isAfter(_ other: Noted<some Any>) -> Bool { (on, position) > (other.on, other.position) }
}

extension Noted<MeldcodeSignalRecorded> {
    /// The day on which the coordinator heard of it: as it was said, or the one on which a coordinator recorded it.
    var heardByCoordinatorOn: Day? {
        fact.signal.toldCoordinatorOn ?? (actor.role == .coordinator ? recordedAt.programmeDay : nil)
    }
}

extension Noted<Conversation> {
    /// Whether the coordinator had decided by its day that a volunteer leads it.
    var isAgreedLead: Bool { fact.by == .volunteer && (fact.leadAgreedOn.map { $0 <= on } ?? false) }
}

extension Noted<FamilyNotice> {
    /// Those involved were not told, and it is recorded why.
    var saysWhyNot: Bool { !fact.informed && fact.reason != nil }
}

extension Sequence {
    /// Where the records stand in the log.
    func positions<Fact>() -> [Int] where Element == Noted<Fact> { map(\.position) }

    /// Where those records stand that are as asked.
    func positions<Fact>(where isAsked: (Noted<Fact>) -> Bool) -> [Int] where Element == Noted<Fact> {
        compactMap { isAsked($0) ? $0.position : nil }
    }
}
