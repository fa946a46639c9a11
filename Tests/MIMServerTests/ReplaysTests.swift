import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// What was known earlier, kept within its bounds.
struct `Replays of what was known` {
    /// A log of some hundred locations.
    private func log(_ count: Int = 120) async throws -> MemoryEventLog {
        let log = MemoryEventLog { TestServer.now }
        let events = try (0..<count).map { number in
            let opened = LocationOpened(
                location: LocationID(Identifier(high: 1, low: UInt64(number))), on: Day(number: 14_000),
                details: LocationDetails(name: "Duindorp \(number)", municipality: "Zandstad", variant: .regular))
            let wire = try ProgrammeEvent.locationOpened(opened).encoded { _, _, _ in throw FieldError("name", .missing)
            }
            return try NewEvent(wire, id: Identifier(high: 2, low: UInt64(number)), actor: .local)
        }
        _ = try await log.append(events)
        return log
    }

    private func models(_ log: MemoryEventLog, at size: UInt64) throws -> ReadModels {
        var fold = MendedFold<ReadModels>()
        try fold.fold(log, to: LogSize(size))
        return fold.model
    }

    @Test func `give what a fold up to the size gives, from whatever is kept`() async throws {
        let log = try await log()
        let replays = Replays(log: log)
        for size: UInt64 in [50, 120, 0, 49, 51, 119, 50] {
            #expect(try await replays.models(at: LogSize(size)) == (try models(log, at: size)), "\(size)")
        }
        #expect(replays.usage.replays == 6)
    }

    @Test func `keep no more bytes than they may, and forget what was not asked for longest`() async throws {
        let log = try await log()
        let one = Replays(log: log)
        _ = try await one.models(at: LogSize(120))
        let most = one.usage.bytes * 2
        let replays = Replays(log: log, bytesMax: most)
        for size: UInt64 in [120, 119, 120, 118, 120, 117, 120] {
            #expect(try await replays.models(at: LogSize(size)) == (try models(log, at: size)))
            #expect(replays.usage.bytes <= most)
        }
        // What was asked for again and again was never replayed again.
        #expect(replays.usage.replays == 4)
        _ = try await replays.models(at: LogSize(119))
        #expect(replays.usage.replays == 5)
    }

    @Test func `begin with the present where that is what is asked for`() async throws {
        let log = try await log()
        let runner = ProjectionRunner(log: log)
        try runner.catchUp(to: LogSize(100))
        let replays = Replays(log: log) { runner.fold(upTo: $0) }
        for size: UInt64 in [100, 120, 60] {
            #expect(try await replays.models(at: LogSize(size)) == (try models(log, at: size)), "\(size)")
        }
        #expect(runner.fold(upTo: LogSize(99)) == nil && runner.fold(upTo: LogSize(100))?.size == LogSize(100))
    }

    @Test func `keep nothing when they may keep nothing, and answer all the same`() async throws {
        let log = try await log()
        let replays = Replays(log: log, bytesMax: 0)
        for _ in 0..<2 { #expect(try await replays.models(at: LogSize(30)) == (try models(log, at: 30))) }
        #expect(replays.usage == (0, 2))
    }

    @Test func `tell everyone who waits what is wrong, and try again for the next`() async throws {
        let log = try await log(10)
        let tag = try #require(Tag("location:1"))
        let stranger = NewEvent(
            id: Identifier(high: 9, low: 9), type: "nl.mim.not-yet-invented", subject: tag,
            actor: try #require(Tag(Actor.local.description)), tags: [tag], data: Array("{}".utf8))
        _ = try await log.append([stranger])
        let replays = Replays(log: log)
        let faults = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    do {
                        _ = try await replays.models(at: LogSize(11))
                        return false
                    } catch {
                        return (error as? ProjectionFault)?.position == Position(10)
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(faults == Array(repeating: true, count: 5))
        #expect(try await replays.models(at: LogSize(10)) == (try models(log, at: 10)))
        await #expect(throws: ProjectionFault.self) { try await replays.models(at: LogSize(11)) }
    }
}
