import Foundation
import Testing

@testable import MIMServer

/// Programs of other makers, which share no code with ours or with each other. `make test` installs them.
@Suite(.serialized) struct `To programs of other makers` {
    /// More than two tiles of records.
    private static let eventCount = 600

    private static let verifiers = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/verifiers").path

    private static func go(_ log: String, _ keys: [String]) async throws -> MIMProcess.Outcome {
        try await MIMProcess.run(
            [
                "GO111MODULE=off", "GOPATH=/usr/share/gocode", "GOFLAGS=", "go", "run", "\(verifiers)/verify.go", log,
            ] + keys,
            of: URL(fileURLWithPath: "/usr/bin/env"))
    }

    private static func python(_ log: String, _ keys: [String]) async throws -> MIMProcess.Outcome {
        let python = FileManager.default.currentDirectoryPath + "/.build-verifiers/bin/python"
        return try await MIMProcess.run(["\(verifiers)/verify.py", log] + keys, of: URL(fileURLWithPath: python))
    }

    private func withServer(_ test: (ServerProcess, _ log: String, _ key: String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let lines = (0..<Self.eventCount).map { number in
            TestStory.line(
                "open-location", TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(100 + number)))
        }
        let imported = try await MIMProcess.run(
            ["import", "-", "--data", data], input: lines.joined(separator: "\n"))
        #expect(imported.code == 0)
        let key = try await MIMProcess.run(["vkey", "--data", data]).output.split(separator: "\n").joined()
        let server = try await ServerProcess(data: data)
        try await test(server, "http://127.0.0.1:\(server.port)/log", key)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
    }

    @Test func `a running log holds, and not with the key of another`() async throws {
        try await withServer { _, log, key in
            let other = "log.example/care+b5d4ecfa+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR"
            for verify in [Self.go, Self.python] {
                let outcome = try await verify(log, [key])
                #expect(outcome.code == 0, "\(outcome.complaints)")
                #expect(outcome.output == "\(Self.eventCount) records hold\n")
                #expect(try await verify(log, [other]).code != 0)
            }
        }
    }

    @Test func `a log with a witness is cosigned by it, and by no other`() async throws {
        let log = try await WitnessedFolder()
        let witness = try await log.witness()
        try log.name([witness.witnessLine])
        let server = try await ServerProcess(data: log.data)
        try await server.reach("witnessed", 1)
        let address = "http://127.0.0.1:\(server.port)/log"
        let other = "witness.example/w1+90573060+BK3AgbGjFIV7r3gobFv1fMJngMikAjUyQsiBJmGDZV6C"
        for verify in [Self.go, Self.python] {
            let outcome = try await verify(address, [log.key, witness.witnessKey])
            #expect(outcome.code == 0, "\(outcome.complaints)")
            #expect(outcome.output == "1 records hold\n")
            #expect(try await verify(address, [log.key, other]).code != 0)
        }
    }

    @Test func `its tiles hold as files, and not with one bit of a record, a hash or the root changed`() async throws {
        try await withServer { server, _, key in
            let folder = try TemporaryFolder()
            let addresses =
                ["checkpoint", "tile/1/000.p/2"]
                + ["tile/0", "tile/entries"].flatMap { ["\($0)/000", "\($0)/001", "\($0)/002.p/88"] }
            for address in addresses {
                let file = URL(fileURLWithPath: folder.path + "/" + address)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(try await server.bytes("/log/\(address)")).write(to: file)
            }
            let whole = try await Self.python(folder.path, [key])
            #expect(whole.output == "\(Self.eventCount) records hold\n", "\(whole.complaints)")
            for (address, place) in [("tile/entries/001", 700), ("tile/0/002.p/88", 40), ("checkpoint", 40)] {
                let file = URL(fileURLWithPath: folder.path + "/" + address)
                let bytes = try Data(contentsOf: file)
                var bent = bytes
                bent[place] ^= 1
                try bent.write(to: file)
                #expect(try await Self.python(folder.path, [key]).code != 0, "\(address)")
                try bytes.write(to: file)
            }
        }
    }
}
