import EventStore
import HTTPTypes
import Hummingbird
import Programme
import Projections
import Wire

/// `GET /api/v1/watermarks`: how far each stage has come, as sizes of the log, and waiting until one has come far enough.
///
/// For clients that must know that what they recorded is durable, is seen by the queries, or is signed; and for tests,
/// which then need no sleeping.
enum WatermarkRoute {
    /// A stage that an event goes through.
    enum Stage: String, CaseIterable {
        /// It is on the disk, and was acknowledged.
        case durable
        /// The read models have it: every query shows it.
        case projected
        /// It is covered by a signed checkpoint.
        case signed
        /// It is covered by a checkpoint of every witness; not shown when there is none.
        case witnessed
    }

    private static let stages = Stage.allCases.map(\.rawValue).joined(separator: ", ")

    private static let wait = QueryParameter(
        name: "wait", kind: .text,
        summary:
            "`stage:size`, such as `projected:120`: answered when that stage (\(stages)) has come so far, or after "
            + "\(RequestLimits.waitMax.components.seconds) seconds with what there is.")

    static func route(_ app: AppContext) -> Route {
        Route(
            path: "/api/v1/watermarks", summary: "How far each stage has come, as sizes of the log.",
            parameters: [wait], answers: [Route.Answer(summary: "A size for each stage: \(stages).")],
            respond: { call in
                if let text = call.query[wait] {
                    let (stage, size) = try wanted(text)
                    try await reach(stage, size, app)
                }
                return try answer(app)
            })
    }

    private static func wanted(_ text: String) throws(Problem) -> (Stage, LogSize) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let stage = Stage(rawValue: String(parts[0])), let size = UInt64(parts[1]) else {
            throw .invalidParameter(
                wait.name,
                Sentence(
                    "Verwacht: stadium:omvang, zoals projected:120 (\(stages)).",
                    "Expected: stage:size, such as projected:120 (\(stages))."))
        }
        return (stage, LogSize(size))
    }

    /// Waits until the log is large enough, and then has the stage done: neither of the two takes long.
    private static func reach(_ stage: Stage, _ size: LogSize, _ app: AppContext) async throws {
        guard size > .empty else { return }
        let log = app.log
        let isThere = try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask { try await log.waitForGrowth(beyond: LogSize(size.count - 1)) >= size }
            group.addTask {
                try await Task.sleep(for: RequestLimits.waitMax)
                return false
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
        guard isThere else { return }
        switch stage {
        case .durable: break
        case .projected: try app.runner.catchUp(to: size)
        case .signed: _ = try app.checkpoints.sign()
        case .witnessed: try await reachWitnessed(size, app.cosignatures)
        }
    }

    private static func reachWitnessed(_ size: LogSize, _ cosignatures: CosignatureKeeper) async throws {
        guard cosignatures.witnessedSize != nil else { throw Problem.noWitnesses }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await cosignatures.waitForWitnessed(beyond: LogSize(size.count - 1)) }
            group.addTask { try? await Task.sleep(for: RequestLimits.waitMax) }  // Cut short when it is reached.
            await group.next()
            group.cancelAll()
        }
    }

    private static func answer(_ app: AppContext) throws -> Response {
        // In the order in which they follow on each other, so that no later stage is ever seen ahead of an earlier one.
        let witnessed = app.cosignatures.witnessedSize
        let (signed, projected) = (app.checkpoints.signedSize, app.runner.size)
        let durable = try app.log.size()
        var json = JSONWriter()
        json.object { json in
            json.field("durable", Int(durable.count))
            json.field("projected", Int(projected.count))
            json.field("signed", Int(signed.count))
            json.field("witnessed", witnessed.map { Int($0.count) })
        }
        return .bytes(json.bytes, type: MediaTypes.json)
    }
}

extension Problem {
    fileprivate static let noWitnesses = invalidParameter(
        "wait",
        Sentence(
            "Er zijn geen getuigen ingesteld; het bestand witnesses in de gegevensmap noemt ze.",
            "No witnesses are configured; the file witnesses in the data folder names them."))
}
