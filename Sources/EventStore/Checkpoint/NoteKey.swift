import Crypto
import FoundationEssentials

/// What a key signs, as the byte before it says (C2SP `signed-note`, signature types).
public enum NoteKeyKind: UInt8, Sendable {
    /// Ed25519 over the text of a note: what a log does.
    case note = 1
    /// Ed25519 over the text of a checkpoint with a time before it: what a witness does (C2SP `tlog-cosignature`).
    case cosignature = 4
}

/// The public half of a key that signs notes, as C2SP `signed-note` writes it: `name+id+base64`.
public struct NoteVerifierKey: Hashable, Sendable, CustomStringConvertible {
    /// Whose key it is; for a log the same as its origin.
    public let name: String
    /// Four bytes that tell the key from others of the same name.
    public let id: UInt32
    /// What it signs.
    public let kind: NoteKeyKind
    /// 32 bytes.
    let publicKey: [UInt8]

    static let publicKeyBytes = 32

    /// - Parameter publicKey: An Ed25519 key.
    init(name: String, kind: NoteKeyKind, publicKey: [UInt8]) {
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        id = Self.id(name: name, kind: kind, publicKey: publicKey)
    }

    /// Reads a key; nil when it does not have the form, is of another kind, or its id is not that of the key.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, NoteName.isValid(parts[0]), parts[1].utf8.count == 8,
            let id = UInt32(parts[1], radix: 16), let bytes = Base64.decode(parts[2]),
            bytes.count == 1 + Self.publicKeyBytes, let kind = NoteKeyKind(rawValue: bytes[0])
        else { return nil }
        self.init(name: String(parts[0]), kind: kind, publicKey: Array(bytes.dropFirst()))
        guard self.id == id else { return nil }
    }

    /// `name+id+base64`.
    public var description: String { "\(name)+\(idDigits)+\(Base64.encode([kind.rawValue] + publicKey))" }

    /// The id as it is written: eight digits.
    var idDigits: String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Whether this key made the signature of the text.
    func verifies(_ signature: [UInt8], of text: String) -> Bool {
        switch kind {
        case .note: isValid(signature, for: Array(text.utf8))
        case .cosignature:
            Cosignature(signature).map { isValid($0.signature, for: Cosignature.message(text, at: $0.seconds)) }
                ?? false
        }
    }

    private func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: message)
    }

    private static func id(name: String, kind: NoteKeyKind, publicKey: [UInt8]) -> UInt32 {
        SHA256.hash(data: Array("\(name)\n".utf8) + [kind.rawValue] + publicKey)
            .prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// The whole of a key that signs notes.
public struct NoteSigningKey: Sendable {
    public let name: String
    let kind: NoteKeyKind
    private let key: Curve25519.Signing.PrivateKey

    /// The bytes of a secret.
    public static let secretBytes = 32

    /// A new key.
    ///
    /// - Parameter name: Not empty, without white space and without a plus sign; nil otherwise.
    public init?(newFor name: String, kind: NoteKeyKind = .note) {
        guard NoteName.isValid(name) else { return nil }
        self.name = name
        self.kind = kind
        key = Curve25519.Signing.PrivateKey()
    }

    /// The key with this secret; nil when the name or the secret does not have the form.
    public init?(name: String, secret: [UInt8], kind: NoteKeyKind = .note) {
        guard NoteName.isValid(name), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret) else {
            return nil
        }
        self.name = name
        self.kind = kind
        self.key = key
    }

    /// 32 bytes that nobody else may see.
    public var secret: [UInt8] { Array(key.rawRepresentation) }

    /// What others verify with.
    public var verifierKey: NoteVerifierKey {
        NoteVerifierKey(name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// The bare signature of a message, which is the text of a note or what a cosignature is made over.
    func sign(_ message: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: message)) }
}

/// The names of keys.
enum NoteName {
    /// Not empty, no white space, no control character, no plus sign: it stands between spaces and plus signs.
    static func isValid(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                scalar != "+" && !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
            }
    }
}
