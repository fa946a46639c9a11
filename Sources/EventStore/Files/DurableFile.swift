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

    /// The text of a file, at most so many bytes of it; nil when there is none.
    static func text(at path: String, bytesMax: Int) throws(FileFailure) -> String? {
        // Without waiting, which a pipe would make it do for ever.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw FileFailure(path, "read")
        }
        defer { Glibc.close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: bytesMax)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw FileFailure(path, "read") }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Makes a file; never in the place of another.
    static func make(_ text: String, at path: String) throws(FileFailure) {
        let draft = try draft(of: text, for: path)
        defer { unlink(draft) }
        guard link(draft, path) == 0, syncDirectory(of: path) else { throw FileFailure(path, "written") }
    }

    /// Makes a file, or puts it in the place of the one that is there: at every moment one of the two is whole.
    static func replace(_ text: String, at path: String) throws(FileFailure) {
        let draft = try draft(of: text, for: path)
        guard rename(draft, path) == 0, syncDirectory(of: path) else {
            let failure = FileFailure(path, "written")
            unlink(draft)
            throw failure
        }
    }

    /// Writes under another name until it is whole.
    private static func draft(of text: String, for path: String) throws(FileFailure) -> String {
        let draft = path + ".new"
        unlink(draft)
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileFailure(draft, "made") }
        let isWritten = Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count && fsync(descriptor) == 0
        Glibc.close(descriptor)
        guard isWritten else {
            let failure = FileFailure(draft, "written")
            unlink(draft)
            throw failure
        }
        return draft
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
