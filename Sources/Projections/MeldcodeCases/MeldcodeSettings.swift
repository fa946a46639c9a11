import EventStore
import Programme
import Wire

/// What surrounds the Meldcode cases: what each location laid down, who was trained in it, of which years there is an
/// overview. A case is held against what was in force on its days.
struct MeldcodeSettings: Hashable, Sendable {
    /// A fact with its place, in the order of the days.
    struct Laid<Fact: Payload>: Dated {
        let noted: Noted<Fact>
        var on: Day { noted.on }
    }

    /// What is kept of a location.
    struct LocationSettings: Course {
        var meldcodes = DayOrdered<Laid<MeldcodeAdopted>>()
        var officers = DayOrdered<Laid<AttentionOfficersNamed>>()
        var overviews = DayOrdered<Laid<MeldcodeOverviewDrawnUp>>()

        var heldBytes: Int { meldcodes.heldBytes + officers.heldBytes + overviews.heldBytes }
    }

    /// What is kept of a coordinator.
    struct Training: Course {
        var days = DayOrdered<Day>()

        var heldBytes: Int { days.heldBytes }
    }

    private(set) var locations: [LocationID: LocationSettings] = [:]
    private(set) var trainings: [CoordinatorID: Training] = [:]

    var estimatedBytes: Int { locations.heldBytes + trainings.heldBytes }

    mutating func change(_ recorded: Recorded, _ change: Change) {
        let position = recorded.position
        switch recorded.event {
        case .meldcodeAdopted(let adopted):
            locations.change(adopted.location, change) {
                $0.meldcodes.change(Laid(noted: recorded.noted(adopted)), at: position, change)
            }
        case .attentionOfficersNamed(let named):
            locations.change(named.location, change) {
                $0.officers.change(Laid(noted: recorded.noted(named.withoutTexts)), at: position, change)
            }
        case .meldcodeOverviewDrawnUp(let drawnUp):
            locations.change(drawnUp.location, change) {
                $0.overviews.change(Laid(noted: recorded.noted(drawnUp)), at: position, change)
            }
        case .coordinatorMeldcodeTrained(let trained):
            trainings.change(trained.coordinator, change) { $0.days.change(trained.on, at: position, change) }
        default: break
        }
    }
}

extension Recorded {
    /// Something of the record with its place and its times.
    func noted<Fact: Payload>(_ fact: Fact) -> Noted<Fact> {
        Noted(fact, on: fact.on, position: Int(position.index), recordedAt: recordedAt, actor: actor)
    }
}
