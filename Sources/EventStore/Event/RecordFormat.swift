import Wire

/// The one form of a record: a CloudEvents 1.0 JSON object, keys in this order, no insignificant white space.
///
///     {"specversion":"1.0","sequence":"00000000000000001234","recordedtime":"2026-11-22T08:49:54.123Z",
///      "id":"0192f0c1-…","source":"mim","type":"nl.mim.visit-held","subject":"trajectory:0192…",
///      "actor":"coordinator:0191…","tags":"location:… trajectory:… volunteer:…","data":{…}}
///
/// (on one line; `"time":"…",` stands after `recordedtime` where the instant is known). These bytes are stored, hashed,
/// served and handed to an auditor; they are never written anew.
enum RecordFormat {
    /// The CloudEvents `source` of every record.
    static let source = "mim"
    /// Digits of `sequence`: as many as the largest 64-bit number, so that text order is log order.
    static let sequenceDigits = 20

    // The text between the values, in order. `time` may be missing; everything else is in every record.
    static let beforeSequence: StaticString = #"{"specversion":"1.0","sequence":""#
    static let beforeRecordedTime: StaticString = #"","recordedtime":""#
    static let beforeTime: StaticString = #"","time":""#
    static let beforeID: StaticString = #"","id":""#
    static let beforeType: StaticString = #"","source":"mim","type":""#
    static let beforeSubject: StaticString = #"","subject":""#
    static let beforeActor: StaticString = #"","actor":""#
    static let beforeTags: StaticString = #"","tags":""#
    static let beforeData: StaticString = #"","data":"#

    /// Where the digits of `sequence` start: the same in every record.
    static let sequenceOffset = beforeSequence.utf8CodeUnitCount
    /// Where `recordedtime` starts: the same in every record.
    static let recordedTimeOffset = sequenceOffset + sequenceDigits + beforeRecordedTime.utf8CodeUnitCount

    /// A record whose sequence and recorded time are still zeros, for the log to fill in when it gives them.
    static func template(_ event: NewEvent, sortedTags: [Tag]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + event.data.count)
        bytes.append(beforeSequence)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: sequenceDigits))
        bytes.append(beforeRecordedTime)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: Instant.textLength))
        if let time = event.time {
            bytes.append(beforeTime)
            bytes.append(contentsOf: time.description.utf8)
        }
        bytes.append(beforeID)
        event.id.append(to: &bytes)
        bytes.append(beforeType)
        bytes.append(contentsOf: event.type.utf8)
        bytes.append(beforeSubject)
        bytes.append(contentsOf: event.subject.text.utf8)
        bytes.append(beforeActor)
        bytes.append(contentsOf: event.actor.text.utf8)
        bytes.append(beforeTags)
        for (index, tag) in sortedTags.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            bytes.append(contentsOf: tag.text.utf8)
        }
        bytes.append(beforeData)
        bytes.append(contentsOf: event.data)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// Fills in what only the log knows.
    ///
    /// - Parameter recordedTime: The 24 characters of an instant.
    static func fill(_ record: inout [UInt8], position: Position, recordedTime: String.UTF8View) {
        var rest = position.index
        for index in stride(from: sequenceOffset + sequenceDigits - 1, through: sequenceOffset, by: -1) {
            record[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        let end = recordedTimeOffset + Instant.textLength
        record.replaceSubrange(recordedTimeOffset..<end, with: recordedTime)
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }
}
