import Glibc

extension LMDBEnvironment {
    /// Copies the file of a directory as it is at one moment, while another process may go on writing to it.
    ///
    /// The process that copies must not have it open: closing one would drop the locks of the other.
    ///
    /// - Parameter target: A directory that does not exist yet; on return the copy in it is on the disk.
    static func copy(from source: String, to target: String) throws {
        let environment = try LMDBEnvironment(readingBeside: source, tables: 0)
        defer { environment.close() }
        guard mkdir(target, directoryMode) == 0 else { throw LMDBError(errno) }
        let file = Glibc.open(target + "/data.mdb", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, fileMode)
        guard file >= 0 else { throw LMDBError(errno) }
        defer { Glibc.close(file) }
        try environment.copy(to: file)
        guard fsync(file) == 0 else { throw LMDBError(errno) }
        try makeDurable(directory: target)
    }
}

extension LMDBEventLog {
    /// Copies a log while another process may go on writing to it. Whether the copy is good is for `verify` to show.
    ///
    /// - Parameter target: A directory that does not exist yet.
    /// - Throws: `EventLogFault.unreadable` when the log cannot be read or the copy not written; `full`.
    public static func copy(from source: String, to target: String) throws(EventLogFault) {
        try EventLogFault.translating(at: source) { try LMDBEnvironment.copy(from: source, to: target) }
    }
}

extension KeyVault {
    /// Copies a vault while another process may go on using it.
    ///
    /// - Parameter target: A directory that does not exist yet.
    /// - Throws: `VaultFault.unreadable` when the vault cannot be read or the copy not written; `full`.
    public static func copy(from source: String, to target: String) throws(VaultFault) {
        try translating(at: source) { try LMDBEnvironment.copy(from: source, to: target) }
    }
}
