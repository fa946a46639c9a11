import CReadAhead
import Wire

/// Fetches several records into the processor's caches at once, before they are read one after the other (`CReadAhead` says
/// why). A hint: whether it finds them changes nothing but how long the reading takes.
struct ReadAhead {
    /// How many at most.
    static let most = Int(READ_AHEAD_MAX)
    /// Fewer than that come as fast by themselves.
    private static let least = 3

    /// What can be read of the file. It belongs to the environment, and is good for as long as a snapshot of it is lent.
    let pages: UnsafeRawBufferPointer

    /// - Parameter root: The first page of the table of the records.
    func fetch(_ positions: [UInt64], below root: UInt64) {
        guard positions.count >= Self.least else { return }
        read_ahead(pages.baseAddress, pages.count, root, positions, positions.count)
    }
}
