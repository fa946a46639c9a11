import Synchronization
import Wire

@testable import MIMServer

/// What was sent to servers that were then killed, and what of it was acknowledged.
///
/// Everything that is sent has ids of its own: the last digit tells the things of one sending apart, the digits before it
/// are the number of the sending, so that each record in the log leads back to what it came from.
final class CrashLedger: Sendable {
    /// What is sent at once.
    enum Sending: Sendable {
        /// A command that gives one event.
        case single
        /// An import that makes a match, all in one chunk; afterwards a command ends it, with two events.
        case story
    }

    private struct State {
        var sendings: [Int: Sending] = [:]
        /// Of each acknowledged position: which sending it was for.
        var acknowledged: [Int: Int] = [:]
        /// Commands with a key that were not answered, by sending.
        var open: [Int: String] = [:]
        var signed: [Int: String] = [:]
        var next = 1
    }

    private let state = Mutex(State())

    static func id(_ sending: Int, _ thing: Int = 1) -> String { TestStory.id(sending * 10 + thing) }

    /// A new number for a sending.
    func begin(_ sending: Sending) -> Int {
        state.withLock { state in
            defer { state.next += 1 }
            state.sendings[state.next] = sending
            return state.next
        }
    }

    /// Notes that a command with a key is about to be sent.
    func note(open sending: Int, _ body: String) { state.withLock { $0.open[sending] = body } }

    func note(acknowledged positions: [Int], for sending: Int) {
        state.withLock { state in
            for position in positions { state.acknowledged[position] = sending }
            if state.sendings[sending] == .single { state.open[sending] = nil }
        }
    }

    func note(signed size: Int, _ root: String) { state.withLock { $0.signed[size] = root } }

    /// Takes out what was sent with a key and has no answer yet.
    func takeOpen() -> [(sending: Int, body: String)] {
        state.withLock { state in
            defer { state.open = [:] }
            return state.open.sorted { $0.key < $1.key }.map { (sending: $0.key, body: $0.value) }
        }
    }

    var signedSizes: [Int] { state.withLock { Array($0.signed.keys) } }
    var acknowledgedCount: Int { state.withLock { $0.acknowledged.count } }

    /// Holds a log against what was acknowledged.
    ///
    /// - Parameter sendings: Which sending each record came from, by position, with the word of its type.
    func disagreements(with sendings: [(sending: Int, type: String)], roots: [Int: String]) -> [String] {
        state.withLock { state in
            var found: [String] = []
            for (position, sending) in state.acknowledged
            where position >= sendings.count || sendings[position].sending != sending {
                found.append("Position \(position) was acknowledged for sending \(sending) and does not have it.")
            }
            for (size, root) in state.signed where roots[size] != root {
                found.append("The log does not have the root that was signed at \(size).")
            }
            let ends: Set = ["nl.mim.trajectory-ended", "nl.mim.match-ended"]
            for (sending, records) in Dictionary(grouping: sendings, by: \.sending) {
                let ended = records.count { ends.contains($0.type) }
                switch state.sendings[sending] {
                case .single where records.count == 1: break
                case .story where [0, ends.count].contains(ended) && records.count - ended == Self.storyEvents: break
                case let kind:
                    found.append("Sending \(sending) (\(kind, default: "unknown")) has \(records.count) events.")
                }
            }
            return found
        }
    }

    /// The commands of a story; each gives one event.
    static func story(_ sending: Int) -> [String] {
        (TestStory.preparation + TestStory.match).map { command in
            (1...6).reduce(TestStory.line(command.name, command.body)) { line, thing in
                line.replacing(TestStory.id(thing), with: id(sending, thing))
            }
        }
    }

    static let storyEvents = TestStory.preparation.count + TestStory.match.count

    static func end(_ sending: Int) -> String {
        #"{"trajectory":"\#(id(sending, 3))","on":"2026-03-20","reason":"moved"}"#
    }

    static func single(_ sending: Int) -> String {
        TestStory.openLocation.replacing(TestStory.location, with: id(sending))
    }
}
