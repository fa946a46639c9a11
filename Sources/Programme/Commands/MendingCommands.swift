import Wire

// Mistakes: what was wrong is said by a new event, and nothing is ever changed.

/// Correct a record: say what it should have said. Of a retracted one: bring it back.
public struct CorrectRecord: Command {
    public static let name: StaticString = "correct-record"

    /// Where the record stands that was wrong: always the first one, never a correction of it.
    public var position: Int
    public var reason: MendingReason
    /// What was wrong, in words.
    public var explanation: Personal?
    /// Only what is to be otherwise; null takes a field out.
    public var data: RecordChange

    public init(position: Int, reason: MendingReason, explanation: Personal? = nil, data: RecordChange) {
        self.position = position
        self.reason = reason
        self.explanation = explanation
        self.data = data
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        position = try fields.integer("position", in: RecordPosition.accepted)
        reason = try fields.value("reason")
        explanation = try fields.optionalPersonal("explanation")
        data = try fields.value("data")
    }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        guard let mending = state.mending, let event = try mending.decide(context) else {
            throw .unknownRecord(position)
        }
        let former = (mending.standing?.tags ?? []).filter { !event.tags.contains($0) }
        return [
            .recordCorrected(
                RecordCorrected(
                    position: position, on: context.today, reason: reason,
                    explanation: try mending.owned(explanation), record: .decided(event),
                    former: former.isEmpty ? nil : TagList(former)))
        ]
    }
}

extension CorrectRecord: MendingCommand {
    public var change: RecordChange? { data }
}

/// Retract a record: it should not be there. Correcting it brings it back.
public struct RetractRecord: Command {
    public static let name: StaticString = "retract-record"

    /// Where the record stands: always the first one, never a correction of it.
    public var position: Int
    public var reason: MendingReason
    /// What was wrong, in words.
    public var explanation: Personal?

    public init(position: Int, reason: MendingReason, explanation: Personal? = nil) {
        self.position = position
        self.reason = reason
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        position = try fields.integer("position", in: RecordPosition.accepted)
        reason = try fields.value("reason")
        explanation = try fields.optionalPersonal("explanation")
    }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        guard let mending = state.mending else { throw .unknownRecord(position) }
        _ = try mending.decide(context)
        return [
            .recordRetracted(
                RecordRetracted(
                    position: position, on: context.today, reason: reason,
                    explanation: try mending.owned(explanation), event: mending.old.kind,
                    former: TagList(mending.old.tags)))
        ]
    }
}

extension RetractRecord: MendingCommand {
    public var change: RecordChange? { nil }
}

extension Mending {
    /// Words about the record, belonging to whom it is about.
    fileprivate func owned(_ words: Personal?) throws(Refusal) -> Personal? {
        guard let words else { return nil }
        guard let subject = Subject.ofWords(about: old, in: DecisionState(after: history)) else {
            throw .cannotBeMended(old.kind)
        }
        return words.of(subject)
    }
}
