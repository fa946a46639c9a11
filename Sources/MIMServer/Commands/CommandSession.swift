import EventStore
import Programme
import Wire

/// Many commands with one durable append: for an import and for the demo, which would wait for the disk at each one.
///
/// It folds the whole log into one decision state, decides on that, and keeps what was decided until `commit`. A value
/// owned by one task. Other writers are allowed: `commit` notices when they touched what was decided on.
struct CommandSession: Sendable {
    /// The state after everything in the log and everything staged.
    private(set) var state: DecisionState

    /// Whether a record was mended since `state` was folded. It is folded anew when somebody needs it: a correction is
    /// decided on its own history, so a thousand of them one after the other fold once.
    private var isOutdated = false

    private let log: any EventLog
    private let preparation: EventPreparation
    /// The state after the first `size` events of the log.
    private var committed: DecisionState
    private var size: LogSize
    private var staged: [(event: ProgrammeEvent, actor: Actor)] = []
    private var criteria: Set<EventQuery.Criterion> = []
    private var requests: [RequestPart] = []

    /// Folds what is in the log.
    ///
    /// - Throws: `EventLogFault` or `FieldError` when the log cannot be read.
    init(log: any EventLog, preparation: EventPreparation) throws {
        self.log = log
        self.preparation = preparation
        state = DecisionState()
        committed = state
        size = .empty
        try catchUp()
    }

    /// How many events wait for `commit`.
    var stagedCount: Int { staged.count }

    /// Decides on a command; later ones see what it brings. A refused one leaves no trace.
    ///
    /// - Parameters:
    ///   - request: Recognises the command when it is sent again; all commands of a commit have one, or none.
    ///   - counted: The report that the command asks to be counted; what is staged is not in it, so commit before.
    /// - Returns: What was decided; the personal values in it are not sealed yet.
    /// - Precondition: It mends no record: `mend` does that. After that, `refresh` comes before the next staging.
    @discardableResult
    mutating func stage(
        _ command: any Command, by actor: Actor, today: Day, request: RequestKey? = nil,
        counted: CountedReport? = nil
    ) throws(Refusal) -> [ProgrammeEvent] {
        precondition(!(command is any MendingCommand) && !isOutdated, "A mended record changes what is decided on.")
        let context = DecisionContext(
            today: today, newIDs: preparation.identifiers.next(DecisionContext.newIDCount), counted: counted)
        let events = try command.decide(state, context)
        for event in events {
            state.evolve(event)
            staged.append((event, actor))
        }
        criteria.formUnion(command.scope.query?.criteria ?? [])
        if let request, !events.isEmpty { requests.append(RequestPart(request, eventCount: events.count)) }
        return events
    }

    /// Mends a record: appends everything staged, and then this one by itself, on a history of its own.
    ///
    /// - Returns: Where the correction or retraction stands.
    /// - Throws: As `commit`, then nothing of it was written; or as `CommandExecution.carryOut`, then what had been
    ///   staged is written.
    mutating func mend(
        _ command: any MendingCommand, by actor: Actor, today: Day, request: RequestKey? = nil
    ) async throws -> CommandReceipt {
        _ = try await commit()
        let execution = CommandExecution(log: log, preparation: preparation)
        let receipt = try await execution.carryOut(
            CommandOrder(command: command, actor: actor, request: request)
        ) { today }
        isOutdated = true
        return receipt
    }

    /// Folds anew if a record was mended.
    mutating func refresh() throws {
        if isOutdated { try catchUp() }
    }

    /// Appends everything staged, all or nothing.
    ///
    /// - Returns: Where the events stand, in the order in which they were staged; nil when nothing was staged.
    /// - Throws: `CommandFault.overtaken` when somebody else wrote what was decided on: what was staged is dropped, the
    ///   state is that of the log, and the commands can be staged again. `CommandFault.requestKeyReused`,
    ///   `EventLogFault` and `VaultFault` likewise drop it.
    mutating func commit() async throws -> AppendReceipt? {
        guard !staged.isEmpty else { return nil }
        let (events, requests, decided, before) = (staged, requests, state, size)
        let query = EventQuery(Array(criteria))
        drop()
        let condition = query.criteria.isEmpty ? nil : AppendCondition(nothingMatching: query, since: before)
        let outcome = try await log.append(try preparation.prepare(events), if: condition, requests: requests)
        if case .appended(let receipt) = outcome, receipt.first.index == before.count {
            (state, committed, size) = (decided, decided, receipt.size)
            return receipt
        }
        try catchUp()
        switch outcome {
        case .appended(let receipt), .alreadyAppended(let receipt): return receipt
        case .conflict: throw CommandFault.overtaken
        case .requestKeyReused: throw CommandFault.requestKeyReused
        }
    }

    private mutating func drop() {
        staged = []
        criteria = []
        requests = []
        state = committed
    }

    /// Folds what others have written since.
    private mutating func catchUp() throws {
        let end = try log.size()
        try committed.evolve(log, from: size, to: end)
        (state, size, isOutdated) = (committed, end, false)
    }
}
