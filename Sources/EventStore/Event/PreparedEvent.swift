import Wire

/// An event checked against every limit and written as a record, but for what only the writer can give.
///
/// Made in the task of the caller, so that the one writer has as little to do as can be.
struct PreparedEvent: Sendable {
    let id: Identifier
    let type: String
    /// Sorted, as in the record.
    let tags: [Tag]
    private(set) var record: [UInt8]

    /// Checks an event and writes its record.
    ///
    /// - Throws: `EventLogFault.invalidEvent` with the limit that is broken.
    init(_ event: NewEvent) throws(EventLogFault) {
        try Self.check(event)
        id = event.id
        type = event.type
        tags = event.tags.sorted()
        record = RecordFormat.template(event, sortedTags: tags)
        guard record.count <= LogLimits.recordBytesMax else {
            throw .invalidEvent("The record has \(record.count) bytes; at most \(LogLimits.recordBytesMax) are taken.")
        }
    }

    /// Gives the event its place in the log.
    mutating func fill(position: Position, recordedTime: String.UTF8View) {
        RecordFormat.fill(&record, position: position, recordedTime: recordedTime)
    }

    private static func check(_ event: NewEvent) throws(EventLogFault) {
        guard Tag(event.type) != nil, event.type.utf8.count <= LogLimits.typeBytesMax else {
            throw .invalidEvent(
                "A type has 1 to \(LogLimits.typeBytesMax) printable ASCII characters without a space or a quote.")
        }
        guard event.tags.count <= LogLimits.tagsPerEventMax else {
            throw .invalidEvent(
                "An event has \(event.tags.count) tags; at most \(LogLimits.tagsPerEventMax) are taken.")
        }
        if let time = event.time, !time.isRecordable {
            throw .invalidEvent("The time of an event lies outside the years \(Day.acceptedYears).")
        }
        guard event.data.first == UInt8(ascii: "{"), event.data.last == UInt8(ascii: "}"),
            !event.data.contains(where: { $0 < 0x20 }), event.data.withUnsafeBytes({ isJSON($0) })
        else {
            throw .invalidEvent("The data of an event is a JSON object without line breaks.")
        }
    }

    /// Whether these bytes are one JSON value. Its content is not looked at.
    private static func isJSON(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var reader = JSONReader(bytes)
        do {
            try reader.skipValue()
            try reader.expectEnd()
            return true
        } catch {
            return false
        }
    }
}

/// The events of one append, each checked, and all of them together.
struct PreparedAppend: Sendable {
    var events: [PreparedEvent]
    let condition: AppendCondition?
    let requests: [RequestPart]
    /// The bytes of all records.
    let bytes: Int
    /// The tags of all events, each counted each time.
    let tagCount: Int

    /// - Throws: `EventLogFault.invalidEvent` with the limit that is broken.
    init(_ events: [NewEvent], condition: AppendCondition?, requests: [RequestPart]) throws(EventLogFault) {
        guard (1...LogLimits.eventsPerAppendMax).contains(events.count) else {
            throw .invalidEvent("An append has 1 to \(LogLimits.eventsPerAppendMax) events, not \(events.count).")
        }
        guard requests.allSatisfy({ (1...LogLimits.requestKeyBytesMax).contains($0.request.key.count) }) else {
            throw .invalidEvent("A request key has 1 to \(LogLimits.requestKeyBytesMax) bytes.")
        }
        guard requests.isEmpty || requests.reduce(0, { $0 + $1.eventCount }) == events.count,
            requests.allSatisfy({ $0.eventCount > 0 }), Set(requests.map(\.request.key)).count == requests.count
        else { throw .invalidEvent("Each event of an append belongs to one of its requests, and no key comes twice.") }
        var prepared: [PreparedEvent] = []
        prepared.reserveCapacity(events.count)
        for event in events { prepared.append(try PreparedEvent(event)) }
        self.events = prepared
        self.condition = condition
        self.requests = requests
        bytes = prepared.reduce(0) { $0 + $1.record.count }
        tagCount = prepared.reduce(0) { $0 + $1.tags.count }
        guard bytes <= LogLimits.appendBytesMax else {
            throw .invalidEvent("An append has \(bytes) bytes; at most \(LogLimits.appendBytesMax) are taken.")
        }
        guard tagCount <= LogLimits.tagsPerAppendMax else {
            throw .invalidEvent("An append has \(tagCount) tags; at most \(LogLimits.tagsPerAppendMax) are taken.")
        }
        guard events.count == 1 || Set(events.map(\.id)).count == events.count else {
            throw .invalidEvent("Two events of one append have the same id.")
        }
    }

    /// Gives the events their places, from a size on.
    ///
    /// - Parameter clock: Asked once for each event.
    /// - Throws: `EventLogFault.invalidEvent` when the clock cannot be right.
    mutating func fill(from size: LogSize, clock: () -> Instant) throws(EventLogFault) {
        var last: (instant: Instant, text: String)?
        for index in events.indices {
            let instant = clock()
            guard instant.isRecordable else {
                throw .invalidEvent("The clock is wrong: it gives a time outside the years \(Day.acceptedYears).")
            }
            let text = last?.instant == instant ? last?.text ?? instant.description : instant.description
            last = (instant, text)
            events[index].fill(position: Position(size.count + UInt64(index)), recordedTime: text.utf8)
        }
    }
}

extension Instant {
    /// Whether the text form has four digits of a year that the record accepts, and so can be read again.
    fileprivate var isRecordable: Bool {
        // Compared as numbers first: a day that is clamped would otherwise be taken for one within the years.
        milliseconds.magnitude < UInt64(Self.dayLength) * 1_000_000 && Day.acceptedYears.contains(utcDay.year)
    }
}
