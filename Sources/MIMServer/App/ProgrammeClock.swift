import Glibc
import Programme
import Wire

/// Where the time comes from. The programme lives in Europe/Amsterdam, wherever the machine stands.
///
/// It is passed in and never asked for elsewhere, so that the demo can tell a story of 2008 and a test can choose its day.
struct ProgrammeClock: Sendable {
    /// The present instant.
    let now: @Sendable () -> Instant

    init(now: @escaping @Sendable () -> Instant) {
        self.now = now
    }

    /// The clock of the machine.
    static let system = ProgrammeClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Today in the programme's time zone: at 23:30 UTC it is already tomorrow in Amsterdam.
    var today: Day { Self.day(of: now()) }

    /// The programme's date at an instant.
    static func day(of instant: Instant) -> Day { instant.programmeDay }
}
