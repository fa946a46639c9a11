import Testing
import Wire

@testable import Programme

@Suite struct `Joining two records of one person` {
    private static let a: MotherID = .number(41)
    private static let b: MotherID = .number(42)
    private static let c: MotherID = .number(43)
    private static let d: MotherID = .number(44)

    private static func enrolled(_ mother: MotherID, _ number: UInt64) -> ProgrammeEvent {
        .motherEnrolled(
            MotherEnrolled(
                trajectory: .number(30 + number), location: Story.centrum, mother: mother, child: .number(50 + number),
                on: "2008-03-01", route: .referred, name: .open("Noor", of: .mother(mother))))
    }

    private static let mothers = Given(enrolled(a, 1), enrolled(b, 2), enrolled(c, 3), enrolled(d, 4))

    private static func joined(_ kept: MotherID, _ duplicate: MotherID) -> ProgrammeEvent {
        .mothersJoined(MothersJoined(kept: kept, duplicate: duplicate, on: "2008-06-01"))
    }

    private static func join(_ kept: MotherID, _ duplicate: MotherID, on: Day = "2008-07-01") -> JoinMothers {
        JoinMothers(kept: kept, duplicate: duplicate, on: on)
    }

    @Test func `mothers are joined, and the words are those of the one who is kept`() {
        let command = JoinMothers(
            kept: Self.a, duplicate: Self.b, on: "2008-07-01", child: .number(51), duplicateChild: .number(52),
            explanation: .spoken("Zelfde adres."))
        #expect(
            Self.mothers.when(command)
                == .accepted([
                    .mothersJoined(
                        MothersJoined(
                            kept: Self.a, duplicate: Self.b, on: "2008-07-01", child: .number(51),
                            duplicateChild: .number(52), explanation: .open("Zelfde adres.", of: .mother(Self.a))))
                ]))
    }

    @Test func `who is unknown, the same or joined in the future is refused`() {
        #expect(Self.mothers.when(Self.join(.number(99), Self.b)) == .refused("unknown-mother", field: "kept"))
        #expect(Self.mothers.when(Self.join(Self.a, .number(99))) == .refused("unknown-mother", field: "duplicate"))
        #expect(Self.mothers.when(Self.join(Self.a, Self.a)) == .refused("joined-with-itself", field: "duplicate"))
        #expect(
            Self.mothers.when(Self.join(Self.a, Self.b, on: "2026-11-23")) == .refused("date-in-future", field: "on"))
    }

    @Test func `joined records can be joined on, but not once more, nor in a circle, nor to a second one`() {
        let chain = Self.mothers.and(
            Self.joined(Self.a, Self.b), Self.joined(Self.b, Self.c), Self.joined(Self.c, Self.d))
        #expect(chain.when(Self.join(Self.a, Self.b)) == .refused("already-joined", field: "duplicate"))
        #expect(chain.when(Self.join(Self.a, Self.d)) == .refused("already-joined", field: "duplicate"))
        #expect(chain.when(Self.join(Self.d, Self.a)) == .refused("already-joined", field: "duplicate"))
        let pair = Self.mothers.and(Self.joined(Self.a, Self.b))
        #expect(pair.when(Self.join(Self.c, Self.b)) == .refused("joined-elsewhere", field: "duplicate"))
        #expect(pair.when(Self.join(Self.c, Self.a)).events.count == 1)
    }

    @Test func `a child has two ids, each of them with her own mother`() {
        func join(_ child: ChildID?, _ other: ChildID?) -> Outcome {
            Self.mothers.when(
                JoinMothers(kept: Self.a, duplicate: Self.b, on: "2008-07-01", child: child, duplicateChild: other))
        }
        #expect(join(.number(51), nil) == .refused("children-incomplete", field: "duplicateChild"))
        #expect(join(nil, .number(52)) == .refused("children-incomplete", field: "child"))
        #expect(join(.number(52), .number(52)) == .refused("child-of-another", field: "child"))
        #expect(join(.number(51), .number(51)) == .refused("child-of-another", field: "duplicateChild"))
    }

    @Test func `mothers are parted as they were joined, on that day or later, and can be joined anew`() {
        let pair = Self.mothers.and(Self.joined(Self.a, Self.b))
        func part(_ kept: MotherID, _ duplicate: MotherID, on: Day = "2008-08-01") -> Outcome {
            pair.when(PartMothers(kept: kept, duplicate: duplicate, on: on))
        }
        #expect(part(Self.b, Self.a) == .refused("not-joined", field: "duplicate"))
        #expect(part(Self.a, Self.c) == .refused("not-joined", field: "duplicate"))
        #expect(part(Self.a, Self.b, on: "2008-05-31") == .refused("before-beginning", field: "on"))
        #expect(part(Self.a, Self.b, on: "2026-11-23") == .refused("date-in-future", field: "on"))
        let parted = Given(pair.history + part(Self.a, Self.b).events)
        #expect(
            parted.when(PartMothers(kept: Self.a, duplicate: Self.b, on: "2008-08-01"))
                == .refused("not-joined", field: "duplicate"))
        #expect(parted.when(Self.join(Self.b, Self.a)).events.count == 1)
    }

    @Test func `volunteers are joined and parted alike`() {
        let two = Given(Story.applied(), Story.applied(Story.wil))
        func join(_ kept: VolunteerID, _ duplicate: VolunteerID, _ given: Given) -> Outcome {
            given.when(
                JoinVolunteers(
                    kept: kept, duplicate: duplicate, on: "2008-07-01", explanation: .spoken("Zelfde telefoon.")))
        }
        #expect(join(Story.vera, .number(99), two) == .refused("unknown-volunteer", field: "duplicate"))
        let outcome = join(Story.vera, Story.wil, two)
        #expect(
            outcome
                == .accepted([
                    .volunteersJoined(
                        VolunteersJoined(
                            kept: Story.vera, duplicate: Story.wil, on: "2008-07-01",
                            explanation: .open("Zelfde telefoon.", of: .volunteer(Story.vera))))
                ]))
        let joined = Given(two.history + outcome.events)
        #expect(join(Story.wil, Story.vera, joined) == .refused("already-joined", field: "duplicate"))
        let part = PartVolunteers(kept: Story.vera, duplicate: Story.wil, on: "2008-07-01")
        #expect(joined.when(part).events.count == 1)
        #expect(two.when(part) == .refused("not-joined", field: "duplicate"))
    }

    @Test func `the enrolment of a mother who was joined cannot be retracted`() {
        var log = MemoryRecords(Self.mothers.history + [Self.joined(Self.a, Self.b)])
        let refusal = log.record(RetractRecord(position: 1, reason: .enteredTwice)).refusal
        #expect(refusal?.rule == "stands-in-the-way")
        #expect(refusal?.english.contains("joining of two mothers of 2008-06-01 (position 4).") == true)
        #expect(!log.record(RetractRecord(position: 2, reason: .enteredTwice)).events.isEmpty)
    }
}
