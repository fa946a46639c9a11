import Foundation
import Glibc

/// A socket to a server of ours, for requests that no client library would send.
final class RawConnection: Sendable {
    /// The server cannot be reached.
    struct NoConnection: Error {}

    private let socket: Int32

    /// Connects and sends these bytes.
    ///
    /// - Parameter receiveBytes: How much the system is to take in before it is asked for; nil for what it likes.
    init(port: Int, sending request: String, receiveBytes: CInt? = nil) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var receiveBytes {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBytes, socklen_t(MemoryLayout<CInt>.size))
        }
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        place.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &place) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected, send(socket, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
            throw NoConnection()
        }
    }

    deinit {
        close(socket)
    }

    /// Waits for bytes; nil when the server has hung up.
    func receive() -> [UInt8]? {
        var block = [UInt8](repeating: 0, count: 65_536)
        let received = recv(socket, &block, block.count, 0)
        return received > 0 ? Array(block.prefix(received)) : nil
    }

    /// Waits until there is something to receive, and leaves it there.
    func waitForAnswer() {
        var byte: UInt8 = 0
        recv(socket, &byte, 1, Int32(MSG_PEEK))
    }

    /// Waits until the server has cut the connection off, whatever there is still to receive.
    func waitForCut() {
        var place = pollfd(fd: socket, events: 0, revents: 0)
        while place.revents & Int16(POLLHUP | POLLERR) == 0 { poll(&place, 1, -1) }
    }

    /// All that comes until the server hangs up.
    func receiveAll() async -> String {
        await waiting {
            var bytes: [UInt8] = []
            while let block = self.receive() { bytes += block }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    func hangUp() { shutdown(socket, Int32(SHUT_RDWR)) }
}

/// Does what blocks its thread on a thread of its own: those that tasks share are Dispatch's as well, and are needed by the
/// server under test.
func waiting<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: body()) }
    }
}
