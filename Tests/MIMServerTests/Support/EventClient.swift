import Dispatch
import Glibc
import HummingbirdTesting
import Synchronization

/// A client of a live stream over a socket of its own, as far from the server's own code as can be.
final class EventClient: Sendable {
    /// One event of the stream.
    struct Event: Hashable, Sendable {
        let id: String
        let data: String
    }

    /// The server cannot be reached.
    struct NoConnection: Error {}

    private let socket: Int32
    private let unread = Mutex<[UInt8]>([])

    /// Sends the request.
    init(port: Int, address: String, lastEventID: String? = nil) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        place.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &place) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { throw NoConnection() }
        let resume = lastEventID.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        let request = "GET \(address) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/event-stream\r\n\(resume)\r\n"
        guard send(socket, request, request.utf8.count, 0) == request.utf8.count else { throw NoConnection() }
    }

    deinit {
        close(socket)
    }

    /// Waits for so many events; gives fewer when the stream ends before.
    func next(_ count: Int) async throws -> [Event] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: self.read(count)) }
        }
    }

    /// Hangs up.
    func end() async { shutdown(socket, Int32(SHUT_RDWR)) }

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
                var block = [UInt8](repeating: 0, count: 65_536)
                let received = recv(socket, &block, block.count, 0)
                guard received > 0 else { return nil }
                unread += block.prefix(received)
            }
        }
    }
}

extension TestServer {
    /// Follows the log from another connection.
    func follow(_ address: String, lastEventID: String? = nil) throws -> EventClient {
        guard let port = client.port else { throw EventClient.NoConnection() }
        return try EventClient(port: port, address: address, lastEventID: lastEventID)
    }
}
