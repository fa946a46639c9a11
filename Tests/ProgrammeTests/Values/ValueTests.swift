import Testing
import Wire

@testable import Programme

@Suite struct `A service number` {
    @Test(arguments: [
        "111222333", "BSN: 111222333.", "111.222.333", "111 222 333", "1112.22.333", "111-222-333", "nr 1 111222333",
        "tel. 0612345678, nr. 111222333", "999999990", "123456782", "1234.56.782", "123 456 782", "123-456-782",
        "BSN 123 456 782, tel. +31 6 12345671", "+31 6 12345671, 111222333", "tel. 0031-20-1234567 bsn 111222333",
        "+111222333", "06 12345678 of 111222333", "geboren 2008-01-01, 123 456 782",
    ])
    func `is found in one piece or in groups with one kind of mark`(text: String) {
        #expect(ServiceNumber.isHeld(by: text))
    }

    @Test(arguments: [
        "", "111222334", "000000000", "1112223330", "0111222333", "11122233", "111-222.333", "111  222 333",
        "111,222,333",
        "06 12345678", "van 2008-01-01 tot 2008-12-31", "€ 1.250.000", "moeder van 3, 2 maanden",
        "+31 6 12345671", "+31612345671", "+31-6-12345671", "+31 (0)6 12345671", "+31(0)6-12345671", "0031 6 12345671",
        "0031612345671", "31 6 12345671", "+31 111222333", "0031-111222333", "+31 (0) 111222333", "+31.111.222.333",
        "06-12345671", "06 12 34 56 71", "0612345671", "06 1234 5671", "(06) 12345671", "020-1234567", "020 123 45 67",
        "(020) 123 4567", "0512-12 34 56", "+32 470 12 34 56", "+49 30 111222333", "tel. 06-12345671 / 020-1234567",
        "1234567823", "nr 1 123 456 782 6",
    ])
    func `is not found where there is none`(text: String) {
        #expect(!ServiceNumber.isHeld(by: text))
    }
}

@Suite struct `Ids and actors` {
    private let id = Identifier(high: 0x0192_F0C1_0000_7000, low: 0x8000_0000_0000_0001)
    private let text = "0192f0c1-0000-7000-8000-000000000001"

    @Test func `an id's tag is its kind and its UUID`() {
        #expect(LocationID(id).tag == "location:\(text)")
        #expect(CoordinatorID(id).tag == "coordinator:\(text)")
        #expect(VolunteerID(id).tag == "volunteer:\(text)")
        #expect(TrajectoryID(id).tag == "trajectory:\(text)")
        #expect(MotherID(id).tag == "mother:\(text)")
        #expect(ChildID(id).tag == "child:\(text)")
        #expect(ConcernID(id).tag == "concern:\(text)")
        #expect(CaseID(id).tag == "meldcode-case:\(text)")
    }

    @Test func `a subject is named as its tag and read back from it`() {
        let subjects: [Subject] = [
            .mother(MotherID(id)), .child(ChildID(id)), .volunteer(VolunteerID(id)), .coordinator(CoordinatorID(id)),
            .meldcodeCase(CaseID(id)), .log(LogID(id)), .location(LocationID(id)), .registration(RegistrationID(id)),
        ]
        for subject in subjects { #expect(Subject(subject.text) == subject) }
        for text in ["", "mother", "mother:", "mother:x", "trajectory:\(text)", ":\(text)", "mother:\(text):"] {
            #expect(Subject(text) == nil, "\(text)")
        }
    }

    @Test func `an actor is read back as it was written`() {
        for role in Actor.Role.allCases {
            for actor in [Actor(role: role, id: id), Actor(role: role, id: nil)] {
                #expect(Actor("\(actor)") == actor)
            }
        }
        #expect("\(Actor.local)" == "administrator:local")
    }

    @Test(arguments: [
        "", ":", "coordinator", "coordinator:", "coordinator:x", "queen:local", "coordinator:Local", ":local",
    ])
    func `an actor is not read from anything else`(text: String) {
        #expect(Actor(text) == nil)
    }
}
