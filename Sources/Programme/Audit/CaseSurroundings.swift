import Wire

/// What the rules need to know beside the case itself: what its location laid down, who was trained when, what else there
/// was. What nobody records yet is nil, and its rules say so.
public struct CaseSurroundings: Hashable, Sendable {
    /// The meldcodes that the location laid down, in the order of their days.
    public var meldcodes: [Noted<MeldcodeAdopted>] = []
    /// Whom the location named as attention officers, in the order of the days.
    public var officers: [Noted<AttentionOfficersNamed>] = []
    /// Of which years the location drew up an overview.
    public var overviews: [Noted<MeldcodeOverviewDrawnUp>] = []
    /// When each coordinator who recorded something in the case was trained in the Meldcode.
    public var coordinators: [CoordinatorID: [Day]] = [:]
    /// The volunteers who noticed a signal.
    public var volunteers: [VolunteerID: VolunteerBackground] = [:]
    /// The cases of the same trajectory that were closed before this one began, in the order of their closings.
    public var earlierCases: [EarlierCase] = []
    /// What was corrected or retracted in the case.
    public var amendments: [CaseAmendment] = []
    /// What was seen of the records themselves; nil when nobody looked.
    public var inspection: RecordInspection?
    /// Requests of the persons concerned (MC-55, MC-56); nil as long as they are not recorded.
    public var requests: [RightsRequest]?
    /// How long the file is kept (MC-57); nil as long as that is not recorded.
    public var retention: Retention?
    /// Who read the case (MC-58); nil as long as that is not recorded.
    public var accesses: [CaseAccess]?

    public init() {}
}

/// What is known of a volunteer up to the day of the audit.
public struct VolunteerBackground: Hashable, Sendable {
    public var firstVisit: Day?
    /// When she took the part on privacy and signalling (MC-62).
    public var signallingTraining: Day?
    /// The days of her supervision talks (MC-51).
    public var talks: [Day]

    public init(firstVisit: Day? = nil, signallingTraining: Day? = nil, talks: [Day] = []) {
        self.firstVisit = firstVisit
        self.signallingTraining = signallingTraining
        self.talks = talks
    }
}

/// An earlier case of the same trajectory.
public struct EarlierCase: Hashable, Sendable {
    public let id: CaseID
    public let closedOn: Day

    public init(id: CaseID, closedOn: Day) {
        self.id = id
        self.closedOn = closedOn
    }
}

/// A record of the case was corrected or retracted by a later one, which names it, its author and the reason (MC-53).
public struct CaseAmendment: Hashable, Sendable {
    /// The record that was mended.
    public let position: Int
    /// The record that mends it.
    public let by: Int
    public let isRetraction: Bool

    public init(position: Int, by: Int, isRetraction: Bool) {
        self.position = position
        self.by = by
        self.isRetraction = isRetraction
    }
}

/// What somebody saw who looked at every record of the case: its place in the tree, and its texts.
public struct RecordInspection: Hashable, Sendable {
    /// Records that are not what the signed log says (MC-53).
    public var unproven: [Int]
    /// Records with a text in which a service number (BSN) stands (MC-59).
    public var withServiceNumber: [Int]

    public init(unproven: [Int] = [], withServiceNumber: [Int] = []) {
        self.unproven = unproven
        self.withServiceNumber = withServiceNumber
    }
}

/// A request of a person concerned (domain 1.8).
public struct RightsRequest: Hashable, Sendable {
    public enum Right: Hashable, Sendable { case access, correction, ownStatement, erasure, restriction, objection }

    public let position: Int
    public let right: Right
    public let receivedOn: Day
    /// When she was told within the first month that it takes longer; nil when she was not.
    public var extendedOn: Day?
    /// When it was answered, with the reason; nil when it was not yet.
    public var answeredOn: Day?
    public var isRefused: Bool
    /// Whether a refusal names its ground: a legal term, or another person's interest (MC-56).
    public var namesGround: Bool

    public init(
        position: Int, right: Right, receivedOn: Day, extendedOn: Day? = nil, answeredOn: Day? = nil,
        isRefused: Bool = false, namesGround: Bool = false
    ) {
        self.position = position
        self.right = right
        self.receivedOn = receivedOn
        self.extendedOn = extendedOn
        self.answeredOn = answeredOn
        self.isRefused = isRefused
        self.namesGround = namesGround
    }
}

/// How long the file is kept (domain 1.8).
public struct Retention: Hashable, Sendable {
    public let position: Int
    /// The years that its class gives.
    public let years: Int
    /// From which day they count.
    public let countedFrom: Day
    /// The day of destruction that was announced.
    public let destroyOn: Day
    /// When it was destroyed; nil when it was not.
    public var destroyedOn: Day?

    public init(position: Int, years: Int, countedFrom: Day, destroyOn: Day, destroyedOn: Day? = nil) {
        self.position = position
        self.years = years
        self.countedFrom = countedFrom
        self.destroyOn = destroyOn
        self.destroyedOn = destroyedOn
    }
}

/// Somebody read the case (MC-58).
public struct CaseAccess: Hashable, Sendable {
    public let position: Int
    public let reader: Actor
    /// Whether a purpose is recorded.
    public let namesPurpose: Bool
    /// Whether the reader worked with this family.
    public let hasWorkingRelation: Bool
    /// Whether it was flagged for somebody to look at.
    public var isFlagged: Bool

    public init(position: Int, reader: Actor, namesPurpose: Bool, hasWorkingRelation: Bool, isFlagged: Bool = false) {
        self.position = position
        self.reader = reader
        self.namesPurpose = namesPurpose
        self.hasWorkingRelation = hasWorkingRelation
        self.isFlagged = isFlagged
    }
}
