import CLMDB

/// One table of an environment: keys of one form to values of one form.
struct LMDBTable<Key: LMDBBytes, Value: LMDBBytes>: Sendable {
    private let handle: MDB_dbi

    /// Opens a table.
    ///
    /// - Parameter isNew: Makes the table when it is missing; otherwise a missing table is nil.
    init?(
        _ name: String, flags: Int32 = 0, make isNew: Bool, in transaction: borrowing LMDBTransaction
    ) throws(LMDBError) {
        var handle = MDB_dbi()
        let code = mdb_dbi_open(transaction.handle, name, UInt32(flags | (isNew ? MDB_CREATE : 0)), &handle)
        if code == MDB_NOTFOUND { return nil }
        try LMDBError.check(code)
        self.handle = handle
    }

    /// The table without a name, which holds the names of the others.
    init(unnamedIn transaction: borrowing LMDBTransaction) throws(LMDBError) {
        var handle = MDB_dbi()
        try LMDBError.check(mdb_dbi_open(transaction.handle, nil, 0, &handle))
        self.handle = handle
    }

    /// Whether the file has nothing in it yet, not even a table.
    static func isFileEmpty(in transaction: borrowing LMDBTransaction) throws(LMDBError) -> Bool {
        try LMDBTable(unnamedIn: transaction).count(in: transaction) == 0
    }

    /// The value of a key; nil when there is none.
    ///
    /// - Throws: `LMDBError.malformed` when it does not have its form: a damaged value is not an absent one.
    func value(of key: Key, in transaction: borrowing LMDBTransaction) throws(LMDBError) -> Value? {
        guard let bytes = try bytes(of: key, in: transaction) else { return nil }
        guard let value = Value(bytes: bytes) else { throw .malformed }
        return value
    }

    /// The bytes of a key's value; nil when there is none. They live until the transaction ends or writes.
    func bytes(of key: Key, in transaction: borrowing LMDBTransaction) throws(LMDBError) -> UnsafeRawBufferPointer? {
        let (transaction, handle) = (transaction.handle, handle)
        return try key.withBytes { (bytes) throws(LMDBError) in
            var (key, value) = (MDB_val(bytes), MDB_val())
            let code = mdb_get(transaction, handle, &key, &value)
            if code == MDB_NOTFOUND { return nil }
            try LMDBError.check(code)
            return value.bytes
        }
    }

    /// Puts a value under a key.
    func put(
        _ value: Value, under key: Key, flags: Int32 = 0, in transaction: borrowing LMDBWriteTransaction
    )
        throws(LMDBError)
    {
        let (transaction, handle) = (transaction.handle, handle)
        try key.withBytes { (key) throws(LMDBError) in
            try value.withBytes { (value) throws(LMDBError) in
                var (key, value) = (MDB_val(key), MDB_val(value))
                try LMDBError.check(mdb_put(transaction, handle, &key, &value, UInt32(flags)))
            }
        }
    }

    /// Removes a key and its value, if it is there.
    func remove(_ key: Key, in transaction: borrowing LMDBWriteTransaction) throws(LMDBError) {
        let (transaction, handle) = (transaction.handle, handle)
        try key.withBytes { (bytes) throws(LMDBError) in
            var key = MDB_val(bytes)
            let code = mdb_del(transaction, handle, &key, nil)
            if code != MDB_NOTFOUND { try LMDBError.check(code) }
        }
    }

    /// Removes everything.
    func empty(in transaction: borrowing LMDBWriteTransaction) throws(LMDBError) {
        try LMDBError.check(mdb_drop(transaction.handle, handle, 0))
    }

    /// How many values there are.
    func count(in transaction: borrowing LMDBTransaction) throws(LMDBError) -> Int {
        var statistics = MDB_stat()
        try LMDBError.check(mdb_stat(transaction.handle, handle, &statistics))
        return statistics.ms_entries
    }

    /// A place in the table that can be moved. It must be dropped before the transaction ends.
    func cursor(in transaction: borrowing LMDBTransaction) throws(LMDBError) -> LMDBCursor<Key, Value> {
        try LMDBCursor(transaction.handle, handle)
    }
}
