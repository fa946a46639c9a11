import CBareLog
import EventStore
import Wire

/// LMDB from C with nothing around it: what the disk and the library allow (`bare_log.h`).
///
/// Used on files of its own, or on a log that nobody has open.
final class BareLog {
    /// An LMDB or system call that failed.
    struct Failure: Error {
        let reason: String

        init(code: Int32) {
            reason = String(cString: bare_log_error(code))
        }
    }

    private let handle: OpaquePointer

    /// Opens the file in a directory that exists, making it when it is missing.
    init(at directory: String) throws(Failure) {
        var handle: OpaquePointer?
        let code = bare_log_open(directory, LogLimits.mapBytes, &handle)
        guard code == 0, let handle else { throw Failure(code: code) }
        self.handle = handle
    }

    deinit {
        bare_log_close(handle)
    }

    /// Puts events with all their index entries in transactions of so many, each committed before the next.
    func append(_ events: BareEvents, batch: Int) throws(Failure) {
        for start in stride(from: 0, to: events.count, by: batch) {
            let count = min(batch, events.count - start)
            try Self.check(bare_log_append(handle, events.pointer + start, count))
        }
    }

    /// So many threads append one event after the other; their commits are grouped.
    ///
    /// - Returns: The seconds that each event took, and how many commits were made.
    func append(_ events: BareEvents, fromClients clients: Int) throws(Failure) -> (seconds: [Double], commits: Int) {
        var seconds = [Double](repeating: 0, count: events.count)
        var commits: UInt64 = 0
        try Self.check(
            bare_log_append_from_clients(handle, events.pointer, events.count, clients, &seconds, &commits))
        return (seconds, Int(commits))
    }

    /// Walks through all records with one cursor and adds up every byte.
    func readEveryByte() throws(Failure) -> (records: Int, sum: UInt64) {
        var (records, sum): (UInt64, UInt64) = (0, 0)
        try Self.check(bare_log_read(handle, &records, &sum))
        return (Int(records), sum)
    }

    /// Asks for the first records of each of these tags and copies them.
    ///
    /// - Returns: How many there were in all.
    func ask(_ tags: [String], wanted: Int) throws(Failure) -> Int {
        var records: UInt64 = 0
        let bytes = tags.map { Array($0.utf8) }
        let arena = bytes.flatMap { $0 }
        let code = arena.withUnsafeBufferPointer { arena in
            var offset = 0
            let tags = bytes.map { tag in
                defer { offset += tag.count }
                return bare_bytes(bytes: arena.baseAddress.map { $0 + offset }, size: tag.count)
            }
            return bare_log_ask(handle, tags, tags.count, wanted, &records)
        }
        try Self.check(code)
        return Int(records)
    }

    /// The sum of some bytes, added up as `readEveryByte` does.
    static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 { bare_sum(bytes.baseAddress, bytes.count) }

    /// How often a second a block of a file can be overwritten and flushed: what every other figure is read beside.
    static func flushesPerSecond(file: String, count: Int) throws(Failure) -> Double {
        var result = 0.0
        try check(bare_flushes_per_second(file, UInt32(count), &result))
        return result
    }

    private static func check(_ code: Int32) throws(Failure) {
        guard code == 0 else { throw Failure(code: code) }
    }
}

/// Events in the form that C takes, in memory of their own, made before anything is timed.
final class BareEvents {
    let pointer: UnsafeMutablePointer<bare_event>
    let count: Int
    private let arena: UnsafeMutableRawBufferPointer
    private let tags: UnsafeMutablePointer<bare_bytes>

    /// What is put for these records of a log: the very bytes, with their hashes and index keys.
    init(_ records: [RecordedEvent]) throws {
        count = records.count
        // Every key of a record stands in it, so twice its length and the hash are enough.
        arena = .allocate(byteCount: records.reduce(1) { $0 + 2 * $1.bytes.count + Self.hashAndID }, alignment: 8)
        pointer = .allocate(capacity: max(1, count))
        tags = .allocate(capacity: max(1, count * Self.tagsMax))
        var keeper = Keeper(free: arena)
        for (index, record) in records.enumerated() {
            pointer[index] = try record.withView { view in
                let first = tags + index * Self.tagsMax
                var tagCount = 0
                view.forEachTag { tag in
                    guard tagCount < Self.tagsMax else { return }
                    first[tagCount] = keeper.keep(tag)
                    tagCount += 1
                }
                return bare_event(
                    record: keeper.keep(view.bytes), leaf: keeper.keep(TreeHash.leaf(record.bytes).bytes),
                    id: keeper.keep(view.id.bytes), type: keeper.keep(view.type), tags: first, tag_count: tagCount)
            }
        }
    }

    deinit {
        pointer.deallocate()
        tags.deallocate()
        arena.deallocate()
    }

    private static let hashAndID = 32 + 16
    /// More than the events of the bench have.
    private static let tagsMax = 4

    /// Memory that is given out bit by bit.
    private struct Keeper {
        var free: UnsafeMutableRawBufferPointer

        mutating func keep(_ bytes: some Collection<UInt8>) -> bare_bytes {
            let part = UnsafeMutableRawBufferPointer(rebasing: free[..<bytes.count])
            part.copyBytes(from: bytes)
            free = UnsafeMutableRawBufferPointer(rebasing: free[bytes.count...])
            return bare_bytes(bytes: UnsafeRawPointer(part.baseAddress), size: bytes.count)
        }
    }
}
