import EventStore
import Foundation
import Testing

@testable import MIMServer

/// The copy that is kept up to date every night, and the drill of making a log of it again.
@Suite(.serialized) struct `A mirror` {
    private static func location(_ number: Int) -> String {
        TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(number))
    }

    private static func locations(_ numbers: Range<Int>) -> String {
        numbers.map { TestStory.line("open-location", location($0)) }.joined(separator: "\n")
    }

    @Test func `made beside a running server has what was signed, and costs what has come since`() async throws {
        let folder = try TemporaryFolder()
        let (data, tiles) = (folder.path + "/data", folder.path + "/tiles")
        let imported = try await MIMProcess.run(["import", "-", "--data", data], input: Self.locations(1_000..<1_600))
        #expect(imported.code == 0, "\(imported.complaints)")
        let server = try await ServerProcess(data: data)
        let first = try await MIMProcess.run(["mirror", tiles, "--data", data])
        #expect(first.code == 0, "\(first.complaints)")
        #expect(first.output.contains("holds 600 events, 600 of them new: 7 files"))
        // While it goes on, and while others write.
        async let writing: Void = {
            for number in 0..<30 { _ = try await server.post("open-location", Self.location(2_000 + number)) }
        }()
        let second = try await MIMProcess.run(["mirror", tiles, "--data", data])
        #expect(second.code == 0, "\(second.complaints)")
        try await writing
        _ = try await server.bytes("/log/checkpoint")
        let third = try await MIMProcess.run(["mirror", tiles, "--data", data])
        #expect(third.output.contains("holds 630 events"), "\(third.complaints)")
        let verified = try await MIMProcess.run(["verify", "--copy", tiles])
        #expect(verified.output.contains("hold: 630 events"), "\(verified.complaints)")
        // What programs of others read, byte for byte as the server gives it.
        for name in ["checkpoint", "tile/0/001", "tile/0/002.p/118", "tile/entries/000", "tile/1/000.p/2"] {
            let file = Array(try Data(contentsOf: URL(fileURLWithPath: "\(tiles)/\(name)")))
            #expect(try await server.bytes("/log/\(name)") == file, "\(name)")
        }
        server.terminate()
        #expect(await server.waitForEnd() == 0)
        try await expectOtherMakersAgree(tiles, data: data)
    }

    /// tlog-scales reads the folder as it lies there.
    private func expectOtherMakersAgree(_ tiles: String, data: String) async throws {
        let key = try await MIMProcess.run(["vkey", "--data", data]).output.split(separator: "\n").joined()
        let verifiers = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/verifiers").path
        let python = FileManager.default.currentDirectoryPath + "/.build-verifiers/bin/python"
        let outcome = try await MIMProcess.run(
            ["\(verifiers)/verify.py", tiles, key], of: URL(fileURLWithPath: python))
        #expect(outcome.output == "630 records hold\n", "\(outcome.complaints)")
    }

    /// A data folder with the story of the tests and a mirror of it.
    private func withMirror(
        _ test: (_ folder: String, _ data: String, _ tiles: String) async throws -> Void
    )
        async throws
    {
        let folder = try TemporaryFolder()
        let (data, tiles) = (folder.path + "/data", folder.path + "/tiles")
        let lines = TestStory.preparation.map { TestStory.line($0.name, $0.body) }.joined(separator: "\n")
        #expect(try await MIMProcess.run(["import", "-", "--data", data], input: lines).code == 0)
        #expect(try await MIMProcess.run(["mirror", tiles, "--data", data]).code == 0)
        try await test(folder.path, data, tiles)
    }

    @Test func `put back gives the same records and root, and MIM goes on from there`() async throws {
        try await withMirror { folder, data, tiles in
            let other = folder + "/other"
            try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
            for name in ["log.key", "vault.key", "vault"] {
                try FileManager.default.copyItem(atPath: "\(data)/\(name)", toPath: "\(other)/\(name)")
            }
            let restored = try await MIMProcess.run(["restore", tiles, "--data", other])
            #expect(restored.code == 0, "\(restored.complaints)")
            let exports = [
                try await MIMProcess.run(["export", "--data", data]),
                try await MIMProcess.run(["export", "--data", other]),
            ]
            #expect(exports[0].output == exports[1].output)
            let verified = [
                try await MIMProcess.run(["verify", "--data", data]),
                try await MIMProcess.run(["verify", "--data", other]),
            ]
            #expect(verified[0].output == verified[1].output)
            #expect(verified[1].code == 0, "\(verified[1].complaints)")
            let server = try await ServerProcess(data: other)
            let caseload = try await server.get("/api/v1/caseload").json
            #expect(caseload["items"][0]["mother"]["name"].text == "Moeder Zonnebloem")
            #expect(try await server.post("open-location", Self.location(9_000)).status == 201)
            server.terminate()
            #expect(await server.waitForEnd() == 0)
            let again = try await MIMProcess.run(["restore", tiles, "--data", other])
            #expect(again.code == 1)
            #expect(again.complaints.contains("is not overwritten"))
        }
    }

    @Test func `with one bit changed is not put back, and nothing is left that could be taken for a log`() async throws
    {
        try await withMirror { folder, _, tiles in
            let count = TestStory.preparation.count
            for name in ["tile/entries/000.p/\(count)", "tile/0/000.p/\(count)", "checkpoint", "vkey"] {
                let file = URL(fileURLWithPath: "\(tiles)/\(name)")
                let bytes = try Data(contentsOf: file)
                var bent = bytes
                bent[50] ^= 1
                try bent.write(to: file)
                let verified = try await MIMProcess.run(["verify", "--copy", tiles])
                #expect(verified.code == 1)
                #expect(verified.complaints.contains(name == "vkey" ? "checkpoint" : name), "\(verified.complaints)")
                #expect(try await MIMProcess.run(["restore", tiles, "--data", folder + "/other"]).code == 1)
                #expect(!FileManager.default.fileExists(atPath: folder + "/other/log"))
                try bytes.write(to: file)
            }
            // And what was left of it does not stand in the way.
            #expect(try await MIMProcess.run(["restore", tiles, "--data", folder + "/other"]).code == 0)
        }
    }

    @Test func `of a damaged log is refused, and does not take the damage over`() async throws {
        try await withMirror { folder, data, tiles in
            let more = try await MIMProcess.run(["import", "-", "--data", data], input: Self.locations(1_000..<1_300))
            #expect(more.code == 0)
            try LogFile.bend(TestStory.id(1_200), in: data)
            let refused = try await MIMProcess.run(["mirror", tiles, "--data", data])
            #expect(refused.code == 1)
            #expect(refused.complaints.contains("does not have the hash"), "\(refused.complaints)")
            #expect(try await MIMProcess.run(["verify", "--copy", tiles]).code == 0)
            // Mended: the bit is turned back.
            try LogFile.bend("1" + TestStory.id(1_200).dropFirst(), in: data)
            let mended = try await MIMProcess.run(["mirror", tiles, "--data", data])
            #expect(mended.code == 0, "\(mended.complaints)")
            #expect(try await MIMProcess.run(["verify", "--copy", tiles]).code == 0)
        }
    }

    @Test func `of another log is refused, with a sentence`() async throws {
        try await withMirror { folder, _, tiles in
            let stranger = folder + "/stranger"
            #expect(
                try await MIMProcess.run(["import", "-", "--data", stranger], input: Self.locations(1_000..<1_003)).code
                    == 0)
            let refused = try await MIMProcess.run(["mirror", tiles, "--data", stranger])
            #expect(refused.code == 1)
            #expect(refused.complaints.contains("is not signed with a key of this log"), "\(refused.complaints)")
            #expect(try await MIMProcess.run(["verify", "--copy", tiles]).code == 0)
        }
    }
}
