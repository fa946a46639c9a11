import EventStore
import Programme
import Wire

/// A command on its way: what is asked, by whom, and on what terms.
struct CommandOrder: Sendable {
    let command: any Command
    var actor: Actor = .local
    /// Recognises the same request sent again.
    var request: RequestKey?
    /// Refuse when what the command concerns has changed since this size.
    var unchangedSince: LogSize?
}

/// What came of a command.
struct CommandReceipt: Hashable, Sendable {
    /// Where its events stand; empty when there was nothing to record.
    let positions: Range<UInt64>
    /// The size of the log up to and with the last of them.
    let size: LogSize
    /// Whether this is the answer to an earlier sending of the same request.
    let isRepeated: Bool
    /// The tag of what it chiefly concerns; nil when there was nothing to record.
    let subject: String?
    /// Every id that its events carry, as tags, sorted.
    let tags: [String]
}

extension CommandReceipt {
    /// The receipt of events that have just been appended.
    init(_ receipt: AppendReceipt, of events: [NewEvent]) {
        let tags = events.reduce(into: Set<Tag>()) { $0.formUnion($1.tags) }
        self.init(
            positions: receipt.positions, size: receipt.size, isRepeated: false, subject: events.first?.subject.text,
            tags: tags.sorted().map(\.text))
    }

    /// The receipt of an earlier sending, with what its records say of themselves.
    init(repeating receipt: AppendReceipt, in log: any EventLog) throws {
        var subject: String?
        var tags: Set<String> = []
        try log.scan(from: LogSize(receipt.first.index), to: receipt.size) { record in
            subject = subject ?? String(decoding: record.subject, as: UTF8.self)
            record.forEachTag { tags.insert(String(decoding: $0, as: UTF8.self)) }
            return true
        }
        self.init(
            positions: receipt.positions, size: receipt.size, isRepeated: true, subject: subject,
            tags: tags.sorted())
    }
}
