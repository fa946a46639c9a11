/// A zip file without compression (APPNOTE 6.3, method 0): what is in it stands in it to the letter, and the same files
/// give the same bytes.
///
/// The few packages that write zip files compress, and bring their own clock; a dossier is small, and is to repeat.
enum StoredZip {
    /// Beyond this the form needs fields that this writer does not write.
    static let bytesMax = Int(UInt32.max) - 1
    static let filesMax = Int(UInt16.max) - 1

    /// 1 January 1980 at midnight, the first moment that the form knows: a dossier says itself when things were.
    private static let date: UInt16 = 1 << 5 | 1
    private static let time: UInt16 = 0
    /// 2.0: files in folders.
    private static let version: UInt16 = 20
    /// Made on Unix, so that the mode below is read.
    private static let maker: UInt16 = 3 << 8 | version
    /// A regular file that everybody may read and its owner may write.
    private static let mode: UInt32 = 0o100644 << 16
    /// Names are UTF-8.
    private static let flags: UInt16 = 1 << 11

    /// The zip file; nil when it would be larger than the form allows.
    ///
    /// - Parameter files: In the order in which they come to stand, each with its name inside.
    static func bytes(of files: [(name: String, bytes: [UInt8])]) -> [UInt8]? {
        let size = files.reduce(0) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 100 }
        guard size < bytesMax, files.count <= filesMax else { return nil }
        var zip = Writer()
        zip.bytes.reserveCapacity(size)
        var directory = Writer()
        for file in files {
            let entry = Entry(name: Array(file.name.utf8), size: UInt32(file.bytes.count), check: CRC32.of(file.bytes))
            let offset = UInt32(zip.bytes.count)
            zip.number(0x0403_4B50 as UInt32)
            zip.common(entry)
            zip.bytes += entry.name
            zip.bytes += file.bytes
            directory.number(0x0201_4B50 as UInt32)
            directory.number(maker)
            directory.common(entry)
            for _ in 0..<3 { directory.number(0 as UInt16) }  // Comment, disk, internal attributes.
            directory.number(mode)
            directory.number(offset)
            directory.bytes += entry.name
        }
        let start = UInt32(zip.bytes.count)
        zip.bytes += directory.bytes
        zip.number(0x0605_4B50 as UInt32)
        for count in [0, 0, files.count, files.count] { zip.number(UInt16(count)) }
        zip.number(UInt32(directory.bytes.count))
        zip.number(start)
        zip.number(0 as UInt16)
        return zip.bytes
    }

    private struct Entry {
        let name: [UInt8]
        let size: UInt32
        let check: UInt32
    }

    /// Appends numbers, little end first.
    private struct Writer {
        var bytes: [UInt8] = []

        mutating func number(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
        }

        /// What stands before a file and in the directory alike.
        mutating func common(_ entry: Entry) {
            for value in [version, flags, 0, time, date] { number(value) }
            for value in [entry.check, entry.size, entry.size] { number(value) }
            number(UInt16(entry.name.count))
            number(0 as UInt16)
        }
    }
}

/// The check sum of zip files: CRC-32 (ISO 3309), reflected.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
    }
}
