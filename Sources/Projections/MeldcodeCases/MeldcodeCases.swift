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

    /// The cases of one trajectory, with how many entries each has.
    struct TrajectoryCases: Course {
        var entryCounts: [CaseID: Int] = [:]

        var heldBytes: Int { entryCounts.capacity * MemoryLayout<(CaseID, Int)>.stride }
    }

    private(set) var courses: [CaseID: CaseCourse] = [:]
    private(set) var casesOf: [TrajectoryID: TrajectoryCases] = [:]
    private(set) var settings = MeldcodeSettings()
    private(set) var people = JoinedPeople()

    public init() {}

    public var estimatedBytes: Int { courses.heldBytes + casesOf.heldBytes + settings.estimatedBytes }

    public mutating func change(_ recorded: Recorded, _ change: Change) {
        if let payload = recorded.event.casePayload {
            let entry = CaseEntry(
                on: payload.on, recordedAt: recorded.recordedAt, position: recorded.position, actor: recorded.actor,
                by: payload.by, event: payload.withoutTexts)
            let record = CaseRecord(entry: entry, trajectory: payload.trajectory, location: payload.location)
            courses.change(payload.meldcodeCase, change) {
                $0.records.change(record, at: recorded.position, change)
            }
            casesOf.change(payload.trajectory, change) {
                let count = ($0.entryCounts[payload.meldcodeCase] ?? 0) + (change == .adding ? 1 : -1)
                $0.entryCounts[payload.meldcodeCase] = count == 0 ? nil : count
            }
        } else {
            settings.change(recorded, change)
            people.apply(recorded.event)
        }
    }
}
