import Wire

// A correction is decided by deciding anew what was recorded. So every event says by which command it would be recorded.

extension ProgrammeEvent {
    /// The command that would record this one event; nil for a kind that is decided by no command.
    ///
    /// What a decision takes from the history (the location of a visit) is not told it again; decided on the history
    /// before it, the command comes to this event. Two kinds need to know more than themselves:
    ///
    /// - Parameters:
    ///   - state: What was known: a signal opens a case, or belongs to one.
    ///   - next: What was recorded right after it: a match that was entered late came with its end.
    func recordingCommand(
        after state: DecisionState = DecisionState(), before next: ProgrammeEvent? = nil
    ) -> (any Command)? {
        switch self {
        case .locationOpened(let it): OpenLocation(location: it.location, on: it.on, details: it.details)
        case .locationChanged(let it): ChangeLocation(location: it.location, on: it.on, details: it.details)
        case .locationClosed(let it): CloseLocation(location: it.location, on: it.on)
        case .coordinatorAppointed(let it):
            AppointCoordinator(
                coordinator: it.coordinator, location: it.location, on: it.on, weeklyMinutes: it.weeklyMinutes,
                name: it.name)
        case .coordinatorHoursChanged(let it):
            ChangeCoordinatorHours(
                coordinator: it.coordinator, location: it.location, on: it.on, weeklyMinutes: it.weeklyMinutes)
        case .coordinatorLeft(let it):
            LeaveAsCoordinator(coordinator: it.coordinator, location: it.location, on: it.on)
        case .volunteerApplied, .volunteerInterviewed, .volunteerCertificateSeen, .volunteerTrained, .volunteerAdmitted,
            .volunteerProfileChanged, .volunteerPaused, .volunteerResumed, .volunteerStopped, .supervisionHeld,
            .groupMeetingHeld:
            volunteerCommand
        case .motherEnrolled, .intakeHeld, .adviceAsked, .motherAccepted, .motherReferredOn, .trajectoryPaused,
            .trajectoryResumed, .evaluationHeld, .trajectoryEnded, .concernRaised, .concernSettled:
            trajectoryCommand
        case .matchProposed, .introductionHeld, .clickAnswered, .matchMade, .matchEnded, .visitPlanned, .visitHeld,
            .visitMissed:
            matchCommand(before: next)
        case .meldcodeSignalRecorded, .meldcodeConsulted, .meldcodeFamilySpoken, .meldcodeConversationOmitted,
            .meldcodeWeighed, .meldcodeDecided, .meldcodeReported, .meldcodeHelpAgreed, .meldcodeFollowedUp,
            .meldcodeContinuationDecided, .meldcodeCaseClosed, .meldcodeKindcheckAnswered, .meldcodeEmergencyContacted,
            .meldcodeContactAttempted, .meldcodeFamilyInformed, .meldcodeHelpReviewed, .meldcodeVerwijsindexConsidered,
            .meldcodeAftercareGiven, .meldcodeAgreementMade, .meldcodeAgreementSettled, .meldcodeOmissionExplained,
            .meldcodeAdopted, .attentionOfficersNamed, .coordinatorMeldcodeTrained, .meldcodeOverviewDrawnUp:
            meldcodeCommand(after: state)
        case .mothersJoined(let it):
            JoinMothers(
                kept: it.kept, duplicate: it.duplicate, on: it.on, child: it.child, duplicateChild: it.duplicateChild,
                explanation: it.explanation)
        case .mothersParted(let it):
            PartMothers(kept: it.kept, duplicate: it.duplicate, on: it.on, explanation: it.explanation)
        case .volunteersJoined(let it):
            JoinVolunteers(kept: it.kept, duplicate: it.duplicate, on: it.on, explanation: it.explanation)
        case .volunteersParted(let it):
            PartVolunteers(kept: it.kept, duplicate: it.duplicate, on: it.on, explanation: it.explanation)
        case .registrationDelivered(let it):
            it.registration.year.map { year -> any Command in
                DeliverRegistration(
                    year: year, location: it.location, on: it.on, source: it.source, figures: it.figures)
            }
        case .logAccepted, .recordCorrected, .recordRetracted, .registrationPublished: nil
        }
    }

    private var volunteerCommand: (any Command)? {
        switch self {
        case .volunteerApplied(let it):
            ApplyAsVolunteer(
                volunteer: it.volunteer, location: it.location, on: it.on, route: it.route,
                wasProgrammeMother: it.wasProgrammeMother, profile: it.profile, name: it.name, contact: it.contact)
        case .volunteerInterviewed(let it):
            InterviewVolunteer(volunteer: it.volunteer, on: it.on, suitable: it.suitable, remark: it.remark)
        case .volunteerCertificateSeen(let it): SeeCertificate(volunteer: it.volunteer, on: it.on, issued: it.issued)
        case .volunteerTrained(let it):
            TrainVolunteers(location: it.location, volunteers: it.volunteers, on: it.on, topics: it.topics)
        case .volunteerAdmitted(let it): AdmitVolunteer(volunteer: it.volunteer, on: it.on)
        case .volunteerProfileChanged(let it):
            ChangeVolunteerProfile(volunteer: it.volunteer, on: it.on, profile: it.profile)
        case .volunteerPaused(let it): PauseVolunteer(volunteer: it.volunteer, on: it.on)
        case .volunteerResumed(let it): ResumeVolunteer(volunteer: it.volunteer, on: it.on)
        case .volunteerStopped(let it):
            StopVolunteer(volunteer: it.volunteer, on: it.on, reason: it.reason, remark: it.remark)
        case .supervisionHeld(let it):
            HoldSupervision(volunteer: it.volunteer, on: it.on, topics: it.topics, minutes: it.minutes, note: it.note)
        case .groupMeetingHeld(let it):
            HoldGroupMeeting(location: it.location, volunteers: it.volunteers, on: it.on, themes: it.themes)
        default: nil
        }
    }

    private var trajectoryCommand: (any Command)? {
        switch self {
        case .motherEnrolled(let it):
            EnrolMother(
                trajectory: it.trajectory, location: it.location, mother: it.mother, child: it.child, on: it.on,
                route: it.route, childBorn: it.childBorn, name: it.name, contact: it.contact, childName: it.childName)
        case .intakeHeld(let it): HoldIntake(trajectory: it.trajectory, on: it.on, intake: it.intake)
        case .adviceAsked(let it): AskAdvice(trajectory: it.trajectory, on: it.on, outcome: it.outcome)
        case .motherAccepted(let it): AcceptMother(trajectory: it.trajectory, on: it.on, reason: it.reason)
        case .motherReferredOn(let it):
            ReferMotherOn(trajectory: it.trajectory, on: it.on, target: it.target, reason: it.reason)
        case .trajectoryPaused(let it): PauseTrajectory(trajectory: it.trajectory, on: it.on)
        case .trajectoryResumed(let it): ResumeTrajectory(trajectory: it.trajectory, on: it.on)
        case .evaluationHeld(let it):
            HoldEvaluation(trajectory: it.trajectory, on: it.on, evaluation: it.evaluation)
        case .trajectoryEnded(let it):
            EndTrajectory(trajectory: it.trajectory, on: it.on, reason: it.reason, remark: it.remark)
        case .concernRaised(let it):
            RaiseConcern(
                concern: it.concern, trajectory: it.trajectory, volunteer: it.volunteer, on: it.on,
                description: it.description)
        case .concernSettled(let it):
            SettleConcern(concern: it.concern, on: it.on, outcome: it.outcome, note: it.note)
        default: nil
        }
    }
}
