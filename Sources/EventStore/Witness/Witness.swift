import Crypto
import Synchronization
import Wire

/// Follows logs of other machines and cosigns what continues them (C2SP `tlog-witness`).
///
/// Whoever has a log and its key can write it anew and sign it again. She cannot make a witness forget what it has
/// cosigned. It sees sizes and hashes, no records.
public final class Witness: Sendable {
    private let rules: WitnessRules
    private let key: NoteSigningKey
    private let clock: @Sendable () -> Instant
    private let memory: Mutex<WitnessMemory>
    private let lock: FileLock

    private static let lockMode: UInt32 = 0o600

    /// Opens the folder of a witness, or makes one.
    ///
    /// - Parameters:
    ///   - folder: Must exist; holds `witness.key`, `witness.memory` and a lock.
    ///   - logs: The keys of the logs that it follows.
    ///   - name: The name of a witness that is new; nil takes one that no other has.
    ///   - clock: When it cosigns.
    /// - Throws: `FileFailure` when another process has it open, or its files are not whole.
    public static func open(
        at folder: String, following logs: [NoteVerifierKey], name: String?, clock: @escaping @Sendable () -> Instant
    ) throws(FileFailure) -> Witness {
        let lock: FileLock
        do {
            lock = try FileLock(path: folder + "/witness.lock", mode: lockMode)
        } catch {
            throw FileFailure(sentence: "The witness in \(folder) cannot be opened. \(error.sentence)")
        }
        let (keyPath, memoryPath) = (folder + "/witness.key", folder + "/witness.memory")
        let key: NoteSigningKey
        if let found = try WitnessKey.read(at: keyPath) {
            key = found.key
        } else {
            key = try makeFiles(keyPath, memoryPath, name)
        }
        guard name.map({ $0 == key.name }) ?? true else {
            throw FileFailure(sentence: "The witness has the name \(key.name), which stays as it is.")
        }
        let memory = try WitnessMemory(at: memoryPath, cosignedWith: key.verifierKey)
        let followed = Set(memory.notes.keys).union(logs.map(\.name))
        guard followed.count <= WitnessMemory.logsMax else {
            throw FileFailure(sentence: "A witness follows at most \(WitnessMemory.logsMax) logs.")
        }
        return Witness(rules: WitnessRules(following: logs), key: key, clock: clock, memory: memory, lock: lock)
    }

    /// The memory first: a key without a memory is that of a witness which has lost it.
    private static func makeFiles(
        _ keyPath: String, _ memoryPath: String, _ name: String?
    ) throws(FileFailure) -> NoteSigningKey {
        if try DurableFile.text(at: memoryPath, bytesMax: 1) == nil {
            try WitnessMemory.make(at: memoryPath)
        } else if try !WitnessMemory.isUnused(at: memoryPath) {
            throw FileFailure(sentence: "The file \(keyPath) is missing. Put it back from a copy.")
        }
        return try WitnessKey.make(at: keyPath, name: name).key
    }

    private init(
        rules: WitnessRules, key: NoteSigningKey, clock: @escaping @Sendable () -> Instant, memory: WitnessMemory,
        lock: consuming FileLock
    ) {
        (self.rules, self.key, self.clock) = (rules, key, clock)
        self.memory = Mutex(memory)
        self.lock = lock
    }

    /// What others verify its cosignatures with.
    public var verifierKey: NoteVerifierKey { key.verifierKey }

    /// Cosigns a checkpoint; when it returns, the witness will remember it whatever happens.
    ///
    /// - Returns: The lines to be put below the checkpoint.
    /// - Throws: `WitnessRefusal` when it is not to be cosigned; `FileFailure` when it cannot be remembered.
    public func cosign(_ request: WitnessRequest) throws -> [SignedNote.Signature] {
        let origin = request.checkpoint.origin
        // Looking and remembering are one step, or two askers at once could make it go back.
        return try memory.withLock { memory in
            let note = try rules.examine(request, after: memory.checkpoint(of: origin))
            let seconds = UInt64(max(1, clock().milliseconds / 1000))
            let line = try note.cosignature(by: key, at: seconds)
            try memory.remember(note.adding([line]), of: origin)
            return [line]
        }
    }

    /// What it has cosigned last of a log, by the hash of the log's origin: the SHA-256 in lower case hexadecimal.
    public func latest(ofHash hash: some StringProtocol) -> SignedNote? {
        memory.withLock { $0.notes.first { Self.hash(of: $0.key) == hash }?.value }
    }

    /// What it has cosigned last of a log.
    public func latest(of origin: String) -> Checkpoint? { memory.withLock { $0.checkpoint(of: origin) } }

    static func hash(of origin: String) -> String {
        let digits = Array("0123456789abcdef")
        return String(SHA256.hash(data: Array(origin.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
