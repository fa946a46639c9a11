import Synchronization
import Wire

@testable import MIMServer

/// A clock that a test sets: each event is recorded when the test says.
final class MovedClock: Sendable {
    private let time: Mutex<Instant>

    init(_ text: String) throws {
        time = Mutex(try Self.instant(text))
    }

    private static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(text) else { throw UnexpectedAnswer(command: "clock", text: text) }
        return instant
    }

    func set(_ text: String) throws {
        let instant = try Self.instant(text)
        time.withLock { $0 = instant }
    }

    var clock: ProgrammeClock { ProgrammeClock { [self] in time.withLock { $0 } } }
}
