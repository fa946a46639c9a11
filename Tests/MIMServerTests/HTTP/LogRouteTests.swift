import EventStore
import Foundation
import HTTPTypes
import Testing

@testable import MIMServer

struct `The log over HTTP` {
    @Test func `is signed at its size, with the key that it shows`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let keys = try await server.get("/log/vkey").text
            let key = try #require(NoteVerifierKey(keys.dropLast()))
            let answer = try await server.get("/log/checkpoint")
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
            let note = try #require(SignedNote(answer.text))
            #expect(note.signers(among: [key]) == [key])
            let checkpoint = try #require(Checkpoint(text: note.text))
            #expect(checkpoint.size == LogSize(UInt64(TestStory.preparation.count)))
            #expect(checkpoint.root == (try server.app.log.root(at: checkpoint.size)))
            #expect(checkpoint.origin == key.name)
        }
    }

    @Test func `gives a proof for each record that holds with the key alone`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let key = try #require(NoteVerifierKey(try await server.get("/log/vkey").text.dropLast()))
            for record in try server.app.log.read(.all, from: .empty, limit: 100).events {
                let proof = try LogProof(try await server.get("/log/proof/\(record.position.index)").text)
                #expect(proof.record == record.bytes)
                #expect(try proof.verify(record.bytes, with: key).size.count == 8)
            }
            #expect(try await server.get("/log/proof/8").status == 404)
            #expect(try await server.get("/log/proof/x").status == 404)
        }
    }

    @Test func `shows that an earlier checkpoint is the beginning of a later one`() async throws {
        try await TestServer.run { server in
            try await server.record(Array(TestStory.preparation.prefix(3)))
            let old = try #require(Checkpoint(text: try await server.get("/log/checkpoint").text))
            try await server.record(Array(TestStory.preparation.dropFirst(3)))
            let new = try #require(Checkpoint(text: try await server.get("/log/checkpoint").text))
            let answer = try await server.get("/log/consistency?from=3&to=8")
            let proof = answer.json["proof"].items.compactMap { $0.text.flatMap { TreeHash(base64: $0) } }
            #expect(
                TreeProof.isConsistent(from: old.size, old.root, to: new.size, new.root, proof: proof))
            #expect(answer.json["fromRoot"].text == old.root.base64)
            #expect(try await server.get("/log/consistency?from=9").problem == "invalid-parameter")
            #expect(try await server.get("/log/consistency?to=9").problem == "invalid-parameter")
        }
    }

    @Test func `serves tiles that never change, and none that are not whole`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let tile = try await server.get("/log/tile/0/000.p/8")
            #expect(tile.status == 200)
            #expect(tile.headers[.contentType] == "application/octet-stream")
            #expect(tile.headers[.cacheControl]?.contains("immutable") == true)
            let entries = try await server.get("/log/tile/entries/000.p/8")
            #expect(entries.status == 200)
            for address in ["0/000.p/9", "0/000", "1/000.p/1", "0/001", "0/0", "x", "entries/000.p/9", "0/000.p/08"] {
                #expect(try await server.get("/log/tile/\(address)").status == 404, "\(address)")
            }
        }
    }
}

struct `A log that is not the one that was signed` {
    /// A server whose log was put back from a copy that lacks the last events.
    private func withOldCopy(_ test: (_ data: String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let lines = TestStory.preparation.map { TestStory.line($0.name, $0.body) }
        let early = try folder.file("early.ndjson", lines.prefix(3).joined(separator: "\n"))
        let all = try folder.file("all.ndjson", lines.joined(separator: "\n"))
        #expect(try await MIMProcess.run(["import", early, "--data", data]).code == 0)
        try FileManager.default.copyItem(atPath: data + "/log", toPath: folder.path + "/copy")
        #expect(try await MIMProcess.run(["import", all, "--data", data]).code == 0)
        try FileManager.default.removeItem(atPath: data + "/log")
        try FileManager.default.moveItem(atPath: folder.path + "/copy", toPath: data + "/log")
        try await test(data)
    }

    @Test func `is read only, and says so`() async throws {
        try await withOldCopy { data async throws in
            let server = try await ServerProcess(data: data)
            let other = TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(90))
            let refused = try await server.post("open-location", other)
            #expect(refused.status == 503)
            #expect(refused.json["type"].text == "/problems/log-diverged")
            #expect(try await server.get("/api/v1/locations").status == 200)
            #expect(try await server.get("/log/checkpoint").status != 200)
            server.terminate()
            #expect(await server.waitForEnd() == 0)
        }
    }

    @Test func `goes on when an operator has decided it, who is remembered with her reason`() async throws {
        try await withOldCopy { data async throws in
            let nameless = try await MIMProcess.run(["accept-log", "--by", " ", "--why", "copy", "--data", data])
            #expect(nameless.code == 2)
            let accepted = try await MIMProcess.run(
                ["accept-log", "--by", "A. Beheerder", "--why", "Schijf kapot", "--data", data])
            #expect(accepted.code == 0)
            #expect(accepted.output.contains("its end is missing"))
            let decision = JSON(Array(try Data(contentsOf: URL(fileURLWithPath: data + "/checkpoint.decisions"))))
            #expect(decision["decidedBy"].text == "A. Beheerder")
            #expect(decision["reason"].text == "Schijf kapot")
            #expect(decision["givenUp"].text?.contains("\n\(TestStory.preparation.count)\n") == true)
            #expect(accepted.output.contains("recorded at position 3"), "\(accepted.output)")
            let again = try await MIMProcess.run(["accept-log", "--by", "A", "--why", "B", "--data", data])
            #expect(again.code == 1)
            let server = try await ServerProcess(data: data)
            let command = TestStory.preparation[3]
            #expect(try await server.post(command.name, command.body).status == 201)
            server.terminate()
            #expect(await server.waitForEnd() == 0)
        }
    }

    @Test func `is noticed also when only one record of it is another`() async throws {
        let folder = try TemporaryFolder()
        let (data, other) = (folder.path + "/data", folder.path + "/other")
        let line = TestStory.line("open-location", TestStory.openLocation)
        for (path, text) in [(data, line), (other, line.replacing("Duindorp", with: "Duinstad"))] {
            let outcome = try await MIMProcess.run(["import", "-", "--data", path], input: text)
            #expect(outcome.code == 0)
        }
        try FileManager.default.removeItem(atPath: data + "/log")
        try FileManager.default.moveItem(atPath: other + "/log", toPath: data + "/log")
        let outcome = try await MIMProcess.run(["import", "-", "--data", data], input: line)
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("are not those that were signed"))
    }
}

struct `A proof on the command line` {
    @Test func `holds with the key alone, and does not when a letter of it is another`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let lines = TestStory.preparation.map { TestStory.line($0.name, $0.body) }.joined(separator: "\n")
        #expect(try await MIMProcess.run(["import", "-", "--data", data], input: lines).code == 0)
        let key = try await MIMProcess.run(["vkey", "--data", data]).output.split(separator: "\n").joined()
        let proof = try await MIMProcess.run(["proof", "5", "--data", data])
        let file = try folder.file("5.tlog-proof", proof.output)
        // The log is gone: the file and the key are enough.
        try FileManager.default.removeItem(atPath: data)
        let verified = try await MIMProcess.run(["verify-proof", file, "--vkey", key])
        #expect(verified.code == 0)
        #expect(verified.output.contains("nl.mim.volunteer-trained"))
        let bent = try folder.file("bent", proof.output.replacing("index 5", with: "index 6"))
        let refused = try await MIMProcess.run(["verify-proof", bent, "--vkey", key])
        #expect(refused.code == 1)
        #expect(refused.complaints.contains("DOES NOT HOLD"))
        #expect(try await MIMProcess.run(["verify-proof", file, "--vkey", key + "x"]).code == 2)
    }

    @Test func `of a Meldcode case is a file for each of its records`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let story = TestStory.preparation + TestStory.match + [("record-meldcode-signal", TestStory.signal)]
        let lines = story.map { TestStory.line($0.0, $0.1) }.joined(separator: "\n")
        #expect(try await MIMProcess.run(["import", "-", "--data", data], input: lines).code == 0)
        let key = try await MIMProcess.run(["vkey", "--data", data]).output.split(separator: "\n").joined()
        let out = folder.path + "/proofs"
        let written = try await MIMProcess.run(
            ["proof", "--meldcode-case", TestStory.meldcodeCase, "--out", out, "--data", data])
        #expect(written.code == 0, "\(written.complaints)")
        let files = written.output.split(separator: "\n").map(String.init)
        #expect(files.count == 1)
        #expect(try await MIMProcess.run(["verify-proof"] + files + ["--vkey", key]).code == 0)
    }
}
