import EventStore
import Programme
import Wire

/// The Meldcode cases: the timeline of each and its present state, for who runs a case and for who audits it.
public struct MeldcodeCases: ReadModel {
    /// What is kept of one case.
    struct CaseCourse: Course {
        var records = DayOrdered<CaseRecord>()

        var heldBytes: Int { records.heldBytes }
    }

    /// An entry, and where the case belongs as its record says; all records of a case say the same.
    struct CaseRecord: Dated {
        let entry: CaseEntry
        let trajectory: TrajectoryID
        let location: LocationID
        var on: Day { entry.on }
    }

    private(set) var courses: [CaseID: CaseCourse] = [:]
    private(set) var people = JoinedPeople()

    public init() {}

    public var estimatedBytes: Int { courses.heldBytes }

    public mutating func change(_ recorded: Recorded, _ change: Change) {
        func add(
            _ fact: CaseFact, by role: CaseRole?, on day: Day, to id: CaseID, _ trajectory: TrajectoryID,
            _ location: LocationID
        ) {
            let entry = CaseEntry(
                on: day, recordedAt: recorded.recordedAt, position: recorded.position, actor: recorded.actor, by: role,
                fact: fact)
            courses.change(id, change) {
                $0.records.change(
                    CaseRecord(entry: entry, trajectory: trajectory, location: location), at: recorded.position, change)
            }
        }
        switch recorded.event {
        case .meldcodeSignalRecorded(let event):
            let signal = event.signal
            add(
                .signal(
                    source: signal.source, observer: signal.observer, volunteer: event.volunteer,
                    specialForms: signal.specialForms, acuteDanger: signal.acuteDanger,
                    toldCoordinatorOn: signal.toldCoordinatorOn),
                by: signal.observer, on: event.on, to: event.meldcodeCase, event.trajectory, event.location)
        case .meldcodeConsulted(let event):
            add(
                .consulted(event.consultation.consulted), by: event.consultation.by, on: event.on,
                to: event.meldcodeCase, event.trajectory, event.location)
        case .meldcodeFamilySpoken(let event):
            add(
                .familySpoken, by: event.conversation.by, on: event.on, to: event.meldcodeCase, event.trajectory,
                event.location)
        case .meldcodeConversationOmitted(let event):
            let omission = event.omission
            add(
                .conversationOmitted(omission.ground, attemptCount: omission.attemptCount, laterOn: omission.laterOn),
                by: omission.by, on: event.on, to: event.meldcodeCase, event.trajectory, event.location)
        case .meldcodeWeighed(let event):
            let weighing = event.weighing
            add(
                .weighed(
                    suspicion: weighing.suspicion, unsafety: weighing.unsafety, helpPossible: weighing.helpPossible,
                    helpAccepted: weighing.helpAccepted, helpWorks: weighing.helpWorks),
                by: weighing.by, on: event.on, to: event.meldcodeCase, event.trajectory, event.location)
        case .meldcodeDecided(let event):
            add(
                .decided(event.decision.decision, outcome: event.decision.outcome), by: event.decision.by,
                on: event.on, to: event.meldcodeCase, event.trajectory, event.location)
        case .meldcodeReported(let event):
            add(
                .reported(event.report.channel), by: event.report.by, on: event.on, to: event.meldcodeCase,
                event.trajectory, event.location)
        case .meldcodeHelpAgreed(let event):
            add(
                .helpAgreed(reviewOn: event.agreement.reviewOn), by: event.agreement.by, on: event.on,
                to: event.meldcodeCase, event.trajectory, event.location)
        case .meldcodeFollowedUp(let event):
            add(
                .followedUp(event.followUp.contact), by: event.followUp.by, on: event.on, to: event.meldcodeCase,
                event.trajectory, event.location)
        case .meldcodeContinuationDecided(let event):
            add(
                .continuationDecided(event.continuation.choice), by: event.continuation.by, on: event.on,
                to: event.meldcodeCase, event.trajectory, event.location)
        case .meldcodeCaseClosed(let event):
            add(
                .closed(event.closure.finding), by: event.closure.by, on: event.on, to: event.meldcodeCase,
                event.trajectory, event.location)
        case .volunteersJoined, .volunteersParted: people.apply(recorded.event)
        default: break
        }
    }
}
