import CLMDB
import Glibc
import Synchronization

/// One LMDB file, open: hands out transactions as closures and closes when the last of them has ended.
///
/// Full sync always: what a commit acknowledges is on the disk. Only one environment may exist per path, so a lock file
/// stands beside it. Readers are short (they keep pages from being used again) and stay on one thread.
final class LMDBEnvironment: @unchecked Sendable {
    // Sendable by hand: `handle` is used only by who has entered the gate, or is alone in it, or closes after the last has
    // left; LMDB itself is safe to use from many threads.
    let handle: OpaquePointer
    private let dataPath: String
    let map: LMDBMap
    let guardian: FileGuard
    let gate = TransactionGate()
    private let end = EndSignal()
    let state: Mutex<State>

    struct State: ~Copyable {
        var lock: FileLock?
        var commits = 0
        /// Up to where the file was made reachable.
        var populated = 0
        /// Whether a commit failed for another reason than want of room: the system may then take unwritten pages for
        /// written, so nothing is written any more until a new process has read the file.
        var isBroken = false
        /// Whether a larger map was not to be had and the old one is gone.
        var isWithoutMap = false
    }

    /// Every reader holds one slot; readers never wait for anything, so there are never more than threads.
    static let readersMax: UInt32 = 1024
    /// What LMDB 0.9 takes for one of them in the readers' file, and for the head of that file.
    static let readerBytes: off_t = 64
    /// How much larger the map becomes when it is full. Growing makes readers wait, so it must be rare.
    static let mapFactor = 2
    /// A process that died while it read (a copy that was killed) keeps pages from being used again, until somebody looks
    /// for it: after so many commits, which is cheap and keeps the file from growing by more than they change.
    private static let commitsPerReaderCheck = 16
    /// Only the owner may read: these are the records of people.
    static let directoryMode: mode_t = 0o700
    static let fileMode: mode_t = 0o600
    /// A short write is reported as an input/output error. With less room than this left it was for want of room.
    private static let roomForCommit = 64 << 20

    /// Opens the environment in a directory, which is made when it is missing.
    ///
    /// - Parameters:
    ///   - fileBytesMax: The most that the file can grow to.
    ///   - mapBytes: How large its map is at first.
    ///   - table: One that never has fewer entries than before, by which an old state is known.
    /// - Throws: `LMDBError.locked` when it is open already; `truncated` when the end of the file is missing; `damaged`.
    init(
        path: String, tables: Int, fileBytesMax: Int, mapBytes: Int = LogLimits.mapBytes, growing table: String
    ) throws(LMDBError) {
        guard mkdir(path, Self.directoryMode) == 0 || errno == EEXIST else { throw LMDBError(errno) }
        dataPath = path + "/data.mdb"
        let lock = try FileLock(path: path + "/open.lock", mode: Self.fileMode)
        if access(dataPath, F_OK) != 0 { try Self.makeFile(in: path) }
        // Each time: who made it may have died before.
        try Self.makeDurable(directory: path)
        try LMDBFileCheck.check(dataPath, growing: table)
        try Self.makeRoomForReaders(in: path + "/lock.mdb")
        let map = LMDBMap(
            bytes: Self.mapBytes(for: dataPath, first: mapBytes, most: fileBytesMax), most: fileBytesMax)
        self.map = map
        handle = try Self.open(path, flags: MDB_NOTLS) { (handle) throws(LMDBError) in
            try LMDBError.check(mdb_env_set_mapsize(handle, map.bytes))
            try LMDBError.check(mdb_env_set_maxreaders(handle, Self.readersMax))
            try LMDBError.check(mdb_env_set_maxdbs(handle, MDB_dbi(tables)))
        }
        guardian = try Self.guardian(of: handle)
        state = Mutex(State(lock: lock))
    }

    /// Opens the environment in a directory to read it, while another process may go on writing to it.
    ///
    /// This process must not have it open: closing one would drop the locks of the other.
    ///
    /// - Throws: `LMDBError.truncated` when the end of the file is missing.
    init(readingBeside path: String, tables: Int) throws(LMDBError) {
        dataPath = path + "/data.mdb"
        // The one who writes decides how large it is.
        map = LMDBMap(bytes: 0, most: 0)
        handle = try Self.open(path, flags: MDB_RDONLY | MDB_NOTLS) { (handle) throws(LMDBError) in
            try LMDBError.check(mdb_env_set_maxdbs(handle, MDB_dbi(tables)))
        }
        guardian = try Self.guardian(of: handle)
        state = Mutex(State())
    }

    private static func open(
        _ path: String, flags: Int32, prepare: (OpaquePointer) throws(LMDBError) -> Void
    ) throws(LMDBError) -> OpaquePointer {
        var handle: OpaquePointer?
        try LMDBError.check(mdb_env_create(&handle))
        guard let handle else { throw .other(ENOMEM) }
        do {
            try prepare(handle)
            try LMDBError.check(mdb_env_open(handle, path, UInt32(flags), fileMode))
            return handle
        } catch {
            mdb_env_close(handle)
            throw error
        }
    }

    private static func guardian(of handle: OpaquePointer) throws(LMDBError) -> FileGuard {
        do {
            return try FileGuard(of: handle)
        } catch {
            mdb_env_close(handle)
            throw error
        }
    }

    deinit {
        close()
    }

    /// Waits for the transactions that are open, then closes; later ones fail with `closed`. Never throws, twice is once.
    func close() {
        guard gate.close() else { return }
        guardian.release()
        mdb_env_close(handle)
        state.withLock { $0.lock = nil }
        end.give(nil)
    }

    /// Lends a snapshot. What it lends in turn is valid only inside `body`.
    func read<Result>(_ body: (borrowing LMDBTransaction) throws -> Result) throws -> Result {
        try growing { try inside { try body(LMDBTransaction(handle, flags: UInt32(MDB_RDONLY))) } }
    }

    /// For who has been lent a snapshot, and as long as it is.
    var readAhead: ReadAhead { ReadAhead(pages: guardian.pages) }

    /// Lends a snapshot in which `body` opens tables that are there; they stay open. Whatever it writes is refused.
    func openTables<Result>(_ body: (borrowing LMDBWriteTransaction) throws -> Result) throws -> Result {
        try inside {
            let transaction = LMDBWriteTransaction(try LMDBTransaction(handle, flags: UInt32(MDB_RDONLY)))
            let result = try body(transaction)
            try transaction.commit()
            return result
        }
    }

    /// Writes the whole file as it is at one moment.
    func copy(to descriptor: Int32) throws {
        try growing { try inside { try LMDBError.check(mdb_env_copyfd2(handle, descriptor, 0)) } }
    }

    /// Runs `body` in the one write transaction, and commits unless it throws or returns nil. On return it is durable.
    ///
    /// Waits while another thread writes. Begins and commits on the calling thread, as LMDB demands. When the map is full
    /// it grows, and `body` runs once more.
    ///
    /// - Throws: `LMDBError.broken` after a commit that failed for another reason than want of room.
    func write<Result>(_ body: (borrowing LMDBWriteTransaction) throws -> Result?) throws -> Result? {
        try growing { try writeInPresentMap(body) }
    }

    /// As `write`, but `body` runs once: when the map is full, that is the error, and `growing` is for the caller to use.
    func writeInPresentMap<Result>(_ body: (borrowing LMDBWriteTransaction) throws -> Result?) throws -> Result? {
        try inside {
            guard !state.withLock({ $0.isBroken }) else { throw LMDBError.broken }
            let transaction = LMDBWriteTransaction(try LMDBTransaction(handle, flags: 0))
            try guardian.checkLength()
            guard let result = try body(transaction) else { return nil }
            // What was judged with zeros in the place of what is missing must not become a record.
            guard !guardian.isSpoiled else { throw LMDBError.spoiled }
            do throws(LMDBError) {
                try transaction.commit()
            } catch {
                if error == .mapFull { throw error }
                if error.isFull || isDiskFull(after: error) { throw LMDBError.diskFull }
                state.withLock { $0.isBroken = true }
                end.give("A commit failed. \(error.sentence)")
                throw error
            }
            guardian.noteLength()
            forgetDeadReaders()
            return result
        }
    }

    func inside<Result>(_ body: () throws -> Result) throws -> Result {
        let ticket = try gate.enter()
        defer { gate.leave(ticket) }
        guard !state.withLock({ $0.isWithoutMap }) else { throw LMDBError.broken }
        return try guardian.watching(body)
    }

    /// Waits until nothing more can be written; gives the reason, or nil when it was closed.
    func waitForEnd() async -> String? { await end.value() }

    /// Gives up what processes hold that died while they read.
    private func forgetDeadReaders() {
        let isDue = state.withLock { state in
            state.commits += 1
            return state.commits.isMultiple(of: Self.commitsPerReaderCheck)
        }
        // What cannot be looked up now is looked up next time.
        if isDue { _ = mdb_reader_check(handle, nil) }
    }

    private func isDiskFull(after error: LMDBError) -> Bool {
        var room = statvfs()
        guard error == .other(EIO), statvfs(dataPath, &room) == 0 else { return false }
        return Int(room.f_bavail) * Int(room.f_frsize) < Self.roomForCommit
    }
}
