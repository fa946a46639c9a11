/// A log as it is read from its beginning to an end: what copies, proofs and checks need, and nothing that writes.
///
/// An `EventLog` is one; so is a log that another process writes to.
public protocol LogReading: TreeReading {
    /// How many events there are, all of them durable.
    func size() throws -> LogSize

    /// Lends the bytes of each record from one size up to another, in order and without copying.
    ///
    /// The view is valid only inside `body`; `body` returns false to stop. Internally it renews its snapshot per page,
    /// so that a long scan does not keep pages from being used again; it sees nothing after `end`.
    ///
    /// - Throws: `EventLogFault.unreadable` rather than passing over a record that is missing; what `body` throws.
    func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws
}
