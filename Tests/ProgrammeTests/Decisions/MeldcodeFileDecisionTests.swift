import Programme
import Testing
import Wire

/// What a Meldcode case keeps beside its steps, and how it hangs together with others and with its organisation.
@Suite struct `Decisions on the file of a Meldcode case` {
    private let suspicion = Story.suspicion
    private let other: CaseID = .number(72)
    private var open: Given { Story.active.and(Story.signalled("2008-06-10")) }
    private var closed: Given { open.and(Story.closed("2008-08-01")) }

    private func reopened(
        _ on: Day, previous: CaseID? = Story.suspicion, in id: CaseID? = .number(72), opens: Bool? = true
    ) -> RecordSignal {
        RecordSignal(
            meldcodeCase: id, opens: opens, trajectory: Story.trajectory, volunteer: Story.vera,
            signal: Story.signal(on), previousCase: previous)
    }

    private func adopted(_ on: Day, _ version: String) -> ProgrammeEvent {
        .meldcodeAdopted(
            MeldcodeAdopted(
                location: Story.centrum, on: on, version: version,
                frameworks: [AdoptedFramework(framework: "Kader", frameworkVersion: "1")], deciders: [.coordinator]))
    }

    private func stamp(_ outcome: Outcome) -> String? {
        guard case .meldcodeSignalRecorded(let signal) = outcome.events.first else { return nil }
        return signal.meldcode
    }

    private func agreement(_ id: AgreementID?, due: Day? = "2008-07-01") -> MakeCaseAgreement {
        MakeCaseAgreement(
            meldcodeCase: suspicion,
            fact: CaseAgreement(
                on: "2008-06-20", by: .coordinator, agreement: id, owner: .mother, dueOn: due,
                content: .spoken("Naar de huisarts")))
    }

    // MARK: Rounds

    @Test func `a new round names the closed case that it follows`() {
        guard case .meldcodeSignalRecorded(let signal) = closed.when(reopened("2009-08-01")).events.first else {
            return #expect(Bool(false), "it was refused")
        }
        #expect(signal.previousCase == suspicion && signal.meldcodeCase == other)
    }

    @Test func `a round follows only a case that is known, closed by then, and of the same trajectory`() {
        let field = "previousCase"
        let unknown = closed.when(reopened("2009-08-01", previous: .number(99)))
        #expect(unknown == .refused("unknown-previous-case", field: field))
        #expect(open.when(reopened("2009-08-01")) == .refused("previous-not-closed", field: field))
        #expect(closed.when(reopened("2008-07-31")) == .refused("previous-not-closed", field: field))
        let elsewhere = closed.and(Story.enrolled(Story.otherTrajectory, "2008-03-01", child: .number(52)))
        var signal = reopened("2009-08-01")
        signal.trajectory = Story.otherTrajectory
        #expect(elsewhere.when(signal) == .refused("previous-of-another-trajectory", field: field))
    }

    @Test func `only the signal that opens a case says which one it follows`() {
        let running = closed.and(Story.signalled("2009-08-01", in: other))
        let further = running.when(reopened("2009-08-02", opens: nil))
        #expect(further == .refused("previous-of-open-case", field: "previousCase"))
    }

    // MARK: The stamp

    @Test func `a case is stamped with the meldcode in force on the day of the signal that opens it`() {
        let given = Story.active.and(adopted("2008-01-01", "1"), adopted("2008-07-01", "2"))
        #expect(stamp(given.when(reopened("2008-06-30", previous: nil))) == "1")
        #expect(stamp(given.when(reopened("2008-07-01", previous: nil))) == "2")
        #expect(stamp(given.when(reopened("2007-12-31", previous: nil))) == nil)
        #expect(stamp(Story.active.when(reopened("2008-07-01", previous: nil))) == nil)
    }

    @Test func `a stamp that is given is kept, and a further signal has none`() {
        let given = Story.active.and(adopted("2008-01-01", "1"))
        var signal = reopened("2008-06-30", previous: nil)
        signal.meldcode = "0"
        #expect(stamp(given.when(signal)) == "0")
        let running = given.and(Story.signalled("2008-06-30", in: other))
        #expect(stamp(running.when(reopened("2008-07-02", previous: nil, opens: nil))) == nil)
    }

    // MARK: Agreements

    @Test func `an agreement gets an id of its own, and the same id is not made twice`() {
        guard case .meldcodeAgreementMade(let made) = open.when(agreement(nil)).events.first else {
            return #expect(Bool(false), "it was refused")
        }
        #expect(made.fact.agreement == .new())
        let known = open.and(.meldcodeAgreementMade(made))
        #expect(known.when(agreement(.new())) == .refused("agreement-exists", field: "agreement"))
        #expect(known.when(agreement(.number(7))).events.count == 1)
    }

    @Test func `an agreement is not due before it was made`() {
        #expect(open.when(agreement(nil, due: "2008-06-19")) == .refused("agreed-for-earlier", field: "dueOn"))
    }

    @Test func `only an agreement of the case can be settled, also after the closure`() throws {
        let settle = SettleCaseAgreement(
            meldcodeCase: suspicion,
            fact: AgreementSettlement(on: "2008-09-01", by: .coordinator, agreement: .new(), outcome: .done))
        #expect(closed.when(settle) == .refused("unknown-agreement", field: "agreement"))
        let made = try #require(open.when(agreement(nil)).events.first)
        #expect(open.and(made, Story.closed("2008-08-01")).when(settle).events.count == 1)
    }

    // MARK: After the closure

    @Test func `what those involved were told, aftercare and explanations can follow the closure`() {
        let later: [any Command] = [
            InformFamily(
                meldcodeCase: suspicion,
                fact: FamilyNotice(on: "2008-09-01", by: .coordinator, about: .rights, informed: true)),
            GiveAftercare(
                meldcodeCase: suspicion,
                fact: Aftercare(on: "2008-09-01", by: .coordinator, volunteer: Story.vera, note: .spoken("Goed"))),
            ExplainOmission(
                meldcodeCase: suspicion,
                fact: OmissionExplanation(
                    on: "2008-09-01", by: .coordinator, omitted: .kindcheck, explanation: .spoken("Vergeten"))),
        ]
        for command in later { #expect(closed.when(command).events.count == 1, "\(type(of: command).name)") }
    }

    @Test func `what has its own day further on does not lie earlier`() {
        let review = ReviewHelp(
            meldcodeCase: suspicion,
            fact: HelpReview(
                on: "2008-06-20", by: .coordinator, result: .improving, outcome: .spoken(""),
                nextReviewOn: "2008-06-19"))
        #expect(open.when(review) == .refused("agreed-for-earlier", field: "nextReviewOn"))
        let help = AgreeHelp(
            meldcodeCase: suspicion,
            fact: HelpAgreement(on: "2008-06-20", by: .coordinator, plan: .spoken(""), until: "2008-06-19"))
        #expect(open.when(help) == .refused("agreed-for-earlier", field: "until"))
    }

    // MARK: The organisation

    @Test func `a meldcode, its officers and its overviews belong to a location that is known`() {
        let commands: [any Command] = [
            AdoptMeldcode(location: .number(99), on: "2008-01-01", version: "1", frameworks: [], deciders: []),
            NameAttentionOfficers(location: .number(99), on: "2008-01-01"),
            DrawUpMeldcodeOverview(location: .number(99), on: "2008-01-01", year: 2007),
        ]
        for command in commands {
            #expect(Story.active.when(command) == .refused("unknown-location", field: "location"))
        }
    }

    @Test func `a framework does not end before it begins`() {
        let adopt = AdoptMeldcode(
            location: Story.centrum, on: "2008-01-01", version: "1",
            frameworks: [
                AdoptedFramework(framework: "Kader", frameworkVersion: "1"),
                AdoptedFramework(framework: "Kader", frameworkVersion: "2", from: "2008-03-01", until: "2008-02-01"),
            ], deciders: [.coordinator])
        #expect(Story.active.when(adopt) == .refused("agreed-for-earlier", field: "frameworks[1].until"))
    }

    @Test func `an overview is of a year that is over`() {
        func drawnUp(_ on: Day) -> Outcome {
            Story.active.when(DrawUpMeldcodeOverview(location: Story.centrum, on: on, year: 2008))
        }
        #expect(drawnUp("2008-12-31") == .refused("year-not-over", field: "year"))
        #expect(drawnUp("2009-01-01").events.count == 1)
    }

    @Test func `a coordinator who is trained is known`() {
        let trained = TrainCoordinatorInMeldcode(coordinator: .number(99), on: "2008-01-01")
        #expect(Story.active.when(trained) == .refused("unknown-coordinator", field: "coordinator"))
    }

    @Test func `the names of attention officers are sealed under the key of the location`() {
        let named = Story.active.when(
            NameAttentionOfficers(location: Story.centrum, on: "2008-01-01", officer: .spoken("Anke")))
        guard case .attentionOfficersNamed(let event) = named.events.first else {
            return #expect(Bool(false), "it was refused")
        }
        #expect(event.officer == .open("Anke", of: .location(Story.centrum)) && event.deputy == nil)
    }
}
