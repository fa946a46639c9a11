import Crypto
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import Wire

@testable import MIMServer

/// The protocol of C2SP `tlog-witness` as it goes over the wire.
struct `A witness over HTTP` {
    /// A witness of the log of a server, which has three events to begin with.
    private func withWitness(
        _ test: @Sendable @escaping (TestServer, _ witness: TestServer) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        try await TestServer.run { server in
            try await server.record(Array(TestStory.preparation.prefix(3)))
            let witness = try Witness.open(
                at: folder.path, following: server.app.checkpoints.verifierKeys, name: nil, clock: server.app.clock.now)
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            logger.handler = SwiftLogNoOpLogHandler()
            let application = WitnessApplication(witness: witness, logger: logger)
            try await application.server(host: "127.0.0.1", port: 0) { _ in }.test(.router) { client in
                try await test(server, TestServer(app: server.app, client: client, data: server.data))
            }
        }
    }

    private func body(_ server: TestServer, from old: UInt64) throws -> String {
        let note = try server.app.checkpoints.sign()
        let size = try #require(Checkpoint(text: note.text)).size
        let proof = try server.app.log.consistencyProof(from: LogSize(old), to: size)
        return try #require(WitnessRequest(old: LogSize(old), proof: proof, note: note)).description
    }

    @Test func `answers 200 with the line of its key, and shows the checkpoint with it`() async throws {
        try await withWitness { server, witness async throws in
            let origin = server.app.checkpoints.origin
            let hash = SHA256.hash(data: Array(origin.utf8)).map { String(0x100 | Int($0), radix: 16).dropFirst() }
                .joined()
            #expect(try await witness.get("/\(hash)/checkpoint").status == 404)
            let answer = try await witness.send(.post, "/add-checkpoint", [:], body(server, from: 0))
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
            let shown = try await witness.get("/\(hash)/checkpoint")
            #expect(try shown.text == server.app.checkpoints.sign().description + answer.text)
            #expect(try await witness.get("/\(hash.uppercased())/checkpoint").status == 404)
        }
    }

    @Test func `answers 409 with its size alone`() async throws {
        try await withWitness { server, witness async throws in
            _ = try await witness.send(.post, "/add-checkpoint", [:], body(server, from: 0))
            let answer = try await witness.send(.post, "/add-checkpoint", [:], body(server, from: 0))
            #expect(answer.status == 409)
            #expect(answer.headers[.contentType] == "text/x.tlog.size")
            #expect(answer.text == "3\n")
        }
    }

    @Test func `answers 400, 403, 404 and 422 with a sentence`() async throws {
        try await withWitness { server, witness async throws in
            let good = try body(server, from: 0)
            _ = try await witness.send(.post, "/add-checkpoint", [:], good)
            let origin = server.app.checkpoints.origin
            let stranger = try #require(NoteSigningKey(newFor: origin))
            let checkpoint = try #require(Checkpoint(text: try server.app.checkpoints.sign().text))
            let unsigned = try SignedNote(checkpoint.text, signedBy: [stranger]).description
            let unknown = try SignedNote(
                Checkpoint(origin: "other.example", size: LogSize(1), root: checkpoint.root).text, signedBy: [stranger])
            let surplus = good.replacing("old 0\n", with: "old 3\n\(checkpoint.root.base64)\n")
            let cases = [
                (400, "rubbish"), (400, ""), (400, good.replacing("old 0", with: "old 9")),
                (403, "old 0\n\n\(unsigned)"), (404, "old 0\n\n\(unknown.description)"), (422, surplus),
            ]
            for (status, body) in cases {
                let answer = try await witness.send(.post, "/add-checkpoint", [:], body)
                #expect(answer.status == status, "\(body)")
                #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
                #expect(answer.text.hasSuffix(".\n"))
            }
            #expect(try await witness.get("/add-checkpoint").status != 200)
        }
    }

    @Test func `reads so much and no more`() async throws {
        try await withWitness { _, witness async throws in
            let body = String(repeating: "x", count: WitnessRequest.bytesMax + 1)
            #expect(try await witness.send(.post, "/add-checkpoint", [:], body).status == 413)
        }
    }
}

/// What a log makes of witnesses that do not do their part.
struct `A log that asks a witness` {
    /// Asks a witness that answers as it is told, and gives what came of it.
    private func ask(
        _ status: HTTPResponse.Status, _ body: String, type: String = "text/plain"
    ) async throws -> CosignatureKeeper.Standing {
        try await TestServer.run { server in
            try await server.record(Array(TestStory.preparation.prefix(3)))
            let router = Router()
            router.post("add-checkpoint") { request, _ in
                _ = try await request.body.collect(upTo: WitnessRequest.bytesMax)
                return Response(
                    status: status, headers: [.contentType: type],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
            }
            return try await Application(router: router).test(.live) { liar in
                try await Self.standing(server.app, port: try #require(liar.port))
            }
        }
    }

    private static func standing(
        _ app: AppContext, port: Int, patience: Duration = .seconds(600)
    ) async throws -> CosignatureKeeper.Standing {
        let folder = try TemporaryFolder()
        let key = try #require(
            NoteVerifierKey("witness.example/w1+90573060+BK3AgbGjFIV7r3gobFv1fMJngMikAjUyQsiBJmGDZV6C"))
        let witness = WitnessAddress(key: key, url: "http://127.0.0.1:\(port)")
        let keeper = try CosignatureKeeper(
            of: app.log, by: [witness], logKeys: app.checkpoints.verifierKeys, lastAt: folder.path + "/cosigned")
        let client = WitnessClient(patience: patience)
        var logger = Logger(label: "test")
        logger.handler = SwiftLogNoOpLogHandler()
        let asker = WitnessAsker(
            log: app.log, checkpoints: app.checkpoints, cosignatures: keeper, client: client, logger: logger)
        _ = await asker.ask(witness, about: try app.checkpoints.sign())
        try await client.close()
        return keeper.standings[0]
    }

    @Test func `does not take a line that is not a cosignature of its key`() async throws {
        let line =
            "— witness.example/w1 kFcwYAAAAABoTuGA2CspxTwiPgh7QBPNZgk5OlAcImB/+7tUfq1SyzSPFdCJcvb24LJ64Bqr1IN8GXUE3MS33FyCPyhW7NScd60rCw==\n"
        let standing = try await ask(.ok, line)
        #expect(standing.note == nil)
        #expect(standing.failure?.contains("without a cosignature") == true)
        #expect(standing.finding == nil)
    }

    @Test func `does not run after one that names another size each time`() async throws {
        let standing = try await ask(.conflict, "2\n", type: "text/x.tlog.size")
        #expect(standing.failure?.contains("another size each time") == true)
    }

    @Test func `takes it seriously when it has cosigned more than there is`() async throws {
        let standing = try await ask(.conflict, "4\n", type: "text/x.tlog.size")
        #expect(standing.finding?.contains("has cosigned 4 events, but only 3 are signed here") == true)
    }

    @Test func `takes it seriously when it does not continue what was cosigned`() async throws {
        #expect(try await ask(.unprocessableContent, "no\n").finding != nil)
    }

    @Test func `says what it answered otherwise`() async throws {
        let standing = try await ask(.forbidden, "who are you?\n")
        #expect(standing.failure == "It answered 403: who are you?")
        #expect(standing.finding == nil)
    }

    @Test func `does not read an endless answer`() async throws {
        let standing = try await ask(.ok, String(repeating: "x", count: WitnessAnswer.bytesMax + 1))
        #expect(standing.failure?.contains("cannot be asked") == true)
    }

    @Test func `does not wait for ever`() async throws {
        let silent = try SilentListener()
        try await TestServer.run { server in
            let standing = try await Self.standing(server.app, port: silent.port, patience: .milliseconds(100))
            #expect(standing.failure?.contains("did not answer within") == true)
        }
    }
}
