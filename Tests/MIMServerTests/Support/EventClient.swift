import HummingbirdTesting
import Synchronization

/// A client of a live stream over a socket of its own, as far from the server's own code as can be.
final class EventClient: Sendable {
    /// How the stream is written.
    enum Form: String, CaseIterable, Sendable {
        case serverSentEvents = "text/event-stream"
        case lines = "application/x-ndjson"
    }

    /// One event of the stream.
    struct Event: Hashable, Sendable {
        let id: String
        let data: String
    }

    private let form: Form
    private let connection: RawConnection
    private let unread = Mutex<[UInt8]>([])

    /// Sends the request.
    init(
        port: Int, address: String, as form: Form = .serverSentEvents, lastEventID: String? = nil,
        receiveBytes: CInt? = nil
    ) throws {
        self.form = form
        let resume = lastEventID.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        connection = try RawConnection(
            port: port,
            sending: "GET \(address) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: \(form.rawValue)\r\n\(resume)\r\n",
            receiveBytes: receiveBytes)
    }

    /// Waits for so many events; gives fewer when the stream ends before.
    func next(_ count: Int) async throws -> [Event] {
        await waiting {
            var events: [Event] = []
            while events.count < count, let item = self.item() {
                if case .event(let event) = item { events.append(event) }
            }
            return events
        }
    }

    /// Waits for a heartbeat, past events; gives the size of the log that it says has been looked through.
    func nextHeartbeat() async -> Int? {
        await waiting {
            while let item = self.item() {
                if case .heartbeat(let size) = item { return size }
            }
            return nil
        }
    }

    /// Waits until there is something to read, and reads nothing.
    func waitForAnswer() async { await waiting { self.connection.waitForAnswer() } }

    /// Waits until the server has cut it off.
    func waitForCut() async { await waiting { self.connection.waitForCut() } }

    /// Hangs up.
    func end() async { connection.hangUp() }

    private enum Item {
        case event(Event)
        case heartbeat(Int)
    }

    /// The next event or heartbeat; headers and the sizes of chunks are passed over.
    private func item() -> Item? {
        var id: String?
        while let line = line() {
            switch form {
            case .serverSentEvents:
                if line.hasPrefix("id: ") {
                    id = String(line.dropFirst(4))
                } else if let id, line.hasPrefix("data: ") {
                    return .event(Event(id: id, data: String(line.dropFirst(6))))
                } else if let id, line.isEmpty {
                    return .heartbeat((Int(id) ?? -2) + 1)
                }
            case .lines:
                guard line.hasPrefix("{") else { continue }
                let json = JSON(Array(line.utf8))
                if let size = json["heartbeat"].int { return .heartbeat(size) }
                return .event(Event(id: "\(json["sequence"].text.flatMap { Int($0) } ?? -1)", data: line))
            }
        }
        return nil
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
    func follow(
        _ address: String, as form: EventClient.Form = .serverSentEvents, lastEventID: String? = nil,
        receiveBytes: CInt? = nil
    ) throws -> EventClient {
        guard let port = client.port else { throw RawConnection.NoConnection() }
        return try EventClient(
            port: port, address: address, as: form, lastEventID: lastEventID, receiveBytes: receiveBytes)
    }
}
