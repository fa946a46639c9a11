import Programme
import Wire

/// The Meldcode cases: the timeline of each and its present state, for who runs a case and for who audits it.
public struct MeldcodeCases: ReadModel {
    /// What is kept of one case.
    struct CaseCourse: Hashable, Sendable {
        var trajectory: TrajectoryID
        var location: LocationID
        var entries = DayOrdered<CaseEntry>()
    }

    private(set) var courses: [CaseID: CaseCourse] = [:]

    public init() {}

    public mutating func apply(_ recorded: Recorded) {
        switch recorded.event {
        case .meldcodeSignalRecorded(let event):
            let signal = event.signal
            add(
                .signal(
                    source: signal.source, observer: signal.observer, volunteer: event.volunteer,
                    specialForms: signal.specialForms, acuteDanger: signal.acuteDanger,
                    toldCoordinatorOn: signal.toldCoordinatorOn),
                by: signal.observer, on: event.on, to: event.meldcodeCase, event.trajectory, event.location, recorded)
        case .meldcodeConsulted(let event):
            add(
                .consulted(event.consultation.consulted), by: event.consultation.by, on: event.on,
                to: event.meldcodeCase, event.trajectory, event.location, recorded)
        case .meldcodeFamilySpoken(let event):
            add(
                .familySpoken, by: event.conversation.by, on: event.on, to: event.meldcodeCase, event.trajectory,
                event.location, recorded)
        case .meldcodeConversationOmitted(let event):
            let omission = event.omission
            add(
                .conversationOmitted(omission.ground, attemptCount: omission.attemptCount, laterOn: omission.laterOn),
                by: omission.by, on: event.on, to: event.meldcodeCase, event.trajectory, event.location, recorded)
        case .meldcodeWeighed(let event):
            let weighing = event.weighing
            add(
                .weighed(
                    suspicion: weighing.suspicion, unsafety: weighing.unsafety, helpPossible: weighing.helpPossible,
                    helpAccepted: weighing.helpAccepted, helpWorks: weighing.helpWorks),
                by: weighing.by, on: event.on, to: event.meldcodeCase, event.trajectory, event.location, recorded)
        case .meldcodeDecided(let event):
            add(
                .decided(event.decision.decision, outcome: event.decision.outcome), by: event.decision.by,
                on: event.on, to: event.meldcodeCase, event.trajectory, event.location, recorded)
        case .meldcodeReported(let event):
            add(
                .reported(event.report.channel), by: event.report.by, on: event.on, to: event.meldcodeCase,
                event.trajectory, event.location, recorded)
        case .meldcodeHelpAgreed(let event):
            add(
                .helpAgreed(reviewOn: event.agreement.reviewOn), by: event.agreement.by, on: event.on,
                to: event.meldcodeCase, event.trajectory, event.location, recorded)
        case .meldcodeFollowedUp(let event):
            add(
                .followedUp(event.followUp.contact), by: event.followUp.by, on: event.on, to: event.meldcodeCase,
                event.trajectory, event.location, recorded)
        case .meldcodeContinuationDecided(let event):
            add(
                .continuationDecided(event.continuation.choice), by: event.continuation.by, on: event.on,
                to: event.meldcodeCase, event.trajectory, event.location, recorded)
        case .meldcodeCaseClosed(let event):
            add(
                .closed(event.closure.finding), by: event.closure.by, on: event.on, to: event.meldcodeCase,
                event.trajectory, event.location, recorded)
        default: break
        }
    }

    private mutating func add(
        _ fact: CaseFact, by role: CaseRole?, on day: Day, to id: CaseID, _ trajectory: TrajectoryID,
        _ location: LocationID, _ recorded: Recorded
    ) {
        courses[id, default: CaseCourse(trajectory: trajectory, location: location)].entries.insert(
            CaseEntry(
                on: day, recordedAt: recorded.recordedAt, position: recorded.position, actor: recorded.actor, by: role,
                fact: fact))
    }
}
