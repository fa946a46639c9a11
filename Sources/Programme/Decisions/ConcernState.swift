import Wire

/// A concern: when it came, whether it is settled, and what the event that settles it has to name.
///
/// Settling looks at the concern alone, so this keeps its trajectory and whose words they are.
public struct ConcernState: Hashable, Sendable {
    public let trajectory: TrajectoryID
    public let location: LocationID
    /// Whose personal values its texts are.
    public let subject: Subject
    public let raisedOn: Day
    public internal(set) var settledOn: Day?
}

extension DecisionState {
    mutating func evolveConcern(_ event: ProgrammeEvent) {
        switch event {
        case .concernRaised(let raised):
            guard let subject = raised.description.subject else { return }
            concerns[raised.concern] = ConcernState(
                trajectory: raised.trajectory, location: raised.location, subject: subject, raisedOn: raised.on)
        case .concernSettled(let settled): concerns[settled.concern]?.settledOn = settled.on
        default: break
        }
    }
}
