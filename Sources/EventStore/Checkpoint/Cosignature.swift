import Wire

/// What a witness writes below a checkpoint (C2SP `tlog-cosignature`, Ed25519): that at this time it was the largest one
/// that the witness has seen of the log, and the continuation of all that came before it.
struct Cosignature {
    /// When, in seconds since 1970-01-01T00:00:00Z.
    let seconds: UInt64
    /// 64 bytes of Ed25519.
    let signature: [UInt8]

    private static let timeBytes = 8
    private static let signatureBytes = 64

    /// Reads the bytes of a signature line; nil when they do not have the form or name no time.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.timeBytes + Self.signatureBytes else { return nil }
        seconds = bytes.prefix(Self.timeBytes).reduce(0) { $0 << 8 | UInt64($1) }
        signature = Array(bytes.dropFirst(Self.timeBytes))
        // Zero says that the witness makes no statement about the time; the other end is that of the form.
        guard seconds > 0, seconds <= UInt64(Int64.max) else { return nil }
    }

    /// What is signed.
    static func message(_ text: String, at seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }
}

extension SignedNote {
    /// The line with which a witness cosigns this note.
    ///
    /// - Parameter key: Of the kind `cosignature`.
    func cosignature(by key: NoteSigningKey, at seconds: UInt64) throws -> Signature {
        let time = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> UInt64(56 - 8 * $0)) }
        return Signature(
            name: key.name, keyID: key.verifierKey.id,
            bytes: time + (try key.sign(Cosignature.message(text, at: seconds))))
    }

    /// When this witness has cosigned it; nil when it has not, or a line in its name is not its own.
    public func cosigned(by key: NoteVerifierKey) -> Instant? {
        guard key.kind == .cosignature, signers(among: [key]) == [key] else { return nil }
        let line = signatures.first { $0.name == key.name && $0.keyID == key.id }
        // A time that no calendar of ours can write is as good as none.
        return line.flatMap { Cosignature($0.bytes) }.flatMap { Instant(seconds: $0.seconds) }
    }

    /// The same text with only the lines of these keys.
    func signed(onlyBy keys: [NoteVerifierKey]) -> SignedNote {
        SignedNote(
            text: text,
            signatures: signatures.filter { line in keys.contains { $0.name == line.name && $0.id == line.keyID } })
    }

    /// The same note with further lines below it.
    func adding(_ lines: [Signature]) -> SignedNote { SignedNote(text: text, signatures: signatures + lines) }
}

extension Instant {
    /// The last second of the year 9999.
    private static let secondsMax: UInt64 = 253_402_300_799

    fileprivate init?(seconds: UInt64) {
        guard seconds <= Self.secondsMax else { return nil }
        self.init(milliseconds: Int64(seconds) * 1000)
    }
}
