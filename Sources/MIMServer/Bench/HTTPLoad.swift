import Foundation

/// Asks a server on this machine for some paths, one after the other, on several connections that stay open.
///
/// A client of few instructions, so that what is measured is the server: blocking sockets, a thread for each connection,
/// no parsing beyond `Content-Length`.
struct HTTPLoad {
    let port: Int
    let connections: Int

    struct Failure: Error {
        let step: String
    }

    /// The requests a second that the server answered with 200, and the mean bytes of an answer's body.
    func run(paths: [String], requests: Int) async throws -> (perSecond: Double, bodyBytes: Int) {
        let perConnection = requests / connections
        var body = 0
        let seconds = try await Measurement.seconds {
            body = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<connections {
                    group.addTask {
                        try await onThread {
                            try ask(paths, from: number * perConnection, times: perConnection)
                        }
                    }
                }
                return try await group.reduce(0, +) / (perConnection * connections)
            }
        }
        return (Double(perConnection * connections) / seconds, body)
    }

    /// How long the server takes for each of some paths, one after the other on one connection.
    func seconds(paths: [String]) async throws -> [Double] {
        try await onThread {
            let socket = try connect()
            defer { close(socket) }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            return try paths.map { path in
                let request = request(path)
                return try Measurement.seconds {
                    guard send(socket, request, request.count, 0) == request.count else { throw Failure(step: "send") }
                    _ = try readAnswer(socket, &buffer)
                }
            }
        }
    }

    private func request(_ path: String) -> [UInt8] {
        Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n".utf8)
    }

    /// Blocking work has no place on the threads that tasks share.
    private func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
        }
    }

    private func ask(_ paths: [String], from first: Int, times: Int) throws -> Int {
        let socket = try connect()
        defer { close(socket) }
        let requests = paths.map(request)
        var body = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        for number in first..<first + times {
            let request = requests[number % requests.count]
            guard send(socket, request, request.count, 0) == request.count else { throw Failure(step: "send") }
            body += try readAnswer(socket, &buffer)
        }
        return body
    }

    private func connect() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(step: "socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Failure(step: "connect") }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        return descriptor
    }

    /// Reads one answer whole; returns how long its body was.
    private func readAnswer(_ socket: Int32, _ buffer: inout [UInt8]) throws -> Int {
        var head: [UInt8] = []
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw Failure(step: "receive") }
            head.append(contentsOf: buffer[..<count])
            guard let end = Self.endOfHead(head) else { continue }
            let text = String(decoding: head[..<end], as: UTF8.self).lowercased()
            guard text.hasPrefix("http/1.1 200"), let range = text.range(of: "content-length: "),
                let length = Int(text[range.upperBound...].prefix { $0.isNumber })
            else { throw Failure(step: "answer: \(text.prefix(40))") }
            var left = length - (head.count - end)
            while left > 0 {
                let count = recv(socket, &buffer, min(left, buffer.count), 0)
                guard count > 0 else { throw Failure(step: "receive") }
                left -= count
            }
            return length
        }
    }

    /// The index after the empty line that ends the head; nil while it is not there.
    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 0...bytes.count - 4
        where bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13 && bytes[index + 3] == 10 {
            return index + 4
        }
        return nil
    }
}
