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
            if let text = try Self.text(ofFile: path) {
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

    private static func decode(_ text: String, from place: String) throws(VaultFault) -> SymmetricKey {
        var text = Substring(text)
        while text.last?.isWhitespace == true { text.removeLast() }
        guard let bytes = Data(base64Encoded: String(text)), bytes.count == length else {
            throw .noMasterKey("\(place) does not have \(length) bytes in base64.")
        }
        return SymmetricKey(data: bytes)
    }

    /// The text of a file; nil when there is none.
    private static func text(ofFile path: String) throws(VaultFault) -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .noMasterKey("The file \(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        defer { Glibc.close(descriptor) }
        // Longer than any key in base64; a longer file is no key and is found to be none.
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else {
            throw .noMasterKey("The file \(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Writes a new key so that it is on the disk before anything is wrapped with it, and never over another file.
    private static func write(_ key: SymmetricKey, to path: String) throws(VaultFault) {
        let text = key.withUnsafeBytes { Data($0).base64EncodedString() } + "\n"
        // Under another name until it is whole: half a key would stand in the way of every later start.
        let draft = path + ".new"
        unlink(draft)
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .noMasterKey("The file \(draft) cannot be made: \(String(cString: strerror(errno))).")
        }
        let isWritten = Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count && fsync(descriptor) == 0
        Glibc.close(descriptor)
        // A link, unlike a renaming, never takes the place of another file.
        guard isWritten, link(draft, path) == 0, syncDirectory(of: path) else {
            let reason = String(cString: strerror(errno))
            unlink(draft)
            throw .noMasterKey("The file \(path) cannot be written: \(reason).")
        }
        unlink(draft)
    }

    /// Makes the name of a new file durable.
    private static func syncDirectory(of path: String) -> Bool {
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        return fsync(descriptor) == 0
    }
}
