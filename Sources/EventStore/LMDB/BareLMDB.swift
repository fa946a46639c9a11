import CLMDB
import Wire

/// LMDB without anything around it: what the disk and the library allow, for `mim bench` to compare with.
///
/// Plain calls in a plain loop, the same tables and flags as `LogSchema`, no conditions, no checks, no other thread. Used
/// by nothing but the bench, on files of its own or on a log that nobody has open.
package final class BareLMDB {
    /// An LMDB call that failed, with its number.
    package struct Failure: Error {
        package let call: String
        package let code: Int32
    }

    private let environment: OpaquePointer
    private var tables: [MDB_dbi] = []

    /// Opens the file in a directory, making it when it is missing.
    package init(at path: String) throws {
        var handle: OpaquePointer?
        try Self.check("mdb_env_create", mdb_env_create(&handle))
        guard let handle else { throw Failure(call: "mdb_env_create", code: 0) }
        environment = handle
        try Self.check("mdb_env_set_maxdbs", mdb_env_set_maxdbs(environment, MDB_dbi(LogSchema.tableCount)))
        try Self.check("mdb_env_set_mapsize", mdb_env_set_mapsize(environment, LogLimits.fileBytesMax))
        try Self.check("mdb_env_open", mdb_env_open(environment, path, 0, 0o600))
        var transaction: OpaquePointer?
        try Self.check("mdb_txn_begin", mdb_txn_begin(environment, nil, 0, &transaction))
        let positions = UInt32(MDB_DUPSORT | MDB_DUPFIXED)
        let names = [("records", UInt32(0)), ("ids", 0), ("types", positions), ("tags", positions), ("leaves", 0)]
        for (name, flags) in names {
            var table: MDB_dbi = 0
            try Self.check("mdb_dbi_open", mdb_dbi_open(transaction, name, flags | UInt32(MDB_CREATE), &table))
            tables.append(table)
        }
        try Self.check("mdb_txn_commit", mdb_txn_commit(transaction))
    }

    deinit {
        mdb_env_close(environment)
    }

    /// Walks through all records with one cursor and adds up every byte.
    package func readEveryByte() throws -> (records: Int, sum: UInt64) {
        var transaction: OpaquePointer?
        try Self.check("mdb_txn_begin", mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &transaction))
        defer { mdb_txn_abort(transaction) }
        var cursor: OpaquePointer?
        try Self.check("mdb_cursor_open", mdb_cursor_open(transaction, tables[0], &cursor))
        defer { mdb_cursor_close(cursor) }
        var (key, value) = (MDB_val(), MDB_val())
        var (records, sum) = (0, UInt64(0))
        while mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == MDB_SUCCESS {
            records += 1
            for byte in UnsafeRawBufferPointer(start: value.mv_data, count: value.mv_size) { sum &+= UInt64(byte) }
        }
        return (records, sum)
    }

    /// An event with what is put for it.
    package typealias Entry = (record: [UInt8], leaf: [UInt8], event: NewEvent)

    /// Puts events with all their index entries and hashes in one transaction and commits it.
    package func append(_ events: [Entry], at first: Int) throws {
        var transaction: OpaquePointer?
        try Self.check("mdb_txn_begin", mdb_txn_begin(environment, nil, 0, &transaction))
        for (offset, (record, leaf, event)) in events.enumerated() {
            let position = UInt64(first + offset).bytes
            try put(transaction, 0, position, record, UInt32(MDB_APPEND))
            try put(transaction, 1, event.id.bytes, position, 0)
            try put(transaction, 2, Array(event.type.utf8), position, UInt32(MDB_APPENDDUP))
            try put(transaction, 4, position, leaf, UInt32(MDB_APPEND))
            for tag in event.tags { try put(transaction, 3, Array(tag.text.utf8), position, UInt32(MDB_APPENDDUP)) }
        }
        try Self.check("mdb_txn_commit", mdb_txn_commit(transaction))
    }

    private func put(
        _ transaction: OpaquePointer?, _ table: Int, _ key: [UInt8], _ value: [UInt8], _ flags: UInt32
    ) throws {
        var (key, value) = (key, value)
        let code = key.withUnsafeMutableBytes { key in
            value.withUnsafeMutableBytes { value in
                var (keyPart, valuePart) = (
                    MDB_val(mv_size: key.count, mv_data: key.baseAddress),
                    MDB_val(mv_size: value.count, mv_data: value.baseAddress)
                )
                return mdb_put(transaction, tables[table], &keyPart, &valuePart, flags)
            }
        }
        try Self.check("mdb_put", code)
    }

    private static func check(_ call: String, _ code: Int32) throws {
        guard code == MDB_SUCCESS else { throw Failure(call: call, code: code) }
    }
}
