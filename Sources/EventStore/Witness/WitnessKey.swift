/// The key with which a witness cosigns, in a file that only its owner may read.
struct WitnessKey: Sendable {
    let key: NoteSigningKey

    /// Room for one key with a long name.
    private static let fileBytesMax = 4 << 10

    /// Reads the key of a file; nil when there is no file.
    static func read(at path: String) throws(FileFailure) -> WitnessKey? {
        guard let text = try DurableFile.text(at: path, bytesMax: fileBytesMax) else { return nil }
        guard text.hasSuffix("\n"), let key = NoteSigningKey(line: text.dropLast(), kind: .cosignature) else {
            throw FileFailure(sentence: "The file \(path) does not hold the key of a witness. Put it back from a copy.")
        }
        return WitnessKey(key: key)
    }

    /// Makes a key and its file.
    ///
    /// - Parameter name: Whose key it is; nil takes one that no other witness has.
    static func make(at path: String, name: String?) throws(FileFailure) -> WitnessKey {
        let unused = "witness.invalid/" + String(UInt64.random(in: .min ... .max), radix: 36)
        guard let key = NoteSigningKey(newFor: name ?? unused, kind: .cosignature) else {
            throw FileFailure(
                sentence: "The name of a witness is not empty and has neither white space nor a plus sign.")
        }
        try DurableFile.make(key.line, at: path)
        return WitnessKey(key: key)
    }
}
