import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// What the demo's read models knew at any size of its log, folded from the told records.
struct DemoKnowledge {
    let told: DemoTold
    private let log: ToldLog

    init(_ told: DemoTold) {
        self.told = told
        log = ToldLog(records: told.records)
    }

    /// The read models as they were known before a record, and with it.
    func around(_ position: Position) throws -> (before: ReadModels, after: ReadModels) {
        var fold = MendedFold<ReadModels>()
        try fold.fold(log, to: LogSize(position.index))
        let before = fold.model
        try fold.fold(log, to: LogSize(through: position))
        return (before, fold.model)
    }

    /// The read models as they were known at the end of a day.
    func endOf(_ day: Day) throws -> ReadModels {
        let known = told.recorded.prefix { $0.recordedAt.programmeDay <= day }
        var fold = MendedFold<ReadModels>()
        try fold.fold(log, to: LogSize(UInt64(known.count)))
        return fold.model
    }

    /// The demo tells no such thing.
    struct Missing: Error {}

    /// The first record of a kind that something is read from, with its place.
    func first<Found>(_ read: (Recorded) -> Found?) throws -> (position: Position, found: Found) {
        for recorded in told.recorded {
            if let found = read(recorded) { return (recorded.position, found) }
        }
        throw Missing()
    }
}

/// In which rows and tables two states of knowledge say something else about one day, read model by read model: what is
/// not named, both say alike.
struct DemoDifference: Equatable {
    /// Trajectories whose row is another, or only in one of them.
    var caseload: Set<TrajectoryID> = []
    var supervision: Set<VolunteerID> = []
    var coordination: Set<CoordinatorID> = []
    var meldcodeCases: Set<CaseID> = []
    /// Tables of the report of 2008 with a figure that is another.
    var registration: Set<String> = []
    /// What was delivered or published of which year.
    var archive: Set<String> = []

    static let none = DemoDifference()
}

extension DemoDifference {
    init(_ before: ReadModels, _ after: ReadModels, on day: Day) throws {
        caseload = Self.other(before, after, \.trajectory) {
            $0.caseload.rows(CaseloadFilter(includesEnded: true), today: day).rows
        }
        supervision = Self.other(before, after, \.volunteer) { $0.supervision.volunteers(today: day).rows }
        coordination = Self.other(before, after, \.coordinator) { $0.supervision.coordinators(today: day).rows }
        meldcodeCases = Self.other(before, after, \.id) { $0.meldcodeCases.cases(today: day).rows }
        let (first, then) = (try Self.report(before, on: day), try Self.report(after, on: day))
        registration = Set(ReportDifference.between(first, then).map(\.table.key))
        for year in 2004...2008 {
            let year = try #require(ReportingYear(year))
            if before.figures(of: year, .country, on: day).delivered
                != after.figures(of: year, .country, on: day).delivered
            {
                archive.insert("delivered \(year.number)")
            }
            if before.archive.publications(of: year, .country, on: day)
                != after.archive.publications(of: year, .country, on: day)
            {
                archive.insert("published \(year.number)")
            }
        }
    }

    private static func other<Row: Hashable, ID: Hashable>(
        _ before: ReadModels, _ after: ReadModels, _ id: KeyPath<Row, ID>, _ rows: (ReadModels) -> [Row]
    ) -> Set<ID> {
        Set(Set(rows(before)).symmetricDifference(rows(after)).map { $0[keyPath: id] })
    }

    /// What is counted alone, without where it was counted from.
    private static func report(_ models: ReadModels, on day: Day) throws -> RegistrationReport {
        let year = try #require(ReportingYear(2008))
        let nothing = try #require(TreeHash(repeatElement(UInt8(0), count: TreeHash.byteCount)))
        return RegistrationReport(
            models.registration.registration(year: year, scope: .country, on: day),
            basis: AnswerBasis(size: .empty, root: nothing, knownOn: nil, on: day))
    }
}

/// The records of a told story, to be folded up to any size.
private struct ToldLog: LogReading, Sendable {
    let records: [RecordedEvent]

    func size() -> LogSize { LogSize(UInt64(records.count)) }

    func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
        for record in records[Int(start.count)..<Int(end.count)] {
            guard try record.withView(body) else { return }
        }
    }

    /// Folding asks for no hashes.
    func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        throw EventLogFault.unreadable("There are no hashes here.")
    }
}
