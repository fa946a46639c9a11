import Testing
import Wire

@testable import Programme

/// MC-01 to MC-10: the signals, the kindcheck, and who knew when.
@Suite struct `Audit rules on signals` {
    private let opened = CaseBuilder.opened
    private let today: Day = "2026-03-20"
    private let words = CaseBuilder.words

    // MARK: MC-01 to MC-03

    @Test func `MC-01 is met by a signal, and not by a case in which none is left`() {
        #expect(opened.audited(on: today)["MC-01"] == .pass)
        #expect(opened.audited(on: today).verdict("MC-01")?.restsOn == [1])
        #expect(CaseBuilder().consulted("2026-03-03").audited(on: today)["MC-01"] == .fail)
    }

    @Test func `MC-02 is met by an interpretation that says whose it is, or by none`() {
        #expect(opened.audited(on: today)["MC-02"] == .pass)
        let interpreted = opened.signal("2026-03-03") { $0.interpretation = words }
        #expect(interpreted.audited(on: today)["MC-02"] == .fail)
        #expect(interpreted.audited(on: today).verdict("MC-02")?.restsOn == [2])
        let owned = opened.signal("2026-03-03") { ($0.interpretation, $0.interpretationBy) = (words, .coordinator) }
        #expect(owned.audited(on: today)["MC-02"] == .pass)
    }

    @Test func `MC-03 is met where a third party's signal has an informant, and is not applicable without one`() {
        #expect(opened.audited(on: today)["MC-03"] == .notApplicable)
        #expect(opened.signal("2026-03-03") { $0.source = .toldByThirdParty }.audited(on: today)["MC-03"] == .fail)
        let named = opened.signal("2026-03-03") { ($0.source, $0.informant) = (.toldByThirdParty, .otherParent) }
        #expect(named.audited(on: today)["MC-03"] == .pass)
    }

    // MARK: MC-04 to MC-06

    @Test func `MC-04 is met by a signal against, or by "none against"`() {
        #expect(opened.signal("2026-03-03") { $0.against = words }.audited(on: today)["MC-04"] == .pass)
        #expect(opened.signal("2026-03-03") { $0.noneAgainst = true }.audited(on: today)["MC-04"] == .pass)
    }

    @Test func `MC-04 is not yet due before a decision, and then missing or explained`() {
        #expect(opened.audited(on: today)["MC-04"] == .notYetDue)
        #expect(opened.signal("2026-03-03") { $0.noneAgainst = false }.audited(on: today)["MC-04"] == .notYetDue)
        #expect(opened.decided("2026-03-04", .help, true).audited(on: today)["MC-04"] == .fail)
        #expect(opened.closed("2026-03-04").audited(on: today)["MC-04"] == .fail)
        #expect(opened.closed("2026-03-04").explained(.signalsAgainst).audited(on: today)["MC-04"] == .passWithReason)
    }

    @Test func `MC-05 is met by a kindcheck with care and, if there are children, their ages`() {
        #expect(opened.kindcheck("2026-03-03").audited(on: today)["MC-05"] == .pass)
        let childless = opened.kindcheck("2026-03-03") { ($0.childCount, $0.ages) = (0, nil) }
        #expect(childless.audited(on: today)["MC-05"] == .pass)
    }

    @Test func `MC-05 looks at the last kindcheck, and is not yet due before a decision`() {
        let incomplete = opened.kindcheck("2026-03-03").kindcheck("2026-03-04") { $0.ages = nil }
        #expect(incomplete.audited(on: today)["MC-05"] == .notYetDue)
        #expect(opened.audited(on: today)["MC-05"] == .notYetDue)
        #expect(incomplete.closed("2026-03-05").audited(on: today)["MC-05"] == .fail)
        #expect(
            opened.kindcheck("2026-03-03") { $0.care = nil }.closed("2026-03-05").audited(on: today)["MC-05"] == .fail)
        #expect(opened.closed("2026-03-05").audited(on: today)["MC-05"] == .fail)
        #expect(opened.closed("2026-03-05").explained(.kindcheck).audited(on: today)["MC-05"] == .passWithReason)
    }

    @Test func `MC-06 is met where a consultation or a weighing took other children into account`() {
        let checked = opened.kindcheck("2026-03-03")
        #expect(checked.consulted("2026-03-04") { $0.otherChildren = true }.audited(on: today)["MC-06"] == .pass)
        #expect(checked.weighed("2026-03-04", "n") { $0.otherChildren = true }.audited(on: today)["MC-06"] == .pass)
    }

    @Test func `MC-06 is not applicable without other children, and else due at the decision`() {
        #expect(opened.audited(on: today)["MC-06"] == .notApplicable)
        let alone = opened.kindcheck("2026-03-03") { $0.childCount = 1 }
        #expect(alone.audited(on: today)["MC-06"] == .notApplicable)
        let withMother = opened.kindcheck("2026-03-03") { ($0.childCount, $0.otherCount) = (1, 1) }
        #expect(withMother.audited(on: today)["MC-06"] == .notYetDue)
        let closed = withMother.consulted("2026-03-04") { $0.otherChildren = false }.closed("2026-03-05")
        #expect(closed.audited(on: today)["MC-06"] == .fail)
        #expect(closed.explained(.otherChildren).audited(on: today)["MC-06"] == .passWithReason)
    }

    // MARK: MC-07 and MC-08

    private func seen(told: Day?, acute: Bool? = nil, late: Int = 0, by actor: Actor = .local) -> CaseBuilder {
        CaseBuilder().signal("2026-03-05", late: late, by: actor) {
            ($0.observer, $0.toldCoordinatorOn, $0.acuteDanger) = (.volunteer, told, acute)
        }
    }

    @Test func `MC-07 is met within one working day, and in acute danger on the same day`() {
        #expect(opened.audited(on: today)["MC-07"] == .notApplicable)
        #expect(seen(told: "2026-03-06").audited(on: today)["MC-07"] == .pass)
        #expect(seen(told: "2026-03-09").audited(on: today)["MC-07"] == .fail)
        #expect(seen(told: "2026-03-05", acute: true).audited(on: today)["MC-07"] == .pass)
        #expect(seen(told: "2026-03-06", acute: true).audited(on: today)["MC-07"] == .fail)
        #expect(seen(told: "2026-03-09").explained(.timelyTelling).audited(on: today)["MC-07"] == .passWithReason)
    }

    @Test func `MC-07 takes the day on which a coordinator recorded it, where no other is given`() {
        #expect(seen(told: nil, late: 1, by: CaseBuilder.coordinator).audited(on: today)["MC-07"] == .pass)
        #expect(seen(told: nil, late: 4, by: CaseBuilder.coordinator).audited(on: today)["MC-07"] == .fail)
        #expect(seen(told: nil).audited(on: today)["MC-07"] == .fail)
    }

    @Test func `MC-07 keeps to the limit of the meldcode in force when the case began`() {
        let longer = seen(told: "2026-03-09").under { $0.limits.tellingDays = 2 }
        #expect(longer.audited(on: today)["MC-07"] == .pass)
        let later = seen(told: "2026-03-09").knowing {
            $0.meldcodes = [CaseBuilder.meldcode("2026-03-06") { $0.limits.tellingDays = 2 }]
        }
        #expect(later.audited(on: today)["MC-07"] == .fail)
    }

    @Test func `MC-08 is met while nothing but an explanation is recorded more than three days late`() {
        #expect(opened.consulted("2026-03-03", late: 3).audited(on: today)["MC-08"] == .pass)
        let late = opened.consulted("2026-03-03", late: 4)
        #expect(late.audited(on: today)["MC-08"] == .fail)
        #expect(late.audited(on: today).verdict("MC-08")?.restsOn == [2])
        #expect(late.explained(.timelyRecording).audited(on: today)["MC-08"] == .passWithReason)
        let explanation = OmissionExplanation(
            on: "2026-03-03", by: .coordinator, omitted: .kindcheck, explanation: words)
        #expect(opened.adding(explanation, late: 10).audited(on: today)["MC-08"] == .pass)
        #expect(late.under { $0.limits.recordingDays = 7 }.audited(on: today)["MC-08"] == .pass)
    }

    // MARK: MC-09 and MC-10

    @Test func `MC-09 is met where the staff took each step, and not yet due before the first`() {
        #expect(opened.audited(on: today)["MC-09"] == .notYetDue)
        #expect(opened.consulted("2026-03-03").spoke("2026-03-04").audited(on: today)["MC-09"] == .pass)
        #expect(opened.weighed("2026-03-03", "n") { $0.by = .manager }.audited(on: today)["MC-09"] == .pass)
    }

    @Test func `MC-09 lets a volunteer lead only a conversation, and only if the coordinator had decided that`() {
        let led = opened.spoke("2026-03-04") { ($0.by, $0.leadAgreedOn) = (.volunteer, "2026-03-03") }
        #expect(led.audited(on: today)["MC-09"] == .passWithReason)
        let tooLate = opened.spoke("2026-03-04") { ($0.by, $0.leadAgreedOn) = (.volunteer, "2026-03-05") }
        #expect(tooLate.audited(on: today)["MC-09"] == .fail)
        #expect(opened.spoke("2026-03-04") { $0.by = .volunteer }.audited(on: today)["MC-09"] == .fail)
        for role in [CaseRole.volunteer, .other] {
            let steps = [
                opened.consulted("2026-03-04") { $0.by = role },
                opened.omitted("2026-03-04") { $0.by = role },
                opened.weighed("2026-03-04", "n") { $0.by = role },
                opened.decided("2026-03-04", .report, false) { $0.by = role },
                opened.reported("2026-03-04") { $0.by = role },
                opened.helped("2026-03-04") { $0.by = role },
                opened.adding(HelpReview(on: "2026-03-04", by: role, result: .safe, outcome: words)),
            ]
            for step in steps { #expect(step.audited(on: today)["MC-09"] == .fail) }
        }
    }

    @Test func `MC-10 is met by a notice that says whether the coordinator knew, or by a talk that came first`() {
        let noticed = opened.told("2026-03-03", .suspicion) { ($0.by, $0.coordinatorKnew) = (.volunteer, false) }
        #expect(noticed.audited(on: today)["MC-10"] == .pass)
        #expect(opened.spoke("2026-03-04").audited(on: today)["MC-10"] == .pass)
    }

    @Test func `MC-10 fails where it is not known whether the coordinator knew when the mother was told`() {
        #expect(opened.told("2026-03-03", .suspicion).spoke("2026-03-04").audited(on: today)["MC-10"] == .fail)
        let led = opened.spoke("2026-03-04") { $0.by = .volunteer }
        #expect(led.audited(on: today)["MC-10"] == .fail)
        #expect(led.explained(.firstTelling).audited(on: today)["MC-10"] == .passWithReason)
    }

    @Test func `MC-10 is met with a reason where she was not told, not yet due before, and over with the case`() {
        #expect(opened.withheld("2026-03-03", .suspicion).audited(on: today)["MC-10"] == .passWithReason)
        #expect(opened.withheld("2026-03-03", .suspicion, reason: nil).audited(on: today)["MC-10"] == .notYetDue)
        #expect(opened.audited(on: today)["MC-10"] == .notYetDue)
        #expect(opened.closed("2026-03-04").audited(on: today)["MC-10"] == .notApplicable)
    }
}
