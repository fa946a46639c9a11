import Glibc

/// Why a file cannot be used, as a sentence for the administrator.
public struct FileFailure: Error, Hashable, Sendable {
    public let sentence: String

    init(sentence: String) {
        self.sentence = sentence
    }

    /// What the system said last.
    fileprivate init(_ path: String, _ verb: String) {
        sentence = "The file \(path) cannot be \(verb): \(String(cString: strerror(errno)))."
    }
}

/// Small files that are there as a whole or not at all, on the disk when a call returns, and for their owner only.
enum DurableFile {
    private static let mode: mode_t = 0o600
    private static let directoryMode: mode_t = 0o700

    /// The text of a file, at most so many bytes of it; nil when there is none.
    static func text(at path: String, bytesMax: Int) throws(FileFailure) -> String? {
        try bytes(at: path, bytesMax: bytesMax).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a file, at most so many of them; nil when there is none.
    static func bytes(at path: String, bytesMax: Int) throws(FileFailure) -> [UInt8]? {
        // Without waiting, which a pipe would make it do for ever.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw FileFailure(path, "read")
        }
        defer { Glibc.close(descriptor) }
        var file = stat()
        guard fstat(descriptor, &file) == 0 else { throw FileFailure(path, "read") }
        var bytes = [UInt8](repeating: 0, count: min(Int(file.st_size), bytesMax))
        var place = 0
        while place < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(
                    descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[place...]).baseAddress,
                    buffer.count - place)
            }
            guard count >= 0 else { throw FileFailure(path, "read") }
            if count == 0 { break }
            place += count
        }
        return Array(bytes.prefix(place))
    }

    /// Makes a file; never in the place of another.
    static func make(_ text: String, at path: String) throws(FileFailure) {
        let draft = try draft(of: Array(text.utf8), for: path)
        defer { unlink(draft) }
        guard link(draft, path) == 0, syncDirectory(of: path) else { throw FileFailure(path, "written") }
    }

    /// Makes a file, or puts it in the place of the one that is there: at every moment one of the two is whole.
    static func replace(_ text: String, at path: String) throws(FileFailure) {
        try put(Array(text.utf8), at: path)
        guard syncDirectory(of: path) else { throw FileFailure(path, "written") }
    }

    /// As `replace`, but for the name, which is durable only when its directory is synced: one of many files.
    static func put(_ bytes: [UInt8], at path: String) throws(FileFailure) {
        let draft = try draft(of: bytes, for: path)
        guard rename(draft, path) == 0 else {
            let failure = FileFailure(path, "written")
            unlink(draft)
            throw failure
        }
    }

    /// Writes under another name until it is whole.
    private static func draft(of bytes: [UInt8], for path: String) throws(FileFailure) -> String {
        let draft = path + ".new"
        unlink(draft)
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileFailure(draft, "made") }
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        Glibc.close(descriptor)
        guard isWritten else {
            let failure = FileFailure(draft, "written")
            unlink(draft)
            throw failure
        }
        return draft
    }

    /// Makes directories with all that stand above them, and their own names durable.
    static func makeDirectory(_ path: String) throws(FileFailure) {
        if mkdir(path, directoryMode) == 0 {
            guard syncDirectory(of: path) else { throw FileFailure(path, "made") }
            return
        }
        switch errno {
        case EEXIST: return
        case ENOENT where path.contains("/"):
            try makeDirectory(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
            try makeDirectory(path)
        default: throw FileFailure(path, "made")
        }
    }

    /// Removes a file, and what a write of it that was cut off has left.
    static func remove(_ path: String) {
        unlink(path)
        unlink(path + ".new")
    }

    /// Makes the names in a directory durable.
    static func sync(directory: String) throws(FileFailure) {
        guard syncDirectory(of: directory + "/") else { throw FileFailure(directory, "written") }
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
