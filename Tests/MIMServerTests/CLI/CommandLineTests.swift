import Foundation
import Testing

@testable import MIMServer

@Suite(.serialized) struct `The command line` {
    private static let history = (TestStory.preparation + TestStory.match).map { TestStory.line($0.name, $0.body) }

    /// A folder with the history of the story in it.
    private struct Imported {
        let folder: TemporaryFolder
        var data: String { folder.path + "/data" }
    }

    private func imported(_ more: [String] = []) async throws -> Imported {
        let imported = Imported(folder: try TemporaryFolder())
        let file = try imported.folder.file("in.ndjson", (Self.history + more).joined(separator: "\n"))
        let outcome = try await MIMProcess.run(["import", file, "--data", imported.data])
        #expect(outcome.code == 0, "\(outcome.complaints)")
        return imported
    }

    @Test(arguments: [
        "serve", "demo", "import", "export", "report", "publish", "rebuild", "verify", "audit", "proof", "vkey",
        "accept-log",
        "backup", "mirror", "restore", "bench models", "bench log", "bench audit", "meldcode-overview",
    ])
    func `explains each command with an example`(_ command: String) async throws {
        let outcome = try await MIMProcess.run(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Example:") && outcome.output.contains("mim \(command)"))
        #expect(outcome.output.contains("Exit codes:"))
        #expect(outcome.output.contains("--data"))
    }

    @Test(arguments: [
        ["fly"], ["serve", "--port", "x"], ["proof"], ["proof", "1", "--meldcode-case", TestStory.meldcodeCase],
        ["report"], ["report", "soon"], ["meldcode-overview"], ["meldcode-overview", "1"], ["audit", "7"],
        ["export", "--from", "x"],
        ["serve", "--scrub-pace", "-1"], ["accept-log", "--by", "A", "--why", String(repeating: "x", count: 7_000)],
    ])
    func `answers wrong usage with 2`(_ arguments: [String]) async throws {
        let outcome = try await MIMProcess.run(arguments)
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.complaints.isEmpty)
    }

    @Test(arguments: [
        ["export"], ["report", "2026"], ["meldcode-overview", "2026"], ["publish", "2008"], ["rebuild"],
        ["audit", TestStory.meldcodeCase], ["verify"],
        ["vkey"],
        ["backup", "mim-no-copy"], ["mirror", "mim-no-copy"], ["proof", "0"],
        ["accept-log", "--by", "A", "--why", "B"],
    ])
    func `makes no log where there is none`(_ arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await MIMProcess.run(arguments + ["--data", folder.path + "/none"])
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("There is no log"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
    }

    @Test func `says so when a server has the data`() async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(data: folder.path + "/data")
        for arguments in [["export"], ["report", "2026"], ["rebuild"], ["import", "-"], ["serve", "--port", "0"]] {
            let outcome = try await MIMProcess.run(arguments + ["--data", folder.path + "/data"])
            #expect(outcome.code == 1, "\(arguments)")
            #expect(outcome.complaints.contains("in use by another process"), "\(arguments): \(outcome.complaints)")
        }
        server.terminate()
        _ = await server.waitForEnd()
    }

    @Test func `imports, and records the same file only once`() async throws {
        let imported = try await imported()
        let again = try await MIMProcess.run(["import", imported.folder.path + "/in.ndjson", "--data", imported.data])
        #expect(again.code == 0)
        #expect(again.complaints.contains("0 commands recorded"))
        let export = try await MIMProcess.run(["export", "--data", imported.data])
        #expect(export.output.split(separator: "\n").count == Self.history.count)
    }

    @Test func `imports a file again with a line mended, and records only that line`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        // Without an id, so that nothing but the line itself can tell that it is known.
        let line =
            #"{"command":"open-location","on":"2026-01-05","name":"A","municipality":"B","variant":"regular"}"#
        let faulty = [line, line.replacing("regular", with: "regulier"), line].joined(separator: "\n")
        let first = try await MIMProcess.run(["import", "-", "--data", data], input: faulty)
        #expect(first.code == 1)
        #expect(first.complaints.contains("2 commands recorded as 2 events, 1 refused, 0 lines known already"))
        let same = try await MIMProcess.run(["import", "-", "--data", data], input: faulty)
        #expect(same.code == 1)
        #expect(same.complaints.contains("line 2: invalid-field"))
        #expect(same.complaints.contains("0 commands recorded as 0 events, 1 refused, 2 lines known already"))
        let mended = [line, line, line].joined(separator: "\n")
        let again = try await MIMProcess.run(["import", "-", "--data", data], input: mended)
        #expect(again.code == 0)
        #expect(again.complaints.contains("1 commands recorded as 1 events, 0 refused, 2 lines known already"))
    }

    @Test func `names each line of an import that it refuses`() async throws {
        let folder = try TemporaryFolder()
        let lines = [Self.history[0], "rubbish", Self.history[0]].joined(separator: "\n")
        let outcome = try await MIMProcess.run(["import", "-", "--data", folder.path + "/data"], input: lines)
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("line 2: malformed-json"))
        #expect(outcome.complaints.contains("line 3: location-exists (location)"))
        #expect(outcome.complaints.contains("1 commands recorded as 1 events, 2 refused"))
    }

    @Test func `exports the stored records, from where it is asked`() async throws {
        let imported = try await imported()
        let all = try await MIMProcess.run(["export", "--data", imported.data])
        let lines = all.output.split(separator: "\n")
        #expect(lines.count == Self.history.count)
        #expect(lines.enumerated().allSatisfy { JSON(Array($1.utf8))["sequence"].text.flatMap { Int($0) } == $0 })
        let file = imported.folder.path + "/out.ndjson"
        #expect(try await MIMProcess.run(["export", file, "--from", "10", "--data", imported.data]).code == 0)
        let tail = try String(contentsOfFile: file, encoding: .utf8)
        #expect(tail == lines[10...].joined(separator: "\n") + "\n")
        let twice = try await MIMProcess.run(["export", file, "--data", imported.data])
        #expect(twice.code == 1, "a file that is there is not overwritten")
    }

    @Test func `reports a year in each form, for the country or a location by its name`() async throws {
        let imported = try await imported()
        for format in ["text", "json", "csv", "html"] {
            let outcome = try await MIMProcess.run(["report", "2026", "--format", format, "--data", imported.data])
            #expect(outcome.code == 0)
            #expect(!outcome.output.isEmpty)
        }
        let named = try await MIMProcess.run(["report", "2026", "--location", "duindorp", "--data", imported.data])
        #expect(named.output.contains("Duindorp"))
        let byID = try await MIMProcess.run([
            "report", "2026", "--location", TestStory.location, "--data", imported.data,
        ])
        #expect(byID.output == named.output)
        let unknown = try await MIMProcess.run(["report", "2026", "--location", "Bergdorp", "--data", imported.data])
        #expect(unknown.code == 1)
        #expect(unknown.complaints.contains("Duindorp"))
        let ahead = try await MIMProcess.run(["report", "2190", "--data", imported.data])
        #expect(ahead.code == 1)
        #expect(ahead.complaints.contains("2190 has not begun"))
    }

    @Test func `reports on a location that has closed`() async throws {
        let close = #"{"location":"\#(TestStory.location)","on":"2026-11-21"}"#
        let imported = try await imported([
            TestStory.line("end-trajectory", TestStory.end),
            TestStory.line(
                "stop-volunteer", #"{"volunteer":"\#(TestStory.volunteer)","on":"2026-11-21","reason":"moved"}"#),
            TestStory.line("close-location", close),
        ])
        let outcome = try await MIMProcess.run(["report", "2026", "--location", "DUINDORP!", "--data", imported.data])
        #expect(outcome.code == 0, "\(outcome.complaints)")
        #expect(outcome.output.hasPrefix("Registratie MIM 2026: Duindorp\n"))
    }

    @Test(arguments: [
        "report 2026", "report 2026 --format json", "audit \(TestStory.meldcodeCase)", "export", "rebuild",
    ])
    func `fails when its result cannot be written`(_ command: String) async throws {
        let imported = try await imported([TestStory.line("record-meldcode-signal", TestStory.signal)])
        let shell = URL(fileURLWithPath: "/bin/sh")
        let line = "'\(MIMProcess.program.path)' \(command) --data '\(imported.data)'"
        let full = try await MIMProcess.run(["-c", "\(line) > /dev/full"], of: shell)
        #expect(full.code == 1)
        #expect(full.complaints.contains("cannot be written"))
        let gone = try await MIMProcess.run(["-c", "\(line) | true"], of: shell)
        #expect(gone.complaints.isEmpty, "a reader that goes is no fault")
    }

    @Test func `verifies a log, and names the place of a record that is another`() async throws {
        let imported = try await imported()
        let sound = try await MIMProcess.run(["verify", "--data", imported.data])
        #expect(sound.code == 0)
        #expect(sound.output.hasPrefix("15 events hold; 15 of them are signed.\nroot "))
        // A letter of the third record, changed in the file itself.
        let file = imported.data + "/log/data.mdb"
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        let mark = Array(#""sequence":"00000000000000000002""#.utf8)
        var ranges = bytes.ranges(of: mark)
        #expect(!ranges.isEmpty)
        while let range = ranges.popLast() { bytes[range.upperBound + 20] ^= 1 }
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        let changed = try await MIMProcess.run(["verify", "--data", imported.data])
        #expect(changed.code == 1)
        #expect(changed.complaints.contains("Position 2: the record is not the one that was hashed"))
    }

    @Test func `rebuilds, and counts what it found`() async throws {
        let imported = try await imported()
        let outcome = try await MIMProcess.run(["rebuild", "--data", imported.data])
        #expect(outcome.code == 0)
        #expect(outcome.output == "15 events: 1 trajectories, 1 volunteers, 0 Meldcode cases.\n")
        #expect(outcome.complaints.isEmpty, "no bar when nobody looks")
    }

    @Test func `audits a case: both times, who, late or not, and texts only when asked`() async throws {
        let imported = try await imported([TestStory.line("record-meldcode-signal", TestStory.signal)])
        let outcome = try await MIMProcess.run(["audit", TestStory.meldcodeCase, "--data", imported.data])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Meldcode-casus \(TestStory.meldcodeCase)"))
        #expect(outcome.output.contains("2026-06-02  vastgelegd 20"))
        #expect(outcome.output.contains("door beheerder  nr. 15"))
        #expect(outcome.output.contains("locatie Duindorp (\(TestStory.location))"))
        #expect(outcome.output.contains("signaal in kaart gebracht"))
        #expect(outcome.output.contains("LAAT"))
        for line in ["bron: eigen waarneming", "gezien of gehoord door: vrijwilliger", "(tekst niet getoond)"] {
            #expect(outcome.output.contains(line), "\(line)")
        }
        #expect(!outcome.output.contains("{"), "no JSON")
        #expect(!outcome.output.contains("blauwe plek"))
        let texts = try await MIMProcess.run(["audit", TestStory.meldcodeCase, "--texts", "--data", imported.data])
        #expect(texts.output.contains("Een blauwe plek op de arm."))
        let unknown = try await MIMProcess.run(["audit", TestStory.id(99), "--data", imported.data])
        #expect(unknown.code == 1)
    }

    @Test func `reports and audits from an earlier standpoint, the same as over HTTP`() async throws {
        let imported = try await imported([TestStory.line("record-meldcode-signal", TestStory.signal)])
        func report(_ options: [String]) async throws -> MIMProcess.Outcome {
            try await MIMProcess.run(["report", "2026", "--format", "json", "--data", imported.data] + options)
        }
        let now = try await report([])
        let size = try #require(JSON(Array(now.output.utf8))["logSize"].int)
        let on = try #require(JSON(Array(now.output.utf8))["on"].text)
        let again = try await report(["--as-known-on", "\(size)", "--on", on])
        #expect(again.output == now.output)
        let early = try await report(["--as-known-on", "3"])
        #expect(JSON(Array(early.output.utf8))["logSize"].int == 3)
        let before = try await report(["--on", "2026-03-01"])
        #expect(JSON(Array(before.output.utf8))["provisional"].text == "2026-03-01")
        for wrong in [["--as-known-on", "\(size + 1)"], ["--as-known-on", "2190-01-01"], ["--on", "2025-12-31"]] {
            #expect(try await report(wrong).code == 1, "\(wrong)")
        }
        for wrong in [["--as-known-on", "morgen"], ["--on", "2026-02-30"]] {
            #expect(try await report(wrong).code == 2, "\(wrong)")
        }
        let audit = try await MIMProcess.run([
            "audit", TestStory.meldcodeCase, "--as-known-on", "\(size)", "--data", imported.data,
        ])
        #expect(audit.code == 0 && audit.output.contains("uit de eerste \(size) feiten van het logboek"))
        let unknown = try await MIMProcess.run([
            "audit", TestStory.meldcodeCase, "--as-known-on", "2", "--data", imported.data,
        ])
        #expect(unknown.code == 1)
    }
}
