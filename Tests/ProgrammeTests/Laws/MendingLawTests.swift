import Testing
import Wire

@testable import Programme

/// What holds of mending, on random histories of which every sixth command mends an earlier record.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `Laws of mending` {
    private static let seeds: ClosedRange<UInt64> = 1...6

    @Test(arguments: seeds)
    func `a mended history can be recorded anew from the beginning`(seed: UInt64) throws {
        let told = try RandomHistory.mended(seed: seed) { _, _, _ in }
        `The command that would record an event`.check(told.records.mended, told, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `what a scope finds, mended, is that part of the mended history`(seed: UInt64) throws {
        var told = try RandomHistory.mended(seed: seed, commands: 300) { _, _, _ in }
        let whole = told.records.mended.entries
        for _ in 0..<200 {
            let scope = try told.command().scope
            let found = try MendedHistory(told.records.records(in: scope, from: 0), within: scope)
            #expect(found.entries == whole.filter { scope.matches($0.event) }, "seed \(seed): \(scope)")
        }
    }

    @Test(arguments: seeds)
    func `decisions on a mended history are those on the history that had been right at once`(seed: UInt64) throws {
        var told = try RandomHistory.mended(seed: seed, commands: 300) { _, _, _ in }
        let right = DecisionState(after: told.records.mended.entries.map(\.event))
        #expect(told.state == right, "seed \(seed)")
        for _ in 0..<200 {
            let command = try told.command()
            let context = told.context()
            let scoped = command.decision(try told.state(within: command.scope), context)
            #expect(scoped == command.decision(right, context), "seed \(seed): \(command)")
        }
    }

    @Test(arguments: seeds)
    func `mending depends on nothing but what was read for it`(seed: UInt64) throws {
        _ = try RandomHistory.mended(seed: seed, commands: 300) { command, history, context in
            guard let read = try? command.mending(from: history.records).mending else { return }
            let whole = Mending(
                position: read.position, old: read.old, isRetracted: read.isRetracted, new: read.new, given: read.given,
                history: history.records.mended)
            func decision(_ mending: Mending) -> Result<ProgrammeEvent?, Refusal> {
                Result { () throws(Refusal) in try mending.decide(context) }
            }
            #expect(decision(read) == decision(whole), "seed \(seed): \(command)")
        }
    }

    @Test func `random mending is accepted, refused for itself and refused for what stands in the way`() throws {
        var counts: [String: Int] = [:]
        for seed in Self.seeds {
            _ = try RandomHistory.mended(seed: seed) { command, history, context in
                let outcome = history.records.outcome(of: command, context)
                if let refusal = outcome.refusal {
                    counts[refusal.rule, default: 0] += 1
                    for sentence in [refusal.dutch, refusal.english] {
                        #expect(sentence.hasSuffix(".") && !sentence.contains("\n"), "seed \(seed): \(refusal)")
                    }
                    let field = refusal.field.prefix { $0 != "." && $0 != "[" }
                    #expect(type(of: command).fields.contains { $0.name == field }, "seed \(seed): \(refusal)")
                }
                if let kind = outcome.events.first?.kind { counts[kind.word, default: 0] += 1 }
            }
        }
        for rule in [
            "record-corrected", "record-retracted", "stands-in-the-way", "date-in-future", "already-retracted",
            "of-another", "follows-from-others", "changes-nothing",
        ] {
            #expect(counts[rule, default: 0] > 5, "\(rule): \(counts)")
        }
    }
}
