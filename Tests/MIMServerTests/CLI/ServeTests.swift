import EventStore
import Foundation
import Glibc
import Synchronization
import Testing
import Wire

@testable import MIMServer

/// What a server acknowledged before it was gone.
private final class Acknowledged: Sendable {
    private let known = Mutex<Set<String>>([])

    var ids: Set<String> { known.withLock { $0 } }

    /// Notes one; gives how many there are.
    func note(_ id: String) -> Int {
        known.withLock { known in
            known.insert(id)
            return known.count
        }
    }
}

/// Lets a number of writers go on until their server is gone, and gives what was acknowledged.
///
/// - Parameter then: Called once, when so many were acknowledged.
private func writeUntilGone(
    _ server: ServerProcess, writers: Int, enough: Int, _ then: @escaping @Sendable () -> Void
) async -> Set<String> {
    let acknowledged = Acknowledged()
    await withTaskGroup(of: Void.self) { group in
        for writer in 0..<writers {
            group.addTask {
                for number in 0..<10_000 {
                    let id = TestStory.id(1_000_000 * (writer + 1) + number)
                    let body = TestStory.openLocation.replacing(TestStory.location, with: id)
                    let answer = try? await server.post("open-location", body)
                    guard answer?.status == 201 else { return }
                    if acknowledged.note(id) == enough { then() }
                }
            }
        }
    }
    return acknowledged.ids
}

/// The locations in a log that nobody has open.
private func locations(in data: String) async throws -> Set<String> {
    let log = try LMDBEventLog.open(at: data + "/log", clock: { Instant(milliseconds: 0) })
    var found: Set<String> = []
    try log.scan(from: .empty, to: try log.size()) { record in
        found.insert(String(decoding: record.subject, as: UTF8.self).replacing("location:", with: ""))
        return true
    }
    await log.close()
    return found
}

@Suite(.serialized) struct `The serving process` {
    @Test func `answers over a real port, and keeps what it acknowledged`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let first = try await ServerProcess(data: data)
        #expect(try await first.post("open-location", TestStory.openLocation).status == 201)
        first.terminate()
        #expect(await first.waitForEnd() == 0)
        let second = try await ServerProcess(data: data)
        let places = try await second.get("/api/v1/locations")
        #expect(places.json["items"][0]["location"]["name"].text == "Duindorp")
        second.terminate()
        #expect(await second.waitForEnd() == 0)
    }

    @Test func `when asked to stop amid work has every acknowledged command in its log`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let server = try await ServerProcess(data: data)
        let acknowledged = await writeUntilGone(server, writers: 8, enough: 60) { server.terminate() }
        #expect(await server.waitForEnd() == 0)
        #expect(acknowledged.count >= 60)
        #expect(acknowledged.isSubset(of: try await locations(in: data)))
    }

    @Test(arguments: 1...5)
    func `when killed amid work has every acknowledged command in its log`(_ round: Int) async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let server = try await ServerProcess(data: data)
        let acknowledged = await writeUntilGone(server, writers: 8, enough: 20 * round) { server.kill() }
        _ = await server.waitForEnd()
        #expect(acknowledged.isSubset(of: try await locations(in: data)))
        // And it serves again.
        let next = try await ServerProcess(data: data)
        #expect(try await next.get("/health/ready").status == 200)
        next.terminate()
        #expect(await next.waitForEnd() == 0)
    }

    @Test func `stops though a client follows the log`() async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(data: folder.path + "/data")
        #expect(try await server.post("open-location", TestStory.openLocation).status == 201)
        let stream = try EventClient(port: server.port, address: "/api/v1/events")
        #expect(try await stream.next(1).count == 1)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
        #expect(try await stream.next(1).isEmpty)
    }

    @Test(arguments: ["Content-Length: 100\r\n\r\n{\"on\"", "Transfer-Encoding: chunked\r\n\r\n5\r\n{"])
    func `stops though a client does not send the rest of its request`(_ half: String) async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(data: folder.path + "/data")
        let slow = try RawConnection(
            port: server.port,
            sending: "POST /api/v1/commands/open-location HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/json\r\n\(half)")
        #expect(try await server.post("open-location", TestStory.openLocation).status == 201)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
        slow.hangUp()
    }

    @Test func `stops though an import goes on, with what it answered in its log`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let server = try await ServerProcess(data: data)
        let lines = (0..<RequestLimits.linesPerChunk).map { number in
            let id = TestStory.id(1_000 + number)
            return TestStory.line("open-location", TestStory.openLocation.replacing(TestStory.location, with: id))
        }
        let chunk = lines.joined(separator: "\n") + "\n"
        let client = try RawConnection(
            port: server.port,
            sending: "POST /api/v1/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n\(String(chunk.utf8.count, radix: 16))\r\n\(chunk)\r\n")
        let begun = await waiting {
            var text = ""
            while !text.contains("positions"), let block = client.receive() {
                text += String(decoding: block, as: UTF8.self)
            }
            return text
        }
        server.terminate()
        let answers = begun + (await client.receiveAll())
        #expect(await server.waitForEnd() == 0)
        #expect(answers.split(separator: "positions").count - 1 == lines.count)
        #expect(try await locations(in: data).count == lines.count)
    }

    @Test func `answers a body that is not in the form of HTTP as the client's mistake`() async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(data: folder.path + "/data")
        let client = try RawConnection(
            port: server.port,
            sending: "POST /api/v1/commands/open-location HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
        let answer = await waiting { String(decoding: client.receive() ?? [], as: UTF8.self) }
        #expect(answer.hasPrefix("HTTP/1.1 400"))
        server.terminate()
        #expect(await server.waitForEnd() == 0)
    }

    @Test func `says which port is taken`() async throws {
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(data: folder.path + "/data")
        let second = try await MIMProcess.run(["serve", "--port", "\(server.port)", "--data", folder.path + "/other"])
        #expect(second.code == 1)
        #expect(second.complaints.contains("Port \(server.port) on 127.0.0.1 is taken"))
        server.terminate()
        _ = await server.waitForEnd()
    }

    @Test func `does not make a new vault beside a log that needs the old one`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let server = try await ServerProcess(data: data)
        for command in TestStory.preparation { _ = try await server.post(command.name, command.body) }
        server.terminate()
        _ = await server.waitForEnd()
        try FileManager.default.moveItem(atPath: data + "/vault", toPath: data + "/elsewhere")
        let without = try await MIMProcess.run(["serve", "--port", "0", "--data", data])
        #expect(without.code == 1)
        #expect(without.complaints.contains("The vault \(data)/vault is missing"))
        // The empty folder that the refused start has left.
        try FileManager.default.removeItem(atPath: data + "/vault")
        try FileManager.default.moveItem(atPath: data + "/elsewhere", toPath: data + "/vault")
        let with = try await ServerProcess(data: data)
        let caseload = try await with.get("/api/v1/caseload").json
        #expect(caseload["items"][0]["mother"]["name"].text == "Moeder Zonnebloem")
        with.terminate()
        _ = await with.waitForEnd()
    }

    @Test func `keeps the data and the key to itself`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let server = try await ServerProcess(data: data)
        #expect(permissions(data) == 0o700)
        #expect(permissions(data + "/log") == 0o700)
        #expect(permissions(data + "/vault") == 0o700)
        #expect(permissions(data + "/vault.key") == 0o600)
        server.terminate()
        _ = await server.waitForEnd()
    }

    @Test(arguments: ["0.0.0.0", "192.168.1.5", "mim.example"])
    func `refuses an address that others can reach`(_ host: String) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await MIMProcess.run(["serve", "--host", host, "--data", folder.path + "/data"])
        #expect(outcome.code == 2)
        #expect(outcome.complaints.contains("loopback"))
    }
}

private func permissions(_ path: String) -> UInt32 {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    return status.st_mode & 0o777
}
