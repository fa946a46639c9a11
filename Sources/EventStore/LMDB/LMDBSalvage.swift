import CLMDB
import Glibc

extension LMDBEnvironment {
    /// Puts a new file with the entries of some tables in the place of a damaged one, when those tables are whole.
    ///
    /// Nothing is written to the damaged file, which is kept beside the new one, and nothing else in it is looked at.
    ///
    /// - Parameters:
    ///   - names: Tables with one value per key.
    ///   - table: The one of them that never has fewer entries than before.
    /// - Throws: `LMDBError.damaged` when one of the tables is damaged; `locked`; `diskFull`.
    static func salvage(
        _ names: [String], growing table: String, in path: String, fileBytesMax: Int
    ) throws(LMDBError) {
        let lock = try FileLock(path: path + "/open.lock", mode: fileMode)
        try LMDBFileCheck.check(path + "/data.mdb", growing: table, only: Set(names))
        let draft = path + "/new"
        unlink(draft + "/data.mdb")
        guard mkdir(draft, directoryMode) == 0 || errno == EEXIST else { throw LMDBError(errno) }
        // The new file has less than the damaged one.
        let mapBytes = mapBytes(for: path + "/data.mdb", first: LogLimits.mapBytes, most: fileBytesMax)
        let source = try LMDBFile(in: path, flags: MDB_RDONLY, tables: names.count, mapBytes: mapBytes)
        let target = try LMDBFile(in: draft, flags: 0, tables: names.count, mapBytes: mapBytes)
        for name in names { try copy(name, from: source, to: target) }
        try makeDurable(file: draft + "/data.mdb")
        // A second name first: at every moment there is a file in the place.
        guard link(path + "/data.mdb", path + "/data.mdb.damaged") == 0 || errno == EEXIST,
            rename(draft + "/data.mdb", path + "/data.mdb") == 0
        else { throw LMDBError(errno) }
        rmdir(draft)
        try makeDurable(directory: path)
        _ = consume lock
    }

    /// Copies all entries of a table, as many in one transaction as it may well hold.
    private static func copy(
        _ name: String, from source: borrowing LMDBFile, to target: borrowing LMDBFile
    ) throws(LMDBError) {
        let reading = try LMDBTransaction(source.handle, flags: UInt32(MDB_RDONLY))
        guard let from = try LMDBTable<[UInt8], [UInt8]>(name, make: false, in: reading) else { return }
        let cursor = try from.cursor(in: reading)
        var entry = try cursor.seekFirst()
        repeat {
            let writing = LMDBWriteTransaction(try LMDBTransaction(target.handle, flags: 0))
            guard let to = try LMDBTable<[UInt8], [UInt8]>(name, make: true, in: writing.reading) else { return }
            var bytes = 0
            while let (key, value) = entry, bytes < LogLimits.appendBytesMax {
                try to.put(Array(value), under: Array(key), flags: MDB_APPEND, in: writing)
                bytes += value.count
                entry = try cursor.nextBytes()
            }
            try writing.commit()
        } while entry != nil
    }
}

/// A file of LMDB's that nobody else has open, for a moment.
private struct LMDBFile: ~Copyable {
    let handle: OpaquePointer

    init(in path: String, flags: Int32, tables: Int, mapBytes: Int) throws(LMDBError) {
        var handle: OpaquePointer?
        try LMDBError.check(mdb_env_create(&handle))
        guard let handle else { throw .other(ENOMEM) }
        do throws(LMDBError) {
            try LMDBError.check(mdb_env_set_mapsize(handle, mapBytes))
            try LMDBError.check(mdb_env_set_maxdbs(handle, MDB_dbi(tables)))
            try LMDBError.check(
                mdb_env_open(handle, path, UInt32(flags | MDB_NOTLS | MDB_NOLOCK), LMDBEnvironment.fileMode))
        } catch {
            mdb_env_close(handle)
            throw error
        }
        // Given away only now: from here on `deinit` closes it.
        self.handle = handle
    }

    deinit {
        mdb_env_close(handle)
    }
}
