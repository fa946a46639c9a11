import Foundation
import Testing

@testable import MIMServer

/// A data folder of the first format, kept for ever: whatever changes, what was recorded then is read, proved and gone on
/// with.
struct `A data folder of the first format` {
    private static let events = 15
    /// The root over its records, as it was when they were recorded.
    private static let root = "G9y4nKLxNGY8CoOX5t6GmM7Jd9rP6T+9j6idnGxNZqs="

    private static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/format-1").path

    /// A copy, since opening writes to it.
    private func withCopy(_ test: (_ data: String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        try FileManager.default.copyItem(atPath: Self.fixture, toPath: data)
        try await test(data)
    }

    @Test func `gives back its records to the letter`() async throws {
        try await withCopy { data async throws in
            let export = try await MIMProcess.run(["export", "--data", data])
            #expect(export.code == 0, "\(export.complaints)")
            #expect(export.output == (try String(contentsOfFile: data + "/events.ndjson", encoding: .utf8)))
        }
    }

    @Test func `holds against its own tree, its indexes and its signed checkpoint`() async throws {
        try await withCopy { data async throws in
            let verified = try await MIMProcess.run(["verify", "--data", data])
            #expect(verified.code == 0, "\(verified.complaints)")
            #expect(
                verified.output == "\(Self.events) events hold; \(Self.events) of them are signed.\nroot \(Self.root)\n"
            )
        }
    }

    @Test func `shows the people in it by name, with the keys of its vault`() async throws {
        try await withCopy { data async throws in
            let server = try await ServerProcess(data: data)
            let row = try await server.get("/api/v1/caseload?status=ended").json["items"][0]
            #expect(row["mother"]["name"].text == "Mira Voorbeeld")
            #expect(row["child"]["name"].text == "Kind Voorbeeld")
            #expect(row["coordinators"][0]["name"].text == "Cora Voorbeeld")
            let cases = try await server.get("/api/v1/meldcode/cases/0199aaaa-0000-7000-8000-000000000004").json
            #expect(cases["timeline"][0]["data"]["facts"].text == "Blauwe plek op de arm.")
            server.terminate()
            #expect(await server.waitForEnd() == 0)
        }
    }

    @Test func `knows what was imported into it, and takes more`() async throws {
        try await withCopy { data async throws in
            let again = try await MIMProcess.run(["import", data + "/commands.ndjson", "--data", data])
            #expect(again.code == 0, "\(again.complaints)")
            #expect(again.complaints.contains("0 commands recorded as 0 events, 0 refused, 14 lines known already"))
            let more = try await MIMProcess.run(
                ["import", "-", "--data", data], input: TestStory.line("open-location", TestStory.openLocation))
            #expect(more.code == 0, "\(more.complaints)")
            let verified = try await MIMProcess.run(["verify", "--data", data])
            #expect(verified.output.hasPrefix("16 events hold; 16 of them are signed."), "\(verified.complaints)")
        }
    }

    @Test func `can have its indexes and its tree made anew, and they are the same`() async throws {
        try await withCopy { data async throws in
            #expect(try await MIMProcess.run(["rebuild", "--data", data]).code == 0)
            let verified = try await MIMProcess.run(["verify", "--data", data])
            #expect(verified.output.hasSuffix("root \(Self.root)\n"), "\(verified.complaints)")
        }
    }
}
