/// Every maximum of the HTTP interface, with its reason. What exceeds one is refused, never cut off.
enum RequestLimits {
    /// Whatever can be read can be recorded: sealed and in base64 a text grows by a third, and a record has 65 535 bytes.
    /// Several free texts of `Personal.bytesMax` fit.
    static let bodyBytesMax = 44 << 10
    /// Lines that are decided on together and made durable with one append: enough that the disk is not waited for at
    /// each line, few enough that an answer comes soon.
    static let linesPerChunk = 500
    /// Bytes of lines after which a chunk ends early: its events must fit in one append of 16 MiB.
    static let chunkBytesMax = 4 << 20
    /// Items of a list in one answer unless asked otherwise.
    static let pageDefault = 100
    /// Bounds the work and the memory of one answer.
    static let pageMax = 1_000
    /// A cursor is an id, a parameter a word or a date.
    static let parameterBytesMax = 200
    /// A UUID, a hash or a word with a number; longer keys are a mistake.
    static let idempotencyKeyBytesMax = 255
    /// Values of a filter. A record has no more tags than these, and there are not so many types.
    static let filterValuesMax = 64
    /// Bytes of records that are read for a stream at once, with the record that reaches them. Reading costs little beside
    /// sending, and a client that does not read has this lying ready. As a rule it fits in 8 KiB, as it is sent.
    static let pieceBytesMax = 7 << 10
    /// Bytes that may wait to be sent on a connection before its writer has to wait, and how few they must become before
    /// it goes on.
    static let unsentBytesMax = 16 << 10
    static let unsentBytesLow = 4 << 10
    /// How long a client may take next to nothing of what lies ready for it.
    static let stalledMax = Duration.seconds(60)
    /// How long a browser waits before it takes up a stream again that was cut off.
    static let reconnectMilliseconds = 2_000
    /// Proxies and browsers give up on a silent stream after 30 to 60 seconds.
    static let heartbeat = Duration.seconds(15)
    /// How long a client may wait for a watermark: shorter than its own and a proxy's patience.
    static let waitMax = Duration.seconds(25)
    /// How long a client should wait before it asks a busy server again, in seconds.
    static let retryAfter = 1
}
