// The commands that would record what happens in a Meldcode case, and what a location lays down for it.

extension CaseEvent {
    fileprivate var command: RecordCaseFact<Fact> { RecordCaseFact(meldcodeCase: meldcodeCase, fact: fact) }
}

extension MeldcodeSignalRecorded {
    fileprivate func command(opens: Bool) -> RecordSignal {
        var command = RecordSignal(
            meldcodeCase: meldcodeCase, opens: opens ? true : nil, trajectory: trajectory, volunteer: volunteer,
            signal: signal, meldcode: meldcode, previousCase: previousCase)
        command.keepsStamp = true
        return command
    }
}

extension ProgrammeEvent {
    func meldcodeCommand(after state: DecisionState) -> (any Command)? {
        switch self {
        case .meldcodeSignalRecorded(let it):
            it.command(opens: state.cases[it.meldcodeCase] == nil)
        case .meldcodeConsulted(let it): it.command
        case .meldcodeEmergencyContacted(let it): it.command
        case .meldcodeKindcheckAnswered(let it): it.command
        case .meldcodeFamilySpoken(let it): it.command
        case .meldcodeConversationOmitted(let it): it.command
        case .meldcodeContactAttempted(let it): it.command
        case .meldcodeFamilyInformed(let it): it.command
        case .meldcodeWeighed(let it): it.command
        case .meldcodeDecided(let it): it.command
        case .meldcodeReported(let it): it.command
        case .meldcodeFollowedUp(let it): it.command
        case .meldcodeVerwijsindexConsidered(let it): it.command
        case .meldcodeHelpAgreed(let it): it.command
        case .meldcodeHelpReviewed(let it): it.command
        case .meldcodeContinuationDecided(let it): it.command
        case .meldcodeAftercareGiven(let it): it.command
        case .meldcodeCaseClosed(let it): it.command
        case .meldcodeAgreementMade(let it): it.command
        case .meldcodeAgreementSettled(let it): it.command
        case .meldcodeOmissionExplained(let it): it.command
        case .meldcodeAdopted(let it):
            AdoptMeldcode(
                location: it.location, on: it.on, version: it.version, frameworks: it.frameworks,
                deciders: it.deciders, region: it.region, usesVerwijsindex: it.usesVerwijsindex, limits: it.limits)
        case .attentionOfficersNamed(let it):
            NameAttentionOfficers(location: it.location, on: it.on, officer: it.officer, deputy: it.deputy)
        case .coordinatorMeldcodeTrained(let it):
            TrainCoordinatorInMeldcode(coordinator: it.coordinator, on: it.on, course: it.course)
        case .meldcodeOverviewDrawnUp(let it): DrawUpMeldcodeOverview(location: it.location, on: it.on, year: it.year)
        default: nil
        }
    }
}
