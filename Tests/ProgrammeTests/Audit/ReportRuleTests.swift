import Testing
import Wire

@testable import Programme

/// MC-40 to MC-46: the report to Veilig Thuis and what came back.
@Suite struct `Audit rules on the report` {
    private let opened = CaseBuilder.opened
    private let today: Day = "2026-03-20"
    private let words = CaseBuilder.words
    private var reported: CaseBuilder { opened.reported("2026-03-05") }

    @Test(arguments: ["MC-40", "MC-42", "MC-43", "MC-44", "MC-45", "MC-46"])
    func `are not applicable without a report`(rule: String) {
        #expect(opened.audited(on: today)[rule] == .notApplicable)
    }

    @Test func `MC-40 is met by a report with its time and the reporter's name and function`() {
        #expect(reported.audited(on: today)["MC-40"] == .pass)
        let changes: [(inout Report) -> Void] = [
            { $0.time = nil }, { $0.reporterName = nil }, { $0.reporterFunction = nil },
        ]
        for change in changes {
            #expect(reported.reported("2026-03-06", change).audited(on: today)["MC-40"] == .fail)
        }
    }

    @Test func `MC-40 asks for the facts of others apart where a third party told something before`() {
        func told(_ on: Day) -> CaseBuilder { opened.signal(on) { $0.source = .toldByThirdParty } }
        #expect(told("2026-03-05").reported("2026-03-05").audited(on: today)["MC-40"] == .fail)
        #expect(told("2026-03-06").reported("2026-03-05").audited(on: today)["MC-40"] == .pass)
        let apart = told("2026-03-04").reported("2026-03-05") { $0.thirdPartyFacts = words }
        #expect(apart.audited(on: today)["MC-40"] == .pass)
    }

    // MARK: MC-41

    private func deciding(_ days: Day...) -> CaseBuilder {
        days.reduce(opened) { $0.decided($1, .report, true) }
    }

    @Test func `MC-41 is met by a report within two working days, or before the decision`() {
        #expect(deciding("2026-03-05").reported("2026-03-09").audited(on: today)["MC-41"] == .pass)
        #expect(deciding("2026-03-05").reported("2026-03-10").audited(on: today)["MC-41"] == .fail)
        #expect(deciding("2026-03-05").reported("2026-03-03").audited(on: today)["MC-41"] == .pass)
        #expect(deciding("2026-03-05").reported("2026-03-05").audited(on: today)["MC-41"] == .pass)
        let longer = deciding("2026-03-05").reported("2026-03-10").under { $0.limits.reportingDays = 3 }
        #expect(longer.audited(on: today)["MC-41"] == .pass)
    }

    @Test func `MC-41 is not yet due within the limit, explained after it, and needs a decision to report`() {
        #expect(deciding("2026-03-05").audited(on: "2026-03-09")["MC-41"] == .notYetDue)
        #expect(deciding("2026-03-05").audited(on: "2026-03-10")["MC-41"] == .fail)
        #expect(deciding("2026-03-05").explained(.timelyReport).audited(on: today)["MC-41"] == .passWithReason)
        #expect(opened.decided("2026-03-05", .report, false).audited(on: today)["MC-41"] == .notApplicable)
    }

    @Test func `MC-41 gives no more than the same day after acute danger`() {
        let acute = opened.signal("2026-03-05") { $0.acuteDanger = true }.decided("2026-03-05", .report, true)
        #expect(acute.reported("2026-03-05").audited(on: today)["MC-41"] == .pass)
        #expect(acute.reported("2026-03-06").audited(on: today)["MC-41"] == .fail)
        #expect(acute.audited(on: "2026-03-05")["MC-41"] == .notYetDue)
        let dangerLater = deciding("2026-03-05").reported("2026-03-06").signal("2026-03-10") { $0.acuteDanger = true }
        #expect(dangerLater.audited(on: today)["MC-41"] == .pass)
    }

    @Test func `MC-41 lets one report answer decisions before it, and asks a new one for a decision after it`() {
        #expect(deciding("2026-03-05", "2026-03-06").reported("2026-03-06").audited(on: today)["MC-41"] == .pass)
        #expect(deciding("2026-03-02", "2026-03-09").reported("2026-03-09").audited(on: today)["MC-41"] == .fail)
        let again = deciding("2026-03-02").reported("2026-03-03").decided("2026-03-10", .report, true)
        #expect(again.audited(on: "2026-03-12")["MC-41"] == .notYetDue)
        #expect(again.audited(on: today)["MC-41"] == .fail)
        #expect(again.audited(on: today).verdict("MC-41")?.restsOn == [4])
        #expect(again.reported("2026-03-12").audited(on: today)["MC-41"] == .pass)
        let before = deciding("2026-03-02").reported("2026-03-03").reported("2026-03-09")
            .decided("2026-03-10", .report, true)
        #expect(before.audited(on: today)["MC-41"] == .pass)
    }

    // MARK: MC-42 and MC-43

    @Test func `MC-42 is met where those involved were told before the report, with their reaction`() {
        #expect(reported.told("2026-03-05", .report).audited(on: today)["MC-42"] == .pass)
        #expect(reported.told("2026-03-06", .report).audited(on: today)["MC-42"] == .fail)
        #expect(reported.told("2026-03-05", .report) { $0.reaction = nil }.audited(on: today)["MC-42"] == .fail)
        #expect(reported.withheld("2026-03-06", .report).audited(on: today)["MC-42"] == .passWithReason)
        #expect(reported.withheld("2026-03-06", .report, reason: nil).audited(on: today)["MC-42"] == .fail)
        #expect(reported.explained(.familyNotice).audited(on: today)["MC-42"] == .passWithReason)
    }

    @Test func `MC-43 is met by an anonymous report with its ground and motive`() {
        #expect(reported.audited(on: today)["MC-43"] == .notApplicable)
        func anonymous(_ ground: AnonymityGround?, _ motive: Personal?) -> RuleResult? {
            opened.reported("2026-03-05") {
                ($0.anonymous, $0.anonymityGround, $0.anonymityMotive) = (true, ground, motive)
            }
            .audited(on: today)["MC-43"]
        }
        #expect(anonymous(.harmToTrust, words) == .pass)
        #expect(anonymous(nil, words) == .fail)
        #expect(anonymous(.harmToTrust, nil) == .fail)
    }

    // MARK: MC-44 to MC-46

    @Test func `MC-44 is met by agreements with Veilig Thuis and with the family after the last report`() {
        let half = reported.heard("2026-03-06", agreed: true)
        #expect(half.heard("2026-03-07", of: .family, agreed: true).audited(on: today)["MC-44"] == .pass)
        #expect(half.audited(on: today)["MC-44"] == .notYetDue)
        #expect(half.heard("2026-03-07", of: .family).audited(on: today)["MC-44"] == .notYetDue)
        #expect(
            half.heard("2026-03-04", of: .family, agreed: true).closed("2026-03-10").audited(on: today)["MC-44"]
                == .fail)
        #expect(half.closed("2026-03-10").explained(.followUpAgreements).audited(on: today)["MC-44"] == .passWithReason)
    }

    @Test func `MC-44 is due within seventy days of the report`() {
        #expect(reported.audited(on: "2026-05-14")["MC-44"] == .notYetDue)
        #expect(reported.audited(on: "2026-05-15")["MC-44"] == .fail)
    }

    @Test func `MC-45 is met by the outcome, or by an acknowledgement until the outcome is due`() {
        #expect(reported.heard("2026-03-10", .outcome).audited(on: "2026-09-01")["MC-45"] == .pass)
        let acknowledged = reported.heard("2026-03-10", .acknowledged)
        #expect(acknowledged.audited(on: "2026-05-14")["MC-45"] == .pass)
        #expect(acknowledged.audited(on: "2026-05-15")["MC-45"] == .fail)
    }

    @Test func `MC-45 is not yet due for ten working days, and met with a reason by asking after that`() {
        #expect(reported.audited(on: "2026-03-19")["MC-45"] == .notYetDue)
        #expect(reported.audited(on: "2026-03-20")["MC-45"] == .fail)
        #expect(reported.heard("2026-03-20", .noneYet).audited(on: "2026-03-21")["MC-45"] == .passWithReason)
        #expect(reported.heard("2026-03-19", .noneYet).audited(on: "2026-03-21")["MC-45"] == .fail)
        #expect(reported.explained(.feedback).audited(on: "2026-03-21")["MC-45"] == .passWithReason)
        let outcomeDue = reported.heard("2026-03-20", .noneYet)
        #expect(outcomeDue.audited(on: "2026-05-15")["MC-45"] == .fail)
        #expect(outcomeDue.heard("2026-05-15", .noneYet).audited(on: "2026-05-15")["MC-45"] == .passWithReason)
        let sooner = reported.under { $0.limits.acknowledgementDays = 1 }
        #expect(sooner.audited(on: "2026-03-09")["MC-45"] == .fail)
    }

    @Test func `MC-46 asks for more records after the report and before the closing`() {
        #expect(reported.spoke("2026-03-06").audited(on: today)["MC-46"] == .pass)
        #expect(reported.audited(on: "2026-04-04")["MC-46"] == .notYetDue)
        #expect(reported.audited(on: "2026-04-05")["MC-46"] == .fail)
        #expect(reported.closed("2026-03-06").audited(on: today)["MC-46"] == .fail)
        #expect(reported.closed("2026-03-06").told("2026-03-07", .rights).audited(on: today)["MC-46"] == .fail)
    }
}
