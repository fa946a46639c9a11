import Programme
import Testing
import Wire

@testable import MIMServer

/// The audit held against case histories whose results were worked out from the sources before a rule was coded.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `A case history` {
    @Test func `is one of more than thirty, and each says what all 64 rules must find`() throws {
        #expect(CaseHistory.names.count > 30)
        for name in CaseHistory.names {
            let history = try CaseHistory(named: name)
            #expect(!history.expectations.isEmpty, "\(name)")
            for expectation in history.expectations {
                #expect(expectation.results.keys.sorted() == Array(1...64), "\(name) on \(expectation.on)")
            }
        }
    }

    @Test(arguments: CaseHistory.names)
    func `gets from every rule the result that the sources give it`(name: String) async throws {
        let history = try CaseHistory(named: name)
        let clock = try MovedClock("2025-01-01T10:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await history.tell(server, clock)
            try clock.set("2026-11-22T10:00:00.000Z")
            for expectation in history.expectations {
                let address = "/api/v1/meldcode/cases/\(CaseHistory.id("case"))/audit"
                let answer = try await server.get(
                    "\(address)?on=\(expectation.on)&asKnownOn=\(expectation.knownOn)")
                #expect(answer.status == 200)
                let findings = answer.json["findings"].items
                #expect(findings.count == 64)
                for (index, finding) in findings.enumerated() {
                    let (result, because) = (finding["result"].text, finding["because"]["en"].text)
                    #expect(
                        result == expectation.results[index + 1],
                        "\(name) on \(expectation.on), known on \(expectation.knownOn): MC-\(index + 1), \(because ?? "")"
                    )
                }
            }
        }
    }
}
