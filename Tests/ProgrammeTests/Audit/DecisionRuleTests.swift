import Testing
import Wire

@testable import Programme

/// MC-26 to MC-33: the weighing and the two decisions.
@Suite struct `Audit rules on the weighing and the decisions` {
    private let opened = CaseBuilder.opened
    private let today: Day = "2026-03-20"
    private let words = CaseBuilder.words

    @Test(arguments: [
        "MC-26", "MC-29", "MC-30", "MC-31", "MC-32", "MC-33", "MC-34", "MC-35", "MC-36", "MC-37", "MC-38", "MC-39",
    ])
    func `fall away when the talk took the suspicion away`(rule: String) {
        let whole = opened.weighed("2026-03-04", "yndd").helped("2026-03-04").reviewed("2026-03-05", .unsafetyContinues)
            .decided("2026-03-04", .report, false).considered("2026-03-04").continued("2026-03-04").under()
        #expect(whole.audited(on: today)[rule] != .notApplicable)
        #expect(whole.refutedByTalk.audited(on: today)[rule] == .notApplicable)
    }

    @Test func `MC-27 and MC-28 are applied to what was weighed before the talk took the suspicion away`() {
        let weighed = opened.under().weighed("2026-03-04", "d") { $0.instrumentUsed = true }.refutedByTalk
        #expect(weighed.audited(on: today)["MC-27"] == .pass)
        #expect(weighed.audited(on: today)["MC-28"] == .fail)
    }

    // MARK: MC-26 to MC-29

    @Test func `MC-26 is met by a weighing with its basis and, if there is a suspicion, nature, severity and risk`() {
        #expect(opened.weighed("2026-03-04", "yn").audited(on: today)["MC-26"] == .pass)
        let none = opened.weighed("2026-03-04", "n") { ($0.nature, $0.severity, $0.risk) = ([], nil, nil) }
        #expect(none.audited(on: today)["MC-26"] == .pass)
        let changes: [(inout Weighing) -> Void] = [
            { $0.basis = [] }, { $0.nature = [] }, { $0.severity = nil }, { $0.risk = nil },
        ]
        for change in changes {
            #expect(opened.weighed("2026-03-04", "yn", change).audited(on: today)["MC-26"] == .fail)
        }
        let last = opened.weighed("2026-03-04", "yn").weighed("2026-03-05", "dn") { $0.risk = nil }
        #expect(last.audited(on: today)["MC-26"] == .fail)
    }

    @Test(arguments: ["MC-26", "MC-30"])
    func `are not yet due without a weighing before a decision, and then missing or explained`(rule: String) {
        #expect(opened.audited(on: today)[rule] == .notYetDue)
        #expect(opened.closed("2026-03-04").audited(on: today)[rule] == .fail)
        #expect(opened.closed("2026-03-04").explained(.weighing).audited(on: today)[rule] == .passWithReason)
    }

    @Test func `MC-27 is met by a framework of the meldcode in force that day, itself in force`() {
        let weighed = opened.weighed("2026-03-04", "n")
        #expect(weighed.under().audited(on: today)["MC-27"] == .pass)
        #expect(weighed.audited(on: today)["MC-27"] == .fail)
        #expect(opened.under().audited(on: today)["MC-27"] == .notApplicable)
        #expect(weighed.under { $0.frameworks[0].frameworkVersion = "2" }.audited(on: today)["MC-27"] == .fail)
        #expect(weighed.under { $0.frameworks[0].framework = "ander" }.audited(on: today)["MC-27"] == .fail)
        #expect(weighed.under { $0.frameworks[0].from = "2026-03-05" }.audited(on: today)["MC-27"] == .fail)
        #expect(weighed.under { $0.frameworks[0].until = "2026-03-03" }.audited(on: today)["MC-27"] == .fail)
        #expect(weighed.under { $0.frameworks[0].until = "2026-03-04" }.audited(on: today)["MC-27"] == .pass)
    }

    @Test func `MC-28 is met by an instrument with its name, and not applicable where none was used`() {
        let measured = opened.weighed("2026-03-04", "n") { ($0.instrumentUsed, $0.instrument) = (true, "voorbeeld") }
        #expect(measured.audited(on: today)["MC-28"] == .pass)
        #expect(opened.weighed("2026-03-04", "n") { $0.instrumentUsed = true }.audited(on: today)["MC-28"] == .fail)
        #expect(opened.weighed("2026-03-04", "n").audited(on: today)["MC-28"] == .notApplicable)
    }

    @Test func `MC-29 is met where Veilig Thuis was consulted or told before the decision that follows a doubt`() {
        let doubt = opened.weighed("2026-03-04", "ynd")
        let asked = doubt.consulted("2026-03-05", .veiligThuis)
        #expect(asked.decided("2026-03-05", .report, true).audited(on: today)["MC-29"] == .pass)
        #expect(doubt.reported("2026-03-05").decided("2026-03-05", .report, true).audited(on: today)["MC-29"] == .pass)
        #expect(asked.closed("2026-03-06").audited(on: today)["MC-29"] == .pass)
        #expect(asked.decided("2026-03-04", .report, true).audited(on: today)["MC-29"] == .fail)
        let called = doubt.called("2026-03-04", .veiligThuis).decided("2026-03-05", .report, true)
        #expect(called.audited(on: today)["MC-29"] == .fail)
        #expect(called.explained(.veiligThuisAdvice).audited(on: today)["MC-29"] == .passWithReason)
    }

    @Test func `MC-29 is not yet due before that decision, and not applicable without a doubt`() {
        let decidedBefore = opened.decided("2026-03-03", .help, true).weighed("2026-03-04", "d")
        #expect(decidedBefore.consulted("2026-03-05", .veiligThuis).audited(on: today)["MC-29"] == .notYetDue)
        #expect(decidedBefore.closed("2026-03-06").audited(on: today)["MC-29"] == .fail)
        #expect(opened.weighed("2026-03-04", "yn").audited(on: today)["MC-29"] == .notApplicable)
    }

    // MARK: MC-30 and MC-31

    @Test(arguments: ["n", "yy", "dy", "ynn", "ynyn", "ynyy", "yd", "dnd", "ynyd"])
    func `MC-30 is met when the answers go as far as the path`(answers: String) {
        #expect(opened.weighed("2026-03-04", answers).audited(on: today)["MC-30"] == .pass)
    }

    @Test(arguments: ["y", "d", "yn", "yny", "y-nn", "yn-y"])
    func `MC-30 fails when the path asks for one more answer`(answers: String) {
        #expect(opened.weighed("2026-03-04", answers).audited(on: today)["MC-30"] == .fail)
    }

    @Test func `MC-30 asks for the reason of each answer on the path, and of no other`() {
        let unreasoned = opened.weighed("2026-03-04", "ynn") { $0.unsafetyReason = nil }
        #expect(unreasoned.audited(on: today)["MC-30"] == .fail)
        let beyond = opened.weighed("2026-03-04", "yyy") { $0.helpPossibleReason = nil }
        #expect(beyond.audited(on: today)["MC-30"] == .pass)
    }

    @Test func `MC-30 asks for the fifth answer only when the case was closed as resolved by help`() {
        let helped = opened.weighed("2026-03-04", "ynyy")
        #expect(helped.closed("2026-03-05", .resolvedByHelp).audited(on: today)["MC-30"] == .fail)
        #expect(helped.closed("2026-03-05", .moved).audited(on: today)["MC-30"] == .pass)
        let whole = opened.weighed("2026-03-04", "ynyyy").closed("2026-03-05", .resolvedByHelp)
        #expect(whole.audited(on: today)["MC-30"] == .pass)
    }

    @Test func `MC-31 is met by decisions that follow the path`() {
        let unsafe = opened.weighed("2026-03-04", "yy")
        #expect(unsafe.decided("2026-03-05", .report, true).audited(on: today)["MC-31"] == .pass)
        #expect(unsafe.decided("2026-03-05", .report, false).audited(on: today)["MC-31"] == .fail)
        let helped = opened.weighed("2026-03-04", "ynyy").decided("2026-03-05", .report, false)
        #expect(helped.audited(on: today)["MC-31"] == .pass)
        #expect(helped.decided("2026-03-05", .help, true).audited(on: today)["MC-31"] == .pass)
        #expect(helped.decided("2026-03-05", .help, false).audited(on: today)["MC-31"] == .fail)
    }

    @Test func `MC-31 lets a decision depart with its reason and a second person who is no volunteer`() {
        func departing(_ second: CaseRole?, _ why: Personal?) -> RuleResult? {
            opened.weighed("2026-03-04", "yy")
                .decided("2026-03-05", .report, false) { ($0.secondPerson, $0.deviation) = (second, why) }
                .audited(on: today)["MC-31"]
        }
        #expect(departing(.attentionOfficer, words) == .passWithReason)
        #expect(departing(.volunteer, words) == .fail)
        #expect(departing(nil, words) == .fail)
        #expect(departing(.manager, nil) == .fail)
    }

    @Test func `MC-31 takes the reason of decision B only where that is the one that departs`() {
        func helpDeparting(_ answers: String) -> RuleResult? {
            opened.weighed("2026-03-04", answers).decided("2026-03-05", .report, false)
                .decided("2026-03-05", .help, false) { ($0.secondPerson, $0.deviation) = (.manager, words) }
                .audited(on: today)["MC-31"]
        }
        #expect(helpDeparting("ynyy") == .passWithReason)
        #expect(helpDeparting("yy") == .fail)
    }

    @Test func `MC-31 judges by the last weighing before decision A, or the last one there is`() {
        let later = opened.weighed("2026-03-04", "ynyy").decided("2026-03-05", .report, false).weighed(
            "2026-03-06", "yy")
        #expect(later.audited(on: today)["MC-31"] == .pass)
        let after = opened.decided("2026-03-05", .report, false).weighed("2026-03-06", "yy")
        #expect(after.audited(on: today)["MC-31"] == .fail)
    }

    @Test func `MC-31 is not yet due before decision A, and not applicable without a weighing or a decision`() {
        let weighed = opened.weighed("2026-03-04", "yy")
        #expect(weighed.decided("2026-03-05", .help, true).audited(on: today)["MC-31"] == .notYetDue)
        #expect(weighed.closed("2026-03-05").audited(on: today)["MC-31"] == .notApplicable)
        #expect(opened.decided("2026-03-05", .report, true).audited(on: today)["MC-31"] == .notApplicable)
    }

    // MARK: MC-32 and MC-33

    @Test func `MC-32 is met by both decisions, the last of each with the decider's function`() {
        let both = opened.decided("2026-03-05", .report, false).decided("2026-03-05", .help, true)
        #expect(both.audited(on: today)["MC-32"] == .pass)
        #expect(both.decided("2026-03-06", .help, true) { $0.function = nil }.audited(on: today)["MC-32"] == .fail)
        let mended = opened.decided("2026-03-05", .report, false) { $0.function = nil }
            .decided("2026-03-06", .report, false).decided("2026-03-06", .help, true)
        #expect(mended.audited(on: today)["MC-32"] == .pass)
    }

    @Test func `MC-32 is not yet due while one is to come, and then missing or explained`() {
        let one = opened.decided("2026-03-05", .report, false)
        #expect(one.audited(on: today)["MC-32"] == .notYetDue)
        #expect(one.closed("2026-03-06").audited(on: today)["MC-32"] == .fail)
        #expect(one.explained(.decision).audited(on: today)["MC-32"] == .passWithReason)
    }

    @Test func `MC-33 is met where the meldcode in force that day lets each decider decide`() {
        let decided = opened.decided("2026-03-05", .report, false).decided("2026-03-06", .help, true) {
            $0.by = .manager
        }
        #expect(decided.under().audited(on: today)["MC-33"] == .pass)
        #expect(decided.under { $0.deciders = [.coordinator] }.audited(on: today)["MC-33"] == .fail)
        #expect(decided.audited(on: today)["MC-33"] == .fail)
        let changed = decided.under { $0.deciders = [.coordinator] }.knowing {
            $0.meldcodes.append(CaseBuilder.meldcode("2026-03-06") { $0.deciders = [.manager] })
        }
        #expect(changed.audited(on: today)["MC-33"] == .pass)
        #expect(opened.under().audited(on: today)["MC-33"] == .notApplicable)
    }
}
