import EventStore
import Programme
import Synchronization
import Testing
import Wire

@testable import Projections

struct `The projection runner` {
    let noon = Instant(milliseconds: 1_200_000_000_000)

    func log() -> MemoryEventLog { MemoryEventLog { [noon] in noon } }

    func append(_ events: [NewEvent], to log: some EventLog) async throws {
        for start in stride(from: 0, to: events.count, by: 500) {
            _ = try await log.append(Array(events[start..<min(start + 500, events.count)]))
        }
    }

    /// An event of a kind that this version does not know.
    func stranger() throws -> NewEvent {
        let tag = try #require(Tag("trajectory:1"))
        let actor = try #require(Tag(Actor.local.description))
        return NewEvent(
            id: Identifier(high: 9, low: 9), type: "nl.mim.not-yet-invented", subject: tag, actor: actor, tags: [tag],
            data: Array("{}".utf8))
    }

    @Test func `holds after catching up what a fold of the same events holds`() async throws {
        let history = RandomHistory(seed: 3)
        let log = log()
        try await append(try history.newEvents(), to: log)
        let runner = ProjectionRunner(log: log)
        try runner.catchUp()
        let size = LogSize(UInt64(history.events.count))
        try runner.read { models, read in
            #expect(read == size)
            var folded = MendedFold<ReadModels>()
            try folded.fold(log, to: size)
            #expect(models == folded.model)
            #expect(
                models.caseload.counts(today: history.lastDay)
                    == history.recorded().reduce(into: ReadModels()) { $0.apply($1) }
                    .caseload.counts(today: history.lastDay))
        }
    }

    @Test func `stops at the size that it was asked for`() async throws {
        let log = log()
        try await append(try RandomHistory(seed: 4).newEvents(), to: log)
        let runner = ProjectionRunner(log: log)
        try runner.catchUp(to: LogSize(10))
        #expect(runner.size == LogSize(10))
        try runner.catchUp(to: LogSize(5))
        #expect(runner.size == LogSize(10))
    }

    @Test func `tells how far it is until all is done`() async throws {
        let log = log()
        try await append(try RandomHistory(seed: 4).newEvents(), to: log)
        var told: [LogSize] = []
        try ProjectionRunner(log: log).catchUp { done, _ in told.append(done) }
        #expect(told.last == (try log.size()))
    }

    @Test func `stops with the position and the field of an event that it cannot decode`() async throws {
        let log = log()
        try await append(Array(try RandomHistory(seed: 5).newEvents().prefix(7)), to: log)
        try await append([try stranger()], to: log)
        let runner = ProjectionRunner(log: log)
        let fault = ProjectionFault(position: Position(7), error: FieldError("type", .unknown))
        #expect(throws: fault) { try runner.catchUp() }
        #expect(runner.fault == fault)
        #expect(runner.size == LogSize(7))
    }

    @Test func `answers nothing any more after a fault`() async throws {
        let log = log()
        try await append([try stranger()], to: log)
        let runner = ProjectionRunner(log: log)
        let fault = ProjectionFault(position: Position(0), error: FieldError("type", .unknown))
        #expect(throws: fault) { try runner.catchUp() }
        #expect(throws: fault) { try runner.read { _, size in size } }
        #expect(throws: fault) { try runner.catchUp(to: .empty) }
    }

    // MARK: A new version beside the old one

    /// Reads as this version does, but cannot read the records of a kind from a position on.
    private func version(refusing kind: EventKind, from position: UInt64) -> FoldVersion {
        FoldVersion(name: "2") { record throws(FieldError) in
            let recorded = try Recorded(record, namesOnly: true)
            if recorded.event.kind == kind, recorded.position >= Position(position) {
                throw FieldError("on", .expected(.day))
            }
            return recorded
        }
    }

    @Test func `builds read models anew while the old ones answer, and finds them the same`() async throws {
        let log = log()
        try await append(try RandomHistory(seed: 6).newEvents(), to: log)
        let runner = ProjectionRunner(log: log)
        try runner.catchUp()
        var answered: [LogSize] = []
        let outcome = try runner.rebuild { _, _ in
            if let size = try? runner.read({ _, size in size }) { answered.append(size) }
        }
        let size = try log.size()
        #expect(outcome == (size, true))
        #expect(!answered.isEmpty && answered.allSatisfy { $0 == size })
    }

    @Test func `takes in what was recorded while it was building`() async throws {
        let log = log()
        let events = try RandomHistory(seed: 6).newEvents()
        try await append(Array(events.dropLast(40)), to: log)
        let runner = ProjectionRunner(log: log)
        try runner.catchUp()
        try await append(Array(events.suffix(40)), to: log)
        try runner.catchUp(to: LogSize(UInt64(events.count - 20)))
        #expect(try runner.rebuild() == (try log.size(), true))
        #expect(runner.size == (try log.size()))
    }

    @Test func `leaves the old read models serving when the new version cannot take an event`() async throws {
        let log = log()
        try await append(try RandomHistory(seed: 6).newEvents(), to: log)
        let runner = ProjectionRunner(log: log)
        try runner.catchUp()
        let before = try runner.read { models, _ in models }
        let events = RandomHistory(seed: 6).events
        let refused = try #require(events.indices.first { index in index > 50 && events[index].kind == .visitHeld })
        let fault = ProjectionFault(
            position: Position(UInt64(refused)), error: FieldError("on", .expected(.day)))
        #expect(throws: fault) { try runner.rebuild(as: version(refusing: .visitHeld, from: 51)) }
        #expect(runner.fault == nil)
        #expect(runner.version == FoldVersion.current.name)
        #expect(try runner.read { models, _ in models } == before)
        let more = NewEvent(
            id: Identifier(high: 8, low: 8), like: try RandomHistory.newEvent(events[0], number: 0))
        _ = try await log.append([more])
        try runner.catchUp()
        #expect(runner.size == (try log.size()))
    }

    @Test func `serves the new version once it is built, and says that it differs`() async throws {
        let log = log()
        try await append(try RandomHistory(seed: 6).newEvents(), to: log)
        let runner = ProjectionRunner(log: log)
        try runner.catchUp()
        let everybodyLocal = FoldVersion(name: "2") { record throws(FieldError) in
            let recorded = try Recorded(record, namesOnly: true)
            return Recorded(
                position: recorded.position, recordedAt: Instant(milliseconds: 0), id: recorded.id,
                actor: recorded.actor, event: recorded.event)
        }
        #expect(try runner.rebuild(as: everybodyLocal) == (try log.size(), false))
        #expect(runner.version == "2")
    }

    @Test func `comes back from a fault when a version is built that can take the event`() async throws {
        let log = log()
        try await append(try RandomHistory(seed: 6).newEvents(), to: log)
        let runner = ProjectionRunner(log: log)
        let size = try log.size()
        _ = try runner.rebuild(as: version(refusing: .locationOpened, from: size.count))
        let more = NewEvent(
            id: Identifier(high: 8, low: 8),
            like: try RandomHistory.newEvent(RandomHistory(seed: 6).events[0], number: 0))
        _ = try await log.append([more])
        #expect(throws: ProjectionFault.self) { try runner.catchUp() }
        #expect(throws: ProjectionFault.self) { try runner.read { _, size in size } }
        #expect(try runner.rebuild() == (LogSize(size.count + 1), false))
        #expect(try runner.read { _, size in size } == LogSize(size.count + 1))
    }
}

extension NewEvent {
    /// The same event under another id.
    fileprivate init(id: Identifier, like event: NewEvent) {
        self.init(
            id: id, type: event.type, subject: event.subject, actor: event.actor, tags: event.tags, data: event.data)
    }
}
