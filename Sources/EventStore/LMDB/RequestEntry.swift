import Crypto

/// What is remembered of a request with a key: 32 bytes, four numbers with the big end first.
///
/// No record and no index says the same again, so the last of them is a check on the others and on the key: the first 8
/// bytes of their SHA-256. Entries of the first programs are without it.
struct RequestEntry: Hashable, LMDBBytes {
    let fingerprint: UInt64
    let receipt: AppendReceipt
    private let check: UInt64?

    private static let uncheckedBytes = 24
    private static let bytes = 32

    init(fingerprint: UInt64, receipt: AppendReceipt, under key: [UInt8]) {
        self.fingerprint = fingerprint
        self.receipt = receipt
        check = Self.check(Self.content(fingerprint, receipt), key)
    }

    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.bytes || bytes.count == Self.uncheckedBytes else { return nil }
        let numbers = stride(from: 0, to: bytes.count, by: 8).compactMap {
            UInt64(bytes: UnsafeRawBufferPointer(rebasing: bytes[$0..<$0 + 8]))
        }
        guard let count = Int(exactly: numbers[2]), !numbers[1].addingReportingOverflow(numbers[2]).overflow else {
            return nil
        }
        fingerprint = numbers[0]
        receipt = AppendReceipt(first: Position(numbers[1]), count: count)
        check = numbers.count > 3 ? numbers[3] : nil
    }

    /// Whether it is as it was written under this key, as far as can be told.
    func holds(under key: UnsafeRawBufferPointer) -> Bool {
        check.map { $0 == Self.check(Self.content(fingerprint, receipt), Array(key)) } ?? true
    }

    private static func content(_ fingerprint: UInt64, _ receipt: AppendReceipt) -> [UInt8] {
        fingerprint.bytes + receipt.first.index.bytes + UInt64(receipt.count).bytes
    }

    private static func check(_ content: [UInt8], _ key: [UInt8]) -> UInt64 {
        SHA256.hash(data: content + key).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        try (Self.content(fingerprint, receipt) + (check?.bytes ?? [])).withBytes(body)
    }
}
