import Foundation
import Testing

@testable import MIMServer

/// Two real processes: a log and its witness.
@Suite(.timeLimit(.minutes(10))) struct `A log with a witness` {
    @Test func `is cosigned and shows it, also to whoever has nothing but a proof`() async throws {
        let log = try await WitnessedFolder()
        let witness = try await log.witness()
        try log.name([witness.witnessLine])
        let server = try await ServerProcess(data: log.data)
        #expect(try await server.post("open-location", WitnessedFolder.event(1)).status == 201)
        try await server.reach("witnessed", 2)
        let shown = try await server.get("/log/witnesses").json
        #expect(shown["signed"].int == 2)
        #expect(shown["witnessed"].int == 2)
        #expect(shown["witnesses"][0]["vkey"].text == witness.witnessKey)
        #expect(shown["witnesses"][0]["size"].int == 2)
        #expect(try await server.text("/metrics").contains("\nmim_log_witnessed_events 2"))
        let checkpoint = try await server.text("/log/checkpoint")
        #expect(checkpoint.split(separator: "\n").count { $0.hasPrefix("— ") } == 2)
        #expect(shown["witnesses"][0]["checkpoint"].text == checkpoint)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
        // The witness is gone; what it has cosigned is not.
        witness.kill()
        _ = await witness.waitForEnd()
        let proof = try await MIMProcess.run(["proof", "1", "--data", log.data])
        let file = try log.folder.file("1.tlog-proof", proof.output)
        let holds = try await MIMProcess.run(
            ["verify-proof", file, "--vkey", log.key, "--witness", witness.witnessKey])
        #expect(holds.code == 0, "\(holds.complaints)")
        #expect(holds.output.contains("cosigned by"))
        let other = "witness.example/w1+90573060+BK3AgbGjFIV7r3gobFv1fMJngMikAjUyQsiBJmGDZV6C"
        let misses = try await MIMProcess.run(
            ["verify-proof", file, "--vkey", log.key, "--witness", witness.witnessKey, "--witness", other])
        #expect(misses.code == 1)
        #expect(misses.complaints.contains("witness.example/w1 has not cosigned"))
        #expect(try await MIMProcess.run(["verify-proof", file, "--vkey", witness.witnessKey]).code == 2)
        #expect(
            try await MIMProcess.run(["verify-proof", file, "--vkey", log.key, "--witness", log.key]).code == 2)
        let verified = try await MIMProcess.run(["verify", "--data", log.data])
        #expect(verified.code == 0)
        #expect(verified.output.contains("cosigned 2 events"))
        let again = try await ServerProcess(data: log.data)
        #expect(try await again.text("/log/checkpoint") == checkpoint)
    }

    @Test func `that goes on differently in a copy is refused by it, and the copy says so`() async throws {
        let log = try await WitnessedFolder()
        let witness = try await log.witness()
        try log.name([witness.witnessLine])
        let first = try await ServerProcess(data: log.data)
        try await first.reach("witnessed", 1)
        first.terminate()
        #expect(await first.waitForEnd() == 0)
        let copy = try log.copy()
        let server = try await ServerProcess(data: log.data)
        for number in 1...2 {
            #expect(try await server.post("open-location", WitnessedFolder.event(number)).status == 201)
        }
        try await server.reach("witnessed", 3)
        // The same origin and key, the same first event, another history.
        let lines = (3...6).map { TestStory.line("open-location", WitnessedFolder.event($0)) }
        let others = try await MIMProcess.run(
            ["import", "-", "--data", copy], input: lines.joined(separator: "\n"))
        #expect(others.code == 0)
        let fork = try await ServerProcess(data: copy)
        let finding = try await fork.witness(has: "finding")
        #expect(finding["finding"].text?.contains("does not continue what it has cosigned") == true)
        #expect(finding["size"].int == 1)
        #expect(try await fork.get("/log/witnesses").json["witnessed"].int == 0)
        // Nor is whoever waits told that it was witnessed, which it had been before.
        #expect(try await fork.get("/api/v1/watermarks?wait=witnessed:1&within=0").status == 504)
        #expect(try await fork.text("/log/checkpoint").split(separator: "\n").count { $0.hasPrefix("— ") } == 1)
        let health = try await fork.get("/health")
        #expect(health.status == 503)
        #expect(health.json["problems"][0].text == finding["finding"].text)
        // It still records: it is not for another machine to stop that.
        #expect(try await fork.post("open-location", WitnessedFolder.event(7)).status == 201)
        fork.terminate()
        #expect(await fork.waitForEnd() == 0)
        let verified = try await MIMProcess.run(["verify", "--data", copy])
        #expect(verified.code == 1)
        #expect(verified.complaints.contains("does not continue what it has cosigned"))
        #expect(try await server.get("/log/witnesses").json["witnesses"][0]["finding"].exists == false)
    }

    @Test func `that is put back from an old copy with all its files is found out by it`() async throws {
        let log = try await WitnessedFolder()
        let witness = try await log.witness()
        try log.name([witness.witnessLine])
        let first = try await ServerProcess(data: log.data)
        try await first.reach("witnessed", 1)
        first.terminate()
        #expect(await first.waitForEnd() == 0)
        let copy = try log.copy()
        let server = try await ServerProcess(data: log.data)
        #expect(try await server.post("open-location", WitnessedFolder.event(1)).status == 201)
        try await server.reach("witnessed", 2)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
        // Nothing in the copy itself could tell.
        #expect(try await MIMProcess.run(["verify", "--data", copy]).code == 0)
        let old = try await ServerProcess(data: copy)
        let finding = try await old.witness(has: "finding")
        #expect(finding["finding"].text?.contains("the end of the log is missing") == true)
    }

    @Test func `goes on without it when it is dead, and is cosigned when it is back`() async throws {
        let log = try await WitnessedFolder()
        let witness = try await log.witness()
        try log.name([witness.witnessLine])
        let server = try await ServerProcess(data: log.data)
        try await server.reach("witnessed", 1)
        witness.kill()
        _ = await witness.waitForEnd()
        #expect(try await server.post("open-location", WitnessedFolder.event(1)).status == 201)
        try await server.reach("signed", 2)
        let failure = try await server.witness(has: "failure")
        #expect(failure["size"].int == 1)
        let back = try await log.witness(port: witness.port)
        #expect(back.witnessKey == witness.witnessKey)
        #expect(back.welcome.contains("1 events cosigned"))
        try await server.reach("witnessed", 2)
        #expect(try await server.get("/log/witnesses").json["witnesses"][0]["failure"].exists == false)
    }

    @Test func `is not kept waiting by one that never answers, nor is the other witness`() async throws {
        let log = try await WitnessedFolder()
        let witness = try await log.witness()
        let silent = try SilentListener()
        let key = "witness.example/w1+90573060+BK3AgbGjFIV7r3gobFv1fMJngMikAjUyQsiBJmGDZV6C"
        try log.name(["\(key) http://127.0.0.1:\(silent.port)", witness.witnessLine])
        let server = try await ServerProcess(data: log.data)
        _ = try await server.witness(has: "size", at: 1)
        #expect(try await server.post("open-location", WitnessedFolder.event(1)).status == 201)
        try await server.reach("signed", 2)
        #expect(try await server.get("/log/witnesses").json["witnessed"].int == 0)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
    }

    @Test func `is not opened when its list of witnesses is not one`() async throws {
        let log = try await WitnessedFolder()
        try log.name(["# ours", "somebody"])
        let outcome = try await MIMProcess.run(["verify", "--data", log.data])
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("Line 2 of"))
    }
}
