import Logging

/// Keeps what the library notes of each request without putting it into words, which the usual handler does at once; of
/// nearly all requests nothing is ever logged.
struct RequestLogHandler: LogHandler {
    private var handler: any LogHandler
    var metadata = Logger.Metadata()

    /// - Parameter handler: Writes the messages, with the metadata of both.
    init(_ handler: any LogHandler) { self.handler = handler }

    var logLevel: Logger.Level {
        get { handler.logLevel }
        set { handler.logLevel = newValue }
    }

    var metadataProvider: Logger.MetadataProvider? {
        get { handler.metadataProvider }
        set { handler.metadataProvider = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var handler = handler
        for (key, value) in metadata { handler[metadataKey: key] = value }
        handler.log(event: event)
    }
}

extension Logger {
    /// The same log, for whoever notes something at every request and logs hardly anything.
    var forRequests: Logger {
        var logger = Logger(label: label, factory: { _ in RequestLogHandler(handler) })
        logger.logLevel = logLevel
        return logger
    }
}
