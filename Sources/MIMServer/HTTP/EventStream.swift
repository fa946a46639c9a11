import EventStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// The log as server-sent events: each event once, in order, as its stored bytes, with its position as `id`.
///
/// Nothing is buffered beyond a page, so a slow client costs no memory. It ends when the client hangs up, when the
/// server is asked to stop, and when the log is closed; the client takes up where it was by `Last-Event-ID`.
struct EventStream: Sendable {
    let log: any EventLog
    let query: EventQuery
    let start: LogSize

    func response(to request: Request) -> Response {
        let body = ResponseBody { writer in
            let end = StreamEnd()
            try await request.body.consumeWithInboundCloseHandler { _ in
                try await withGracefulShutdownHandler {
                    try await write(to: &writer, until: end)
                } onGracefulShutdown: {
                    end.come()
                }
            } onInboundClosed: {
                end.come()
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: MediaTypes.eventStream], body: body)
    }

    private func write(to writer: inout any ResponseBodyWriter, until end: StreamEnd) async throws {
        var cursor = start
        // Sent at once, so that the client knows that it is connected.
        try await writer.write(Self.heartbeat)
        while !end.hasCome {
            let page: EventPage
            do {
                page = try log.read(query, from: cursor, limit: RequestLimits.pageDefault)
            } catch EventLogFault.closed {
                return
            }
            cursor = page.cursor
            if !page.events.isEmpty {
                try await writer.write(Self.frames(of: page.events))
            } else if page.isCaughtUp, await !growth(beyond: cursor, or: end) {
                try await writer.write(Self.heartbeat)
            }
        }
    }

    /// Waits for the log to grow; false when nothing came for the time of a heartbeat, or the end came.
    private func growth(beyond size: LogSize, or end: StreamEnd) async -> Bool {
        let log = log
        return await end.interrupting {
            await withTaskGroup(of: Bool.self) { group in
                group.addTask { (try? await log.waitForGrowth(beyond: size)).map { $0 > size } ?? false }
                group.addTask {
                    try? await Task.sleep(for: RequestLimits.heartbeat)
                    return false
                }
                let hasGrown = await group.next() ?? false
                group.cancelAll()
                return hasGrown
            }
        }
    }

    /// A comment line: no event, and no `id`.
    private static let heartbeat = ByteBuffer(string: ": mim\n\n")

    private static func frames(of events: [RecordedEvent]) -> ByteBuffer {
        var buffer = ByteBuffer()
        for event in events {
            // A record has no line breaks, so it is one `data` line.
            buffer.writeString("id: \(event.position.index)\ndata: ")
            buffer.writeBytes(event.bytes)
            buffer.writeString("\n\n")
        }
        return buffer
    }
}
