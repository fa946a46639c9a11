import Testing
import Wire

@testable import Programme

/// MC-47 to MC-52: the closing, and what goes on until then and after it.
@Suite struct `Audit rules on the closing` {
    private let opened = CaseBuilder.opened
    private let today: Day = "2026-03-20"
    private let words = CaseBuilder.words

    @Test func `MC-47 lets anybody but a volunteer close the case`() {
        #expect(opened.audited(on: today)["MC-47"] == .notYetDue)
        #expect(opened.closed("2026-03-06").audited(on: today)["MC-47"] == .pass)
        #expect(opened.closed("2026-03-06") { $0.by = .volunteer }.audited(on: today)["MC-47"] == .fail)
    }

    @Test func `MC-48 is met where a refuted suspicion is stated as such and rights were told`() {
        let refuted = opened.closed("2026-03-06", .refuted) { $0.refutation = words }
        #expect(refuted.told("2026-03-10", .rights).audited(on: today)["MC-48"] == .pass)
        #expect(refuted.withheld("2026-03-10", .rights).audited(on: today)["MC-48"] == .passWithReason)
        #expect(refuted.explained(.rightsNotice).audited(on: today)["MC-48"] == .passWithReason)
        #expect(refuted.audited(on: today)["MC-48"] == .fail)
        let unsaid = opened.closed("2026-03-06", .refuted).told("2026-03-06", .rights).explained(.rightsNotice)
        #expect(unsaid.audited(on: today)["MC-48"] == .fail)
        #expect(opened.audited(on: today)["MC-48"] == .notApplicable)
        #expect(opened.closed("2026-03-06", .moved).audited(on: today)["MC-48"] == .notApplicable)
    }

    @Test func `MC-49 fails after more than thirty days without an entry, until the closing or today`() {
        #expect(opened.audited(on: "2026-04-01")["MC-49"] == .pass)
        #expect(opened.audited(on: "2026-04-02")["MC-49"] == .fail)
        #expect(opened.spoke("2026-04-02").closed("2026-04-03").audited(on: "2026-04-03")["MC-49"] == .fail)
        #expect(opened.closed("2026-03-06").audited(on: "2026-09-01")["MC-49"] == .pass)
        #expect(opened.explained(.activity).audited(on: "2026-09-01")["MC-49"] == .passWithReason)
        #expect(opened.under { $0.limits.silentDays = 60 }.audited(on: "2026-04-02")["MC-49"] == .pass)
        #expect(opened.closed("2026-04-02").spoke("2026-03-20").audited(on: today)["MC-49"] == .pass)
    }

    @Test func `MC-50 asks that a case after an earlier one names it`() {
        let earlier = EarlierCase(id: .number(70), closedOn: "2026-01-15")
        let again = opened.knowing { $0.earlierCases = [earlier] }
        #expect(opened.audited(on: today)["MC-50"] == .notApplicable)
        #expect(again.audited(on: today)["MC-50"] == .fail)
        #expect(again.explained(.previousCase).audited(on: today)["MC-50"] == .passWithReason)
        func naming(_ previous: CaseID) -> CaseBuilder {
            CaseBuilder().signal("2026-03-02", after: previous).knowing { $0.earlierCases = [earlier] }
        }
        #expect(naming(.number(70)).audited(on: today)["MC-50"] == .pass)
        #expect(naming(.number(69)).audited(on: today)["MC-50"] == .fail)
    }

    @Test func `MC-51 is met by aftercare with an instruction and a talk since the case began`() {
        let noticed = CaseBuilder().signal("2026-03-02", of: CaseBuilder.vera)
        func talked(_ day: Day) -> CaseBuilder {
            noticed.knowing { $0.volunteers[CaseBuilder.vera] = VolunteerBackground(talks: [day]) }
        }
        #expect(talked("2026-03-02").caredFor("2026-03-10").audited(on: today)["MC-51"] == .pass)
        let cases = [
            talked("2026-03-01").caredFor("2026-03-10"), talked("2026-03-02"), noticed.caredFor("2026-03-10"),
            talked("2026-03-02").caredFor("2026-03-10", instruction: nil),
            talked("2026-03-02").caredFor("2026-03-10", .number(6)),
        ]
        for file in cases {
            #expect(file.audited(on: "2026-09-01")["MC-51"] == .notYetDue)
            #expect(file.closed("2026-03-12").audited(on: "2026-04-11")["MC-51"] == .notYetDue)
            #expect(file.closed("2026-03-12").audited(on: "2026-04-12")["MC-51"] == .fail)
            #expect(
                file.closed("2026-03-12").explained(.aftercare).audited(on: "2026-04-12")["MC-51"] == .passWithReason)
        }
        #expect(opened.audited(on: today)["MC-51"] == .notApplicable)
    }

    @Test func `MC-52 is met when every agreement was kept, or the rest dropped with a reason`() {
        let two = opened.agreed("2026-03-03").agreed("2026-03-03", 2).settled("2026-03-04")
        #expect(two.settled("2026-03-05", 2).audited(on: today)["MC-52"] == .pass)
        #expect(two.settled("2026-03-05", 2, .dropped, reason: words).audited(on: today)["MC-52"] == .passWithReason)
        #expect(two.settled("2026-03-05", 2, .dropped).audited(on: today)["MC-52"] == .fail)
        #expect(opened.audited(on: today)["MC-52"] == .notApplicable)
    }

    @Test func `MC-52 is not yet due while what is open is not past its day, and the case is open`() {
        #expect(opened.agreed("2026-03-03").audited(on: today)["MC-52"] == .notYetDue)
        let due = opened.agreed("2026-03-03", due: "2026-03-20")
        #expect(due.audited(on: "2026-03-20")["MC-52"] == .notYetDue)
        #expect(due.audited(on: "2026-03-21")["MC-52"] == .fail)
        #expect(due.closed("2026-03-10").audited(on: "2026-03-10")["MC-52"] == .fail)
        #expect(due.closed("2026-03-10").explained(.agreement).audited(on: "2026-03-10")["MC-52"] == .passWithReason)
        #expect(due.closed("2026-03-10").settled("2026-03-11").audited(on: "2026-03-11")["MC-52"] == .pass)
    }
}
