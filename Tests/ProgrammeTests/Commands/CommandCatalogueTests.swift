import Testing
import Wire

@testable import Programme

@Suite struct `The catalogue of commands` {
    private let names = CommandCatalogue.all.map { "\($0.name)" }

    @Test func `holds every command of the sources once`() throws {
        let plain = try Fixtures.types(declaredAs: /public struct (\w+): Command \{/, in: "Commands")
        let facts = try Fixtures.types(declaredAs: /public struct (\w+): CaseFact \{/, in: "Events")
        let declared = plain.union(facts.map { "RecordCaseFact<\($0)>" })
        #expect(Set(CommandCatalogue.all.map { String(describing: $0) }) == declared)
        #expect(CommandCatalogue.all.count == declared.count)
    }

    @Test func `gives every command a kebab-case name of its own`() {
        #expect(Set(names).count == names.count)
        for name in names { #expect(name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(name)") }
    }

    @Test func `finds a command by its name and nothing by another`() {
        for kind in CommandCatalogue.all {
            #expect(CommandCatalogue.command(named: "\(kind.name)").map { "\($0.name)" } == "\(kind.name)")
        }
        #expect(CommandCatalogue.command(named: "land-on-the-moon") == nil)
        #expect(CommandCatalogue.command(named: "") == nil)
    }
}

@Suite struct `The catalogue of events` {
    @Test func `gives every kind a word of its own in kebab case, under the programme's namespace`() {
        #expect(Set(EventKind.allCases.map(\.word)).count == EventKind.allCases.count)
        for kind in EventKind.allCases {
            #expect(kind.wireName.wholeMatch(of: /nl\.mim\.[a-z]+(-[a-z]+)*/) != nil, "\(kind)")
        }
    }

    @Test func `gives every kind a name of its own in Dutch and in English`() {
        for names in [EventKind.allCases.map(\.dutch), EventKind.allCases.map(\.english)] {
            #expect(Set(names).count == EventKind.allCases.count)
            for name in names { #expect(name.wholeMatch(of: /[\p{L}][\p{L}' ()-]+/) != nil, "\(name)") }
        }
    }

    @Test func `finds a kind by its wire name and nothing by another`() {
        func kind(_ name: String) -> EventKind? { name.withContiguousUTF8 { EventKind(wireName: $0) } }
        for known in EventKind.allCases { #expect(kind(known.wireName) == known) }
        for name in ["", "nl.mim.", "visit-held", "nl.mim.visit-held ", "nl.mim.Visit-Held", "nl.mim.moon-landed"] {
            #expect(kind(name) == nil, "\(name)")
        }
    }

    @Test(arguments: EventKind.allCases)
    func `an event knows its kind and its day`(kind: EventKind) throws {
        let event = try ProgrammeEvent.sample(kind, .minimal)
        #expect(event.kind == kind)
        #expect(event.on == "2008-01-01")
    }
}
