import EventStore
import Foundation
import Programme
import Testing
import Wire

@testable import MIMServer

@Suite(.serialized) struct `Publishing on the command line` {
    private let folder: TemporaryFolder
    private var data: String { folder.path + "/data" }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func record(_ lines: [String]) async throws {
        let outcome = try await MIMProcess.run(
            ["import", "-", "--data", data], input: lines.joined(separator: "\n"))
        #expect(outcome.code == 0, "\(outcome.complaints)")
    }

    private func mim(_ arguments: String...) async throws -> MIMProcess.Outcome {
        try await MIMProcess.run(arguments + ["--data", data])
    }

    /// The five deliveries of the printed table, and a location.
    private func deliver() async throws {
        try await record(
            [TestStory.line("open-location", TestStory.openLocation)]
                + PrintedSeries().deliveries().map { TestStory.line($0.name, $0.body) })
    }

    private static func delivery(mothers: Int) -> String {
        TestStory.line(
            "deliver-registration", #"{"year":2008,"on":"2009-11-01","source":"Herzien","mothers":\#(mothers)}"#)
    }

    @Test func `fixes a report, and makes it again the same to the byte, in every form`() async throws {
        try await deliver()
        let published = try await mim("publish", "2008")
        #expect(published.code == 0, "\(published.complaints)")
        #expect(published.output.hasPrefix("2008: edition 1, from 6 events with root "))
        let again = try await mim("report", "2008", "--as-published", "--format", "json")
        #expect(again.code == 0, "\(again.complaints)")
        #expect(again.complaints.contains("The hash matches"))
        #expect(again.complaints.contains("It would give the same figures today."))
        let day = try #require(again.complaints.firstMatch(of: /published on ([0-9-]{10})/)?.1)
        for format in ["text", "json", "csv", "html"] {
            let then = try await mim("report", "2008", "--as-published", "--format", format)
            let replayed = try await mim(
                "report", "2008", "--as-known-on", "6", "--on", String(day), "--format", format)
            #expect(then.output == replayed.output && !then.output.isEmpty)
        }
        // What is delivered later changes nothing of what was published, and is named as what makes the difference.
        try await record([Self.delivery(mothers: 709)])
        let later = try await mim("report", "2008", "--as-published", "--format", "json")
        #expect(later.code == 0 && later.output == again.output)
        #expect(later.complaints.contains("delivered / mothers / delivered: 703 → 709"))
        #expect(later.complaints.contains("no. 7 registration-delivered, on 2009-11-01, recorded "))
        #expect(try await mim("report", "2008").output.contains("709"))
    }

    @Test func `keeps every edition, for the country and for a location by its name`() async throws {
        try await deliver()
        #expect(try await mim("publish", "2008").code == 0)
        try await record([Self.delivery(mothers: 709)])
        #expect(try await mim("publish", "2008").output.hasPrefix("2008: edition 2"))
        #expect(try await mim("publish", "2008", "--location", "duindorp").output.hasPrefix("2008: edition 1"))
        let (first, second) = (
            try await mim("report", "2008", "--as-published", "--edition", "1"),
            try await mim("report", "2008", "--as-published")
        )
        #expect(first.output.contains("703") && !first.output.contains("709"))
        #expect(second.output.contains("709") && second.complaints.contains("Edition 2 of 2"))
        let third = try await mim("report", "2008", "--as-published", "--edition", "3")
        #expect(third.code == 1 && third.complaints.contains("There is no such edition"))
        let place = try await mim("report", "2008", "--as-published", "--location", "Duindorp")
        #expect(place.code == 0 && place.output.hasPrefix("Registratie MIM 2008: Duindorp\n"))
    }

    @Test func `says loudly and fails when a report does not come out as it was published`() async throws {
        try await deliver()
        let app = try await AppContext.open(
            data: data, fileBytesMax: TestServer.fileBytesMax, logger: TestServer.silent)
        let wrong = ProgrammeEvent.registrationPublished(
            RegistrationPublished(
                registration: RegistrationID(year: 2008), on: try #require(Day("2009-10-15")),
                rules: "mim-registration-1", size: 6, root: try app.log.root(at: LogSize(6)).base64, figures: "AAAA"))
        let preparation = EventPreparation(vault: app.vault, identifiers: app.identifiers)
        _ = try await app.log.append(try preparation.prepare([(wrong, .local)]))
        await app.close()
        let outcome = try await mim("report", "2008", "--as-published", "--format", "json")
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("WARNING: this is not the report that was published"))
        #expect(JSON(Array(outcome.output.utf8))["year"].int == 2008, "the report comes all the same")
    }

    @Test func `prints years side by side in each form`() async throws {
        try await deliver()
        let text = try await mim("report", "--series", "2004..2008")
        #expect(text.code == 0, "\(text.complaints)")
        for word in ["2004 opgegeven", "‖ 2008 opgegeven", "849", "Breuk: tot en met 2007", "spreekt zichzelf tegen"] {
            #expect(text.output.contains(word), "\(word)")
        }
        let json = try await mim("report", "--series", "2004..2008", "--format", "json")
        #expect(JSON(Array(json.output.utf8))["table"]["columns"].items.count == 5)
        let csv = try await mim("report", "--series", "2004..2008", "--format", "csv")
        #expect(csv.output.contains(",2007,delivered,false,mothers,\"moeders\",692\r\n"))
        #expect(
            try await mim("report", "--series", "2004..2008", "--format", "html").output.hasPrefix("<!DOCTYPE html>"))
        let place = try await mim("report", "--series", "2004..2008", "--location", "Duindorp")
        #expect(place.code == 0 && place.output.contains("Niets vastgelegd over: 2004, 2005, 2006, 2007, 2008."))
    }

    @Test(arguments: [
        "publish", "publish soon", "report --series 2008..2004", "report --series 2004", "report --series 1900..2008",
        "report 2008 --series 2004..2008", "report 2008 --edition 1", "report 2008 --as-published --edition 0",
        "report --series 2004..2008 --as-published",
    ])
    func `answers wrong usage with 2`(_ line: String) async throws {
        let outcome = try await MIMProcess.run(line.split(separator: " ").map(String.init))
        #expect(outcome.code == 2 && outcome.output.isEmpty && !outcome.complaints.isEmpty)
    }

    @Test(arguments: ["publish 2190", "publish 2008 --location Bergdorp", "report 2008 --as-published"])
    func `fails with a sentence where there is nothing to publish or nothing was published`(_ line: String) async throws
    {
        try await deliver()
        let outcome = try await MIMProcess.run(line.split(separator: " ").map(String.init) + ["--data", data])
        #expect(outcome.code == 1 && outcome.output.isEmpty && !outcome.complaints.isEmpty)
    }
}
