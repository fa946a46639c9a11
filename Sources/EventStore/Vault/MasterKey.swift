import Crypto
import FoundationEssentials
import Glibc

/// Where the operator keeps the key that wraps all others.
public enum MasterKeySource: Hashable, Sendable {
    /// A file with 32 bytes in base64; made, readable by its owner only, when the vault is new and the file is missing.
    case file(String)
    /// A variable of the environment with 32 bytes in base64; never made.
    case environment(String)
}

/// The key that wraps the keys of all subjects. It is not in the vault: whoever has only the vault can open nothing.
struct MasterKey {
    let key: SymmetricKey
    /// Whether it was made just now.
    let isNew: Bool

    private static let length = 32
    /// Longer than any key in base64; a longer file is no key and is found to be none.
    private static let fileBytesMax = 256

    /// Reads the key, or makes it.
    ///
    /// - Parameter makesFile: Whether a missing file is made: only when there is nothing yet that another key wrapped.
    init(from source: MasterKeySource, makesFile: Bool) throws(VaultFault) {
        switch source {
        case .environment(let name):
            guard let value = getenv(name) else { throw .noMasterKey("The environment has no \(name).") }
            key = try Self.decode(String(cString: value), from: "The variable \(name)")
            isNew = false
        case .file(let path):
            let text: String?
            do throws(FileFailure) {
                text = try DurableFile.text(at: path, bytesMax: Self.fileBytesMax)
            } catch {
                throw .noMasterKey(error.sentence)
            }
            if let text {
                key = try Self.decode(text, from: "The file \(path)")
                isNew = false
            } else {
                guard makesFile else {
                    throw .noMasterKey("The file \(path) is missing, and the vault was made with the key in it.")
                }
                key = SymmetricKey(size: .bits256)
                isNew = true
                try Self.write(key, to: path)
            }
        }
    }

    /// Before anything is wrapped with it, it is on the disk.
    private static func write(_ key: SymmetricKey, to path: String) throws(VaultFault) {
        do throws(FileFailure) {
            try DurableFile.make(key.withUnsafeBytes { Data($0).base64EncodedString() } + "\n", at: path)
        } catch {
            throw .noMasterKey(error.sentence)
        }
    }

    private static func decode(_ text: String, from place: String) throws(VaultFault) -> SymmetricKey {
        var text = Substring(text)
        while text.last?.isWhitespace == true { text.removeLast() }
        guard let bytes = Data(base64Encoded: String(text)), bytes.count == length else {
            throw .noMasterKey("\(place) does not have \(length) bytes in base64.")
        }
        return SymmetricKey(data: bytes)
    }
}
