import Programme
import Wire

/// What was done at a location in a year.
public struct RegistrationActivity: Hashable, Sendable {
    public internal(set) var visitsHeld = 0
    /// The visits of which the length is known, and how long they lasted together.
    public internal(set) var visitsTimed = 0
    public internal(set) var visitMinutes = 0
    public internal(set) var visitsMissed = 0
    public internal(set) var supervisionTalks = 0
    public internal(set) var groupMeetings = 0

    static func += (left: inout Self, right: Self) {
        left.visitsHeld += right.visitsHeld
        left.visitsTimed += right.visitsTimed
        left.visitMinutes += right.visitMinutes
        left.visitsMissed += right.visitsMissed
        left.supervisionTalks += right.supervisionTalks
        left.groupMeetings += right.groupMeetings
    }

    static func -= (left: inout Self, right: Self) {
        left.visitsHeld -= right.visitsHeld
        left.visitsTimed -= right.visitsTimed
        left.visitMinutes -= right.visitMinutes
        left.visitsMissed -= right.visitsMissed
        left.supervisionTalks -= right.supervisionTalks
        left.groupMeetings -= right.groupMeetings
    }
}

/// What was done at a location, by the day on which it happened: a year can be counted up to any of its days.
struct ActivityByDay: Course {
    /// What was done on one day.
    private struct DayTotal: Hashable, Sendable {
        let on: Day
        var records = 0
        var done = RegistrationActivity()
    }

    private var days: [DayTotal] = []

    init() {}

    var heldBytes: Int { HeldBytes.perBuffer + days.capacity * MemoryLayout<DayTotal>.stride }

    /// Notes that something happened on a day, and what of it is counted.
    mutating func change(_ done: RegistrationActivity, on day: Day, _ change: Change) {
        var index = days.endIndex
        while index > 0, day < days[index - 1].on { index -= 1 }
        if index == 0 || days[index - 1].on != day {
            if change == .removing { return }
            days.insert(DayTotal(on: day), at: index)
            index += 1
        }
        switch change {
        case .adding:
            days[index - 1].records += 1
            days[index - 1].done += done
        case .removing:
            days[index - 1].records -= 1
            days[index - 1].done -= done
            if days[index - 1].records == 0 { days.remove(at: index - 1) }
        }
    }

    /// What was done in a year, as far as it happened up to a day; nil when nothing was recorded of it.
    func total(in year: ReportingYear, until day: Day) -> RegistrationActivity? {
        let last = min(day, year.last)
        let days = days[start(of: year.first)...].prefix { $0.on <= last }
        return days.isEmpty ? nil : days.reduce(into: RegistrationActivity()) { $0 += $1.done }
    }

    /// The years in which something happened up to a day.
    func years(until day: Day) -> Set<Int> { Set(days.prefix { $0.on <= day }.map(\.on.year)) }

    /// Where the days from one on begin.
    private func start(of day: Day) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle].on < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
