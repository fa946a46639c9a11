import Logging
import Synchronization

/// A log of the server that is kept, to see what it says.
final class HeardLog: Sendable {
    struct Line: Hashable {
        let level: Logger.Level
        let text: String
    }

    private let heard = Mutex<[Line]>([])

    var lines: [Line] { heard.withLock { $0 } }

    /// What was said so that somebody must come and look.
    var critical: [String] { lines.filter { $0.level == .critical }.map(\.text) }

    var logger: Logger { Logger(label: "test", factory: { _ in Handler(log: self) }) }

    private struct Handler: LogHandler {
        let log: HeardLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.heard.withLock { $0.append(Line(level: event.level, text: "\(event.message)")) }
        }
    }
}
