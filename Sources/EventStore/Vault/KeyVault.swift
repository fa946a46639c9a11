import Crypto
import FoundationEssentials
import Synchronization
import Wire

/// The keys of the people in the record, one each, apart from the record: a key destroyed is a person forgotten.
///
/// Texts about people are sealed under the key of their subject before they enter the log, and opened when someone who
/// may read them asks. Each key is wrapped under a master key that the operator holds.
public final class KeyVault: Sendable {
    private let environment: LMDBEnvironment
    private let schema: VaultSchema
    private let masterKey: SymmetricKey
    /// Unwrapped once and kept: unwrapping costs more than opening a value.
    private let cache = Mutex(Cache())

    private struct Cache {
        var keys: [KeyName: SymmetricKey] = [:]
        var newest: [String: UInt32] = [:]
    }

    /// Whether the master key was made just now: the operator is to keep a copy of it elsewhere.
    public let masterKeyWasMade: Bool

    /// How large the map of the file is at first: keys of some 15 million subjects.
    public static let mapBytes = 1 << 32
    /// The most that the map and the file grow to unless told otherwise: keys of some billion subjects.
    public static let fileBytesMaxDefault = 1 << 38

    /// Opens the vault in a directory; both are made when they are missing.
    ///
    /// - Parameter fileBytesMax: The most that the file can grow to: address space, not disk.
    /// - Throws: `VaultFault.wrongMasterKey` or `noMasterKey`; `alreadyOpen`; `unreadable`; `full`.
    public static func open(
        at path: String, masterKey source: MasterKeySource, fileBytesMax: Int = fileBytesMaxDefault
    ) throws(VaultFault) -> KeyVault {
        try open(at: path, masterKey: source, fileBytesMax: fileBytesMax, mapBytes: mapBytes)
    }

    /// - Parameter mapBytes: How much of the file can be reached at first; more when it has grown so far.
    static func open(
        at path: String, masterKey source: MasterKeySource, fileBytesMax: Int, mapBytes: Int
    ) throws(VaultFault) -> KeyVault {
        try translating(at: path) {
            let environment = try LMDBEnvironment(
                path: path, tables: VaultSchema.tableCount, fileBytesMax: fileBytesMax,
                mapBytes: mapBytes, growing: VaultSchema.keysName)
            let opened = try environment.write { transaction in
                let schema = try VaultSchema(in: transaction)
                return (schema, try checkedMasterKey(from: source, schema, in: transaction))
            }
            guard let (schema, masterKey) = opened else { throw LMDBError.notLMDB }
            return KeyVault(environment: environment, schema: schema, masterKey: masterKey)
        }
    }

    private init(environment: LMDBEnvironment, schema: VaultSchema, masterKey: MasterKey) {
        self.environment = environment
        self.schema = schema
        self.masterKey = masterKey.key
        masterKeyWasMade = masterKey.isNew
    }

    /// Holds the master key against the sealed word that only the right one opens; seals that word in a new vault.
    private static func checkedMasterKey(
        from source: MasterKeySource, _ schema: VaultSchema, in transaction: borrowing LMDBWriteTransaction
    ) throws -> MasterKey {
        let place = [VaultSchema.format, VaultSchema.keyCheckKey]
        let check = try schema.meta.value(of: VaultSchema.keyCheckKey, in: transaction.reading)
        let masterKey = try MasterKey(from: source, makesFile: check == nil)
        if let check {
            guard SealedBox.open(check, under: masterKey.key, belongingTo: place) != nil else {
                throw VaultFault.wrongMasterKey
            }
        } else {
            let word = Array(VaultSchema.format.utf8)
            let box = try SealedBox.seal(word, under: masterKey.key, belongingTo: place)
            try schema.meta.put(box, under: VaultSchema.keyCheckKey, in: transaction)
        }
        return masterKey
    }

    /// Makes the keys that these subjects lack, all in one durable transaction: before a batch is sealed.
    ///
    /// - Throws: `VaultFault.invalidSubject`; `erased` when one of them was erased; `full`; `closed`.
    public func prepareKeys(for subjects: some Sequence<String>) throws(VaultFault) {
        let missing = cache.withLock { cache in Set(subjects).filter { cache.newest[$0] == nil } }
        guard !missing.isEmpty else { return }
        for subject in missing where Tag(subject) == nil { throw .invalidSubject(subject) }
        let found = try Self.translating(at: nil) {
            try environment.write { transaction in
                try missing.map { try newestOrNewKey(of: $0, in: transaction) }
            }
        }
        cache.withLock { cache in
            for (name, key) in found ?? [] {
                cache.keys[name] = key
                cache.newest[name.subject] = name.revision
            }
        }
    }

    private func newestOrNewKey(
        of subject: String, in transaction: borrowing LMDBWriteTransaction
    ) throws -> (KeyName, SymmetricKey) {
        switch try schema.newest(of: subject, in: transaction.reading) {
        case (let name, .wrapped(let box))?: return (name, try unwrap(box, name))
        case (_, .erased)?: throw VaultFault.erased(subject)
        case nil:
            let name = KeyName(subject: subject, revision: 1)
            let key = SymmetricKey(size: .bits256)
            let box = try SealedBox.seal(
                key.withUnsafeBytes { Array($0) }, under: masterKey, belongingTo: Self.place(of: name))
            try schema.keys.put(.wrapped(box), under: name, in: transaction)
            return (name, key)
        }
    }

    /// Seals a text for one field of one event under the key of its subject, which is made when it is first needed.
    ///
    /// - Throws: `VaultFault.invalidSubject`; `erased` when the subject was erased; `full`; `closed`.
    public func seal(
        _ text: String, subject: String, eventID: Identifier, field: String
    ) throws(VaultFault) -> SealedValue {
        try prepareKeys(for: CollectionOfOne(subject))
        let newest = cache.withLock { cache in
            cache.newest[subject].map { KeyName(subject: subject, revision: $0) }
                .flatMap { name in cache.keys[name].map { (name, $0) } }
        }
        guard let (name, key) = newest else { throw .unknownKey(subject) }
        return try Self.translating(at: nil) {
            let place = Self.place(of: name, eventID: eventID, field: field)
            let box = try SealedBox.seal(ValuePadding.padded(text), under: key, belongingTo: place)
            return SealedValue(subject: subject, key: Int(name.revision), box: Data(box).base64EncodedString())
        }
    }

    /// Opens a value that was sealed for this field of this event.
    ///
    /// - Throws: `VaultFault.erased` when the key is gone; `tampered` when it was sealed for another place or changed;
    ///   `unknownKey` when the vault never had the key.
    public func open(_ sealed: SealedValue, eventID: Identifier, field: String) throws(VaultFault) -> String {
        guard let revision = UInt32(exactly: sealed.key) else { throw .unknownKey(sealed.subject) }
        let name = KeyName(subject: sealed.subject, revision: revision)
        let key = try key(name)
        guard let box = Data(base64Encoded: sealed.box),
            let bytes = SealedBox.open(
                box, under: key, belongingTo: Self.place(of: name, eventID: eventID, field: field)),
            let text = ValuePadding.unpadded(bytes)
        else { throw .tampered }
        return text
    }

    private func key(_ name: KeyName) throws(VaultFault) -> SymmetricKey {
        if let key = cache.withLock({ $0.keys[name] }) { return key }
        guard Tag(name.subject) != nil else { throw .invalidSubject(name.subject) }
        let key = try Self.translating(at: nil) {
            switch try environment.read({ try schema.keys.value(of: name, in: $0) }) {
            case .wrapped(let box): return try unwrap(box, name)
            case .erased: throw VaultFault.erased(name.subject)
            case nil: throw VaultFault.unknownKey(name.subject)
            }
        }
        cache.withLock { $0.keys[name] = key }
        return key
    }

    private func unwrap(_ box: [UInt8], _ name: KeyName) throws -> SymmetricKey {
        guard let bytes = SealedBox.open(box, under: masterKey, belongingTo: Self.place(of: name)) else {
            throw VaultFault.unreadable("The key of \(name.subject) is damaged.")
        }
        return SymmetricKey(data: bytes)
    }

    /// How many keys there are, those that were destroyed too.
    ///
    /// - Throws: `VaultFault.closed`; `unreadable`.
    public func keyCount() throws(VaultFault) -> Int {
        try Self.translating(at: nil) { try environment.read { try schema.keys.count(in: $0) } }
    }

    /// Waits until no key can be made any more; gives the fault when that is why, and nil when it was closed.
    public func waitForEnd() async -> VaultFault? { await environment.waitForEnd().map { .unreadable($0) } }

    /// Waits for who is at work and closes; later calls fault with `closed`.
    public func close() {
        cache.withLock { $0 = Cache() }
        environment.close()
    }

    /// What a wrapped key belongs to.
    private static func place(of name: KeyName) -> [String] {
        [VaultSchema.format, name.subject, String(name.revision)]
    }

    /// What a sealed value belongs to.
    private static func place(of name: KeyName, eventID: Identifier, field: String) -> [String] {
        [eventID.description, field, name.subject, String(name.revision)]
    }

    /// Runs `body` and says what its errors mean for whoever uses the vault.
    static func translating<Result>(
        at path: String?, _ body: () throws -> Result
    ) throws(VaultFault) -> Result {
        let place = path.map { "The vault at \($0)" } ?? "The vault"
        do {
            return try body()
        } catch let error as LMDBError {
            switch error {
            case .mapFull, .diskFull: throw .full
            case .closed: throw .closed
            case .spoiled: throw .spoiled("\(place) cannot be relied on. \(error.sentence)")
            case .locked: throw .alreadyOpen("\(place) is not opened twice. \(error.sentence)")
            case _ where error.isDamage:
                throw .unreadable("\(place) cannot be read. \(error.sentence) Put a copy in its place.")
            default: throw .unreadable("\(place) cannot be read. \(error.sentence)")
            }
        } catch VaultFault.unreadable(let sentence) {
            throw .unreadable("\(place) cannot be read. \(sentence)")
        } catch let fault as VaultFault {
            throw fault
        } catch {
            throw .unreadable("\(place) cannot be read. \(error)")
        }
    }
}
