import Testing
import Wire

@testable import Programme

/// MC-34 to MC-39: help, the Verwijsindex, and whether MIM goes on.
@Suite struct `Audit rules on help` {
    private let opened = CaseBuilder.opened
    private let today: Day = "2026-03-20"
    private var unreported: CaseBuilder { opened.weighed("2026-03-04", "ynyy").decided("2026-03-05", .report, false) }

    @Test func `MC-34 is met by a plan with who, until when, how safety is checked and when it is reviewed`() {
        #expect(unreported.helped("2026-03-05").audited(on: today)["MC-34"] == .pass)
        let changes: [(inout HelpAgreement) -> Void] = [
            { $0.helpers = nil }, { $0.until = nil }, { $0.safetyCheck = nil }, { $0.reviewOn = nil },
        ]
        for change in changes {
            #expect(unreported.helped("2026-03-05", change).audited(on: today)["MC-34"] == .fail)
        }
    }

    @Test func `MC-34 is due within two working days of the decision not to report`() {
        #expect(unreported.audited(on: "2026-03-09")["MC-34"] == .notYetDue)
        #expect(unreported.audited(on: "2026-03-10")["MC-34"] == .fail)
        #expect(unreported.closed("2026-03-06").audited(on: "2026-03-06")["MC-34"] == .fail)
        #expect(unreported.explained(.helpPlan).audited(on: today)["MC-34"] == .passWithReason)
    }

    @Test func `MC-34 is not applicable without a suspicion or without a decision not to report`() {
        #expect(opened.audited(on: today)["MC-34"] == .notApplicable)
        let denied = opened.weighed("2026-03-04", "n").decided("2026-03-05", .report, false)
        #expect(denied.audited(on: today)["MC-34"] == .notApplicable)
        #expect(unreported.decided("2026-03-06", .report, true).audited(on: today)["MC-34"] == .notApplicable)
    }

    @Test func `MC-35 is met by help accepted on a day, or refused with a decision to report`() {
        #expect(opened.helped("2026-03-05").audited(on: today)["MC-35"] == .pass)
        #expect(opened.helped("2026-03-05") { $0.acceptedOn = nil }.audited(on: today)["MC-35"] == .fail)
        for answer in [Programme.Answer.no, .doubt] {
            let refused = opened.helped("2026-03-05") { $0.accepted = answer }
            #expect(refused.audited(on: today)["MC-35"] == .fail)
            #expect(refused.decided("2026-03-05", .report, true).audited(on: today)["MC-35"] == .pass)
            #expect(refused.decided("2026-03-04", .report, true).audited(on: today)["MC-35"] == .fail)
        }
    }

    @Test func `MC-35 is due within two working days of the agreement`() {
        let unsaid = opened.helped("2026-03-05") { $0.accepted = nil }
        #expect(unsaid.audited(on: "2026-03-09")["MC-35"] == .notYetDue)
        #expect(unsaid.audited(on: "2026-03-10")["MC-35"] == .fail)
        #expect(unsaid.closed("2026-03-06").audited(on: "2026-03-06")["MC-35"] == .fail)
        #expect(opened.audited(on: today)["MC-35"] == .notApplicable)
    }

    @Test func `MC-36 is met by a review after which none is planned`() {
        let helped = opened.helped("2026-03-05")
        #expect(helped.reviewed("2026-03-19").audited(on: today)["MC-36"] == .pass)
        #expect(opened.reviewed("2026-03-04").helped("2026-03-05").audited(on: "2026-03-30")["MC-36"] == .fail)
    }

    @Test func `MC-36 is not yet due until the next review, and fails after it unless that is explained`() {
        let helped = opened.helped("2026-03-05")
        #expect(helped.audited(on: "2026-03-19")["MC-36"] == .notYetDue)
        #expect(helped.audited(on: "2026-03-20")["MC-36"] == .fail)
        let again = helped.reviewed("2026-03-12", next: "2026-04-02")
        #expect(again.audited(on: "2026-04-02")["MC-36"] == .notYetDue)
        #expect(again.audited(on: "2026-04-03")["MC-36"] == .fail)
        #expect(helped.explained(.helpReview).audited(on: "2026-03-20")["MC-36"] == .passWithReason)
        #expect(opened.helped("2026-03-05") { $0.reviewOn = nil }.audited(on: "2026-03-06")["MC-36"] == .fail)
        #expect(opened.audited(on: today)["MC-36"] == .notApplicable)
    }

    @Test func `MC-36 is met by a closing before the next review, after a review or not as resolved by help`() {
        let helped = opened.helped("2026-03-05")
        #expect(helped.closed("2026-03-10", .moved).audited(on: today)["MC-36"] == .pass)
        #expect(helped.closed("2026-03-10", .resolvedByHelp).audited(on: today)["MC-36"] == .fail)
        let reviewed = helped.reviewed("2026-03-12", next: "2026-04-02")
        #expect(reviewed.closed("2026-03-13", .resolvedByHelp).audited(on: today)["MC-36"] == .pass)
        #expect(reviewed.closed("2026-04-03", .moved).audited(on: "2026-04-03")["MC-36"] == .fail)
    }

    @Test func `MC-37 asks for a decision to report when unsafety goes on or returns`() {
        let unsafe = [
            opened.helped("2026-03-04").reviewed("2026-03-05", .unsafetyContinues),
            opened.helped("2026-03-04").reviewed("2026-03-05", .unsafetyReturned),
            opened.weighed("2026-03-05", "ynyyn"),
        ]
        for file in unsafe {
            #expect(file.audited(on: "2026-03-09")["MC-37"] == .notYetDue)
            #expect(file.audited(on: "2026-03-10")["MC-37"] == .fail)
            #expect(file.decided("2026-03-05", .report, true).audited(on: today)["MC-37"] == .pass)
            #expect(file.decided("2026-03-04", .report, true).audited(on: today)["MC-37"] == .fail)
            #expect(file.decided("2026-03-06", .report, false).audited(on: "2026-03-06")["MC-37"] == .fail)
            #expect(file.closed("2026-03-06").audited(on: "2026-03-06")["MC-37"] == .fail)
        }
        #expect(opened.helped("2026-03-04").reviewed("2026-03-05").audited(on: today)["MC-37"] == .notApplicable)
    }

    @Test func `MC-38 asks whether the Verwijsindex was considered where the region uses it`() {
        let used = opened.under { $0.usesVerwijsindex = true }
        #expect(used.audited(on: today)["MC-38"] == .notYetDue)
        #expect(used.closed("2026-03-06").audited(on: today)["MC-38"] == .fail)
        #expect(used.closed("2026-03-06").explained(.verwijsindex).audited(on: today)["MC-38"] == .passWithReason)
        #expect(used.considered("2026-03-05").audited(on: today)["MC-38"] == .pass)
        #expect(opened.under().considered("2026-03-05").audited(on: today)["MC-38"] == .pass)
        #expect(opened.under().closed("2026-03-06").audited(on: today)["MC-38"] == .notApplicable)
        #expect(opened.audited(on: today)["MC-38"] == .notApplicable)
    }

    @Test func `MC-39 asks whether MIM goes on, decided by the staff`() {
        #expect(opened.continued("2026-03-05").audited(on: today)["MC-39"] == .pass)
        #expect(
            opened.continued("2026-03-05").continued("2026-03-06", by: .volunteer).audited(on: today)["MC-39"] == .fail)
        #expect(opened.audited(on: today)["MC-39"] == .notYetDue)
        #expect(opened.closed("2026-03-06").audited(on: today)["MC-39"] == .fail)
        #expect(opened.closed("2026-03-06").explained(.continuation).audited(on: today)["MC-39"] == .passWithReason)
    }
}
