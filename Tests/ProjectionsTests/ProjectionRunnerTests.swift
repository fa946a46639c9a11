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
}
