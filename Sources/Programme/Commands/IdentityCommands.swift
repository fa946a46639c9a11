import Wire

// Duplicates: one person who was recorded as two.

/// Join two records of one mother.
public struct JoinMothers: Command {
    public static let name: StaticString = "join-mothers"

    /// Under which she goes on.
    public var kept: MotherID
    public var duplicate: MotherID
    public var on: Day
    /// The child under its two ids, where both records have trajectories with it.
    public var child: ChildID?
    public var duplicateChild: ChildID?
    public var explanation: Personal?

    public init(
        kept: MotherID, duplicate: MotherID, on: Day, child: ChildID? = nil, duplicateChild: ChildID? = nil,
        explanation: Personal? = nil
    ) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.child = child
        self.duplicateChild = duplicateChild
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        child = try fields.optional("child")
        duplicateChild = try fields.optional("duplicateChild")
        explanation = try fields.optionalPersonal("explanation")
    }

    public var scope: Scope { .mother(kept) + .mother(duplicate) + .joinedMothers }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.known(kept, as: "kept")
        try state.known(duplicate, as: "duplicate")
        try state.joinedMothers.checkJoin(duplicate, to: kept)
        switch (child, duplicateChild) {
        case (let child?, let other?):
            try state.check(child, of: kept, as: "child")
            try state.check(other, of: duplicate, as: "duplicateChild")
            if child == other { throw .childJoinedWithItself }
        case (nil, .some): throw .childrenIncomplete("child")
        case (.some, nil): throw .childrenIncomplete("duplicateChild")
        case (nil, nil): break
        }
        return [
            .mothersJoined(
                MothersJoined(
                    kept: kept, duplicate: duplicate, on: on, child: child, duplicateChild: duplicateChild,
                    explanation: explanation?.of(.mother(kept))))
        ]
    }
}

/// Take apart two records of a mother that were joined.
public struct PartMothers: Command {
    public static let name: StaticString = "part-mothers"

    public var kept: MotherID
    public var duplicate: MotherID
    public var on: Day
    public var explanation: Personal?

    public init(kept: MotherID, duplicate: MotherID, on: Day, explanation: Personal? = nil) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        explanation = try fields.optionalPersonal("explanation")
    }

    public var scope: Scope { .joinedMothers }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.joinedMothers.checkPart(duplicate, from: kept, on: on)
        return [
            .mothersParted(
                MothersParted(
                    kept: kept, duplicate: duplicate, on: on, explanation: explanation?.of(.mother(kept))))
        ]
    }
}

/// Join two records of one volunteer.
public struct JoinVolunteers: Command {
    public static let name: StaticString = "join-volunteers"

    /// Under which she goes on.
    public var kept: VolunteerID
    public var duplicate: VolunteerID
    public var on: Day
    public var explanation: Personal?

    public init(kept: VolunteerID, duplicate: VolunteerID, on: Day, explanation: Personal? = nil) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        explanation = try fields.optionalPersonal("explanation")
    }

    public var scope: Scope { .volunteer(kept) + .volunteer(duplicate) + .joinedVolunteers }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.known(kept, as: "kept")
        try state.known(duplicate, as: "duplicate")
        try state.joinedVolunteers.checkJoin(duplicate, to: kept)
        return [
            .volunteersJoined(
                VolunteersJoined(
                    kept: kept, duplicate: duplicate, on: on, explanation: explanation?.of(.volunteer(kept))))
        ]
    }
}

/// Take apart two records of a volunteer that were joined.
public struct PartVolunteers: Command {
    public static let name: StaticString = "part-volunteers"

    public var kept: VolunteerID
    public var duplicate: VolunteerID
    public var on: Day
    public var explanation: Personal?

    public init(kept: VolunteerID, duplicate: VolunteerID, on: Day, explanation: Personal? = nil) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        explanation = try fields.optionalPersonal("explanation")
    }

    public var scope: Scope { .joinedVolunteers }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.joinedVolunteers.checkPart(duplicate, from: kept, on: on)
        return [
            .volunteersParted(
                VolunteersParted(
                    kept: kept, duplicate: duplicate, on: on, explanation: explanation?.of(.volunteer(kept))))
        ]
    }
}
