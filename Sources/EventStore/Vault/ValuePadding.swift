/// Hides how long a text is: "yes" and "no" take the same room once sealed.
///
/// ISO/IEC 7816-4: one byte 0x80, then zeros up to the block.
enum ValuePadding {
    /// Names, codes and telephone numbers all fit one block, so length tells nothing about them; a free text shows its
    /// length to within a line.
    static let blockBytes = 64
    private static let marker: UInt8 = 0x80

    static func padded(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        bytes.append(marker)
        let rest = bytes.count % blockBytes
        if rest > 0 { bytes.append(contentsOf: repeatElement(0, count: blockBytes - rest)) }
        return bytes
    }

    /// The text; nil when this is no padded text.
    static func unpadded(_ bytes: some BidirectionalCollection<UInt8>) -> String? {
        guard bytes.count % blockBytes == 0, let end = bytes.lastIndex(where: { $0 != 0 }), bytes[end] == marker
        else { return nil }
        return String(validating: bytes[..<end], as: UTF8.self)
    }
}
