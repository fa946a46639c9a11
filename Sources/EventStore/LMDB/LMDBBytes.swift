import CLMDB
import Wire

/// A value with a fixed byte form in a table. Numbers have the big end first, so that byte order is number order.
protocol LMDBBytes {
    /// Lends the bytes.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result
    /// Reads the bytes; nil when they do not have the form.
    init?(bytes: UnsafeRawBufferPointer)
}

extension UInt64: LMDBBytes {
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        var big = bigEndian
        return try withMutable(&big, body)
    }

    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 8 else { return nil }
        self.init(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    }
}

extension Identifier: LMDBBytes {
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        var big = (high.bigEndian, low.bigEndian)
        return try withMutable(&big, body)
    }

    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        self.init(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
}

extension [UInt8]: LMDBBytes {
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        try withUnsafeBufferPointer { (buffer) throws(LMDBError) in try body(UnsafeRawBufferPointer(buffer)) }
    }

    init?(bytes: UnsafeRawBufferPointer) {
        self.init(bytes)
    }
}

extension String: LMDBBytes {
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        try Array(utf8).withBytes(body)
    }

    init?(bytes: UnsafeRawBufferPointer) {
        self.init(validating: bytes, as: UTF8.self)
    }
}

private func withMutable<Value: BitwiseCopyable, Result>(
    _ value: inout Value, _ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result
) throws(LMDBError) -> Result {
    try withUnsafePointer(to: value) { (pointer) throws(LMDBError) in
        try body(UnsafeRawBufferPointer(start: pointer, count: MemoryLayout<Value>.size))
    }
}

extension MDB_val {
    init(_ bytes: UnsafeRawBufferPointer) {
        // LMDB takes what it is given as changeable and does not change it.
        self.init(mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: mv_data, count: mv_size) }
}
