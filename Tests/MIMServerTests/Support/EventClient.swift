import HummingbirdTesting
import Synchronization

/// A client of a live stream over a socket of its own, as far from the server's own code as can be.
final class EventClient: Sendable {
    /// One event of the stream.
    struct Event: Hashable, Sendable {
        let id: String
        let data: String
    }

    private let connection: RawConnection
    private let unread = Mutex<[UInt8]>([])

    /// Sends the request.
    init(port: Int, address: String, lastEventID: String? = nil) throws {
        let resume = lastEventID.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        connection = try RawConnection(
            port: port,
            sending: "GET \(address) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/event-stream\r\n\(resume)\r\n")
    }

    /// Waits for so many events; gives fewer when the stream ends before.
    func next(_ count: Int) async throws -> [Event] {
        await waiting { self.read(count) }
    }

    /// Hangs up.
    func end() async { connection.hangUp() }

    /// Looks only at the lines `id:` and `data:`; headers, chunk sizes and heartbeats are passed over.
    private func read(_ count: Int) -> [Event] {
        var events: [Event] = []
        var id = ""
        while events.count < count, let line = line() {
            if line.hasPrefix("id: ") { id = String(line.dropFirst(4)) }
            if line.hasPrefix("data: ") { events.append(Event(id: id, data: String(line.dropFirst(6)))) }
        }
        return events
    }

    private func line() -> String? {
        unread.withLock { unread in
            while true {
                if let end = unread.firstIndex(of: 0x0A) {
                    defer { unread.removeSubrange(...end) }
                    return String(decoding: unread[..<end].filter { $0 != 0x0D }, as: UTF8.self)
                }
                guard let block = connection.receive() else { return nil }
                unread += block
            }
        }
    }
}

extension TestServer {
    /// Follows the log from another connection.
    func follow(_ address: String, lastEventID: String? = nil) throws -> EventClient {
        guard let port = client.port else { throw RawConnection.NoConnection() }
        return try EventClient(port: port, address: address, lastEventID: lastEventID)
    }
}
