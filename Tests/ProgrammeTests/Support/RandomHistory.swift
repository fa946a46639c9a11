import Wire

@testable import Programme

/// A history that random commands make, each decided on what happened before it. Ids and days come out of small pools,
/// so that commands meet each other, contradict each other and reach far into trajectories and cases.
struct RandomHistory {
    /// Time goes on while the commands come; each is about one of the days around, the last of which lies in the future.
    private var today: Day = "2008-03-01"
    private var days: ClosedRange<Day> { today.advanced(by: -4)...today.advanced(by: 1) }

    /// All that happened, as it stands in a log.
    private(set) var records = MemoryRecords()
    /// What was decided, event by event, with its words.
    private(set) var events: [ProgrammeEvent] = []
    /// All that happened, folded as it came; as it is mended by now.
    private(set) var state = DecisionState()
    /// How many commands were made up so far.
    private(set) var commandCount = 0
    private var generator: SeededGenerator
    private var nextID: UInt64 = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        append(Self.stage)
    }

    /// The commands that come up by chance; those that mend a record are told of an earlier one on purpose.
    static let kinds = CommandCatalogue.all.filter { !($0 is any MendingCommand.Type) }

    /// What so many random commands leave.
    static func told(seed: UInt64, commands: Int = 700) throws -> RandomHistory {
        var history = RandomHistory(seed: seed)
        for _ in 0..<commands {
            let command = try history.command()
            let context = history.context()
            history.append((try? command.decision(history.state, context).get()) ?? [])
        }
        return history
    }

    /// Enough for much to be possible from the first day on; of each kind of id there is a third one, still unknown.
    private static let stage: [ProgrammeEvent] = {
        let day: Day = "2008-02-25"
        func id<E: Entity>(_ number: UInt64) -> ID<E> { ID(SampleReader.identifier(number)) }
        return [.locationOpened(LocationOpened(location: id(1), on: day, details: Story.details))]
            + ([1, 2] as [UInt64]).flatMap { number in
                let mother: MotherID = id(number)
                return [
                    Story.applied(id(number), day, at: id(1)),
                    .motherEnrolled(
                        MotherEnrolled(
                            trajectory: id(number), location: id(1), mother: mother, child: id(number), on: day,
                            route: .referred, name: .open("Mia", of: .mother(mother)))),
                    .motherAccepted(MotherAccepted(trajectory: id(number), location: id(1), on: day)),
                ]
            }
    }()

    /// A command of a kind with random fields.
    mutating func command<C: Command>(_ kind: C.Type) throws -> C {
        var reader = SampleReader(.random(generator), personal: .spoken, days: days, idsPerKind: 3)
        defer { generator = reader.generator ?? generator }
        return try C(from: &reader)
    }

    /// A random command of the catalogue. Those that end something come up less often, or little would go on.
    mutating func command() throws -> any Command {
        commandCount += 1
        if Int.random(in: 0..<30, using: &generator) == 0 { today = today.advanced(by: 1) }
        var kind = Self.kinds[Int.random(in: 0..<Self.kinds.count, using: &generator)]
        while Self.endings.contains("\(kind.name)"), Int.random(in: 0..<10, using: &generator) > 0 {
            kind = Self.kinds[Int.random(in: 0..<Self.kinds.count, using: &generator)]
        }
        return try command(kind)
    }

    private static let endings: Set = [
        "close-location", "leave-as-coordinator", "stop-volunteer", "end-trajectory", "close-meldcode-case",
    ]

    /// What decisions may know besides: never the same ids twice.
    mutating func context() -> DecisionContext {
        let ids = (0..<DecisionContext.newIDCount).map { Identifier(high: 0xFFFF, low: nextID + UInt64($0)) }
        nextID += UInt64(ids.count)
        return DecisionContext(today: today, newIDs: ids, counted: Given.counted)
    }

    /// The state that the shell would fold for a command: only the events that its scope finds, mended.
    func state(within scope: Scope) throws -> DecisionState {
        DecisionState(after: try MendedHistory(records.records(in: scope, from: 0), within: scope))
    }

    mutating func append(_ new: [ProgrammeEvent]) {
        for event in new {
            events.append(event)
            records.append(event)
            state.evolve(event)
        }
        if new.contains(where: \.kind.mends) { state = DecisionState(after: records.mended) }
    }
}

extension RandomHistory {
    /// What so many commands leave, every sixth of which mends an earlier record.
    ///
    /// - Parameter look: Shown each mending command before it is carried out.
    static func mended(
        seed: UInt64, commands: Int = 600, _ look: (any MendingCommand, RandomHistory, DecisionContext) throws -> Void
    ) throws -> RandomHistory {
        var history = RandomHistory(seed: seed)
        for number in 1...commands {
            if number.isMultiple(of: 6), let command = try history.mendingCommand() {
                let context = history.context()
                try look(command, history, context)
                history.append(history.records.outcome(of: command, context).events)
            } else {
                let command = try history.command()
                let context = history.context()
                history.append((try? command.decision(history.state, context).get()) ?? [])
            }
        }
        return history
    }

    /// A correction of some fields of an earlier record, or its retraction.
    private mutating func mendingCommand() throws -> (any MendingCommand)? {
        let position = Int.random(in: 0..<events.count, using: &generator)
        let kind = events[position].kind
        guard kind.canBeMended else { return nil }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            return RetractRecord(position: position, reason: .didNotHappen)
        }
        let fields = DescribingReader.describe { (reader) throws(FieldError) in
            _ = try ProgrammeEvent(kind, from: &reader)
        }
        let count = Int.random(in: 1...2, using: &generator)
        let some = fields.shuffled(using: &generator).prefix(count)
            .map { FieldDescription(name: $0.name, shape: $0.shape, isRequired: true) }
        var reader = SampleReader(.random(generator), personal: .spoken, days: days, idsPerKind: 3)
        let data = reader.request(some)
        generator = reader.generator ?? generator
        return CorrectRecord(position: position, reason: .typingError, data: try .reading(data))
    }
}

extension EventKind {
    /// Whether it says that a record was wrong.
    var mends: Bool { self == .recordCorrected || self == .recordRetracted }
}

extension Command {
    /// The decision as a value, to compare.
    func decision(_ state: DecisionState, _ context: DecisionContext) -> Result<[ProgrammeEvent], Refusal> {
        Result { () throws(Refusal) in try decide(state, context) }
    }
}
