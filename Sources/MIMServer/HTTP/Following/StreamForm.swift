import EventStore
import NIOCore

/// How the records of a log that is followed are written: always each as its stored bytes, with heartbeats between them.
///
/// A heartbeat says how far the log has been looked through, so that a client whose filter matches little need not start
/// again at the last event that it got.
enum StreamForm: Sendable {
    /// Server-sent events (HTML Living Standard, section 9.2), for browsers.
    case serverSentEvents
    /// A JSON document a line, for programs.
    case lines

    /// The form that a client asks for; nil when it asks for none of them.
    init?(accepting header: String?) {
        let accepted = (header ?? "").split(separator: ",").map(String.init)
        if accepted.contains(where: { MediaTypes.matches($0, MediaTypes.eventStream) }) {
            self = .serverSentEvents
        } else if accepted.contains(where: { MediaTypes.matches($0, MediaTypes.lines) }) {
            self = .lines
        } else {
            return nil
        }
    }

    var mediaType: String {
        switch self {
        case .serverSentEvents: MediaTypes.eventStream
        case .lines: MediaTypes.lines
        }
    }

    /// What comes before everything else.
    var opening: String {
        switch self {
        case .serverSentEvents: "retry: \(RequestLimits.reconnectMilliseconds)\n\n"
        case .lines: ""
        }
    }

    /// What a record is written with, at most: `id: `, 20 digits, `data: ` and line breaks.
    static let bytesAroundMax = 40

    func write(_ event: RecordedEvent, to buffer: inout ByteBuffer) {
        switch self {
        case .serverSentEvents:
            // A record has no line breaks, so it is one `data` line.
            buffer.writeString("id: \(event.position.index)\ndata: ")
            buffer.writeBytes(event.bytes)
            buffer.writeString("\n\n")
        case .lines:
            buffer.writeBytes(event.bytes)
            buffer.writeString("\n")
        }
    }

    /// Says that the stream lives, and that nothing that was asked for is before `cursor` but what has been sent.
    ///
    /// As a server-sent event it is an `id` without `data`: browsers remember it for `Last-Event-ID` and dispatch nothing.
    func heartbeat(at cursor: LogSize) -> String {
        switch self {
        case .serverSentEvents: cursor > .empty ? "id: \(cursor.count - 1)\n\n" : ":\n\n"
        case .lines: "{\"heartbeat\":\(cursor.count)}\n"
        }
    }
}
