import EventStore
import Wire

/// Events of a given size for measuring the log, with the tags that an event of the programme has.
///
/// As in the programme, trajectories and volunteers come and go while locations stay: a trajectory is found by some 25
/// events, a volunteer by some 200, a location by one event in twenty. Each maker has trajectories and volunteers of its
/// own, so that makers side by side never meet each other's conditions. Deterministic.
struct BenchEvents {
    /// Kinds of event, and locations, that they are spread over.
    private static let (types, locations) = (20, 20)
    /// Mothers who are visited at the same time, each by one of half as many volunteers.
    private static let (activeMothers, activeVolunteers) = (UInt64(1_000), UInt64(500))
    /// Events of a mother and of a volunteer until others take their places.
    private static let (perMother, perVolunteer) = (UInt64(25), UInt64(200))

    private let maker: UInt64
    private let data: [UInt8]
    private var made: UInt64 = 0

    /// - Parameters:
    ///   - maker: No two makers of one log have the same number.
    ///   - dataBytes: The length of `data`.
    init(maker: Int, dataBytes: Int) {
        self.maker = UInt64(maker)
        let frame = (head: #"{"text":""#, tail: #""}"#)
        let text = max(0, dataBytes - frame.head.utf8.count - frame.tail.utf8.count)
        data = Array((frame.head + String(repeating: "x", count: text) + frame.tail).utf8)
    }

    /// The next so many events.
    mutating func next(_ count: Int) -> [NewEvent] { (0..<count).compactMap { _ in next() } }

    /// What the trajectory of the event made last is found by.
    var lastTrajectory: EventQuery { trajectory(ofEvent: Int(made) - 1) }

    /// What the trajectory of an event is found by.
    func trajectory(ofEvent number: Int) -> EventQuery {
        EventQuery([.init(tags: Set([tag("trajectory", trajectory(of: UInt64(number)))].compactMap { $0 }))])
    }

    private mutating func next() -> NewEvent? {
        let number = made
        made += 1
        let volunteer = Self.member(of: Self.activeVolunteers, each: Self.perVolunteer, at: number)
        guard let trajectory = tag("trajectory", trajectory(of: number)),
            let volunteer = tag("volunteer", maker << 32 | volunteer),
            let location = tag("location", number % UInt64(Self.locations)), let actor = tag("coordinator", maker)
        else { return nil }
        return NewEvent(
            // The makers work at the same time, so their ids are mixed in time, as those of real clients.
            id: Identifier(version7At: Instant(milliseconds: Int64(number)), random: (maker, number)),
            type: "nl.mim.bench-\(number % UInt64(Self.types))", subject: trajectory, actor: actor,
            tags: [trajectory, volunteer, location], data: data)
    }

    private func trajectory(of number: UInt64) -> UInt64 {
        maker << 32 | Self.member(of: Self.activeMothers, each: Self.perMother, at: number)
    }

    /// Who has the event of this number, when so many have turns until each has had so many, and others come.
    private static func member(of active: UInt64, each turns: UInt64, at number: UInt64) -> UInt64 {
        number / (active * turns) * active + number % active
    }

    private func tag(_ kind: String, _ number: UInt64) -> Tag? {
        Tag("\(kind):\(Identifier(high: 0x7000, low: number))")
    }
}
