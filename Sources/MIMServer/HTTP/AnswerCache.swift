import EventStore
import Hummingbird
import Synchronization
import Wire

/// The answers given since the log last grew: an answer is a function of the question, the log's size and today, so the
/// same question gets the same bytes again without being worked out.
///
/// One event more and all of them are gone. So no answer is ever stale, and a name that is erased (which is an event)
/// does not live on here.
final class AnswerCache: Sendable {
    /// Everything that an answer depends on beside the log.
    struct Question: Hashable, Sendable {
        let address: String
        let language: Language
        let today: Day
    }

    private struct State {
        var size = LogSize.empty
        var answers: [Question: Response] = [:]
        var bytes = 0
    }

    private let state = Mutex(State())

    /// Some hundreds of pages of a caseload. When they are full they are forgotten, all at once.
    static let bytesMax = 16 << 20

    /// The answer to a question at a size of the log, worked out if it was not asked before.
    ///
    /// - Parameter make: Works it out; an answer from another size (its `ETag` tells) is given but not kept.
    func answer(
        to question: Question, at size: LogSize, _ make: () throws -> Response
    ) rethrows -> Response {
        if let known = state.withLock({ $0.size == size ? $0.answers[question] : nil }) { return known }
        let answer = try make()
        guard answer.headers[.eTag] == EntityTag(size).description else { return answer }
        let bytes = answer.body.contentLength ?? Self.bytesMax
        state.withLock { state in
            if state.size != size || state.bytes + bytes > Self.bytesMax {
                state = State(size: size)
            }
            guard bytes <= Self.bytesMax, state.answers.updateValue(answer, forKey: question) == nil else { return }
            state.bytes += bytes
        }
        return answer
    }
}

extension QueryAnswer {
    /// The same answer as before, if nothing has happened since.
    func kept(_ make: () throws -> Response) throws -> Response {
        guard !standpoint.isPast else { return try make() }
        return try app.answers.answer(
            to: AnswerCache.Question(
                address: call.request.uri.string, language: call.language, today: app.clock.today),
            at: try app.log.size(), make)
    }
}
