/// A value about a person that only the vault can open: what stands in the record in the place of the text.
public struct SealedValue: Hashable, Sendable {
    /// Whose key it is under, in the form of a tag: `mother:0192…`.
    public var subject: String
    /// The revision of the subject's key, from 1.
    public var key: Int
    /// Base64 of the nonce (12 bytes), the ciphertext and the tag (16 bytes).
    public var box: String

    public init(subject: String, key: Int, box: String) {
        self.subject = subject
        self.key = key
        self.box = box
    }
}
