import Glibc

/// Keeps a second opener out, in this process or another one, for as long as it is held.
///
/// LMDB must not be opened twice in one process (closing one would drop the locks of the other), and only one process
/// may write a log. A `flock` holds against both, and the system drops it when the process dies.
struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `LMDBError.locked` when someone else holds it.
    init(path: String, mode: mode_t) throws(LMDBError) {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)
        guard file >= 0 else { throw LMDBError(errno) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            Glibc.close(file)
            throw code == EWOULDBLOCK ? .locked : LMDBError(code)
        }
        // Given away only now: from here on `deinit` closes it.
        descriptor = file
    }

    deinit {
        // Given up by name: a child process that was just forked shares the lock until it runs its own program.
        _ = flock(descriptor, LOCK_UN)
        Glibc.close(descriptor)
    }
}
