import CLMDB

/// A snapshot of an environment, for reading. Lent to a closure and never kept: it cannot be copied.
struct LMDBTransaction: ~Copyable {
    let handle: OpaquePointer

    init(_ environment: OpaquePointer, flags: UInt32) throws(LMDBError) {
        var handle: OpaquePointer?
        try LMDBError.check(mdb_txn_begin(environment, nil, flags, &handle))
        guard let handle else { throw .notLMDB }
        self.handle = handle
    }

    /// Hands the transaction over to whoever ends it in another way than by dropping it.
    consuming func release() -> OpaquePointer {
        let handle = handle
        discard self
        return handle
    }

    deinit {
        mdb_txn_abort(handle)
    }
}

/// The one write transaction: what it changes is seen by its own reads at once, by others after the commit.
struct LMDBWriteTransaction: ~Copyable {
    /// Reads that see what has been changed so far.
    let reading: LMDBTransaction

    init(_ reading: consuming LMDBTransaction) {
        self.reading = reading
    }

    var handle: OpaquePointer { reading.handle }

    /// Makes the changes durable. The transaction is over either way.
    consuming func commit() throws(LMDBError) {
        try LMDBError.check(mdb_txn_commit(reading.release()))
    }
}
