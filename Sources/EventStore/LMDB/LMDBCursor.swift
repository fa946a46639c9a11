import CLMDB

/// A place in a table. It belongs to the transaction that it was made in and must be dropped before that ends.
struct LMDBCursor<Key: LMDBBytes, Value: LMDBBytes>: ~Copyable {
    private let handle: OpaquePointer

    init(_ transaction: OpaquePointer, _ table: MDB_dbi) throws(LMDBError) {
        var handle: OpaquePointer?
        try LMDBError.check(mdb_cursor_open(transaction, table, &handle))
        guard let handle else { throw .notLMDB }
        self.handle = handle
    }

    deinit {
        mdb_cursor_close(handle)
    }

    /// Goes to the first key at or after this one; nil when there is none. The bytes live as long as the transaction.
    func seek(atOrAfter key: Key) throws(LMDBError) -> (key: Key, value: UnsafeRawBufferPointer)? {
        try key.withBytes { (bytes) throws(LMDBError) in try entry(MDB_SET_RANGE, MDB_val(bytes), MDB_val()) }
    }

    /// Goes to the next key; nil at the end. The bytes live as long as the transaction.
    func next() throws(LMDBError) -> (key: Key, value: UnsafeRawBufferPointer)? {
        try entry(MDB_NEXT, MDB_val(), MDB_val())
    }

    /// Goes to the last key; nil when the table is empty. The bytes live as long as the transaction.
    func last() throws(LMDBError) -> (key: Key, value: UnsafeRawBufferPointer)? {
        try entry(MDB_LAST, MDB_val(), MDB_val())
    }

    /// Goes to the first entry; nil when the table is empty. The bytes live as long as the transaction.
    func seekFirst() throws(LMDBError) -> (key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)? {
        try move(MDB_FIRST, MDB_val(), MDB_val()).map { ($0.key.bytes, $0.value.bytes) }
    }

    /// Goes to the next entry, of the same key or the next one, and gives it as bytes; nil at the end.
    func nextBytes() throws(LMDBError) -> (key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)? {
        try move(MDB_NEXT, MDB_val(), MDB_val()).map { ($0.key.bytes, $0.value.bytes) }
    }

    /// How many values the key has, in a table of many values per key; 0 when the key is not there.
    func count(of key: Key) throws(LMDBError) -> Int {
        let isThere = try key.withBytes { (bytes) throws(LMDBError) in
            try move(MDB_SET, MDB_val(bytes), MDB_val()) != nil
        }
        guard isThere else { return 0 }
        var count = 0
        try LMDBError.check(mdb_cursor_count(handle, &count))
        return count
    }

    /// Goes to the key's first value at or after this one, in a table of many values per key.
    func seek(_ key: Key, atOrAfter value: Value) throws(LMDBError) -> Value? {
        try key.withBytes { (key) throws(LMDBError) in
            try value.withBytes { (value) throws(LMDBError) in
                try self.value(of: try move(MDB_GET_BOTH_RANGE, MDB_val(key), MDB_val(value)))
            }
        }
    }

    /// Goes to the next value of the same key.
    func nextValue() throws(LMDBError) -> Value? {
        try value(of: try move(MDB_NEXT_DUP, MDB_val(), MDB_val()))
    }

    /// - Throws: `LMDBError.malformed` rather than taking a damaged value for the end.
    private func value(of entry: (key: MDB_val, value: MDB_val)?) throws(LMDBError) -> Value? {
        guard let entry else { return nil }
        guard let value = Value(bytes: entry.value.bytes) else { throw .malformed }
        return value
    }

    private func entry(
        _ operation: MDB_cursor_op, _ key: MDB_val, _ value: MDB_val
    ) throws(LMDBError) -> (key: Key, value: UnsafeRawBufferPointer)? {
        guard let (key, value) = try move(operation, key, value) else { return nil }
        guard let key = Key(bytes: key.bytes) else { throw .malformed }
        return (key, value.bytes)
    }

    private func move(
        _ operation: MDB_cursor_op, _ key: MDB_val, _ value: MDB_val
    ) throws(LMDBError) -> (key: MDB_val, value: MDB_val)? {
        var (key, value) = (key, value)
        let code = mdb_cursor_get(handle, &key, &value, operation)
        if code == MDB_NOTFOUND { return nil }
        try LMDBError.check(code)
        return (key, value)
    }
}
