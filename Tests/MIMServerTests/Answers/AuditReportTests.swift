import EventStore
import Foundation
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

struct `The report of an auditor` {
    @Test func `has a Dutch word for every kind, field and code of the demo's cases`() async throws {
        let told = try await DemoTold.year2008.value
        let entries = told.recorded.indices.compactMap { index -> Timeline.Entry? in
            let (recorded, record) = (told.recorded[index], told.records[index])
            return recorded.event.kind.word.hasPrefix("meldcode") ? .init(recorded: recorded, record: record) : nil
        }
        #expect(entries.count > 100)
        let codes = try Self.words()
        let folder = try TemporaryFolder()
        let vault = try KeyVault.open(at: folder.path, masterKey: .file(folder.path + "/key"))
        defer { vault.close() }
        let reader = CaseFields(texts: PersonalTexts(vault: vault), showsTexts: false)
        for entry in entries {
            #expect(CaseWords.name(of: entry.recorded.event.kind) != entry.recorded.event.kind.word)
            for field in try reader.fields(of: entry) {
                #expect(field.label.allSatisfy { !$0.isUppercase }, "\(field.label)")
                let words = field.value.components(separatedBy: ", ")
                #expect(codes.isDisjoint(with: words), "\(field.label): \(field.value)")
            }
        }
    }

    /// The frozen words of the Meldcode's code lists that are not Dutch as well.
    private static func words() throws -> Set<String> {
        let lists = [
            SignalSource.listing, CaseRole.listing, Consulted.listing, SpecialForm.listing, OmissionGround.listing,
            Programme.Answer.listing, CaseDecision.listing, ReportChannel.listing, Continuation.listing,
            CaseFinding.listing,
        ]
        let entries = lists.flatMap(\.entries)
        return Set(entries.map(\.word)).subtracting(entries.map(\.dutch))
    }

    @Test func `has a label for every field that the Meldcode can record`() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for kind in EventKind.allCases where kind.word.hasPrefix("meldcode") {
            let file = tests.appendingPathComponent("Fixtures/events/\(kind.word).json")
            let events = JSON(Array(try Data(contentsOf: file)))
            for field in events.items.flatMap({ $0["data"].names }) {
                #expect(CaseWords.hasLabel(field), "\(kind.word): \(field)")
            }
        }
    }

    @Test func `tells the time by the clocks of Amsterdam, summer and winter`() throws {
        let times = try ["2008-07-01T22:30:00.000Z", "2008-12-31T23:30:00.000Z"].map { try #require(Instant($0)) }
        #expect(times.map(\.programmeTime) == ["2008-07-02 00:30", "2009-01-01 00:30"])
    }
}
