import Programme
import Wire

/// The registration of a calendar year, for one location or the country: everything that the yearly report prints.
///
/// Made by `RegistrationBook.registration(year:scope:)`; a plain value, equal for the same question and history.
public struct Registration: Hashable, Sendable {
    /// What is counted.
    public enum Scope: Hashable, Sendable {
        case country
        case location(LocationID)
    }

    public let year: ReportingYear
    public let scope: Scope
    /// The name of the location, for the registration of one.
    public let placeName: String?
    public let rules: CountingRules
    /// Who took part on any day of the year: the headline count.
    public let duringYear: Headcount
    /// Who took part when the year was over.
    public let onLastDay: Headcount
    public let flow: Flow
    public let activity: RegistrationActivity
    /// Each location that was open in the year or of which anybody was counted, in the order of the names.
    public let places: [Place]
    /// Of the locations open in the year, those that recorded anything that happened in it (R08-13).
    public let placesReporting: Int

    /// Everybody and everything that was there by one of the two ways of counting.
    public struct Headcount: Hashable, Sendable {
        public let locations: LocationCount
        public let coordinators: CoordinatorCount
        public let volunteers: VolunteerCount
        public let mothers: MotherCount

        public var volunteersPerCoordinator: Ratio { Ratio(volunteers.total, per: coordinators.total) }
        public var mothersPerVolunteer: Ratio { Ratio(mothers.total, per: volunteers.total) }
        public var mothersPerCoordinator: Ratio { Ratio(mothers.total, per: coordinators.total) }
        /// Coordination hours a week per volunteer; the norm is 0.5 to 0.7 at least (N13).
        public var hoursPerVolunteer: Ratio { Ratio(coordinators.weeklyMinutes, per: volunteers.total * 60) }
        /// Mothers known not to be of Dutch background, of all mothers.
        public var mothersNotDutch: Ratio { notDutch(mothers.backgrounds) }
        /// Volunteers known not to be of Dutch background, of all volunteers.
        public var volunteersNotDutch: Ratio { notDutch(volunteers.backgrounds) }

        private func notDutch(_ table: Distribution) -> Ratio {
            Ratio(table.base - table.unknown.count - (table[Background.dutch.word]?.count ?? 0), per: table.base)
        }
    }

    public struct LocationCount: Hashable, Sendable {
        public let total: Int
        /// Different municipalities: fewer than locations where one municipality has several (R08-10).
        public let municipalities: Int
        /// Different organisations, by name, in whatever role.
        public let organisations: Int
        /// Locations led by one coordinator on her own.
        public let withOneCoordinator: Int
        public let providers: Distribution
        public let variants: Distribution
    }

    public struct CoordinatorCount: Hashable, Sendable {
        /// People: somebody who works at two locations counts once.
        public let total: Int
        /// Minutes a week for MIM of the coordinator with the fewest; nil without coordinators.
        public let fewestMinutes: Int?
        /// Minutes a week for MIM of the coordinator with the most; nil without coordinators.
        public let mostMinutes: Int?
        /// Minutes a week of all together, as they were on the last day that each worked in the year.
        public let weeklyMinutes: Int
    }

    public struct VolunteerCount: Hashable, Sendable {
        public let total: Int
        public let onceMothers: Distribution
        public let backgrounds: Distribution
        public let ages: Distribution
        public let education: Distribution
    }

    public struct MotherCount: Hashable, Sendable {
        /// Trajectories: what the registration counts as mothers.
        public let total: Int
        /// Different women; fewer when somebody took part twice.
        public let people: Int
        public let backgrounds: Distribution
        public let ages: Distribution
        public let education: Distribution
        public let families: Distribution
        public let incomes: Distribution
        public let babyCircumstances: MultipleResponse
        public let motherCircumstances: MultipleResponse
    }

    /// Who came and went in the year.
    public struct Flow: Hashable, Sendable {
        public let enrolled: Int
        /// The ways by which those came who were enrolled in the year.
        public let routes: Distribution
        public let accepted: Int
        public let referredOn: Int
        /// Ended in the year without ever having been accepted.
        public let withdrawn: Int
        /// Enrolled, and on 31 December neither accepted nor referred on nor withdrawn.
        public let waiting: Int
        /// Mothers reached whose trajectory ended in the year.
        public let ended: Int
        public let endReasons: Distribution
        public let volunteersStarted: Int
        public let volunteersStopped: Int
        public let stopReasons: Distribution
        /// Volunteers who stopped, of those active during the year.
        public let turnover: Ratio
    }

    /// What the registration says of one location in a line.
    public struct Place: Hashable, Sendable {
        public let location: LocationID
        public let name: String
        public let municipality: String
        /// Whether it was open on any day of the year; people may be counted where nobody closed their trajectory.
        public let wasOpen: Bool
        public let mothersDuring: Int
        public let mothersOnLastDay: Int
        public let volunteersDuring: Int
        public let volunteersOnLastDay: Int
        public let coordinators: Int
        /// Coordination minutes a week, during the year.
        public let weeklyMinutes: Int
    }
}
