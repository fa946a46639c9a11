import Glibc

/// The folder that holds everything: `log` with `log.key`, `checkpoint` and `scrub`, `vault` with `vault.key`. Only its owner may look in.
struct DataFolder: Sendable {
    let path: String

    /// The events.
    var log: String { path + "/log" }
    /// The keys of people and cases.
    var vault: String { path + "/vault" }
    /// What the log signs its checkpoints with.
    var logKeys: String { path + "/log.key" }
    /// The last checkpoint that was signed, apart from the log that it is to be held against.
    var checkpoint: String { path + "/checkpoint" }
    /// What came of the last check of the log.
    var scrub: String { path + "/scrub" }
    /// The witnesses that are asked to cosign, written by the operator: a line each with a key and an address.
    var witnesses: String { path + "/witnesses" }
    /// What they have cosigned last.
    var cosignatures: String { path + "/checkpoint.cosigned" }
    /// What closes the keys. Kept here until the operator keeps it elsewhere.
    var masterKey: String { path + "/vault.key" }

    /// The environment variable that holds the master key instead of the file.
    static let masterKeyVariable = "MIM_VAULT_KEY"
    /// The environment variable with the name that a new log gets, such as `mim.example.org/log`.
    static let originVariable = "MIM_LOG_ORIGIN"

    /// Makes the folder and its parts, each open to the owner alone.
    ///
    /// - Throws: `DataFault` when one cannot be made.
    func make() throws(DataFault) {
        for folder in [path, log, vault] {
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .notMade(folder) }
        }
        // Its own name too must be on the disk; what is in it is made durable by who writes it. Each time, since who made
        // it may have died before. A parent that may not be read is not one in which the folder was made by us.
        let parent = open(path + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { return }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw .notMade(path) }
    }

    /// Whether there is a log in it.
    var hasLog: Bool { access(log + "/data.mdb", F_OK) == 0 }
    /// Whether there is a vault in it.
    var hasVault: Bool { access(vault + "/data.mdb", F_OK) == 0 }
}

/// Why the data cannot be used, in a sentence for the administrator.
struct DataFault: Error, Hashable, Sendable, CustomStringConvertible {
    let sentence: String
    var description: String { sentence }
}

extension DataFault {
    /// For the reason that the system gave last.
    fileprivate static func notMade(_ folder: String) -> DataFault {
        DataFault(sentence: "The folder \(folder) cannot be made: \(String(cString: strerror(errno))).")
    }
}
