import EventStore
import Foundation
import Wire

/// What reading a log costs beside a bare cursor, how fast types are found, and how much disk an event takes.
struct ReadBars {
    /// A log that nobody has open.
    let path: String

    private static let rounds = 5
    private static let (typePages, typePage) = (200, 100)

    func run() async throws -> [BenchRow] {
        var (ours, theirs): ([Double], [Double]) = ([], [])
        var (records, recordBytes, sums) = (0, 0, Set<UInt64>())
        var typeRow: BenchRow?
        for round in 0..<Self.rounds {
            let log = try LMDBEventLog.open(at: path) { Instant(milliseconds: 1_700_000_000_000) }
            var sum: UInt64 = 0
            recordBytes = 0
            let size = try log.size()
            ours.append(
                try Measurement.seconds {
                    try log.scan(from: .empty, to: size) { view in
                        recordBytes += view.bytes.count
                        sum &+= BareLog.sum(view.bytes)
                        return true
                    }
                })
            if round == 0 { typeRow = try typePages(log, size) }
            await log.close()
            // One process may have a file open only once, so each side opens it anew.
            let bare = try BareLog(at: path)
            theirs.append(
                try Measurement.seconds {
                    let read = try bare.readEveryByte()
                    records = read.records
                    sums.insert(read.sum)
                })
            sums.insert(sum)
        }
        guard sums.count == 1, let typeRow else { throw ReadDifferently() }
        let (our, their) = (Measurement.median(ours), Measurement.median(theirs))
        let bytesOnDisk = try allocatedBytes()
        return [
            BenchRow(
                name: "all \(records) records read as bytes, against a bare cursor pass in C", ratio: their / our,
                bar: .atLeast(0.5), goal: .atLeast(0.8),
                detail: "\(BenchRow.number(our / Double(records) * 1e9)) against "
                    + "\(BenchRow.number(their / Double(records) * 1e9)) ns an event, "
                    + "\(BenchRow.number(Double(records) / our / 1e6)) million events/s"),
            BenchRow(
                name: "bytes on the disk against those of the records, indexes and tree included",
                ratio: Double(bytesOnDisk) / Double(recordBytes), bar: .atMost(2), goal: .atMost(1.5),
                detail: "\(BenchRow.number(Double(bytesOnDisk) / Double(records))) against "
                    + "\(BenchRow.number(Double(recordBytes) / Double(records))) bytes an event"),
            typeRow,
        ]
    }

    /// Both sides did not read the same bytes.
    struct ReadDifferently: Error {}

    /// Pages of one type out of twenty, against as many events read in a row.
    private func typePages(_ log: LMDBEventLog, _ size: LogSize) throws -> BenchRow {
        var random = SeededRandom(seed: 1)
        let starts = (0..<Self.typePages).map { _ in LogSize(UInt64(random.number(0...Int(size.count) / 2))) }
        let query = EventQuery([.init(types: ["nl.mim.bench-7"])])
        func seconds(_ query: EventQuery) throws -> Double {
            try Measurement.seconds {
                for start in starts { _ = try log.read(query, from: start, limit: Self.typePage) }
            } / Double(Self.typePages)
        }
        let (rare, all) = (try seconds(query), try seconds(.all))
        return BenchRow(
            name: "a page of \(Self.typePage) events of one type in twenty, against \(Self.typePage) events in a row",
            ratio: rare / all,
            detail: "\(BenchRow.number(rare * 1e6)) against \(BenchRow.number(all * 1e6)) µs a page")
    }

    /// What the file system has set aside for the file.
    private func allocatedBytes() throws -> Int {
        var status = stat()
        guard stat(path + "/data.mdb", &status) == 0 else { throw CocoaError(.fileReadUnknown) }
        return Int(status.st_blocks) * 512
    }
}
