import EventStore
import Programme
import Wire

@testable import Projections

/// A random history in which records are corrected and retracted as it goes on, and the one that was right at once.
struct MendedHistory {
    /// Everything in the order of recording, amendments among it.
    private(set) var told: [ProgrammeEvent] = []
    /// By position: what each record says in the end; nil for one that was retracted.
    private(set) var right: [ProgrammeEvent?] = []
    /// By position: the event under whose id the personal values of a record stand.
    private(set) var sealedBy: [Int] = []
    private var random: SeededGenerator
    /// Of every kind some events that are not of this history: any of them can be what a record should have said.
    private let others: [EventKind: [ProgrammeEvent]]

    /// - Parameter percent: So many of a hundred events are followed by an amendment of an earlier one.
    init(seed: UInt64, percent: Int = 15) {
        random = SeededGenerator(seed: seed &* 7919)
        others = Dictionary(grouping: (1...6).flatMap { RandomHistory(seed: seed * 100 + $0).events }, by: \.kind)
        for event in RandomHistory(seed: seed).events {
            add(event)
            if random.chance(percent) { amend() }
        }
        // What comes last has its turn too.
        for _ in 0..<120 { amend() }
    }

    private mutating func add(_ event: ProgrammeEvent) {
        sealedBy.append(told.count)
        told.append(event)
        right.append(event)
    }

    private mutating func amend() {
        // The kind first, so that the rare ones have their turn too.
        let kinds = Set(told.map(\.kind)).sorted { $0.rawValue < $1.rawValue }
        guard let kind = kinds.randomElement(using: &random),
            let position = told.indices.filter({ told[$0].kind == kind }).randomElement(using: &random)
        else { return }
        let original = told[position]
        guard !original.isAmendment else { return }
        let on = original.on
        if random.chance(30) {
            guard right[position] != nil else { return }
            add(
                .recordRetracted(
                    RecordRetracted(
                        position: position, on: on, reason: .didNotHappen, event: original.kind,
                        former: TagList(["location:\(Identifier(high: 1, low: 1))"]))))
            right[position] = nil
        } else {
            guard let other = others[original.kind]?.randomElement(using: &random) else { return }
            sealedBy[position] = told.count
            add(
                .recordCorrected(
                    RecordCorrected(position: position, on: on, reason: .typingError, record: .decided(other))))
            right[position] = other
        }
    }

    /// The log that holds it.
    func log() async throws -> MemoryEventLog {
        let log = MemoryEventLog { Instant(milliseconds: 1_200_000_000_000) }
        let events = try told.enumerated().map { try RandomHistory.newEvent($1, number: $0) }
        for start in stride(from: 0, to: events.count, by: 500) {
            _ = try await log.append(Array(events[start..<min(start + 500, events.count)]))
        }
        return log
    }

    /// The read models of the history that was right at once.
    func rightModels(_ log: MemoryEventLog) throws -> ReadModels {
        let stored = try recorded(log)
        var models = ReadModels()
        for (position, event) in right.enumerated() {
            guard let event, !event.isAmendment else { continue }
            models.apply(
                Recorded(
                    position: stored[position].position, recordedAt: stored[position].recordedAt,
                    id: stored[sealedBy[position]].id, actor: stored[position].actor, event: event))
        }
        return models
    }

    /// The records as they stand, mended ones too.
    func recorded(_ log: MemoryEventLog) throws -> [Recorded] {
        var stored: [Recorded] = []
        try log.scan(from: .empty, to: log.size()) { record in
            stored.append(try Recorded(record))
            return true
        }
        return stored
    }
}
