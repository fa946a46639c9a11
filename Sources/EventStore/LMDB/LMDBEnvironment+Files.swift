import CLMDB
import Glibc

/// Making the files of an environment, and making sure that they are on the disk.
extension LMDBEnvironment {
    /// Makes an empty file under another name and puts it in its place when it is whole and on the disk. LMDB would make
    /// it in its place, and who dies meanwhile leaves one behind that looks as if it had been cut off.
    static func makeFile(in path: String) throws(LMDBError) {
        let draft = path + "/new"
        unlink(draft + "/data.mdb")
        guard mkdir(draft, directoryMode) == 0 || errno == EEXIST else { throw LMDBError(errno) }
        var handle: OpaquePointer?
        try LMDBError.check(mdb_env_create(&handle))
        let code = mdb_env_open(handle, draft, UInt32(MDB_NOLOCK), fileMode)
        mdb_env_close(handle)
        try LMDBError.check(code)
        try makeDurable(file: draft + "/data.mdb")
        guard rename(draft + "/data.mdb", path + "/data.mdb") == 0 else { throw LMDBError(errno) }
        rmdir(draft)
    }

    /// LMDB makes the readers' file with holes and writes through its map: on a full disk that would kill the process.
    /// Its blocks are taken beforehand, so that want of room is an error like any other.
    static func makeRoomForReaders(in path: String) throws(LMDBError) {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, fileMode)
        guard file >= 0 else { throw LMDBError(errno) }
        defer { Glibc.close(file) }
        let code = posix_fallocate(file, 0, off_t(readersMax + 1) * readerBytes)
        guard code == 0 else { throw LMDBError(code) }
    }

    /// Makes the names of new files durable, and that of their directory: without them there is nothing to find again.
    static func makeDurable(directory path: String) throws(LMDBError) {
        for path in [path, path + "/.."] { try makeDurable(file: path) }
    }

    /// Waits until a file or a directory is on the disk as it is now.
    static func makeDurable(file path: String) throws(LMDBError) {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw LMDBError(errno) }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw LMDBError(errno) }
    }

    /// How large the map of a file is to be at first: large enough that it hardly ever has to grow.
    ///
    /// - Parameters:
    ///   - first: That of a new file.
    ///   - most: It is never larger.
    static func mapBytes(for dataPath: String, first: Int, most: Int) -> Int {
        var status = stat()
        let fileBytes = stat(dataPath, &status) == 0 ? Int(status.st_size) : 0
        var bytes = first
        while bytes < most, bytes / mapFactor < fileBytes { bytes *= mapFactor }
        return min(bytes, most)
    }
}
