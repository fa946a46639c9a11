import FoundationEssentials

/// Base64 with padding and without line breaks, as notes, checkpoints and proofs write it.
enum Base64 {
    static func encode(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

    /// The bytes; nil when the text is not the one form that `encode` gives them.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        // Written again and compared, because a text with spare bits set would be a second form of the same bytes.
        guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }
}
