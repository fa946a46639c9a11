import CLMDB
import Glibc

/// One LMDB file, open: hands out transactions as closures and closes when the last of them has ended.
///
/// Full sync always: what a commit acknowledges is on the disk. Only one environment may exist per path, so a lock file
/// stands beside it. Readers are short (they keep pages from being used again) and stay on one thread.
final class LMDBEnvironment: @unchecked Sendable {
    // Sendable by hand: `handle` is used only between `enter` and `leave` or by the thread that closes after the last
    // `leave`; LMDB itself is safe to use from many threads; `gate` guards the rest.
    private let handle: OpaquePointer
    private let dataPath: String
    private let gate = Monitor()
    private let end = EndSignal()
    private var lock: FileLock?
    private var isClosed = false
    private var users = 0
    private var commits = 0
    /// Whether a commit failed for another reason than want of room: the system may then take unwritten pages for
    /// written, so nothing is written any more until a new process has read the file.
    private var isBroken = false

    /// Every reader holds one slot; readers never wait for anything, so there are never more than threads.
    private static let readersMax: UInt32 = 1024
    /// What LMDB 0.9 takes for one of them in the readers' file, and for the head of that file.
    private static let readerBytes: off_t = 64
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
    /// - Parameter table: One that never has fewer entries than before, by which an old state is known.
    /// - Throws: `LMDBError.locked` when it is open already; `truncated` when the end of the file is missing; `damaged`.
    init(path: String, tables: Int, fileBytesMax: Int, growing table: String) throws(LMDBError) {
        guard mkdir(path, Self.directoryMode) == 0 || errno == EEXIST else { throw LMDBError(errno) }
        dataPath = path + "/data.mdb"
        lock = try FileLock(path: path + "/open.lock", mode: Self.fileMode)
        if access(dataPath, F_OK) != 0 { try Self.makeFile(in: path) }
        // Each time: who made it may have died before.
        try Self.makeDurable(directory: path)
        try LMDBFileCheck.check(dataPath, growing: table)
        try Self.makeRoomForReaders(in: path + "/lock.mdb")
        var handle: OpaquePointer?
        try LMDBError.check(mdb_env_create(&handle))
        guard let handle else { throw .other(ENOMEM) }
        self.handle = handle
        do {
            try LMDBError.check(mdb_env_set_mapsize(handle, fileBytesMax))
            try LMDBError.check(mdb_env_set_maxreaders(handle, Self.readersMax))
            try LMDBError.check(mdb_env_set_maxdbs(handle, MDB_dbi(tables)))
            try LMDBError.check(mdb_env_open(handle, path, UInt32(MDB_NOTLS), Self.fileMode))
        } catch {
            mdb_env_close(handle)
            lock = nil
            isClosed = true
            throw error
        }
    }

    /// Opens the environment in a directory to read it, while another process may go on writing to it.
    ///
    /// This process must not have it open: closing one would drop the locks of the other.
    ///
    /// - Throws: `LMDBError.truncated` when the end of the file is missing.
    init(readingBeside path: String, tables: Int) throws(LMDBError) {
        dataPath = path + "/data.mdb"
        var handle: OpaquePointer?
        try LMDBError.check(mdb_env_create(&handle))
        guard let handle else { throw .other(ENOMEM) }
        self.handle = handle
        do {
            try LMDBError.check(mdb_env_set_maxdbs(handle, MDB_dbi(tables)))
            try LMDBError.check(mdb_env_open(handle, path, UInt32(MDB_RDONLY | MDB_NOTLS), Self.fileMode))
        } catch {
            mdb_env_close(handle)
            isClosed = true
            throw error
        }
    }

    deinit {
        // No transaction is open: each holds a reference while it runs.
        if !isClosed { mdb_env_close(handle) }
    }

    /// Waits for the transactions that are open, then closes; later ones fail with `closed`. Never throws, twice is once.
    func close() {
        let closes = gate.withLock {
            defer { isClosed = true }
            return !isClosed
        }
        guard closes else { return }
        gate.wait { users == 0 }
        mdb_env_close(handle)
        gate.withLock { lock = nil }
        end.give(nil)
    }

    /// Lends a snapshot. What it lends in turn is valid only inside `body`.
    func read<Result>(_ body: (borrowing LMDBTransaction) throws -> Result) throws -> Result {
        try enter()
        defer { leave() }
        let transaction = try LMDBTransaction(handle, flags: UInt32(MDB_RDONLY))
        return try body(transaction)
    }

    /// Lends a snapshot in which `body` opens tables that are there; they stay open. Whatever it writes is refused.
    func openTables<Result>(_ body: (borrowing LMDBWriteTransaction) throws -> Result) throws -> Result {
        try enter()
        defer { leave() }
        let transaction = LMDBWriteTransaction(try LMDBTransaction(handle, flags: UInt32(MDB_RDONLY)))
        let result = try body(transaction)
        try transaction.commit()
        return result
    }

    /// Writes the whole file as it is at one moment.
    func copy(to descriptor: Int32) throws(LMDBError) {
        try LMDBError.check(mdb_env_copyfd2(handle, descriptor, 0))
    }

    /// Runs `body` in the one write transaction, and commits unless it throws or returns nil. On return it is durable.
    ///
    /// Waits while another thread writes. Begins and commits on the calling thread, as LMDB demands.
    ///
    /// - Throws: `LMDBError.broken` after a commit that failed for another reason than want of room.
    func write<Result>(_ body: (borrowing LMDBWriteTransaction) throws -> Result?) throws -> Result? {
        try enter()
        defer { leave() }
        guard !gate.withLock({ isBroken }) else { throw LMDBError.broken }
        let transaction = LMDBWriteTransaction(try LMDBTransaction(handle, flags: 0))
        guard let result = try body(transaction) else { return nil }
        do throws(LMDBError) {
            try transaction.commit()
        } catch {
            if error.isFull || isDiskFull(after: error) { throw LMDBError.diskFull }
            gate.withLock { isBroken = true }
            end.give("A commit failed. \(error.sentence)")
            throw error
        }
        forgetDeadReaders()
        return result
    }

    /// Waits until nothing more can be written; gives the reason, or nil when it was closed.
    func waitForEnd() async -> String? { await end.value() }

    /// Makes an empty file under another name and puts it in its place when it is whole and on the disk. LMDB would make
    /// it in its place, and who dies meanwhile leaves one behind that looks as if it had been cut off.
    private static func makeFile(in path: String) throws(LMDBError) {
        let draft = path + "/new"
        unlink(draft + "/data.mdb")
        guard mkdir(draft, directoryMode) == 0 || errno == EEXIST else { throw LMDBError(errno) }
        var handle: OpaquePointer?
        try LMDBError.check(mdb_env_create(&handle))
        let code = mdb_env_open(handle, draft, UInt32(MDB_NOLOCK), fileMode)
        mdb_env_close(handle)
        try LMDBError.check(code)
        try makeDurable(file: draft + "/data.mdb")
        guard rename(draft + "/data.mdb", path + "/data.mdb") == 0 else { throw LMDBError(errno) }
        rmdir(draft)
    }

    /// LMDB makes the readers' file with holes and writes through its map: on a full disk that would kill the process.
    /// Its blocks are taken beforehand, so that want of room is an error like any other.
    private static func makeRoomForReaders(in path: String) throws(LMDBError) {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, fileMode)
        guard file >= 0 else { throw LMDBError(errno) }
        defer { Glibc.close(file) }
        let code = posix_fallocate(file, 0, off_t(readersMax + 1) * readerBytes)
        guard code == 0 else { throw LMDBError(code) }
    }

    /// Makes the names of new files durable, and that of their directory: without them there is nothing to find again.
    static func makeDurable(directory path: String) throws(LMDBError) {
        for path in [path, path + "/.."] { try makeDurable(file: path) }
    }

    /// Waits until a file or a directory is on the disk as it is now.
    static func makeDurable(file path: String) throws(LMDBError) {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw LMDBError(errno) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw LMDBError(errno) }
    }

    /// Gives up what processes hold that died while they read.
    private func forgetDeadReaders() {
        let isDue = gate.withLock {
            commits += 1
            return commits.isMultiple(of: Self.commitsPerReaderCheck)
        }
        // What cannot be looked up now is looked up next time.
        if isDue { _ = mdb_reader_check(handle, nil) }
    }

    private func isDiskFull(after error: LMDBError) -> Bool {
        var room = statvfs()
        guard error == .other(EIO), statvfs(dataPath, &room) == 0 else { return false }
        return Int(room.f_bavail) * Int(room.f_frsize) < Self.roomForCommit
    }

    private func enter() throws(LMDBError) {
        let isOpen = gate.withLock {
            if !isClosed { users += 1 }
            return !isClosed
        }
        guard isOpen else { throw .closed }
    }

    private func leave() {
        gate.withLock {
            users -= 1
            if isClosed, users == 0 { gate.wakeAll() }
        }
    }
}
