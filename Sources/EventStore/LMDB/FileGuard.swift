import CFileGuard
import CLMDB
import Glibc

/// Watches the map of an open environment: what is missing of its file when it is read is no death of the process but a mark
/// (`CFileGuard` says how).
final class FileGuard: @unchecked Sendable {
    // Sendable by hand: the guard's mark is atomic, and the rest of it is changed only by who is alone in the environment.
    private let handle: UnsafeMutablePointer<file_guard>
    private let file: mdb_filehandle_t

    /// - Throws: `LMDBError.other` when the map of the environment cannot be found, as where there is no `/proc`.
    init(of environment: OpaquePointer) throws(LMDBError) {
        var file: mdb_filehandle_t = -1
        try LMDBError.check(mdb_env_get_fd(environment, &file))
        var handle: UnsafeMutablePointer<file_guard>?
        try LMDBError.check(file_guard_watch(file, try Self.mapBytes(of: environment), &handle))
        guard let handle else { throw .other(ENOENT) }
        self.handle = handle
        self.file = file
        noteLength()
        mdb_env_set_assert(environment) { _, sentence in file_guard_end(sentence) }
    }

    private static func mapBytes(of environment: OpaquePointer) throws(LMDBError) -> Int {
        var facts = MDB_envinfo()
        try LMDBError.check(mdb_env_info(environment, &facts))
        return facts.me_mapsize
    }

    /// Whether some of the file was missing when it was read.
    var isSpoiled: Bool { file_guard_is_spoiled(handle) != 0 }

    private var fileBytes: Int {
        var status = stat()
        return fstat(file, &status) == 0 ? Int(status.st_size) : 0
    }

    /// What can be read of the file through its map.
    var pages: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: UnsafeRawPointer(bitPattern: handle.pointee.start), count: file_guard_file_bytes(handle))
    }

    /// Enters a piece of the file into the tables of this process.
    func populate(_ bytes: Range<Int>) { file_guard_populate(handle, bytes.lowerBound, bytes.count) }

    /// Notes how long the file is; it never becomes shorter.
    func noteLength() { file_guard_set_file_bytes(handle, fileBytes) }

    /// Marks the file when it is shorter than it was. A commit would make it as long again, with zeros in between; and of
    /// the page in which it was cut, the system gives zeros for the rest and no signal.
    ///
    /// - Throws: `LMDBError.spoiled` when it is marked.
    func checkLength() throws(LMDBError) {
        // What is known first: somebody may make it longer in between, and never shorter.
        let known = file_guard_file_bytes(handle)
        if fileBytes < known { file_guard_spoil(handle) }
        guard !isSpoiled else { throw .spoiled }
    }

    /// The map is another one. The caller must be alone in the environment.
    func move(with environment: OpaquePointer) throws(LMDBError) {
        try LMDBError.check(file_guard_move(handle, file, try Self.mapBytes(of: environment)))
    }

    /// Before the environment is closed.
    func release() { file_guard_release(handle) }

    /// Runs `body`, which reads the file.
    ///
    /// - Throws: `LMDBError.spoiled` whatever comes of it when some of the file was missing: there were zeros in its place.
    func watching<Result>(_ body: () throws -> Result) throws -> Result {
        guard !isSpoiled else { throw LMDBError.spoiled }
        file_guard_enter()
        defer { file_guard_leave() }
        do {
            let result = try body()
            try checkLength()
            return result
        } catch {
            try checkLength()
            throw error
        }
    }
}
