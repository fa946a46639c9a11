/// What is remembered of a request with a key: 24 bytes, three numbers with the big end first.
struct RequestEntry: Hashable, LMDBBytes {
    let fingerprint: UInt64
    let receipt: AppendReceipt

    init(fingerprint: UInt64, receipt: AppendReceipt) {
        self.fingerprint = fingerprint
        self.receipt = receipt
    }

    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 24, let fingerprint = UInt64(bytes: UnsafeRawBufferPointer(rebasing: bytes[0..<8])),
            let first = UInt64(bytes: UnsafeRawBufferPointer(rebasing: bytes[8..<16])),
            let count = UInt64(bytes: UnsafeRawBufferPointer(rebasing: bytes[16..<24])),
            let count = Int(exactly: count)
        else { return nil }
        self.init(fingerprint: fingerprint, receipt: AppendReceipt(first: Position(first), count: count))
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        try (fingerprint.bytes + receipt.first.index.bytes + UInt64(receipt.count).bytes).withBytes(body)
    }
}
