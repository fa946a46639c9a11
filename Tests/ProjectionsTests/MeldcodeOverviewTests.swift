import Programme
import Testing
import Wire

@testable import Projections

/// Small histories of cases, and the overview that they must give.
struct `The Meldcode overview` {
    /// What happens in one case, by days of the year 2008 counted from 0.
    struct Plan {
        var place: UInt64 = 1
        var opened: Int
        var consulted: Int?
        var omitted: OmissionGround?
        var decided: (report: Bool, help: Bool, day: Int)?
        var reported: Int?
        var closed: (day: Int, finding: CaseFinding)?
    }

    private static func events(_ plans: [Plan]) -> [ProgrammeEvent] {
        plans.enumerated().flatMap { number, plan in
            let story = Story(UInt64(number + 1), at: plan.place)
            let id = CaseID(Identifier(high: 9, low: UInt64(number)))
            let text = Story.personal(.meldcodeCase(id))
            func event<Fact: CaseFact>(_ fact: Fact) -> ProgrammeEvent {
                Fact.event(
                    CaseEvent(
                        meldcodeCase: id, trajectory: story.trajectory, location: story.location, fact: fact))
            }
            var events: [ProgrammeEvent] = [
                .meldcodeSignalRecorded(
                    MeldcodeSignalRecorded(
                        meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                        signal: Signal(
                            on: story.day(plan.opened), toldCoordinatorOn: story.day(plan.opened + number % 3),
                            source: .ownObservation, observer: .volunteer, facts: text)))
            ]
            if let day = plan.consulted {
                events.append(
                    event(
                        Consultation(
                            on: story.day(day), by: .coordinator, consulted: .colleague, question: text, outcome: text))
                )
            }
            if let ground = plan.omitted {
                events.append(
                    event(Omission(on: story.day(plan.opened), ground: ground, by: .coordinator, explanation: text)))
            }
            if let decided = plan.decided {
                let on = story.day(decided.day)
                events += [
                    event(
                        Decision(on: on, decision: .report, outcome: decided.report, by: .manager, reasons: text)),
                    event(Decision(on: on, decision: .help, outcome: decided.help, by: .manager, reasons: text)),
                ]
            }
            if let day = plan.reported {
                events.append(
                    event(
                        Report(
                            on: story.day(day), by: .coordinator, channel: .form, region: "Haaglanden", ownFacts: text))
                )
            }
            if let closed = plan.closed {
                events.append(
                    event(
                        Closure(on: story.day(closed.day), finding: closed.finding, by: .coordinator, reason: text)))
            }
            return events
        }
    }

    /// Twenty-four cases of two places: twelve reported, twelve helped and closed.
    private static let year: [Plan] = (0..<24).map { number in
        let place = UInt64(number % 2 + 1)
        return number < 12
            ? Plan(
                place: place, opened: number, consulted: number + 2, decided: (true, false, 20), reported: 20 + number)
            : Plan(
                place: place, opened: number, consulted: number + 4, decided: (false, true, 30),
                closed: (60 + number, .resolvedByHelp))
    }

    private static func models(_ plans: [Plan]) -> ReadModels {
        RandomHistory.record(events(plans)).reduce(into: ReadModels()) { $0.apply($1) }
    }

    private static func overview(
        _ models: ReadModels, _ scope: Registration.Scope = .country, year: Int = 2008, on day: Int = 365
    ) throws -> MeldcodeOverview {
        models.meldcodeOverview(
            of: try #require(ReportingYear(year)), scope, on: Story.first.advanced(by: day))
    }

    private static func cells(_ overview: MeldcodeOverview, _ row: String) -> [MeldcodeOverview.Cell] {
        overview.tables.flatMap(\.rows).first { $0.label.key == row }?.cells ?? []
    }

    private static func cell(_ overview: MeldcodeOverview, _ row: String) -> MeldcodeOverview.Cell? {
        cells(overview, row).first
    }

    @Test func `counts what became of the cases, what was decided and how long it took`() throws {
        let overview = try Self.overview(Self.models(Self.year))
        let expected: [(String, MeldcodeOverview.Cell)] = [
            ("opened", .rounded(25)), ("open", .rounded(10)), ("closed", .rounded(10)),
            ("running-at-start", .zero), ("running-at-end", .rounded(10)), ("closed-in-year", .rounded(10)),
            ("step-2", .rounded(25)), ("step-3", .zero), ("step-3-neither", .rounded(25)), ("step-4", .zero),
            ("step-5", .rounded(25)), ("a-yes", .rounded(10)), ("a-no", .rounded(10)), ("a-none", .zero),
            ("reported", .rounded(10)),
        ]
        for (row, cell) in expected { #expect(Self.cell(overview, row) == cell, "\(row)") }
        // All who were closed were closed with the same finding.
        #expect(Self.cell(overview, "closed-resolved-by-help") == .withheld)
        #expect(Self.cells(overview, "signal-told") == [.rounded(25), .halfDays(2), .halfDays(0), .halfDays(4)])
        #expect(
            Self.cells(overview, "signal-consultation") == [.rounded(25), .halfDays(6), .halfDays(4), .halfDays(8)])
        #expect(Self.cells(overview, "decision-report") == [.rounded(10), .halfDays(11), .halfDays(0), .halfDays(22)])
        #expect(
            Self.cells(overview, "opening-closing") == [.rounded(10), .halfDays(120), .halfDays(120), .halfDays(120)])
    }

    @Test func `counts a case in the year of its opening, and its closing by the day that is asked about`() throws {
        let models = Self.models(
            Self.year.map { plan in
                var later = plan
                if plan.closed != nil { later.closed = (400, .resolvedByHelp) }
                return later
            })
        #expect(try Self.cell(Self.overview(models, on: 365), "closed") == .zero)
        #expect(try Self.cell(Self.overview(models, on: 399), "closed") == .zero)
        #expect(try Self.cell(Self.overview(models, on: 400), "closed") == .rounded(10))
        #expect(try Self.cell(Self.overview(models, on: 400), "closed-in-year") == .zero)
        let next = try Self.overview(models, year: 2009, on: 800)
        #expect(Self.cell(next, "opened") == .zero)
        #expect(Self.cell(next, "running-at-start") == .rounded(25))
        #expect(Self.cell(next, "closed-in-year") == .rounded(10))
        #expect(Self.cell(next, "running-at-end") == .rounded(10))
        #expect(try Self.cell(Self.overview(models, on: 4), "opened") == .rounded(5))
    }

    @Test func `counts a case as it is mended`() throws {
        let events = Self.events(Self.year)
        let recorded = RandomHistory.record(events)
        var models = recorded.reduce(into: ReadModels()) { $0.apply($1) }
        for record in recorded where record.event.kind == .meldcodeReported { models.change(record, .removing) }
        #expect(try Self.cell(Self.overview(models), "reported-as-decided") != .rounded(10))
        #expect(try Self.cells(Self.overview(models), "decision-report") == [.zero, .withheld, .withheld, .withheld])
    }

    @Test func `of few cases at a place shows nothing but that they are few`() throws {
        let few = Self.year + [Plan(place: 3, opened: 40, omitted: .noContact), Plan(place: 3, opened: 41)]
        let models = Self.models(few)
        let overview = try Self.overview(models, .location(LocationID(Identifier(high: 1, low: 3))))
        let cells = overview.tables.flatMap { table in table.rows.flatMap(\.cells) }
        let shown = cells.count { cell in
            switch cell {
            case .rounded, .halfDays: true
            case .zero, .below, .withheld: false
            }
        }
        #expect(shown == 0)
        for row in ["step-2", "step-3-omitted-no-contact", "a-none", "closed-refuted"] {
            #expect(Self.cell(overview, row) == .withheld, "\(row)")
        }
        // The country less the other two places does not give them either.
        let ofCountry = Self.cell(try Self.overview(models), "step-3-omitted-no-contact")
        #expect(ofCountry == .below(5) || ofCountry == .withheld)
        let places = try [1, 2].map {
            try Self.overview(models, .location(LocationID(Identifier(high: 1, low: $0))))
        }
        for place in places {
            let opened = Self.cell(place, "opened")
            #expect(opened == .rounded(10) || opened == .withheld)
        }
    }

    @Test func `gives no small count away by any sum of its tables, in random years`() throws {
        for seed in 1...4 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let plans = (0..<random.number(5...30)).map { _ -> Plan in
                let opened = random.number(0...300)
                return Plan(
                    place: UInt64(random.number(1...4)), opened: opened,
                    consulted: random.chance(80) ? opened + random.number(0...20) : nil,
                    omitted: random.chance(20) ? random.pick(OmissionGround.self) : nil,
                    decided: random.chance(70) ? (random.chance(30), random.chance(60), opened + 20) : nil,
                    reported: random.chance(25) ? opened + 25 : nil,
                    closed: random.chance(60) ? (opened + 40, random.pick(CaseFinding.self)) : nil)
            }
            let models = Self.models(plans)
            let on = Story.first.advanced(by: 365)
            let profiles = models.meldcodeCases.profiles(on: on)
            let figures = OverviewFigures(try #require(ReportingYear(2008)), on: on)
            let places = Set(profiles.map(\.location)).sorted { $0.value < $1.value }
            let hidden = OverviewFigures.hiding(figures, profiles, places)
            for sum in hidden.sums {
                let values = hidden.cells
                #expect(sum.parts.reduce(0) { $0 + values[$1].value } == values[sum.total].value, "seed \(seed)")
                // What the others of the sum leave open for one.
                func left(_ bound: (ClosedRange<Int>) -> Int) -> Int {
                    sum.parts.reduce(0) { $0 + bound(values[$1].range) }
                }
                let total = values[sum.total].range
                for part in sum.parts where values[part].isSmall {
                    let range = values[part].range
                    let low = max(range.lowerBound, total.lowerBound - (left(\.upperBound) - range.upperBound))
                    let high = min(range.upperBound, total.upperBound - (left(\.lowerBound) - range.lowerBound))
                    #expect(high - low + 1 >= SmallCells.possibleValuesMin, "seed \(seed)")
                }
                if values[sum.total].isSmall {
                    let low = max(total.lowerBound, left(\.lowerBound))
                    let high = min(total.upperBound, left(\.upperBound))
                    #expect(high - low + 1 >= SmallCells.possibleValuesMin, "seed \(seed)")
                }
            }
        }
    }
}
