/// The records of a tile as C2SP `tlog-tiles` puts them together: each with its length before it, two bytes, the high
/// one first.
enum EntryBundle {
    private static let lengthBytes = 2

    /// The most that 256 records can have.
    static let bytesMax = TreeShape.tileWidth * (lengthBytes + LogLimits.recordBytesMax)

    /// Adds a record, which is never longer than the length can say.
    static func append(_ record: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        bytes.append(UInt8(record.count >> 8))
        bytes.append(UInt8(record.count & 0xFF))
        bytes.append(contentsOf: record)
    }

    /// Where each record lies; nil when the bytes are not exactly so many records.
    static func ranges(_ bytes: UnsafeRawBufferPointer, count: Int) -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(count)
        var place = 0
        while ranges.count < count {
            guard place + lengthBytes <= bytes.count else { return nil }
            let start = place + lengthBytes
            place = start + (Int(bytes[place]) << 8 | Int(bytes[place + 1]))
            guard place <= bytes.count else { return nil }
            ranges.append(start..<place)
        }
        return place == bytes.count ? ranges : nil
    }
}
