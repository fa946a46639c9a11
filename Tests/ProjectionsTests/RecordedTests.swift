import EventStore
import Programme
import Testing
import Wire

@testable import Projections

struct `A recorded event` {
    /// The records of a history in a log, decoded in both ways.
    func decoded(seed: UInt64) async throws -> [(whole: Recorded, names: Recorded)] {
        let log = MemoryEventLog { Instant(milliseconds: 1_200_000_000_000) }
        let events = try RandomHistory(seed: seed).newEvents()
        for start in stride(from: 0, to: events.count, by: 500) {
            _ = try await log.append(Array(events[start..<min(start + 500, events.count)]))
        }
        var decoded: [(whole: Recorded, names: Recorded)] = []
        try log.scan(from: .empty, to: try log.size()) { record in
            decoded.append((try Recorded(record), try Recorded(record, namesOnly: true)))
            return true
        }
        return decoded
    }

    @Test func `is read back from the log as it happened`() async throws {
        let decoded = try await decoded(seed: 31)
        #expect(decoded.map(\.whole.event) == RandomHistory(seed: 31).events)
        #expect(decoded.map(\.whole.position) == decoded.indices.map { Position(UInt64($0)) })
        #expect(decoded.allSatisfy { $0.whole.actor == .local })
    }

    @Test(arguments: [UInt64(31), 32])
    func `gives the read models the same without the texts that they have no use for`(seed: UInt64) async throws {
        let decoded = try await decoded(seed: seed)
        let whole = decoded.reduce(into: ReadModels()) { $0.apply($1.whole) }
        let names = decoded.reduce(into: ReadModels()) { $0.apply($1.names) }
        #expect(whole == names)
    }

    @Test func `keeps the names of people and passes over what was written about them`() async throws {
        for (_, names) in try await decoded(seed: 31) {
            switch names.event {
            case .motherEnrolled(let enrolled): #expect(enrolled.name != .unread)
            case .volunteerApplied(let applied): #expect(applied.name != .unread)
            case .coordinatorAppointed(let appointed): #expect(appointed.name != .unread)
            case .meldcodeWeighed(let weighed): #expect(weighed.fact.reasoning == .unread)
            case .visitHeld(let held): #expect(held.visit.note == nil || held.visit.note == .unread)
            default: break
            }
        }
    }
}
