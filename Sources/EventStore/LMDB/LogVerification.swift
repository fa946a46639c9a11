/// What came of holding a log against itself.
public struct LogVerification: Sendable {
    /// How many records there are.
    public internal(set) var size = LogSize.empty
    /// The root over the records as they are, hashed anew.
    public internal(set) var root = TreeHash.emptyRoot
    /// What does not hold, a sentence each with its place; empty for a sound log. The first `findingsMax` of them.
    public internal(set) var findings: [String] = []

    /// After so many it is clear that the file is damaged, and where.
    public static let findingsMax = 50

    mutating func note(_ finding: String) {
        if findings.count < Self.findingsMax { findings.append(finding) }
    }
}

extension LMDBEventLog {
    /// Hashes every record of a closed log anew, works out its tree and its indexes from the records alone, and compares
    /// them with what the file has.
    ///
    /// What is found wrong is told and never mended. Whether the records are those that were signed is for a signed
    /// checkpoint to show, against the root that this gives.
    ///
    /// - Parameter progress: Told how many records are done, now and then, and how many there are.
    /// - Throws: `EventLogFault` when the file cannot be read as a log at all.
    public static func verify(
        at path: String, fileBytesMax: Int = LogLimits.fileBytesMax,
        progress: (_ done: LogSize, _ of: LogSize) -> Void = { _, _ in }
    ) throws(EventLogFault) -> LogVerification {
        let (environment, schema) = try LogSchema.open(at: path, fileBytesMax: fileBytesMax, makesIndexes: false)
        defer { environment.close() }
        return try EventLogFault.translating(at: path) {
            // Nobody writes while it is open here, so a snapshot does no harm however long it is held, and that of one
            // thread is that of the other.
            let indexes = IndexVerifier(of: schema, in: environment)
            return try environment.read { transaction in
                try RecordVerifier(schema).verify(in: transaction, beside: indexes, progress)
            }
        }
    }
}
