import Synchronization
import Wire

/// Remembers what came of the last check of a log, in a file beside it, and how far the present one is.
///
/// A fault must outlive the process: a start would otherwise go on with a damaged log until the damage is met again.
public final class ScrubLedger: Sendable {
    /// A check that is under way.
    public struct Pass: Hashable, Sendable {
        public let began: Instant
        public let size: LogSize
        public var checked: LogSize
    }

    private struct State {
        var last: ScrubResult?
        var doubt: String?
        var present: Pass?
        var passes = 0
        var records: UInt64 = 0
    }

    private let path: String
    private let state: Mutex<State>

    /// Room for a result with a long sentence.
    private static let bytesMax = 64 << 10

    /// - Parameter path: The file; there is none before the first check.
    public init(at path: String) {
        self.path = path
        var first = State()
        do throws(FileFailure) {
            if let bytes = try DurableFile.bytes(at: path, bytesMax: Self.bytesMax) {
                first.last = ScrubResult(json: bytes)
                if first.last == nil {
                    first.doubt = "The file \(path) does not say what came of the last check of the log."
                }
            }
        } catch {
            first.doubt = error.sentence
        }
        state = Mutex(first)
    }

    /// What came of the last check; nil before the first.
    public var last: ScrubResult? { state.withLock { $0.last } }
    /// The check that is under way.
    public var present: Pass? { state.withLock { $0.present } }
    /// Why the log is not to be relied on; nil when the last check found nothing.
    public var fault: String? { state.withLock { $0.doubt ?? $0.last?.fault } }
    /// How many checks have ended, and how many records they checked, since this was opened.
    public var totals: (passes: Int, records: UInt64) { state.withLock { ($0.passes, $0.records) } }

    /// Notes that a check has begun.
    public func begin(at instant: Instant, size: LogSize) {
        state.withLock { $0.present = Pass(began: instant, size: size, checked: .empty) }
    }

    /// Notes how far the present check is.
    public func note(checked: LogSize) {
        state.withLock { state in
            state.records += checked.count - min(checked.count, state.present?.checked.count ?? 0)
            state.present?.checked = checked
        }
    }

    /// Notes what came of a check, and keeps it.
    ///
    /// - Throws: `FileFailure` when the file cannot be written; then it is remembered as long as this lives.
    public func end(with result: ScrubResult) throws(FileFailure) {
        state.withLock { state in
            state.last = result
            state.doubt = nil
            state.present = nil
            state.passes += 1
        }
        try DurableFile.replace(String(decoding: result.json, as: UTF8.self) + "\n", at: path)
    }
}
