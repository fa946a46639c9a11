import Wire

/// Something that the programme keeps apart by an id: its kind is the first half of its tag.
public protocol Entity: Sendable {
    /// The word before the colon in a tag, frozen: `trajectory`.
    static var kind: StaticString { get }
}

/// A place where the programme runs. Not a municipality and not an organisation.
public enum Location: Entity { public static let kind: StaticString = "location" }
/// The paid professional who leads a location.
public enum Coordinator: Entity { public static let kind: StaticString = "coordinator" }
/// An experienced mother who visits (vrijwilliger, in 2008 bezoekmoeder).
public enum Volunteer: Entity { public static let kind: StaticString = "volunteer" }
/// A mother's way through the programme with one child at one location: the unit of counting.
public enum Trajectory: Entity { public static let kind: StaticString = "trajectory" }
/// The person who takes part (programmamoeder); she can have several trajectories.
public enum Mother: Entity { public static let kind: StaticString = "mother" }
/// The child for whose sake it is done.
public enum Child: Entity { public static let kind: StaticString = "child" }
/// A worry (zorg) about a child's interest: not yet a suspicion.
public enum Concern: Entity { public static let kind: StaticString = "concern" }
/// A suspicion of violence or abuse, walked through by the Meldcode.
public enum MeldcodeCase: Entity { public static let kind: StaticString = "meldcode-case" }
/// Something agreed in a Meldcode case.
public enum Agreement: Entity { public static let kind: StaticString = "agreement" }
/// The record itself, where something is recorded about it.
public enum Log: Entity { public static let kind: StaticString = "log" }

/// The registration of a calendar year.
public enum YearlyRegistration: Entity { public static let kind: StaticString = "registration" }

/// The id of one entity; two kinds of id cannot be mixed up.
public struct ID<Of: Entity>: Hashable, Comparable, Sendable {
    public let value: Identifier

    @inlinable
    public init(_ value: Identifier) { self.value = value }

    /// The tag by which the log finds its events: `trajectory:0192f0c1-…`.
    public var tag: String { "\(Of.kind):\(value)" }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

public typealias LocationID = ID<Location>
public typealias CoordinatorID = ID<Coordinator>
public typealias VolunteerID = ID<Volunteer>
public typealias TrajectoryID = ID<Trajectory>
public typealias MotherID = ID<Mother>
public typealias ChildID = ID<Child>
public typealias ConcernID = ID<Concern>
public typealias CaseID = ID<MeldcodeCase>
public typealias AgreementID = ID<Agreement>
public typealias LogID = ID<Log>
public typealias RegistrationID = ID<YearlyRegistration>

extension RegistrationID {
    /// The id of a year, the same everywhere: a version 8 UUID (RFC 9562) whose last digits are those of the year.
    public init(year: Int) {
        let digits = [1000, 100, 10, 1].reduce(UInt64(0)) { $0 << 4 | UInt64(year / $1 % 10) }
        self.init(Identifier(high: 0x8000, low: 0x8000_0000_0000_0000 | digits))
    }

    /// The year whose id it is; nil for an id of another form.
    public var year: Int? {
        let year = [12, 8, 4, 0].reduce(0) { $0 * 10 + Int(value.low >> $1 & 0xF) }
        return self == RegistrationID(year: year) ? year : nil
    }
}
