import EventStore
import Foundation
import HTTPTypes
import Testing
import Wire

@testable import MIMServer

/// The numbers as the parser of another maker reads them. `make test` installs it.
@Suite struct `The metrics` {
    private static let verifiers = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/verifiers").path

    /// Each sample by its name and labels.
    private func samples(_ text: String) async throws -> [String: Double] {
        let folder = try TemporaryFolder()
        let python = FileManager.default.currentDirectoryPath + "/.build-verifiers/bin/python"
        let outcome = try await MIMProcess.run(
            ["\(Self.verifiers)/metrics.py", try folder.file("metrics", text)], of: URL(fileURLWithPath: python))
        #expect(outcome.code == 0, "\(outcome.complaints)")
        return outcome.output.split(separator: "\n").reduce(into: [:]) { samples, line in
            let parts = line.split(separator: " ")
            if let name = parts.first, let value = parts.last.flatMap({ Double($0) }) { samples[String(name)] = value }
        }
    }

    @Test func `are read by a program of another maker, and say what was done`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            _ = try await server.get("/nowhere")
            _ = try server.app.checkpoints.sign()
            try await ScrubService(app: server.app, pace: 1_000_000).pass()
            let answer = try await server.get("/metrics")
            #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let samples = try await samples(answer.text)
            let size = Double(TestStory.preparation.count)
            for name in [
                "mim_log_events", "mim_log_signed_events", "mim_projected_events", "mim_log_appended_events_total",
                "mim_log_appends_total", "mim_log_commit_group_appends_count", "mim_log_commit_group_appends_sum",
                "mim_log_commit_seconds_count", "mim_scrub_records_total", "mim_scrub_last_events",
            ] { #expect(samples[name + "{}"] == size, "\(name)") }
            #expect(samples["mim_http_requests_total{status=201}"] == size)
            #expect(samples["mim_http_requests_total{status=404}"] == 1)
            #expect(samples["mim_log_accepting{}"] == 1)
            #expect(samples["mim_scrub_passes_total{}"] == 1)
            #expect(samples["mim_scrub_fault{}"] == 0)
            let now = Double(TestServer.now.milliseconds) / 1000
            #expect(samples["process_start_time_seconds{}"] == now)
            #expect(samples["mim_scrub_last_end_time_seconds{}"] == now)
            #expect(samples["mim_log_commit_seconds_sum{}"] ?? 0 > 0)
            server.app.guardian.shut(.damaged("x"))
            #expect(try await self.samples(try await server.get("/metrics").text)["mim_log_accepting{}"] == 0)
        }
    }

    @Test func `have nothing in them about anybody`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let text = try await server.get("/metrics").text
            for word in ["Zonnebloem", "Madelief", "Wilgenroos", "Korenbloem", TestStory.mother, TestStory.location] {
                #expect(!text.contains(word))
            }
        }
    }
}
