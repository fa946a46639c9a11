import EventStore
import Programme
import Testing
import Wire

@testable import Projections

/// Mended mistakes, on random histories of every kind of event; a failure names the seed.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `The laws of mending` {
    private static func folded(_ log: MemoryEventLog, to size: LogSize? = nil) throws -> MendedFold<ReadModels> {
        var fold = MendedFold<ReadModels>()
        try fold.fold(log, to: try size ?? log.size())
        return fold
    }

    @Test(arguments: UInt64(1)...12)
    func `a mended history gives the read models of the one that had been right at once`(seed: UInt64) async throws {
        let history = MendedHistory(seed: seed)
        let log = try await history.log()
        let (mended, right) = (try Self.folded(log).model, try history.rightModels(log))
        #expect(mended.caseload == right.caseload, "seed \(seed)")
        #expect(mended.supervision == right.supervision, "seed \(seed)")
        #expect(mended.meldcodeCases == right.meldcodeCases, "seed \(seed)")
        #expect(mended.registration == right.registration, "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...12)
    func `as known before its amendments a history gives the read models of the wrong one`(seed: UInt64) async throws {
        let history = MendedHistory(seed: seed)
        let log = try await history.log()
        let first = try #require(history.told.firstIndex { $0.isAmendment })
        let wrong = try history.recorded(log)[..<first].reduce(into: ReadModels()) { $0.apply($1) }
        #expect(try Self.folded(log, to: LogSize(UInt64(first))).model == wrong, "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...6)
    func `folding in parts equals folding in one go, wherever the amendments fall`(seed: UInt64) async throws {
        let log = try await MendedHistory(seed: seed).log()
        let whole = try Self.folded(log)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<4 {
            var parts = MendedFold<ReadModels>()
            var size = 0
            let end = Int(try log.size().count)
            while size < end {
                size = min(end, size + random.number(1...end / 3))
                try parts.fold(log, to: LogSize(UInt64(size)))
                let apart = try Self.folded(log, to: LogSize(UInt64(size)))
                #expect(parts == apart, "seed \(seed), at \(size)")
            }
            #expect(parts == whole, "seed \(seed)")
        }
    }

    @Test func `the random histories amend every kind, retract, and mend the same record more than once`() {
        let told = (UInt64(1)...12).map { MendedHistory(seed: $0) }
        var corrected: Set<EventKind> = []
        var retracted = 0
        var again = 0
        for history in told {
            var seen: Set<Int> = []
            for event in history.told {
                switch event {
                case .recordCorrected(let correction):
                    corrected.insert(correction.record.kind)
                    if !seen.insert(correction.position).inserted { again += 1 }
                case .recordRetracted(let retraction):
                    retracted += 1
                    if !seen.insert(retraction.position).inserted { again += 1 }
                default: break
                }
            }
        }
        let missed = Set(EventKind.allCases).subtracting(RandomHistory.mendingKinds).subtracting(corrected)
        #expect(missed.map(\.word) == [])
        #expect(retracted > 100)
        #expect(again > 100)
    }

    // MARK: Amendments that say nothing that holds

    private func fault(_ amendment: ProgrammeEvent, after events: [ProgrammeEvent]) async throws -> ProjectionFault? {
        let log = MemoryEventLog { Instant(milliseconds: 1_200_000_000_000) }
        _ = try await log.append(
            try (events + [amendment]).enumerated().map { try RandomHistory.newEvent($1, number: $0) })
        do {
            _ = try Self.folded(log)
            return nil
        } catch let fault as ProjectionFault {
            return fault
        }
    }

    private func retraction(of position: Int, _ kind: EventKind) -> ProgrammeEvent {
        .recordRetracted(
            RecordRetracted(
                position: position, on: Day(number: 14_000), reason: .other, event: kind,
                former: TagList(["location:\(Identifier(high: 1, low: 1))"])))
    }

    @Test func `an amendment of a later record, of another kind or of an amendment is a fault with its position`()
        async throws
    {
        let opened = try #require(RandomHistory(seed: 1).events.first)
        #expect(opened.kind == .locationOpened)
        let unknown = { (position: UInt64) in
            ProjectionFault(position: Position(position), error: FieldError("position", .unknown))
        }
        #expect(try await fault(retraction(of: 0, .locationOpened), after: [opened]) == nil)
        #expect(try await fault(retraction(of: 1, .locationOpened), after: [opened]) == unknown(1))
        #expect(try await fault(retraction(of: 5, .locationOpened), after: [opened]) == unknown(1))
        #expect(try await fault(retraction(of: 0, .visitHeld), after: [opened]) == unknown(1))
        let twice = [opened, retraction(of: 0, .locationOpened)]
        #expect(try await fault(retraction(of: 1, .recordRetracted), after: twice) == unknown(2))
    }
}
