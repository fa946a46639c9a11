import EventStore
import HTTPTypes
import Hummingbird

/// `?wait=stage:size`: a query that is answered when a stage has come so far. For clients that must see what they, or
/// others, have recorded; and for tests, which then need no sleeping.
///
/// Who asks to wait is never given an answer from before: when it takes too long, that is a problem.
extension QueryParameter {
    static let wait = QueryParameter(
        name: "wait", kind: .text,
        summary:
            "`stage:size`, such as `projected:120`: answered when that stage (\(Watermarks.stages)) has come so far.")
    static let within = QueryParameter(
        name: "within", kind: .count(0...Int(RequestLimits.waitMax.components.seconds)),
        summary: "With `wait`: the most seconds to wait before the answer is the problem `wait-timeout`; default "
            + "\(RequestLimits.waitMax.components.seconds).")
}

extension Route {
    /// The same route, with a wait for a stage before it is asked.
    func waiting(on watermarks: Watermarks) -> Route {
        var route = self
        route.parameters += [.wait, .within]
        let respond = route.respond
        route.respond = { call in try await call.answer(on: watermarks) { try await respond(call) } }
        return route
    }
}

extension Call {
    /// Answers when the stage that the call waits for has come far enough; at once when it waits for none.
    ///
    /// - Throws: `Problem` for a wait that cannot be read or has taken too long; `EventLogFault.closed` when the server
    ///   stops meanwhile; what `respond` throws.
    func answer(on watermarks: Watermarks, _ respond: () async throws -> Response) async throws -> Response {
        guard let wanted = try wanted() else { return try await respond() }
        guard let now = try watermarks.size(of: wanted.stage) else { throw Problem.noWitnesses }
        if now >= wanted.size { return try await respond() }
        let deadline =
            ContinuousClock.now + .seconds(query.count(.within) ?? Int(RequestLimits.waitMax.components.seconds))
        let isThere = try await request.answeredAtLength { end in
            let isThere = try await watermarks.wait(
                for: wanted.stage, toReach: wanted.size, until: deadline, or: end)
            // It serves nobody any more, or not for long: what is said is that it stops.
            if !isThere, end.hasCome { throw EventLogFault.closed }
            return isThere
        }
        guard isThere else {
            throw Problem.waitTimeout(wanted.stage, at: try watermarks.size(of: wanted.stage) ?? .empty)
        }
        var response = try await respond()
        response.headers[.connection] = "close"
        return response
    }

    /// The stage and the size that the call waits for.
    private func wanted() throws(Problem) -> (stage: Watermarks.Stage, size: LogSize)? {
        guard let text = query[.wait] else {
            guard query[.within] == nil else {
                throw .invalidParameter(
                    QueryParameter.within.name,
                    Sentence("Dit hoort bij `wait`; dat ontbreekt.", "This belongs with `wait`, which is missing."))
            }
            return nil
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let stage = Watermarks.Stage(rawValue: String(parts[0])), let size = UInt64(parts[1])
        else {
            throw .invalidParameter(
                QueryParameter.wait.name,
                Sentence(
                    "Verwacht: stadium:omvang, zoals projected:120 (\(Watermarks.stages)).",
                    "Expected: stage:size, such as projected:120 (\(Watermarks.stages))."))
        }
        return (stage, LogSize(size))
    }
}

extension Watermarks {
    /// The words for the stages.
    static let stages = Stage.allCases.map(\.rawValue).joined(separator: ", ")
}

extension Problem {
    /// The stage has not come far enough in time; the connection has been read from and is closed.
    fileprivate static func waitTimeout(_ stage: Watermarks.Stage, at size: LogSize) -> Problem {
        Problem(
            "wait-timeout", .gatewayTimeout, title: Sentence("Het duurt te lang", "It takes too long"),
            detail: Sentence(
                "Het stadium \(stage.rawValue) is nog maar bij \(size.count). Vraag het opnieuw, of zonder `wait`.",
                "The stage \(stage.rawValue) is only at \(size.count). Ask again, or without `wait`."),
            field: QueryParameter.wait.name, headers: [.connection: "close"])
    }

    /// Who waits for witnesses that nobody has named would wait for ever.
    fileprivate static let noWitnesses = invalidParameter(
        "wait",
        Sentence(
            "Er zijn geen getuigen ingesteld; het bestand witnesses in de gegevensmap noemt ze.",
            "No witnesses are configured; the file witnesses in the data folder names them."))
}
