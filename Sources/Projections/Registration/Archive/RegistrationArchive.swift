import EventStore
import Programme
import Wire

/// The read model of what is recorded of the yearly registration itself: figures that came as totals, and the reports
/// that were published.
///
/// Neither is ever counted: `RegistrationBook` counts, and the two stand side by side.
public struct RegistrationArchive: ReadModel {
    /// A year of the country or of a location.
    private struct Subject: Hashable, Sendable {
        let year: Int
        let location: LocationID?
    }

    private struct Folder: Course {
        var deliveries = DayOrdered<RegistrationDelivery>()
        var publications = DayOrdered<RegistrationPublication>()

        /// With the texts, which are most of it.
        var heldBytes: Int {
            deliveries.heldBytes + publications.heldBytes
                + deliveries.facts.reduce(0) { $0 + $1.heldBytes } + publications.facts.reduce(0) { $0 + $1.heldBytes }
        }
    }

    private var folders: [Subject: Folder] = [:]

    public init() {}

    public var estimatedBytes: Int { folders.heldBytes }

    public mutating func change(_ recorded: Recorded, _ change: Change) {
        switch recorded.event {
        case .registrationDelivered(let event):
            guard let year = event.registration.year else { return }
            let delivery = RegistrationDelivery(
                position: recorded.position, on: event.on, source: event.source, figures: event.figures)
            folders.change(Subject(year: year, location: event.location), change) {
                $0.deliveries.change(delivery, at: recorded.position, change)
            }
        case .registrationPublished(let event):
            guard let year = event.registration.year else { return }
            let publication = RegistrationPublication(
                position: recorded.position, on: event.on, rules: event.rules, size: LogSize(UInt64(event.size)),
                root: event.root, figures: event.figures)
            folders.change(Subject(year: year, location: event.location), change) {
                $0.publications.change(publication, at: recorded.position, change)
            }
        default: break
        }
    }

    /// What was delivered of a year by a day.
    ///
    /// - Parameters:
    ///   - scope: For the country, what its locations delivered stands beside what was delivered of the whole.
    ///   - name: What a location is called.
    func delivered(
        of year: ReportingYear, _ scope: Registration.Scope, on day: Day, name: (LocationID) -> String?
    ) -> DeliveredYear {
        let own = folders[Subject(year: year.number, location: scope.location)]?.deliveries.through(day)
        var places: [DeliveredYear.Place] = []
        if case .country = scope {
            for (subject, folder) in folders where subject.year == year.number {
                guard let location = subject.location, let last = folder.deliveries.last(through: day) else { continue }
                places.append(.init(location: location, name: name(location) ?? "", delivery: last))
            }
        }
        return DeliveredYear(
            latest: own?.last, replaced: own?.dropLast().last?.on,
            places: places.sorted { ($0.name, $0.location) < ($1.name, $1.location) })
    }

    /// Whether anything was ever delivered of a year that a report of it shows.
    func hasDelivery(of year: ReportingYear, _ scope: Registration.Scope) -> Bool {
        folders.contains { subject, folder in
            subject.year == year.number && !folder.deliveries.isEmpty
                && (scope.location == nil || subject.location == scope.location)
        }
    }

    /// The publications of a year by a day, the first edition first.
    public func publications(
        of year: ReportingYear, _ scope: Registration.Scope, on day: Day
    ) -> [RegistrationPublication] {
        let folder = folders[Subject(year: year.number, location: scope.location)]
        return folder.map { Array($0.publications.through(day)) } ?? []
    }
}

/// Figures of a year that came as totals.
public struct RegistrationDelivery: Dated {
    /// Where the record stands.
    public let position: Position
    /// The day on which they came.
    public let on: Day
    public let source: String
    public let figures: DeliveredFigures

    fileprivate var heldBytes: Int { source.utf8.count + (figures.remark?.utf8.count ?? 0) }
}

/// What was delivered of one year.
public struct DeliveredYear: Hashable, Sendable {
    /// The delivery that counts: the latest; nil when there is none.
    public let latest: RegistrationDelivery?
    /// The day of the delivery that it took the place of; nil for the first.
    public let replaced: Day?
    /// For the country, the latest delivery of each location that gave its own, by name.
    public let places: [Place]

    public struct Place: Hashable, Sendable {
        public let location: LocationID
        public let name: String
        public let delivery: RegistrationDelivery
    }

    public static let nothing = DeliveredYear(latest: nil, replaced: nil, places: [])
}

/// The report of a year as it was published: what it was made from.
public struct RegistrationPublication: Dated {
    /// Where the record of the publication stands.
    public let position: Position
    /// The day of publication, which is the day on which the figures stood so.
    public let on: Day
    /// The version of the counting rules, by its name.
    public let rules: String
    /// It was counted from the first so many events.
    public let size: LogSize
    /// The root over them, in base64.
    public let root: String
    /// The SHA-256 of the report as JSON, in base64.
    public let figures: String

    fileprivate var heldBytes: Int { rules.utf8.count + root.utf8.count + figures.utf8.count }
}

extension Registration.Scope {
    /// Nil for the country.
    public var location: LocationID? {
        switch self {
        case .country: nil
        case .location(let location): location
        }
    }

    /// The location, or the country for nil.
    public init(_ location: LocationID?) {
        self = location.map { .location($0) } ?? .country
    }
}
