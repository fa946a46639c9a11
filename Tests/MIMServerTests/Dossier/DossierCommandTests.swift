import Foundation
import Testing

@testable import MIMServer

struct `The command mim dossier` {
    /// A data folder with the case in it.
    private static func data(_ folder: TemporaryFolder) async throws -> String {
        let data = folder.path + "/data"
        let lines = (TestStory.preparation + [DossierStory.colleague] + DossierStory.settings + DossierStory.steps)
            .map { TestStory.line($0.name, $0.body) }
        let outcome = try await MIMProcess.run(["import", "-", "--data", data], input: lines.joined(separator: "\n"))
        #expect(outcome.code == 0, "\(outcome.complaints)")
        return data
    }

    private static func run(_ arguments: [String], _ data: String) async throws -> MIMProcess.Outcome {
        try await MIMProcess.run(["dossier", TestStory.meldcodeCase] + arguments + ["--data", data])
    }

    @Test func `writes a folder and a zip file with the same files, prints their hash, and overwrites nothing`()
        async throws
    {
        let folder = try TemporaryFolder()
        let data = try await Self.data(folder)
        let (made, zip) = (folder.path + "/made", folder.path + "/made.zip")
        let first = try await Self.run(["--on", "2026-07-01", "--folder", made], data)
        #expect(first.code == 0, "\(first.complaints)")
        let second = try await Self.run(["--on", "2026-07-01", "--zip", zip], data)
        #expect(second.code == 0, "\(second.complaints)")
        let unpacked = try await DossierFolder(
            zip: Array(try Data(contentsOf: URL(fileURLWithPath: zip))), in: try TemporaryFolder())
        for name in unpacked.names {
            #expect(
                try Array(Data(contentsOf: URL(fileURLWithPath: "\(made)/\(name)"))) == unpacked.bytes(name), "\(name)")
        }
        let digest = Dossier.hash(try unpacked.bytes("SHA256SUMS"))
        #expect(first.output.contains("\(digest)  SHA256SUMS\n") && second.output.contains("\(digest)  SHA256SUMS\n"))
        for option in [["--folder", made], ["--zip", zip]] {
            let again = try await Self.run(option, data)
            #expect(again.code == 1)
            #expect(again.complaints.contains("is not overwritten"))
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(left) == ["data", "made", "made.zip"])
    }

    @Test func `leaves nothing behind where it cannot write`() async throws {
        let folder = try TemporaryFolder()
        let data = try await Self.data(folder)
        for option in ["--folder", "--zip"] {
            let outcome = try await Self.run([option, folder.path + "/nowhere/made"], data)
            #expect(outcome.code == 1)
            #expect(outcome.complaints.contains("cannot be made"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["data"])
    }

    @Test func `ends with 1 for a case that there is not, and with 2 for wrong usage`() async throws {
        let folder = try TemporaryFolder()
        let data = try await Self.data(folder)
        let made = folder.path + "/made"
        let unknown = try await MIMProcess.run(["dossier", TestStory.id(99), "--folder", made, "--data", data])
        #expect(unknown.code == 1)
        #expect(unknown.complaints.contains("There is no Meldcode case"))
        for arguments in [[], ["--folder", made, "--zip", made], ["--zip", ""], ["--on", "gisteren", "--zip", made]] {
            #expect(try await Self.run(arguments, data).code == 2, "\(arguments)")
        }
        #expect(try await MIMProcess.run(["dossier", "geen-id", "--zip", made, "--data", data]).code == 2)
        #expect(!FileManager.default.fileExists(atPath: made))
    }
}
