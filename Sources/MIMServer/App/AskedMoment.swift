import EventStore
import Programme
import Projections
import Wire

/// Up to when a question takes the log into account, as somebody writes it: a size, an instant or a day.
enum AskedMoment: Hashable, Sendable {
    case size(LogSize)
    case instant(Instant)
    /// To its end.
    case day(Day)

    /// Reads `32689`, `2009-10-01T12:00:00.000Z` (seconds and decimals may be left out) or `2009-10-01`.
    init?(_ text: String) {
        if let size = UInt64(text), text.utf8.first != UInt8(ascii: "+") {
            self = .size(LogSize(size))
        } else if let day = Day(text) {
            self = .day(day)
        } else if let instant = Self.instant(text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    private static func instant(_ text: String) -> Instant? {
        guard text.hasSuffix("Z") else { return nil }
        let start = text.dropLast()
        switch start.utf8.count {
        case 16: return Instant("\(start):00.000Z")
        case 19: return Instant("\(start).000Z")
        default: return Instant(text)
        }
    }
}

/// A moment up to which the log is asked for and that it cannot be read up to.
enum UnknownMoment: Error, Hashable {
    /// The log has only so many events.
    case beyond(LogSize)
    /// What will be known then cannot be known yet.
    case ahead
}
