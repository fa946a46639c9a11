import Testing
import Wire

@testable import Programme

/// The list of the rules, held against domain 1.10 as it was written before they were coded.
@Suite struct `The rules of the audit` {
    private static let catalogue = """
        MC-01 critical S4, S8
        MC-02 high S8, S4
        MC-03 high S8
        MC-04 medium S2, S12
        MC-05 high S1, S4
        MC-06 medium S10
        MC-07 high D4, limit own
        MC-08 medium S49, limit own
        MC-09 critical D4, S16
        MC-10 high D4, S16
        MC-11 critical S16, S26
        MC-12 critical S1, S3, S6
        MC-13 critical S1, S9, S10
        MC-14 high S1
        MC-15 high S10
        MC-16 high S18, S26
        MC-17 low S9
        MC-18 critical S2
        MC-19 critical S1, S5, S10
        MC-20 critical S5, S2
        MC-21 high S5, S6, number own
        MC-22 high S5
        MC-23 medium S5
        MC-24 high D4, S16
        MC-25 high S5
        MC-26 critical S1, S6, S12
        MC-27 high S35, S14
        MC-28 low S12, S23
        MC-29 high S1
        MC-30 critical S3
        MC-31 critical S3, second person own
        MC-32 critical S1
        MC-33 critical S13
        MC-34 critical S3, S6
        MC-35 high S3
        MC-36 critical S3, S11
        MC-37 critical S3, S6
        MC-38 low S9, S25
        MC-39 critical D4
        MC-40 critical S6, S23
        MC-41 critical limit own
        MC-42 high S6, S33
        MC-43 high S17, S7
        MC-44 high S6
        MC-45 medium S20, S36, limit own
        MC-46 high S11, S17
        MC-47 high S5, S3
        MC-48 high S12, S18
        MC-49 high own
        MC-50 high S11
        MC-51 low own, D4
        MC-52 medium S10, S11
        MC-53 critical S42, form own
        MC-54 low S8
        MC-55 critical S44
        MC-56 high S22, S12
        MC-57 high S21
        MC-58 critical S42
        MC-59 high S50
        MC-60 critical S13, S14
        MC-61 medium S24, deputy own
        MC-62 high D4
        MC-63 medium S13, limit own
        MC-64 low S51
        """

    @Test func `are the 64 of the domain, each once and by number, with its severity and sources`() {
        let rules = AuditRules.all.map { "\($0.id) \($0.severity.word) \($0.source)" }
        #expect(rules == Self.catalogue.split(separator: "\n").map(String.init))
    }

    @Test func `have a finding each for a case, and there is no case without an entry`() {
        #expect(CaseBuilder.opened.audited(on: "2026-03-20").findings.map(\.rule.number) == Array(1...64))
        #expect(CaseBuilder().file(on: "2026-03-20") == nil)
    }

    @Test func `look at nothing that happened after the day of the audit`() {
        let later = CaseBuilder.opened.consulted("2026-03-21")
        #expect(later.audited(on: "2026-03-20")["MC-13"] == .notYetDue)
        #expect(later.audited(on: "2026-03-21")["MC-13"] == .pass)
    }

    @Test func `name the limit of a norm in the sentence, and the reason that was given`() {
        let late = CaseBuilder.opened.consulted("2026-03-03", late: 9)
        let failed = late.audited(on: "2026-03-20").verdict("MC-08")
        #expect(failed?.because.dutch == "Iets is meer dan 3 dagen later vastgelegd dan het gebeurde.")
        let explained = late.explained(.timelyRecording).audited(on: "2026-03-20").verdict("MC-08")
        #expect(
            explained?.because.english
                == "It is recorded why this is missing, came later or was done otherwise: recording in time.")
        #expect(explained?.restsOn == [3])
    }
}
