import Foundation
import Testing

@testable import MIMServer

struct `A redacted dossier` {
    @Test func `leaves no name of another behind in any file, and says so`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let whole = try await server.dossier(into: try TemporaryFolder())
            let dossier = try await server.dossier("?redacted=true", into: try TemporaryFolder())
            let (shown, page) = (try whole.text("index.html"), try dossier.text("index.html"))
            for secret in DossierStory.secrets {
                #expect(shown.contains(secret), "\(secret)")
                for name in dossier.names {
                    #expect(try !dossier.text(name).contains(secret), "\(secret) in \(name)")
                }
            }
            for id in [TestStory.coordinator, DossierStory.otherCoordinator, TestStory.volunteer] {
                #expect(!page.contains(id))
            }
            #expect(page.contains("Dit dossier is bewerkt."))
            #expect(try dossier.text("VERIFY.md").contains("What was left out"))
        }
    }

    @Test func `calls people by the order in which they appear, in their texts too`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let dossier = try await server.dossier("?redacted=true", into: try TemporaryFolder())
            let page = try dossier.text("index.html")
            let manifest = JSON(try dossier.bytes("manifest.json"))
            #expect(manifest["redacted"].bool == true)
            #expect(
                manifest["redaction"]["pseudonyms"].items.compactMap(\.text) == [
                    "aandachtsfunctionaris A", "coördinator B", "vrijwilliger C", "informant D", "coördinator E",
                    "melder F",
                ])
            for text in [
                "informant D", "Wat zag vrijwilliger C &lt;nog meer&gt;", "Volgens mevrouw informant D vaker.",
                "(weggelaten)", "Een blauwe plek op de arm.", "Structureel onveilig.", "coördinator E",
            ] {
                #expect(page.contains(text), "\(text)")
            }
        }
    }

    @Test func `lists what was left out of which record, and leaves the records as they are`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let whole = try await server.dossier(into: try TemporaryFolder())
            let dossier = try await server.dossier("?redacted=true", into: try TemporaryFolder())
            let manifest = JSON(try dossier.bytes("manifest.json"))
            let leftOut = manifest["redaction"]["leftOut"].items.map { item in
                item["fields"].items.compactMap(\.text)
            }
            #expect(
                leftOut == [
                    ["officer"], ["facts", "informantName"], ["function"], ["thirdPartyFacts", "reporterName"],
                    ["helpers"], ["note"],
                ])
            for name in whole.names where name.hasPrefix("events/") || name.hasPrefix("proofs/") {
                #expect(try whole.bytes(name) == dossier.bytes(name), "\(name)")
            }
        }
    }

    @Test func `calls the same person the same in a later dossier of the case`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let size = try server.size
            func pseudonyms(_ query: String) async throws -> [String] {
                let dossier = try await server.dossier(query, into: try TemporaryFolder())
                return JSON(try dossier.bytes("manifest.json"))["redaction"]["pseudonyms"].items.compactMap(\.text)
            }
            let early = try await pseudonyms("?redacted=true&asKnownOn=\(size - 5)")
            let late = try await pseudonyms("?redacted=true")
            #expect(early.count < late.count)
            #expect(Array(late.prefix(early.count)) == early)
        }
    }

    @Test func `hides what a third party told in both versions of a record whose source was mended`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let size = try server.size
            try await server.record([
                (
                    "record-meldcode-signal",
                    """
                    {"meldcode-case":"\(TestStory.meldcodeCase)","trajectory":"\(TestStory.trajectory)","on":"2026-06-10",\
                    "source":"own-observation","observer":"coordinator","facts":"Er stond een schommelstoel buiten."}
                    """
                ),
                (
                    "correct-record",
                    #"{"position":\#(size),"reason":"typing-error","data":{"source":"told-by-third-party"}}"#
                ),
            ])
            let whole = try await server.dossier(into: try TemporaryFolder())
            #expect(try whole.text("index.html").contains("schommelstoel"))
            let dossier = try await server.dossier("?redacted=true", into: try TemporaryFolder())
            #expect(try !dossier.text("index.html").contains("schommelstoel"))
        }
    }
}
