import EventStore
import Logging
import ServiceLifecycle

/// Has what was signed cosigned by the witnesses, beside everything else: a witness that is slow, dead or lying keeps
/// neither an append nor a signature waiting.
struct WitnessService: Service {
    let app: AppContext
    /// How long a witness has for its answer: it has to look at 64 hashes and to flush a file.
    var patience = Duration.seconds(10)

    /// However fast the log grows, the witnesses are asked so often: each time is a flush of theirs.
    static let pace = Duration.seconds(1)
    /// A witness that does not cosign is asked again after `pace`, twice that and so on, and then so often.
    static let paceMax = Duration.seconds(300)

    /// When a witness is asked again.
    private struct Turn {
        let witness: WitnessAddress
        /// What it was asked about last and cosigned; nil before the first time since the start, because a log that was
        /// put back from a copy may believe that all is cosigned.
        var size: LogSize?
        var retry = ContinuousClock.now
        var failures = 0

        /// Whether it has not cosigned so much yet.
        func isBehind(_ size: LogSize) -> Bool { self.size.map { $0 < size } ?? true }

        mutating func take(_ outcome: WitnessAsker.Outcome, about size: LogSize) {
            switch outcome {
            case .cosigned:
                self.size = size
                failures = 0
            case .outpaced: retry = .now
            case .failed:
                retry = .now + min(WitnessService.pace * (1 << min(failures, 10)), WitnessService.paceMax)
                failures += 1
            }
        }
    }

    func run() async throws {
        if app.checkpoints.divergence == nil, !app.cosignatures.standings.isEmpty {
            let client = WitnessClient(patience: patience)
            await cancelWhenGracefulShutdown { await follow(client) }
            try await client.close()
        }
        // A service that ends early would take the server with it.
        if !Task.isShuttingDownGracefully { try await gracefulShutdown() }
    }

    private func follow(_ client: WitnessClient) async {
        let asker = WitnessAsker(
            log: app.log, checkpoints: app.checkpoints, cosignatures: app.cosignatures, client: client,
            logger: app.logger)
        var turns = app.cosignatures.standings.map { Turn(witness: $0.witness) }
        while !Task.isCancelled {
            do {
                let note = try app.checkpoints.sign()
                let size = Checkpoint(text: note.text)?.size ?? .empty
                await round(about: note, size, &turns, asker)
                try await Task.sleep(for: Self.pace)
                guard try await waitForWork(size, turns) else { return }
            } catch is CancellationError {
                return
            } catch {
                // That it cannot be signed is told by whoever signs.
                try? await Task.sleep(for: Self.pace * 10)  // Cut short only when it is to stop.
            }
        }
    }

    /// Asks all at once whose turn it is, about the same checkpoint: so it gets all their cosignatures.
    private func round(
        about note: SignedNote, _ size: LogSize, _ turns: inout [Turn], _ asker: WitnessAsker
    ) async {
        let due = turns.indices.filter { turns[$0].isBehind(size) && turns[$0].retry <= .now }
        let outcomes = await withTaskGroup(of: (Int, WitnessAsker.Outcome).self) { group in
            for index in due {
                let witness = turns[index].witness
                group.addTask { (index, await asker.ask(witness, about: note)) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for (index, outcome) in outcomes { turns[index].take(outcome, about: size) }
    }

    /// Waits until the log has grown, or one who has not cosigned is to be asked again.
    ///
    /// - Returns: Whether there is anything to do; not when the log is closed.
    private func waitForWork(_ size: LogSize, _ turns: [Turn]) async throws -> Bool {
        let log = app.log
        let retry = turns.filter { $0.isBehind(size) }.map(\.retry).min()
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask { await log.durable.waitForGrowth(beyond: size) > size }
            if let retry {
                group.addTask {
                    try await Task.sleep(until: retry, clock: .continuous)
                    return true
                }
            }
            defer { group.cancelAll() }
            return try await group.next() ?? false
        }
    }
}
