import Testing
import Wire

@testable import Programme

/// MC-53 to MC-64: the file itself, and what the organisation arranged.
@Suite struct `Audit rules on the file and the organisation` {
    private let opened = CaseBuilder.opened
    private let today: Day = "2026-03-20"
    private let words = CaseBuilder.words

    // MARK: MC-53, MC-54, MC-59

    @Test func `MC-53 passes by itself, with a reason after a correction, and fails for a record that is not proven`() {
        #expect(opened.audited(on: today)["MC-53"] == .pass)
        let mended = opened.knowing { $0.amendments = [CaseAmendment(position: 1, by: 9, isRetraction: false)] }
        #expect(mended.audited(on: today)["MC-53"] == .passWithReason)
        #expect(mended.audited(on: today).verdict("MC-53")?.restsOn == [1, 9])
        let spoiled = mended.knowing { $0.inspection = RecordInspection(unproven: [1]) }
        #expect(spoiled.audited(on: today)["MC-53"] == .fail)
    }

    @Test func `MC-54 is met where what was recorded was discussed, or it says why not`() {
        #expect(opened.told("2026-03-04", .record).audited(on: today)["MC-54"] == .pass)
        #expect(opened.withheld("2026-03-04", .record).audited(on: today)["MC-54"] == .passWithReason)
        #expect(opened.audited(on: today)["MC-54"] == .notYetDue)
        #expect(opened.closed("2026-03-04").audited(on: today)["MC-54"] == .fail)
        #expect(opened.closed("2026-03-04").explained(.recordNotice).audited(on: today)["MC-54"] == .passWithReason)
    }

    @Test func `MC-59 fails for a service number in a text, and is not applicable where nobody looked`() {
        #expect(opened.audited(on: today)["MC-59"] == .notApplicable)
        #expect(opened.knowing { $0.inspection = RecordInspection() }.audited(on: today)["MC-59"] == .pass)
        let held = opened.knowing { $0.inspection = RecordInspection(withServiceNumber: [1]) }
        #expect(held.audited(on: today)["MC-59"] == .fail)
    }

    // MARK: MC-55 to MC-58

    @Test(arguments: ["MC-55", "MC-56", "MC-57", "MC-58"])
    func `are not applicable as long as it is not recorded, and say so`(rule: String) {
        let verdict = opened.audited(on: today).verdict(rule)
        #expect(verdict?.result == .notApplicable)
        #expect(verdict?.because.english == "This is not recorded yet.")
        let empty = opened.knowing { ($0.requests, $0.accesses) = ([], []) }
        #expect(empty.audited(on: today)[rule] == .notApplicable)
    }

    private func requested(_ change: (inout RightsRequest) -> Void) -> CaseBuilder {
        var request = RightsRequest(position: 4, right: .erasure, receivedOn: "2026-03-05")
        change(&request)
        return opened.knowing { $0.requests = [request] }
    }

    @Test func `MC-55 gives a month for an answer, and three if that was told within the first`() {
        #expect(requested { $0.answeredOn = "2026-04-05" }.audited(on: "2026-09-01")["MC-55"] == .pass)
        #expect(requested { $0.answeredOn = "2026-04-06" }.audited(on: "2026-09-01")["MC-55"] == .fail)
        #expect(requested { _ in }.audited(on: "2026-04-05")["MC-55"] == .notYetDue)
        #expect(requested { _ in }.audited(on: "2026-04-06")["MC-55"] == .fail)
        #expect(requested { $0.extendedOn = "2026-04-05" }.audited(on: "2026-06-05")["MC-55"] == .notYetDue)
        #expect(requested { $0.extendedOn = "2026-04-05" }.audited(on: "2026-06-06")["MC-55"] == .fail)
        #expect(requested { $0.extendedOn = "2026-04-06" }.audited(on: "2026-04-06")["MC-55"] == .fail)
    }

    @Test func `MC-56 asks for the ground of a refused erasure`() {
        #expect(requested { ($0.isRefused, $0.namesGround) = (true, true) }.audited(on: today)["MC-56"] == .pass)
        #expect(requested { $0.isRefused = true }.audited(on: today)["MC-56"] == .fail)
        #expect(requested { _ in }.audited(on: today)["MC-56"] == .notApplicable)
    }

    @Test func `MC-57 asks for destruction on the day that follows from the term`() {
        func kept(until day: Day = "2041-03-06", destroyed: Day? = nil) -> CaseBuilder {
            opened.knowing {
                $0.retention = Retention(
                    position: 5, years: 15, countedFrom: "2026-03-06", destroyOn: day, destroyedOn: destroyed)
            }
        }
        #expect(kept().audited(on: "2041-03-06")["MC-57"] == .notYetDue)
        #expect(kept().audited(on: "2041-03-07")["MC-57"] == .fail)
        #expect(kept(destroyed: "2041-03-06").audited(on: "2041-03-07")["MC-57"] == .pass)
        #expect(kept(destroyed: "2041-03-05").audited(on: "2041-03-07")["MC-57"] == .fail)
        #expect(kept(until: "2040-03-06").audited(on: today)["MC-57"] == .fail)
    }

    @Test func `MC-58 asks for the purpose of each read, and a flag where there is no working relation`() {
        func read(purpose: Bool, relation: Bool, flagged: Bool = false) -> RuleResult? {
            let access = CaseAccess(
                position: 6, reader: .local, namesPurpose: purpose, hasWorkingRelation: relation, isFlagged: flagged)
            return opened.knowing { $0.accesses = [access] }.audited(on: today)["MC-58"]
        }
        #expect(read(purpose: true, relation: true) == .pass)
        #expect(read(purpose: true, relation: false, flagged: true) == .pass)
        #expect(read(purpose: true, relation: false) == .fail)
        #expect(read(purpose: false, relation: true) == .fail)
    }

    // MARK: MC-60 to MC-64

    @Test func `MC-60 asks for a meldcode with framework and decider, by whose version the case is stamped`() {
        let stamped = CaseBuilder().signal("2026-03-02", meldcode: "2026")
        #expect(stamped.under().audited(on: today)["MC-60"] == .pass)
        #expect(stamped.audited(on: today)["MC-60"] == .fail)
        #expect(stamped.under { $0.frameworks = [] }.audited(on: today)["MC-60"] == .fail)
        #expect(stamped.under { $0.deciders = [] }.audited(on: today)["MC-60"] == .fail)
        #expect(stamped.under { $0.version = "2025" }.audited(on: today)["MC-60"] == .fail)
        #expect(opened.under().audited(on: today)["MC-60"] == .fail)
    }

    @Test func `MC-61 asks for the officer and the deputy as they were named last by the closing`() {
        func named(_ deputy: Personal?, _ on: Day) -> Noted<AttentionOfficersNamed> {
            Noted(
                AttentionOfficersNamed(location: .number(2), on: on, officer: words, deputy: deputy), on: on,
                position: 901, recordedAt: Instant(milliseconds: 0), actor: .local)
        }
        let both = opened.knowing { $0.officers = [named(nil, "2026-01-01"), named(words, "2026-03-10")] }
        #expect(both.audited(on: today)["MC-61"] == .pass)
        #expect(both.closed("2026-03-09").audited(on: today)["MC-61"] == .fail)
        #expect(opened.audited(on: today)["MC-61"] == .fail)
        #expect(opened.explained(.officers).audited(on: today)["MC-61"] == .passWithReason)
    }

    @Test func `MC-62 asks that a volunteer who noticed a signal was trained by her first visit`() {
        func trained(_ day: Day?, visit: Day? = "2026-02-02") -> CaseBuilder {
            CaseBuilder().signal("2026-03-02", of: CaseBuilder.vera).knowing {
                $0.volunteers[CaseBuilder.vera] = VolunteerBackground(firstVisit: visit, signallingTraining: day)
            }
        }
        #expect(trained("2026-02-02").audited(on: today)["MC-62"] == .pass)
        #expect(trained("2026-02-03").audited(on: today)["MC-62"] == .fail)
        #expect(trained(nil).audited(on: today)["MC-62"] == .fail)
        #expect(trained(nil).explained(.training).audited(on: today)["MC-62"] == .passWithReason)
        #expect(trained(nil, visit: nil).audited(on: today)["MC-62"] == .notApplicable)
        #expect(opened.audited(on: today)["MC-62"] == .notApplicable)
    }

    @Test func `MC-63 asks that a coordinator was trained in the two years before her first entry`() {
        func trained(_ day: Day) -> CaseBuilder { opened.knowing { $0.coordinators[CaseBuilder.carla] = [day] } }
        #expect(trained("2024-03-02").audited(on: today)["MC-63"] == .pass)
        #expect(trained("2024-03-01").audited(on: today)["MC-63"] == .fail)
        #expect(trained("2026-03-03").audited(on: today)["MC-63"] == .fail)
        #expect(opened.audited(on: today)["MC-63"] == .fail)
        #expect(opened.explained(.training).audited(on: today)["MC-63"] == .passWithReason)
        #expect(trained("2024-03-01").under { $0.limits.trainingMonths = 36 }.audited(on: today)["MC-63"] == .pass)
        #expect(CaseBuilder().signal("2026-03-02", by: .local).audited(on: today)["MC-63"] == .notApplicable)
    }

    @Test func `MC-64 asks for an overview of each year of the case, by 30 June of the next`() {
        func overview(_ years: Int...) -> CaseBuilder {
            opened.knowing { around in
                around.overviews = years.map {
                    Noted(
                        MeldcodeOverviewDrawnUp(location: .number(2), on: "2027-02-01", year: $0), on: "2027-02-01",
                        position: 902, recordedAt: Instant(milliseconds: 0), actor: .local)
                }
            }
        }
        let closed = overview(2026).closed("2026-12-31")
        #expect(closed.audited(on: "2027-02-01")["MC-64"] == .pass)
        #expect(overview(2026).audited(on: "2027-02-01")["MC-64"] == .notYetDue)
        #expect(opened.audited(on: "2027-06-30")["MC-64"] == .notYetDue)
        #expect(opened.audited(on: "2027-07-01")["MC-64"] == .fail)
        #expect(overview(2027).audited(on: "2027-07-01")["MC-64"] == .fail)
        #expect(overview(2027, 2026).audited(on: "2027-12-01")["MC-64"] == .pass)
        #expect(opened.explained(.overview).audited(on: "2027-07-01")["MC-64"] == .passWithReason)
    }
}
