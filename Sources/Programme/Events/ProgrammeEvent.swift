import Wire

/// An event of the programme: one fact, decoded.
public enum ProgrammeEvent: Hashable, Sendable {
    case locationOpened(LocationOpened)
    case locationChanged(LocationChanged)
    case locationClosed(LocationClosed)
    case coordinatorAppointed(CoordinatorAppointed)
    case coordinatorHoursChanged(CoordinatorHoursChanged)
    case coordinatorLeft(CoordinatorLeft)
    case volunteerApplied(VolunteerApplied)
    case volunteerInterviewed(VolunteerInterviewed)
    case volunteerCertificateSeen(VolunteerCertificateSeen)
    case volunteerTrained(VolunteerTrained)
    case volunteerAdmitted(VolunteerAdmitted)
    case volunteerProfileChanged(VolunteerProfileChanged)
    case volunteerPaused(VolunteerPaused)
    case volunteerResumed(VolunteerResumed)
    case volunteerStopped(VolunteerStopped)
    case motherEnrolled(MotherEnrolled)
    case intakeHeld(IntakeHeld)
    case adviceAsked(AdviceAsked)
    case motherAccepted(MotherAccepted)
    case motherReferredOn(MotherReferredOn)
    case matchProposed(MatchProposed)
    case introductionHeld(IntroductionHeld)
    case clickAnswered(ClickAnswered)
    case matchMade(MatchMade)
    case matchEnded(MatchEnded)
    case visitPlanned(VisitPlanned)
    case visitHeld(VisitHeld)
    case visitMissed(VisitMissed)
    case trajectoryPaused(TrajectoryPaused)
    case trajectoryResumed(TrajectoryResumed)
    case evaluationHeld(EvaluationHeld)
    case trajectoryEnded(TrajectoryEnded)
    case supervisionHeld(SupervisionHeld)
    case groupMeetingHeld(GroupMeetingHeld)
    case concernRaised(ConcernRaised)
    case concernSettled(ConcernSettled)
    case meldcodeSignalRecorded(MeldcodeSignalRecorded)
    case meldcodeConsulted(MeldcodeConsulted)
    case meldcodeFamilySpoken(MeldcodeFamilySpoken)
    case meldcodeConversationOmitted(MeldcodeConversationOmitted)
    case meldcodeWeighed(MeldcodeWeighed)
    case meldcodeDecided(MeldcodeDecided)
    case meldcodeReported(MeldcodeReported)
    case meldcodeHelpAgreed(MeldcodeHelpAgreed)
    case meldcodeFollowedUp(MeldcodeFollowedUp)
    case meldcodeContinuationDecided(MeldcodeContinuationDecided)
    case meldcodeCaseClosed(MeldcodeCaseClosed)
    case logAccepted(LogAccepted)
    case recordCorrected(RecordCorrected)
    case recordRetracted(RecordRetracted)
    case mothersJoined(MothersJoined)
    case mothersParted(MothersParted)
    case volunteersJoined(VolunteersJoined)
    case volunteersParted(VolunteersParted)
    case registrationDelivered(RegistrationDelivered)
    case registrationPublished(RegistrationPublished)
    case meldcodeAdopted(MeldcodeAdopted)
    case attentionOfficersNamed(AttentionOfficersNamed)
    case coordinatorMeldcodeTrained(CoordinatorMeldcodeTrained)
    case meldcodeOverviewDrawnUp(MeldcodeOverviewDrawnUp)
    case meldcodeKindcheckAnswered(MeldcodeKindcheckAnswered)
    case meldcodeEmergencyContacted(MeldcodeEmergencyContacted)
    case meldcodeContactAttempted(MeldcodeContactAttempted)
    case meldcodeFamilyInformed(MeldcodeFamilyInformed)
    case meldcodeHelpReviewed(MeldcodeHelpReviewed)
    case meldcodeVerwijsindexConsidered(MeldcodeVerwijsindexConsidered)
    case meldcodeAftercareGiven(MeldcodeAftercareGiven)
    case meldcodeAgreementMade(MeldcodeAgreementMade)
    case meldcodeAgreementSettled(MeldcodeAgreementSettled)
    case meldcodeOmissionExplained(MeldcodeOmissionExplained)
}

extension ProgrammeEvent {
    /// What the event holds.
    public var payload: any Payload {
        switch self {
        case .locationOpened(let payload): payload
        case .locationChanged(let payload): payload
        case .locationClosed(let payload): payload
        case .coordinatorAppointed(let payload): payload
        case .coordinatorHoursChanged(let payload): payload
        case .coordinatorLeft(let payload): payload
        case .volunteerApplied(let payload): payload
        case .volunteerInterviewed(let payload): payload
        case .volunteerCertificateSeen(let payload): payload
        case .volunteerTrained(let payload): payload
        case .volunteerAdmitted(let payload): payload
        case .volunteerProfileChanged(let payload): payload
        case .volunteerPaused(let payload): payload
        case .volunteerResumed(let payload): payload
        case .volunteerStopped(let payload): payload
        case .motherEnrolled(let payload): payload
        case .intakeHeld(let payload): payload
        case .adviceAsked(let payload): payload
        case .motherAccepted(let payload): payload
        case .motherReferredOn(let payload): payload
        case .matchProposed(let payload): payload
        case .introductionHeld(let payload): payload
        case .clickAnswered(let payload): payload
        case .matchMade(let payload): payload
        case .matchEnded(let payload): payload
        case .visitPlanned(let payload): payload
        case .visitHeld(let payload): payload
        case .visitMissed(let payload): payload
        case .trajectoryPaused(let payload): payload
        case .trajectoryResumed(let payload): payload
        case .evaluationHeld(let payload): payload
        case .trajectoryEnded(let payload): payload
        case .supervisionHeld(let payload): payload
        case .groupMeetingHeld(let payload): payload
        case .concernRaised(let payload): payload
        case .concernSettled(let payload): payload
        case .meldcodeSignalRecorded(let payload): payload
        case .meldcodeConsulted(let payload): payload
        case .meldcodeFamilySpoken(let payload): payload
        case .meldcodeConversationOmitted(let payload): payload
        case .meldcodeWeighed(let payload): payload
        case .meldcodeDecided(let payload): payload
        case .meldcodeReported(let payload): payload
        case .meldcodeHelpAgreed(let payload): payload
        case .meldcodeFollowedUp(let payload): payload
        case .meldcodeContinuationDecided(let payload): payload
        case .meldcodeCaseClosed(let payload): payload
        case .logAccepted(let payload): payload
        case .recordCorrected(let payload): payload
        case .recordRetracted(let payload): payload
        case .mothersJoined(let payload): payload
        case .mothersParted(let payload): payload
        case .volunteersJoined(let payload): payload
        case .volunteersParted(let payload): payload
        case .registrationDelivered(let payload): payload
        case .registrationPublished(let payload): payload
        case .meldcodeAdopted(let payload): payload
        case .attentionOfficersNamed(let payload): payload
        case .coordinatorMeldcodeTrained(let payload): payload
        case .meldcodeOverviewDrawnUp(let payload): payload
        case .meldcodeKindcheckAnswered(let payload): payload
        case .meldcodeEmergencyContacted(let payload): payload
        case .meldcodeContactAttempted(let payload): payload
        case .meldcodeFamilyInformed(let payload): payload
        case .meldcodeHelpReviewed(let payload): payload
        case .meldcodeVerwijsindexConsidered(let payload): payload
        case .meldcodeAftercareGiven(let payload): payload
        case .meldcodeAgreementMade(let payload): payload
        case .meldcodeAgreementSettled(let payload): payload
        case .meldcodeOmissionExplained(let payload): payload
        }
    }

    /// Reads the fields of an event of this kind.
    init(_ kind: EventKind, from fields: inout some FieldReader) throws(FieldError) {
        switch kind {
        case .locationOpened: self = .locationOpened(try .init(from: &fields))
        case .locationChanged: self = .locationChanged(try .init(from: &fields))
        case .locationClosed: self = .locationClosed(try .init(from: &fields))
        case .coordinatorAppointed: self = .coordinatorAppointed(try .init(from: &fields))
        case .coordinatorHoursChanged: self = .coordinatorHoursChanged(try .init(from: &fields))
        case .coordinatorLeft: self = .coordinatorLeft(try .init(from: &fields))
        case .volunteerApplied: self = .volunteerApplied(try .init(from: &fields))
        case .volunteerInterviewed: self = .volunteerInterviewed(try .init(from: &fields))
        case .volunteerCertificateSeen: self = .volunteerCertificateSeen(try .init(from: &fields))
        case .volunteerTrained: self = .volunteerTrained(try .init(from: &fields))
        case .volunteerAdmitted: self = .volunteerAdmitted(try .init(from: &fields))
        case .volunteerProfileChanged: self = .volunteerProfileChanged(try .init(from: &fields))
        case .volunteerPaused: self = .volunteerPaused(try .init(from: &fields))
        case .volunteerResumed: self = .volunteerResumed(try .init(from: &fields))
        case .volunteerStopped: self = .volunteerStopped(try .init(from: &fields))
        case .motherEnrolled: self = .motherEnrolled(try .init(from: &fields))
        case .intakeHeld: self = .intakeHeld(try .init(from: &fields))
        case .adviceAsked: self = .adviceAsked(try .init(from: &fields))
        case .motherAccepted: self = .motherAccepted(try .init(from: &fields))
        case .motherReferredOn: self = .motherReferredOn(try .init(from: &fields))
        case .matchProposed: self = .matchProposed(try .init(from: &fields))
        case .introductionHeld: self = .introductionHeld(try .init(from: &fields))
        case .clickAnswered: self = .clickAnswered(try .init(from: &fields))
        case .matchMade: self = .matchMade(try .init(from: &fields))
        case .matchEnded: self = .matchEnded(try .init(from: &fields))
        case .visitPlanned: self = .visitPlanned(try .init(from: &fields))
        case .visitHeld: self = .visitHeld(try .init(from: &fields))
        case .visitMissed: self = .visitMissed(try .init(from: &fields))
        case .trajectoryPaused: self = .trajectoryPaused(try .init(from: &fields))
        case .trajectoryResumed: self = .trajectoryResumed(try .init(from: &fields))
        case .evaluationHeld: self = .evaluationHeld(try .init(from: &fields))
        case .trajectoryEnded: self = .trajectoryEnded(try .init(from: &fields))
        case .supervisionHeld: self = .supervisionHeld(try .init(from: &fields))
        case .groupMeetingHeld: self = .groupMeetingHeld(try .init(from: &fields))
        case .concernRaised: self = .concernRaised(try .init(from: &fields))
        case .concernSettled: self = .concernSettled(try .init(from: &fields))
        case .meldcodeSignalRecorded: self = .meldcodeSignalRecorded(try .init(from: &fields))
        case .meldcodeConsulted: self = .meldcodeConsulted(try .init(from: &fields))
        case .meldcodeFamilySpoken: self = .meldcodeFamilySpoken(try .init(from: &fields))
        case .meldcodeConversationOmitted: self = .meldcodeConversationOmitted(try .init(from: &fields))
        case .meldcodeWeighed: self = .meldcodeWeighed(try .init(from: &fields))
        case .meldcodeDecided: self = .meldcodeDecided(try .init(from: &fields))
        case .meldcodeReported: self = .meldcodeReported(try .init(from: &fields))
        case .meldcodeHelpAgreed: self = .meldcodeHelpAgreed(try .init(from: &fields))
        case .meldcodeFollowedUp: self = .meldcodeFollowedUp(try .init(from: &fields))
        case .meldcodeContinuationDecided: self = .meldcodeContinuationDecided(try .init(from: &fields))
        case .meldcodeCaseClosed: self = .meldcodeCaseClosed(try .init(from: &fields))
        case .logAccepted: self = .logAccepted(try .init(from: &fields))
        case .recordCorrected: self = .recordCorrected(try .init(from: &fields))
        case .recordRetracted: self = .recordRetracted(try .init(from: &fields))
        case .mothersJoined: self = .mothersJoined(try .init(from: &fields))
        case .mothersParted: self = .mothersParted(try .init(from: &fields))
        case .volunteersJoined: self = .volunteersJoined(try .init(from: &fields))
        case .volunteersParted: self = .volunteersParted(try .init(from: &fields))
        case .registrationDelivered: self = .registrationDelivered(try .init(from: &fields))
        case .registrationPublished: self = .registrationPublished(try .init(from: &fields))
        case .meldcodeAdopted: self = .meldcodeAdopted(try .init(from: &fields))
        case .attentionOfficersNamed: self = .attentionOfficersNamed(try .init(from: &fields))
        case .coordinatorMeldcodeTrained: self = .coordinatorMeldcodeTrained(try .init(from: &fields))
        case .meldcodeOverviewDrawnUp: self = .meldcodeOverviewDrawnUp(try .init(from: &fields))
        case .meldcodeKindcheckAnswered: self = .meldcodeKindcheckAnswered(try .init(from: &fields))
        case .meldcodeEmergencyContacted: self = .meldcodeEmergencyContacted(try .init(from: &fields))
        case .meldcodeContactAttempted: self = .meldcodeContactAttempted(try .init(from: &fields))
        case .meldcodeFamilyInformed: self = .meldcodeFamilyInformed(try .init(from: &fields))
        case .meldcodeHelpReviewed: self = .meldcodeHelpReviewed(try .init(from: &fields))
        case .meldcodeVerwijsindexConsidered: self = .meldcodeVerwijsindexConsidered(try .init(from: &fields))
        case .meldcodeAftercareGiven: self = .meldcodeAftercareGiven(try .init(from: &fields))
        case .meldcodeAgreementMade: self = .meldcodeAgreementMade(try .init(from: &fields))
        case .meldcodeAgreementSettled: self = .meldcodeAgreementSettled(try .init(from: &fields))
        case .meldcodeOmissionExplained: self = .meldcodeOmissionExplained(try .init(from: &fields))
        }
    }
}
