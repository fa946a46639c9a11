import EventStore
import Wire

/// What an answer was worked out from: how much of the log was known, and the day that it is about.
///
/// The same question with the same size and the same day has the same answer for ever, however much is recorded later;
/// the root proves which log that was. It follows from the log alone, so that it says the same whenever it is asked.
public struct AnswerBasis: Hashable, Sendable {
    /// The first so many events were known.
    public let size: LogSize
    /// The root of the Merkle tree over them.
    public let root: TreeHash
    /// When the last of them was recorded; nil for a log without any.
    public let knownOn: Instant?
    /// How things stood on this day, by all that was known; nothing that happened later is counted.
    public let on: Day

    public init(size: LogSize, root: TreeHash, knownOn: Instant?, on: Day) {
        self.size = size
        self.root = root
        self.knownOn = knownOn
        self.on = on
    }

    /// The basis of answers from the first events of a log.
    ///
    /// - Throws: `EventLogFault` when the log cannot be read.
    public init(_ log: any LogReading, size: LogSize, on: Day) throws {
        let last = size.count == 0 ? nil : try log.recordedTime(at: Position(size.count - 1))
        self.init(size: size, root: try log.root(at: size), knownOn: last, on: on)
    }
}

extension AnswerBasis {
    /// The fields by which every report says what it was worked out from. Published reports are held against their
    /// hashes, so their names and their order are frozen.
    func writeReportFields(to json: inout JSONWriter) {
        json.key("logSize")
        json.raw("\(size.count)".utf8)
        json.key("root")
        json.string(root.base64)
        json.key("asKnownOn")
        if let knownOn { json.string("\(knownOn)") } else { json.null() }
        json.key("on")
        json.string("\(on)")
    }
}
