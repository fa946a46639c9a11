import Testing
import Wire

@testable import Programme

/// Whose limits a case is judged by.
@Suite struct `The limits of a case` {
    private static let all: [(limit: @Sendable (CaseFile) -> Int, standard: Int)] = [
        ({ $0.tellingLimit }, 1), ({ $0.recordingLimit }, 3), ({ $0.reportingLimit }, 2),
        ({ $0.acknowledgementLimit }, 10), ({ $0.outcomeLimit }, 70), ({ $0.silenceLimit }, 30),
        ({ $0.trainingLimit }, 24), ({ $0.helpPlanLimit }, 2), ({ $0.acceptanceLimit }, 2), ({ $0.unsafetyLimit }, 2),
        ({ $0.agreementLimit }, 70), ({ $0.followingLimit }, 30), ({ $0.aftercareLimit }, 30), ({ $0.attemptLimit }, 2),
    ]

    private func file(_ meldcodes: [Noted<MeldcodeAdopted>]) throws -> CaseFile {
        var around = CaseSurroundings()
        around.meldcodes = meldcodes
        return try #require(CaseFile(CaseBuilder().signal("2026-03-02").entries, around, today: "2026-06-01"))
    }

    private func limits(from first: Int) -> CaseLimits {
        CaseLimits(
            tellingDays: first, recordingDays: first + 1, reportingDays: first + 2, acknowledgementDays: first + 3,
            outcomeDays: first + 4, silentDays: first + 5, trainingMonths: first + 6, helpPlanDays: first + 7,
            acceptanceDays: first + 8, unsafetyDays: first + 9, agreementDays: first + 10, followingDays: first + 11,
            aftercareDays: first + 12, attemptCount: first + 13)
    }

    @Test func `are the defaults where no meldcode is known, or it says nothing`() throws {
        for meldcodes in [[], [CaseBuilder.meldcode("2026-01-01") { $0.limits = CaseLimits() }]] {
            let file = try file(meldcodes)
            for (limit, standard) in Self.all { #expect(limit(file) == standard) }
        }
    }

    @Test func `are those of the meldcode in force when the case began, each its own`() throws {
        let file = try file([
            CaseBuilder.meldcode("2025-01-01") { $0.limits = limits(from: 300) },
            CaseBuilder.meldcode("2026-03-02") { $0.limits = limits(from: 100) },
            CaseBuilder.meldcode("2026-03-03") { $0.limits = limits(from: 200) },
        ])
        #expect(Self.all.map { $0.limit(file) } == Array(100...113))
    }
}
