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
    /// Proxies and browsers give up on a silent stream after 30 to 60 seconds.
    static let heartbeat = Duration.seconds(15)
    /// How long a client may wait for a watermark: shorter than its own and a proxy's patience.
    static let waitMax = Duration.seconds(25)
    /// How long a client should wait before it asks a busy server again, in seconds.
    static let retryAfter = 1
}
