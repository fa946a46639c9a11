import Testing
import Wire

@testable import Programme

/// MC-11 to MC-18: acute danger, consultations, and contact with Veilig Thuis.
@Suite struct `Audit rules on acute danger and consultations` {
    private let opened = CaseBuilder.opened
    private let acute = CaseBuilder().signal("2026-03-02") { $0.acuteDanger = true }
    private let special = CaseBuilder().signal("2026-03-02") { $0.specialForms = [.honour] }
    private let today: Day = "2026-03-20"

    // MARK: MC-11 and MC-12

    @Test func `MC-11 is met by a call, advice of Veilig Thuis or a report on the day of the danger`() {
        #expect(acute.called("2026-03-02", .police).audited(on: today)["MC-11"] == .pass)
        #expect(acute.consulted("2026-03-02", .veiligThuis).audited(on: today)["MC-11"] == .pass)
        #expect(acute.reported("2026-03-02").audited(on: today)["MC-11"] == .pass)
        #expect(acute.consulted("2026-03-02", .colleague).audited(on: today)["MC-11"] == .fail)
    }

    @Test func `MC-11 gives until the day on which the coordinator heard of it`() {
        let told = CaseBuilder().signal("2026-03-02", by: .local) {
            ($0.acuteDanger, $0.observer, $0.toldCoordinatorOn) = (true, .volunteer, "2026-03-03")
        }
        #expect(told.called("2026-03-03").audited(on: today)["MC-11"] == .pass)
        #expect(told.called("2026-03-04").audited(on: today)["MC-11"] == .fail)
        #expect(told.audited(on: "2026-03-03")["MC-11"] == .notYetDue)
        #expect(
            told.called("2026-03-02").signal("2026-03-10") { $0.acuteDanger = true }.audited(on: today)["MC-11"]
                == .fail)
    }

    @Test func `MC-11 is due on the same day, explained afterwards, and not applicable without danger`() {
        #expect(acute.audited(on: "2026-03-02")["MC-11"] == .notYetDue)
        #expect(acute.audited(on: "2026-03-03")["MC-11"] == .fail)
        #expect(acute.explained(.emergencyContact).audited(on: today)["MC-11"] == .passWithReason)
        #expect(opened.audited(on: today)["MC-11"] == .notApplicable)
    }

    @Test func `MC-12 is met by a decision to report after unsafety, or an earlier one that stands`() {
        let unsafe = opened.weighed("2026-03-05", "yy")
        #expect(unsafe.decided("2026-03-05", .report, true).audited(on: today)["MC-12"] == .pass)
        #expect(unsafe.decided("2026-03-03", .report, true).audited(on: today)["MC-12"] == .pass)
        #expect(
            unsafe.decided("2026-03-03", .report, true).decided("2026-03-04", .report, false)
                .audited(on: today)["MC-12"] == .notYetDue)
    }

    @Test func `MC-12 is not yet due while decision A is to come, fails without it, and needs unsafety`() {
        let unsafe = opened.weighed("2026-03-05", "yy")
        #expect(unsafe.audited(on: today)["MC-12"] == .notYetDue)
        #expect(unsafe.decided("2026-03-06", .report, false).audited(on: today)["MC-12"] == .fail)
        #expect(unsafe.closed("2026-03-06").audited(on: today)["MC-12"] == .fail)
        #expect(opened.weighed("2026-03-05", "yn").audited(on: today)["MC-12"] == .notApplicable)
        #expect(opened.audited(on: today)["MC-12"] == .notApplicable)
    }

    // MARK: MC-13 to MC-15

    @Test func `MC-13 is met by a consultation, of a colleague with her function`() {
        #expect(opened.consulted("2026-03-03", .colleague).audited(on: today)["MC-13"] == .pass)
        #expect(opened.consulted("2026-03-03", .clinicTeam) { $0.function = nil }.audited(on: today)["MC-13"] == .pass)
    }

    @Test func `MC-13 is not yet due before a decision, and then missing or explained`() {
        let nameless = opened.consulted("2026-03-03", .colleague) { $0.function = nil }
        #expect(opened.audited(on: today)["MC-13"] == .notYetDue)
        #expect(nameless.audited(on: today)["MC-13"] == .notYetDue)
        #expect(nameless.closed("2026-03-04").audited(on: today)["MC-13"] == .fail)
        #expect(opened.closed("2026-03-04").audited(on: today)["MC-13"] == .fail)
        #expect(opened.closed("2026-03-04").explained(.consultation).audited(on: today)["MC-13"] == .passWithReason)
    }

    @Test func `MC-14 is met by a consultation that was known by the first decision`() {
        #expect(opened.consulted("2026-03-05").decided("2026-03-05", .help, true).audited(on: today)["MC-14"] == .pass)
        let writtenDownInTime = opened.decided("2026-03-05", .help, true).consulted("2026-03-04", late: 3)
        #expect(writtenDownInTime.audited(on: today)["MC-14"] == .pass)
        let writtenDownTooLate = opened.decided("2026-03-05", .help, true).consulted("2026-03-04", late: 4)
        #expect(writtenDownTooLate.audited(on: today)["MC-14"] == .fail)
        #expect(opened.decided("2026-03-05", .help, true).consulted("2026-03-06").audited(on: today)["MC-14"] == .fail)
    }

    @Test func `MC-14 is explained, not yet due, or not applicable in acute danger or without a decision`() {
        let decided = opened.decided("2026-03-05", .help, true)
        #expect(decided.explained(.consultation).audited(on: today)["MC-14"] == .passWithReason)
        #expect(opened.consulted("2026-03-03").audited(on: today)["MC-14"] == .notYetDue)
        #expect(opened.closed("2026-03-04").audited(on: today)["MC-14"] == .notApplicable)
        #expect(acute.decided("2026-03-05", .report, true).audited(on: today)["MC-14"] == .notApplicable)
        #expect(acute.consulted("2026-03-02").decided("2026-03-05", .report, true).audited(on: today)["MC-14"] == .pass)
    }

    @Test func `MC-15 fails where a coordinator or an attention officer consulted only herself`() {
        let herself = opened.consulted("2026-03-03", .colleague) { $0.colleague = CaseBuilder.carla }
        #expect(herself.audited(on: today)["MC-15"] == .fail)
        let officer = opened.consulted("2026-03-03", .attentionOfficer) { $0.by = .attentionOfficer }
        #expect(officer.audited(on: today)["MC-15"] == .fail)
        #expect(officer.consulted("2026-03-04", .veiligThuis).audited(on: today)["MC-15"] == .pass)
        #expect(
            opened.consulted("2026-03-03", .colleague) { $0.colleague = .number(8) }.audited(on: today)["MC-15"]
                == .pass)
        #expect(opened.audited(on: today)["MC-15"] == .notApplicable)
    }

    // MARK: MC-16 to MC-18

    @Test func `MC-16 is met by advice that was anonymous, or asked when the report had been made`() {
        #expect(opened.consulted("2026-03-03", .veiligThuis).audited(on: today)["MC-16"] == .pass)
        for said in [false, nil] {
            let named = opened.consulted("2026-03-03", .veiligThuis) { $0.anonymous = said }
            #expect(named.audited(on: today)["MC-16"] == .fail)
            #expect(named.reported("2026-03-03").audited(on: today)["MC-16"] == .pass)
            #expect(named.reported("2026-03-04").audited(on: today)["MC-16"] == .fail)
        }
        #expect(opened.consulted("2026-03-03").audited(on: today)["MC-16"] == .notApplicable)
    }

    @Test func `MC-17 is met by any contact with Veilig Thuis`() {
        #expect(opened.consulted("2026-03-03", .veiligThuis).audited(on: today)["MC-17"] == .pass)
        #expect(opened.called("2026-03-03", .veiligThuis).audited(on: today)["MC-17"] == .pass)
        #expect(opened.reported("2026-03-03").audited(on: today)["MC-17"] == .pass)
    }

    @Test func `MC-17 is not yet due before a decision, and then missing or explained`() {
        #expect(opened.called("2026-03-03", .police).audited(on: today)["MC-17"] == .notYetDue)
        #expect(opened.closed("2026-03-04").audited(on: today)["MC-17"] == .fail)
        #expect(
            opened.closed("2026-03-04").explained(.veiligThuisAdvice).audited(on: today)["MC-17"] == .passWithReason)
    }

    @Test func `MC-18 is met by contact with Veilig Thuis before the first talk since the signal`() {
        let asked = special.consulted("2026-03-04", .veiligThuis)
        #expect(asked.audited(on: today)["MC-18"] == .pass)
        #expect(asked.spoke("2026-03-04").audited(on: today)["MC-18"] == .pass)
        #expect(special.spoke("2026-03-04").called("2026-03-03", .veiligThuis).audited(on: today)["MC-18"] == .pass)
    }

    @Test func `MC-18 fails where the talk came first, or the contact was written down long after it`() {
        #expect(special.spoke("2026-03-03").consulted("2026-03-04", .veiligThuis).audited(on: today)["MC-18"] == .fail)
        let late = special.spoke("2026-03-03").consulted("2026-03-03", .veiligThuis, late: 4)
        #expect(late.audited(on: today)["MC-18"] == .fail)
        #expect(late.explained(.veiligThuisAdvice).audited(on: today)["MC-18"] == .passWithReason)
        #expect(special.closed("2026-03-05").audited(on: today)["MC-18"] == .fail)
    }

    @Test func `MC-18 is not yet due before a talk, and not applicable without a special form`() {
        #expect(special.audited(on: today)["MC-18"] == .notYetDue)
        #expect(opened.spoke("2026-03-03").audited(on: today)["MC-18"] == .notApplicable)
    }
}
