import Crypto
import FoundationEssentials

/// AES-GCM with a random nonce, and with what the sealed bytes belong to: moved elsewhere, they do not open.
enum SealedBox {
    /// - Returns: nonce (12 bytes), ciphertext, tag (16 bytes).
    static func seal(_ bytes: [UInt8], under key: SymmetricKey, belongingTo place: [String]) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: associatedData(place))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// The bytes that were sealed; nil when the key, the place or a single bit is another.
    static func open(_ box: some DataProtocol, under key: SymmetricKey, belongingTo place: [String]) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: box),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: associatedData(place))
        else { return nil }  // The only errors are those of a box that is not what it should be.
        return Array(bytes)
    }

    /// Each part with its length before it, so that no two lists give the same bytes.
    private static func associatedData(_ parts: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(160)
        for part in parts {
            withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: part.utf8)
        }
        return bytes
    }
}
