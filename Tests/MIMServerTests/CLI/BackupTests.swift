import EventStore
import Foundation
import Testing

@testable import MIMServer

/// The restore drill: what a backup is worth shows when it is put back.
@Suite(.serialized) struct `A backup` {
    private static func location(_ number: Int) -> String {
        TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(number))
    }

    /// A server that was written to, lent while it goes on.
    private func withServer(_ test: (ServerProcess, _ folder: String, _ data: String) async throws -> Void) async throws
    {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let server = try await ServerProcess(data: data)
        for command in TestStory.preparation {
            #expect(try await server.post(command.name, command.body).status == 201)
        }
        try await test(server, folder.path, data)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
    }

    @Test func `made while others write holds, and put back it has all that was acknowledged before`() async throws {
        try await withServer { server, folder, data in
            let copy = folder + "/copy"
            let before = try await server.get("/health/ready").json["size"].int ?? 0
            async let writing: Void = {
                for number in 0..<150 { _ = try await server.post("open-location", Self.location(2_000 + number)) }
            }()
            let backup = try await MIMProcess.run(["backup", copy, "--data", data])
            #expect(backup.code == 0, "\(backup.complaints)")
            #expect(backup.output.contains("holds"))
            let vault = try await MIMProcess.run(["backup", folder + "/keys", "--vault", "--data", data])
            #expect(vault.code == 0, "\(vault.complaints)")
            try await writing
            // Another machine: only the copies and the two keys that the operator kept.
            let other = folder + "/other"
            for source in [copy, folder + "/keys"] {
                let restored = try await MIMProcess.run(["restore", source, "--data", other])
                #expect(restored.code == 0, "\(restored.complaints)")
            }
            for key in ["log.key", "vault.key"] {
                try FileManager.default.copyItem(atPath: "\(data)/\(key)", toPath: "\(other)/\(key)")
            }
            let second = try await ServerProcess(data: other)
            #expect(try await second.get("/health/ready").json["size"].int ?? 0 >= before)
            let caseload = try await second.get("/api/v1/caseload").json
            #expect(caseload["items"][0]["mother"]["name"].text == "Moeder Zonnebloem")
            #expect(try await second.post("open-location", Self.location(9_000)).status == 201)
            second.terminate()
            #expect(await second.waitForEnd() == 0)
        }
    }

    @Test func `overwrites nothing, and is not put over anything`() async throws {
        try await withServer { _, folder, data in
            let copy = folder + "/copy"
            #expect(try await MIMProcess.run(["backup", copy, "--data", data]).code == 0)
            let again = try await MIMProcess.run(["backup", copy, "--data", data])
            #expect(again.code == 1)
            #expect(again.complaints.contains("is there already"))
            let over = try await MIMProcess.run(["restore", copy, "--data", data])
            #expect(over.code == 1)
            #expect(over.complaints.contains("is not overwritten"))
        }
    }

    @Test(arguments: ["log/data.mdb", "checkpoint", "vkey"])
    func `with one bit changed does not hold and is not put back`(_ file: String) async throws {
        try await withServer { _, folder, data in
            let copy = folder + "/copy"
            #expect(try await MIMProcess.run(["backup", copy, "--data", data]).code == 0)
            let url = URL(fileURLWithPath: "\(copy)/\(file)")
            var bytes = Array(try Data(contentsOf: url))
            let mark = Array(#""sequence":"00000000000000000003""#.utf8)
            // Pages that were given up still hold the record as it was; all of them are changed.
            let places = bytes.ranges(of: mark).map { $0.upperBound + 20 }
            for place in places.isEmpty ? [40] : places { bytes[place] ^= 1 }
            try Data(bytes).write(to: url)
            #expect(try await MIMProcess.run(["verify", "--copy", copy]).code == 1)
            let other = folder + "/other"
            #expect(try await MIMProcess.run(["restore", copy, "--data", other]).code == 1)
            #expect(!FileManager.default.fileExists(atPath: other + "/log"))
        }
    }

    @Test func `older than the checkpoint that was kept is read only until somebody decides`() async throws {
        try await withServer { server, folder, data in
            let copy = folder + "/copy"
            #expect(try await MIMProcess.run(["backup", copy, "--data", data]).code == 0)
            #expect(try await server.post("open-location", Self.location(3_000)).status == 201)
            // Asked for, so that it is signed with the last event.
            _ = try await server.bytes("/log/checkpoint")
            let other = folder + "/other"
            try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
            for file in ["checkpoint", "log.key", "vault.key"] {
                try FileManager.default.copyItem(atPath: "\(data)/\(file)", toPath: "\(other)/\(file)")
            }
            try FileManager.default.copyItem(atPath: data + "/vault", toPath: other + "/vault")
            #expect(try await MIMProcess.run(["restore", copy, "--data", other]).code == 0)
            let second = try await ServerProcess(data: other)
            #expect(try await second.post("open-location", Self.location(3_001)).status == 503)
            second.terminate()
            #expect(await second.waitForEnd() == 0)
        }
    }
}
