import CLMDB

/// The tables of a vault and what stands in them. Numbers have the big end first.
///
///     table   key                               value
///     keys    subject, ASCII · 0 · revision 4   1 · nonce 12 · wrapped key 32 · tag 16     a key
///                                               2 · size of the log 8                      erased by the event that
///                                                                                          made the log so large
///     meta    "format"                          "mim-vault"
///             "version"                         the number of this format, 8 bytes
///             "key-check"                       nonce 12 · ciphertext · tag 16: shows that a master key is the right one
///             "log-size-obeyed"                 up to which size of the log every erasure has been carried out, 8 bytes
struct VaultSchema: Sendable {
    let keys: LMDBTable<KeyName, KeyEntry>
    let meta: LMDBTable<String, [UInt8]>

    static let tableCount = 2
    static let format = "mim-vault"
    /// The format that this program writes, and the only one so far.
    static let version: UInt64 = 1

    static let keysName = "keys"
    static let keyCheckKey = "key-check"
    private static let formatKey = "format"
    private static let versionKey = "version"
    private static let logSizeObeyedKey = "log-size-obeyed"

    /// Opens the tables of a vault, or makes them when the file is new.
    ///
    /// - Throws: `VaultFault.unreadable` when the file is not a vault or is newer; `LMDBError`.
    init(in transaction: borrowing LMDBWriteTransaction) throws {
        let isNew = try LMDBTable<[UInt8], [UInt8]>.isFileEmpty(in: transaction.reading)
        guard let meta = try LMDBTable<String, [UInt8]>("meta", make: isNew, in: transaction.reading),
            let keys = try LMDBTable<KeyName, KeyEntry>(Self.keysName, make: isNew, in: transaction.reading)
        else { throw VaultFault.unreadable("It is an LMDB file, but not a vault.") }
        self.meta = meta
        self.keys = keys
        if isNew {
            try meta.put(Array(Self.format.utf8), under: Self.formatKey, in: transaction)
            try meta.put(Self.version.bytes, under: Self.versionKey, in: transaction)
            try meta.put(UInt64(0).bytes, under: Self.logSizeObeyedKey, in: transaction)
        }
        guard try meta.value(of: Self.formatKey, in: transaction.reading) == Array(Self.format.utf8),
            let version = try meta.number(of: Self.versionKey, in: transaction.reading)
        else { throw VaultFault.unreadable("It is an LMDB file, but not a vault.") }
        guard version == Self.version else {
            throw VaultFault.unreadable(
                "It has vault format \(version); this program knows format \(Self.version). Use the program that wrote it."
            )
        }
    }

    /// The newest key of a subject, or the mark that it is erased; nil when there never was one.
    func newest(of subject: String, in transaction: borrowing LMDBTransaction) throws -> (KeyName, KeyEntry)? {
        let cursor = try keys.cursor(in: transaction)
        var newest: (KeyName, KeyEntry)?
        var entry = try cursor.seek(atOrAfter: KeyName(subject: subject, revision: 1))
        while let (name, bytes) = entry, name.subject == subject {
            guard let value = KeyEntry(bytes: bytes) else { throw LMDBError.notLMDB }
            newest = (name, value)
            entry = try cursor.next()
        }
        return newest
    }
}

/// The name of one key: whose, and which in order.
struct KeyName: Hashable, Sendable, LMDBBytes {
    let subject: String
    let revision: UInt32

    init(subject: String, revision: UInt32) {
        self.subject = subject
        self.revision = revision
    }

    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 5, bytes[bytes.count - 5] == 0 else { return nil }
        subject = String(decoding: bytes[..<(bytes.count - 5)], as: UTF8.self)
        revision = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self))
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        try (Array(subject.utf8) + [0] + withUnsafeBytes(of: revision.bigEndian) { Array($0) }).withBytes(body)
    }
}

/// What stands for a key.
enum KeyEntry: Hashable, LMDBBytes {
    /// The key, wrapped under the master key: nonce, ciphertext, tag.
    case wrapped([UInt8])
    /// The key is gone: the event that ordered it made the log this large.
    case erased(by: LogSize)

    private static let wrappedMark: UInt8 = 1
    private static let erasedMark: UInt8 = 2

    init?(bytes: UnsafeRawBufferPointer) {
        let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        switch bytes.first {
        case Self.wrappedMark: self = .wrapped(Array(rest))
        case Self.erasedMark:
            guard let size = UInt64(bytes: rest) else { return nil }
            self = .erased(by: LogSize(size))
        default: return nil
        }
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        switch self {
        case .wrapped(let box): try ([Self.wrappedMark] + box).withBytes(body)
        case .erased(let size): try ([Self.erasedMark] + size.count.bytes).withBytes(body)
        }
    }
}
