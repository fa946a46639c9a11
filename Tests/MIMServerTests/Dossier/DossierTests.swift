import EventStore
import Foundation
import HTTPTypes
import Testing
import Wire

@testable import MIMServer

struct `A dossier` {
    @Test
    func `has every record of the case as the log has it, with its proof, and the settings that it was held against`()
        async throws
    {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let folder = try TemporaryFolder()
            let dossier = try await server.dossier(into: folder)
            let all = try server.app.log.read(.all, from: .empty, limit: LogLimits.pageEventsMax).events
            let wanted = all.filter { record in
                let text = String(decoding: record.bytes, as: UTF8.self)
                return text.contains("meldcode-case:\(TestStory.meldcodeCase)")
                    || text.contains("nl.mim.meldcode-adopted")
                    || text.contains("nl.mim.attention-officers-named")
            }
            #expect(wanted.count == 13)
            #expect(
                dossier.names.filter { $0.hasPrefix("events/") }
                    == wanted.map { "events/\($0.position.index).json" })
            for record in wanted {
                #expect(try dossier.bytes("events/\(record.position.index).json") == record.bytes)
                let proof = try LogProof(dossier.text("proofs/\(record.position.index).tlog-proof"))
                let key = try #require(server.app.checkpoints.verifierKeys.first)
                #expect(try proof.verify(record.bytes, with: key).size.count == UInt64(try server.size))
            }
            let manifest = JSON(try dossier.bytes("manifest.json"))
            #expect(manifest["meldcode-case"].text == TestStory.meldcodeCase)
            #expect(manifest["size"].int == (try server.size))
            #expect(manifest["checkpoint"]["size"].int == (try server.size))
            #expect(manifest["records"].items.count == wanted.count)
            #expect(manifest["redacted"].bool == false)
            #expect(
                Set(manifest["files"].items.compactMap { $0["name"].text })
                    == Set(dossier.names).subtracting(["manifest.json", "SHA256SUMS"]))
        }
    }

    @Test func `shows both times, both versions of a mended record, the decisions, the omissions and the audit`()
        async throws
    {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let page = try await server.dossier(into: try TemporaryFolder()).text("index.html")
            for text in [
                "<time>2026-06-02</time>", "<time>2026-11-22 11:00</time>", "Een blauwe plek op de arm.",
                "Een blauwe plek op het been.", "telt niet meer; zie nr.", "in plaats van nr.", "Structureel onveilig.",
                "ja, op 2026-06-05 door", "Het kan nu niet veilig.", "Geen andere kinderen.", "MC-01", "MC-64",
                "dagen later", "Coördinator Wilgenroos, coördinator", "Vrijwilliger Korenbloem, vrijwilliger",
                "Buurvrouw Kamperfoelie", "Aandachtsfunctionaris Braamstruik", "2026-1", "er is niets weggelaten",
                "Wat zag Korenbloem &lt;nog meer&gt; &amp; wanneer?", "@media print",
            ] {
                #expect(page.contains(text), "\(text)")
            }
            #expect(!page.contains("<script"))
            #expect(!page.contains("http://") && !page.contains("https://"))
            #expect(page.matches(of: /<th scope="row">MC-[0-9]{2}<\/th>/).count == 64)
        }
    }

    @Test func `has a page that is well-formed, and of which every link leads somewhere`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            for query in ["", "?redacted=true"] {
                let dossier = try await server.dossier(query, into: try TemporaryFolder())
                let page = try dossier.text("index.html")
                let outcome = try await MIMProcess.run(
                    [
                        "python3", "-c", "import sys, xml.dom.minidom as x; x.parse(sys.argv[1])",
                        dossier.path + "/index.html",
                    ],
                    of: URL(fileURLWithPath: "/usr/bin/env"))
                #expect(outcome.code == 0, "\(outcome.complaints)")
                for link in page.matches(of: /href="([^"]*)"/).map({ String($0.1) }) {
                    if link.hasPrefix("#") {
                        #expect(page.contains("id=\"\(link.dropFirst())\""), "\(link)")
                    } else {
                        #expect(dossier.names.contains(link), "\(link)")
                    }
                }
            }
        }
    }

    @Test func `is the same to the byte for the same standpoint, whatever is recorded later`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let size = try server.size
            let query = "?asKnownOn=\(size)&on=2026-07-01"
            let first = try await server.get(DossierStory.address + query)
            #expect(first.status == 200)
            let redacted = try await server.get(DossierStory.address + query + "&redacted=true")
            try await server.record([("end-trajectory", TestStory.end)])
            for _ in 0..<2 {
                let again = try await server.get(DossierStory.address + query)
                #expect(again.bytes == first.bytes)
                #expect(again.headers[.mimDossier] == first.headers[.mimDossier])
                #expect(try await server.get(DossierStory.address + query + "&redacted=true").bytes == redacted.bytes)
            }
            #expect(first.bytes != redacted.bytes)
            let now = try await server.get(DossierStory.address + "?on=2026-07-01")
            #expect(now.bytes != first.bytes)
        }
    }

    @Test func `stands where it is asked for: nothing later is in it`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let early = try await server.dossier("?asKnownOn=\(try server.size - 1)", into: try TemporaryFolder())
            #expect(try !early.text("index.html").contains("op het been"))
            let signed = try #require(SignedNote(early.text("checkpoint")).flatMap { Checkpoint(text: $0.text) })
            #expect(signed.size.count == UInt64(try server.size - 1))
            let before = try await server.dossier("?on=2026-06-04", into: try TemporaryFolder())
            #expect(try !before.text("index.html").contains("Structureel onveilig."))
            #expect(try await server.get(DossierStory.address + "?on=2026-06-01").status == 404)
            #expect(
                try await server.get("/api/v1/meldcode/cases/\(TestStory.id(99))/dossier").status == 404)
        }
    }

    @Test func `is a zip file with a hash to hand over by another way`() async throws {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            let answer = try await server.get(DossierStory.address)
            #expect(answer.headers[.contentType] == "application/zip")
            #expect(answer.headers[.contentDisposition]?.contains(TestStory.meldcodeCase) == true)
            let dossier = try await DossierFolder(zip: answer.bytes, in: try TemporaryFolder())
            #expect(answer.headers[.mimDossier] == Dossier.hash(try dossier.bytes("SHA256SUMS")))
            #expect(dossier.names.first == "index.html")
        }
    }
}
