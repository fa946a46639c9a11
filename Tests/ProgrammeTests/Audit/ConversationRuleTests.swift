import Testing
import Wire

@testable import Programme

/// MC-19 to MC-25: the conversation, or why there was none.
@Suite struct `Audit rules on the conversation` {
    private let opened = CaseBuilder.opened
    private let today: Day = "2026-03-20"

    @Test func `MC-19 is met by a conversation with who was there and what was agreed`() {
        #expect(opened.spoke("2026-03-04").audited(on: today)["MC-19"] == .pass)
        #expect(opened.spoke("2026-03-04") { $0.present = [] }.audited(on: today)["MC-19"] == .fail)
        #expect(opened.spoke("2026-03-04") { $0.agreements = nil }.audited(on: today)["MC-19"] == .fail)
    }

    @Test func `MC-19 is met with the ground of an omission or with a reason, and not yet due before a decision`() {
        #expect(opened.omitted("2026-03-04").audited(on: today)["MC-19"] == .passWithReason)
        #expect(opened.audited(on: today)["MC-19"] == .notYetDue)
        #expect(opened.closed("2026-03-05").audited(on: today)["MC-19"] == .fail)
        #expect(opened.closed("2026-03-05").explained(.conversation).audited(on: today)["MC-19"] == .passWithReason)
    }

    @Test func `MC-20 is met by an omission that no volunteer decided, and not applicable after a conversation`() {
        #expect(opened.omitted("2026-03-04").audited(on: today)["MC-20"] == .pass)
        #expect(opened.omitted("2026-03-04") { $0.by = .volunteer }.audited(on: today)["MC-20"] == .fail)
        #expect(opened.omitted("2026-03-04").spoke("2026-03-05").audited(on: today)["MC-20"] == .notApplicable)
    }

    @Test func `MC-20 is not yet due before a decision and fails after it, also with another reason`() {
        #expect(opened.audited(on: today)["MC-20"] == .notYetDue)
        #expect(opened.closed("2026-03-05").audited(on: today)["MC-20"] == .fail)
        #expect(opened.closed("2026-03-05").explained(.conversation).audited(on: today)["MC-20"] == .fail)
    }

    @Test func `MC-21 is met by two attempts before the omission`() {
        let tried = opened.attempted("2026-03-03").attempted("2026-03-04")
        #expect(tried.omitted("2026-03-04", .noContact).audited(on: today)["MC-21"] == .pass)
        #expect(tried.omitted("2026-03-03", .noContact).audited(on: today)["MC-21"] == .fail)
        let counted = opened.omitted("2026-03-04", .noContact) { $0.attemptCount = 5 }
        #expect(counted.audited(on: today)["MC-21"] == .fail)
        #expect(opened.omitted("2026-03-04", .safetyWorker).audited(on: today)["MC-21"] == .notApplicable)
    }

    @Test func `MC-22 is met by a conversation after the omission, or by telling why there was none`() {
        let omitted = opened.omitted("2026-03-04")
        #expect(omitted.spoke("2026-03-10").audited(on: today)["MC-22"] == .pass)
        #expect(omitted.told("2026-03-10", .omittedConversation).audited(on: today)["MC-22"] == .pass)
        #expect(omitted.spoke("2026-03-03").audited(on: today)["MC-22"] == .fail)
        #expect(omitted.withheld("2026-03-10", .omittedConversation).audited(on: today)["MC-22"] == .passWithReason)
        #expect(omitted.withheld("2026-03-10", .omittedConversation, reason: nil).audited(on: today)["MC-22"] == .fail)
        #expect(omitted.explained(.laterInforming).audited(on: today)["MC-22"] == .passWithReason)
    }

    @Test func `MC-22 is not yet due until the day that is planned, and fails where none is`() {
        let planned = opened.omitted("2026-03-04") { $0.laterOn = "2026-03-20" }
        #expect(planned.audited(on: "2026-03-20")["MC-22"] == .notYetDue)
        #expect(planned.audited(on: "2026-03-21")["MC-22"] == .fail)
        #expect(opened.omitted("2026-03-04").audited(on: today)["MC-22"] == .fail)
        #expect(opened.audited(on: today)["MC-22"] == .notApplicable)
    }

    @Test func `MC-23 is met when both parents were heard, together or apart`() {
        let both = opened.spoke("2026-03-04") { $0.present = [.mother, .otherParent] }
        #expect(both.audited(on: today)["MC-23"] == .pass)
        let apart = opened.spoke("2026-03-04").spoke("2026-03-05") { $0.present = [.otherParent] }
        #expect(apart.audited(on: today)["MC-23"] == .pass)
    }

    @Test func `MC-23 needs two parents with authority, a conversation, and a decision to be due`() {
        let one = opened.spoke("2026-03-04")
        #expect(one.audited(on: today)["MC-23"] == .notYetDue)
        #expect(one.closed("2026-03-05").audited(on: today)["MC-23"] == .fail)
        #expect(one.kindcheck("2026-03-03").closed("2026-03-05").audited(on: today)["MC-23"] == .fail)
        #expect(one.closed("2026-03-05").explained(.bothParents).audited(on: today)["MC-23"] == .passWithReason)
        let single = one.kindcheck("2026-03-03") { $0.parentsWithAuthority = 1 }.closed("2026-03-05")
        #expect(single.audited(on: today)["MC-23"] == .notApplicable)
        #expect(opened.closed("2026-03-05").audited(on: today)["MC-23"] == .notApplicable)
    }

    @Test func `MC-24 lets a volunteer lead the talk only on an earlier decision of the coordinator`() {
        #expect(opened.spoke("2026-03-04").audited(on: today)["MC-24"] == .pass)
        let agreed = opened.spoke("2026-03-04") { ($0.by, $0.leadAgreedOn) = (.volunteer, "2026-03-04") }
        #expect(agreed.audited(on: today)["MC-24"] == .pass)
        #expect(opened.spoke("2026-03-04") { $0.by = .volunteer }.audited(on: today)["MC-24"] == .fail)
        #expect(opened.audited(on: today)["MC-24"] == .notApplicable)
    }

    @Test func `MC-25 asks that a suspicion taken away closes the case as refuted`() {
        let removed = opened.spoke("2026-03-04") { $0.suspicionRemoved = true }
        #expect(removed.audited(on: today)["MC-25"] == .notYetDue)
        #expect(removed.closed("2026-03-05", .refuted).audited(on: today)["MC-25"] == .pass)
        #expect(removed.closed("2026-03-05", .moved).audited(on: today)["MC-25"] == .fail)
    }

    @Test func `MC-25 is not applicable without such a talk, or when a signal came after it`() {
        #expect(opened.spoke("2026-03-04").audited(on: today)["MC-25"] == .notApplicable)
        let again = opened.spoke("2026-03-04") { $0.suspicionRemoved = true }.signal("2026-03-05")
        #expect(again.audited(on: today)["MC-25"] == .notApplicable)
        #expect(again.closed("2026-03-06", .endedWithReport).audited(on: today)["MC-25"] == .notApplicable)
    }
}
