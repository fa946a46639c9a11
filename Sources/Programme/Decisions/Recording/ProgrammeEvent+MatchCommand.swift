import Wire

// The commands that would record what happens in a match, and in a Meldcode case.

extension ProgrammeEvent {
    func matchCommand(before next: ProgrammeEvent?) -> (any Command)? {
        switch self {
        case .matchProposed(let it):
            ProposeMatch(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, criteria: it.criteria)
        case .introductionHeld(let it): HoldIntroduction(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on)
        case .clickAnswered(let it):
            AnswerClick(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, side: it.side, click: it.click)
        case .matchMade(let it):
            if case .matchEnded(let end) = next, endsMatch(end) {
                MakeMatch(
                    trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, until: end.on, reason: end.reason)
            } else {
                MakeMatch(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on)
            }
        case .matchEnded(let it): EndMatch(trajectory: it.trajectory, on: it.on, reason: it.reason)
        case .visitPlanned(let it):
            PlanVisit(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, planned: it.planned)
        case .visitHeld(let it): HoldVisit(trajectory: it.trajectory, volunteer: it.volunteer, visit: it.visit)
        case .visitMissed(let it):
            MissVisit(trajectory: it.trajectory, on: it.on, reason: it.reason, next: it.next)
        default: nil
        }
    }

    /// Whether this is the match that an end, recorded right after it, is the end of.
    func endsMatch(_ end: MatchEnded) -> Bool {
        guard case .matchMade(let made) = self else { return false }
        return made.trajectory == end.trajectory && made.volunteer == end.volunteer
    }

    func meldcodeCommand(after state: DecisionState) -> (any Command)? {
        switch self {
        case .meldcodeSignalRecorded(let it):
            RecordSignal(
                meldcodeCase: it.meldcodeCase, opens: state.cases[it.meldcodeCase] == nil ? true : nil,
                trajectory: it.trajectory, volunteer: it.volunteer, signal: it.signal)
        case .meldcodeConsulted(let it): Consult(meldcodeCase: it.meldcodeCase, consultation: it.consultation)
        case .meldcodeFamilySpoken(let it):
            SpeakWithFamily(meldcodeCase: it.meldcodeCase, conversation: it.conversation)
        case .meldcodeConversationOmitted(let it):
            OmitConversation(meldcodeCase: it.meldcodeCase, omission: it.omission)
        case .meldcodeWeighed(let it): WeighCase(meldcodeCase: it.meldcodeCase, weighing: it.weighing)
        case .meldcodeDecided(let it): DecideCase(meldcodeCase: it.meldcodeCase, decision: it.decision)
        case .meldcodeReported(let it): ReportCase(meldcodeCase: it.meldcodeCase, report: it.report)
        case .meldcodeHelpAgreed(let it): AgreeHelp(meldcodeCase: it.meldcodeCase, agreement: it.agreement)
        case .meldcodeFollowedUp(let it): FollowUpCase(meldcodeCase: it.meldcodeCase, followUp: it.followUp)
        case .meldcodeContinuationDecided(let it):
            DecideContinuation(meldcodeCase: it.meldcodeCase, continuation: it.continuation)
        case .meldcodeCaseClosed(let it): CloseCase(meldcodeCase: it.meldcodeCase, closure: it.closure)
        default: nil
        }
    }
}
