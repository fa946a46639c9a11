/// What an event is about, as `kind:key`, for queries: `trajectory:0192f0c1-…`. Never holds personal data.
public struct Tag: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String

    /// A tag of 1 to `LogLimits.tagBytesMax` printable ASCII characters without a space; nil for anything else.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= LogLimits.tagBytesMax,
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }

    public static func < (left: Tag, right: Tag) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }

    public var description: String { text }
}
