import EventStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The log as a stream: each event once, in order, as its stored bytes.
///
/// Nothing is buffered: the next piece is read when the client has taken the one before, so a slow client costs no
/// memory and the log does not know of it. The stream ends when the client hangs up, when the server is asked to stop,
/// and when the log is closed; the client takes it up where it was.
struct EventStream: Sendable {
    let log: any EventLog
    let query: EventQuery
    let form: StreamForm
    let start: LogSize
    /// The size at which it ends; nil to follow the log as it grows.
    let end: LogSize?

    /// Something to send, and how far it goes.
    private struct Piece {
        var buffer = ByteBuffer()
        var cursor: LogSize
        var isCaughtUp: Bool
    }

    func response(to call: Call) -> Response {
        let body = ResponseBody { writer in
            try await call.request.answeredAtLength { callEnd in
                try await write(to: &writer, on: call.context.channel.eventLoop, until: callEnd)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: form.mediaType], body: body)
    }

    private func write(
        to writer: inout any ResponseBodyWriter, on eventLoop: any EventLoop, until callEnd: CallEnd
    ) async throws {
        var cursor = start
        var (hasCaughtUp, heartbeatAt) = (false, ContinuousClock.now)
        if !form.opening.isEmpty { try await writer.write(ByteBuffer(string: form.opening)) }
        while !callEnd.hasCome, end.map({ cursor < $0 }) ?? true {
            let piece: Piece
            do {
                piece = try read(from: cursor)
            } catch EventLogFault.closed {
                return
            }
            cursor = piece.cursor
            if piece.buffer.readableBytes > 0 {
                try await writer.write(piece.buffer)
                // What was written is only on its way to the connection, which tells when it is too much; a busy one would
                // tell it too late.
                try await eventLoop.submit {}.get()
                // But the first is sent as soon as it has caught up, for it says so.
                if hasCaughtUp { heartbeatAt = .now + RequestLimits.heartbeat }
            } else if !piece.isCaughtUp {
                await Task.yield()  // There may be many events that do not match, and others want to be answered.
            }
            guard piece.isCaughtUp, end == nil else { continue }
            hasCaughtUp = true
            if heartbeatAt <= .now {
                try await writer.write(ByteBuffer(string: form.heartbeat(at: cursor)))
                heartbeatAt = .now + RequestLimits.heartbeat
            }
            _ = await callEnd.growth(of: log.durable, beyond: cursor, until: heartbeatAt)
        }
    }

    /// The next piece: some events, or none when those looked at do not match.
    private func read(from cursor: LogSize) throws -> Piece {
        let page = try log.read(
            query, from: cursor, limit: RequestLimits.pageDefault, bytesMax: RequestLimits.pieceBytesMax)
        var piece = Piece(cursor: page.cursor, isCaughtUp: page.isCaughtUp)
        let bytes = page.events.reduce(0) { $0 + $1.bytes.count + StreamForm.bytesAroundMax }
        piece.buffer.reserveCapacity(bytes)  // Growing by doubling, it would take up to twice as much.
        for event in page.events where end.map({ event.position.index < $0.count }) ?? true {
            form.write(event, to: &piece.buffer)
        }
        return piece
    }
}
