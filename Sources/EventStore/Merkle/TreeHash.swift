import Crypto
import FoundationEssentials

/// A hash in the Merkle tree of a log: SHA-256 as RFC 6962 section 2.1 uses it.
///
/// A leaf is hashed with a 0 in front and an inner node with a 1, so that neither can be passed off as the other.
public struct TreeHash: Hashable, Sendable {
    /// Four words, big end first: kept in place, so that an array of them is one block of memory.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The bytes of one hash.
    public static let byteCount = 32

    /// The root of a tree without leaves: the hash of nothing.
    public static let emptyRoot = TreeHash(SHA256.hash(data: [UInt8]()))

    private static let leafPrefix: UInt8 = 0
    private static let nodePrefix: UInt8 = 1

    /// The hash of a record.
    public static func leaf(_ record: UnsafeRawBufferPointer) -> TreeHash {
        var hash = SHA256()
        withUnsafeBytes(of: leafPrefix) { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: record)
        return TreeHash(hash.finalize())
    }

    /// The hash of a record.
    public static func leaf(_ record: [UInt8]) -> TreeHash { record.withUnsafeBytes { leaf($0) } }

    /// The hash of an inner node.
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        // One piece and one call: a call costs as much as hashing these few bytes.
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { bytes in
            bytes[0] = nodePrefix
            left.write(to: bytes, at: 1)
            right.write(to: bytes, at: 1 + byteCount)
            var hash = SHA256()
            hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
            return TreeHash(hash.finalize())
        }
    }

    /// A hash of 32 bytes; nil for any other number.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.byteCount else { return nil }
        words = (bytes.word(0), bytes.word(8), bytes.word(16), bytes.word(24))
    }

    /// A hash of 32 bytes; nil for any other number.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let hash = Array(bytes).withUnsafeBytes({ TreeHash(bytes: $0) }) else { return nil }
        self = hash
    }

    /// A hash in base64, as checkpoints and proofs write it; nil when the text is anything else.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.decode(text), let hash = TreeHash(bytes) else { return nil }
        self = hash
    }

    private init(_ digest: SHA256Digest) {
        words = digest.withUnsafeBytes { ($0.word(0), $0.word(8), $0.word(16), $0.word(24)) }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            write(to: UnsafeMutableRawBufferPointer(buffer), at: 0)
            count = Self.byteCount
        }
    }

    /// The hash as checkpoints and proofs write it.
    public var base64: String { Base64.encode(bytes) }

    private func write(to bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
        bytes.storeBytes(of: words.0.bigEndian, toByteOffset: offset, as: UInt64.self)
        bytes.storeBytes(of: words.1.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
        bytes.storeBytes(of: words.2.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
        bytes.storeBytes(of: words.3.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
    }

    public static func == (left: TreeHash, right: TreeHash) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension UnsafeRawBufferPointer {
    fileprivate func word(_ offset: Int) -> UInt64 {
        UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
