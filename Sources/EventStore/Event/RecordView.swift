import Wire

/// The parts of one record, lent: valid only while its bytes are.
///
/// The record has one form (`RecordFormat`), so the parts are found by stepping from key to key; nothing is copied.
public struct RecordView {
    /// The whole record.
    public let bytes: UnsafeRawBufferPointer
    public let position: Position
    public let recordedAt: Instant
    /// The instant at which it happened, where that is known: the `time` of CloudEvents.
    public let occurredAt: Instant?
    public let id: Identifier
    /// The wire name of the type, in ASCII.
    public let type: UnsafeRawBufferPointer
    public let subject: UnsafeRawBufferPointer
    public let actor: UnsafeRawBufferPointer
    /// The tags, sorted, separated by one space.
    public let tags: UnsafeRawBufferPointer
    /// The JSON object of the programme.
    public let data: UnsafeRawBufferPointer

    /// Finds the parts of a record.
    ///
    /// - Throws: `EventLogFault.unreadable` when the bytes do not have the form of a record. Only the form is looked at;
    ///   that the bytes are those that were written is for the log's hashes to show.
    public init(parsing bytes: UnsafeRawBufferPointer) throws(EventLogFault) {
        guard bytes.count <= LogLimits.recordBytesMax, var scanner = RecordScanner(bytes),
            scanner.take(RecordFormat.beforeSequence), let sequence = scanner.takeSequence(),
            scanner.take(RecordFormat.beforeRecordedTime), let recordedAt = scanner.takeInstant()
        else { throw .notARecord }
        if scanner.take(RecordFormat.beforeTime) {
            guard let time = scanner.takeInstant() else { throw .notARecord }
            occurredAt = time
        } else {
            occurredAt = nil
        }
        guard scanner.take(RecordFormat.beforeID), let id = scanner.takeIdentifier(),
            scanner.take(RecordFormat.beforeType), let type = scanner.takeText(),
            scanner.take(RecordFormat.beforeSubject), let subject = scanner.takeText(),
            scanner.take(RecordFormat.beforeActor), let actor = scanner.takeText(),
            scanner.take(RecordFormat.beforeTags), let tags = scanner.takeText(),
            scanner.isPlainSoFar, scanner.take(RecordFormat.beforeData), let data = scanner.takeData(),
            !type.isEmpty, !subject.isEmpty, !actor.isEmpty
        else { throw .notARecord }
        self.bytes = bytes
        position = Position(sequence)
        self.recordedAt = recordedAt
        self.id = id
        self.type = type
        self.subject = subject
        self.actor = actor
        self.tags = tags
        self.data = data
    }
}

extension EventLogFault {
    fileprivate static let notARecord = unreadable("These bytes do not have the form of a record.")
}
