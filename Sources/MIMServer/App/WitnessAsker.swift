import EventStore
import Logging

/// Gets one checkpoint cosigned by one witness, and remembers and tells what came of it.
struct WitnessAsker: Sendable {
    let log: any EventLog
    let checkpoints: CheckpointKeeper
    let cosignatures: CosignatureKeeper
    let client: WitnessClient
    let logger: Logger

    /// What came of it, as far as it matters for when to ask again.
    enum Outcome {
        case cosigned
        /// It has seen a newer checkpoint than the one that it was asked about, which is ours: ask with the newest.
        case outpaced
        case failed
    }

    /// - Parameter note: Signed by the log.
    func ask(_ witness: WitnessAddress, about note: SignedNote) async -> Outcome {
        do {
            return try await outcome(of: asking(witness, about: note), note, witness)
        } catch is CancellationError {
            return .failed
        } catch {
            logger.error(
                "what a witness says cannot be kept", metadata: ["witness": "\(witness.key.name)", "error": "\(error)"])
            return .failed
        }
    }

    /// Asks, and asks once more with the proof from the size that the witness is at.
    private func asking(_ witness: WitnessAddress, about note: SignedNote) async throws -> WitnessAnswer {
        guard let new = Checkpoint(text: note.text)?.size else { return .useless("It was asked about no checkpoint.") }
        let known = cosignatures.standings.first { $0.witness == witness }?.size ?? .empty
        let first = try await answer(of: witness, about: note, new, from: known <= new ? known : .empty)
        guard case .otherSize(let size) = first, size <= new else { return first }
        let second = try await answer(of: witness, about: note, new, from: size)
        guard case .otherSize(let size) = second, size <= new else { return second }
        return .useless("It asks for the proof from another size each time.")
    }

    private func answer(
        of witness: WitnessAddress, about note: SignedNote, _ new: LogSize, from old: LogSize
    ) async throws -> WitnessAnswer {
        let proof = try log.consistencyProof(from: old, to: new)
        guard let request = WitnessRequest(old: old, proof: proof, note: note) else {
            return .useless("It was asked about no checkpoint.")
        }
        return await client.ask(witness, request)
    }

    private func outcome(
        of answer: WitnessAnswer, _ note: SignedNote, _ witness: WitnessAddress
    ) throws -> Outcome {
        let name = witness.key.name
        try Task.checkCancellation()
        switch answer {
        case .cosigned(let line):
            try cosignatures.remember(line, below: note, from: witness)
            return .cosigned
        case .otherSize(let size) where size <= checkpoints.signedSize: return .outpaced
        case .otherSize(let size):
            return try found(
                "\(name) says that it has cosigned \(size.count) events, but only "
                    + "\(checkpoints.signedSize.count) are signed here: the end of the log is missing.", witness)
        case .inconsistent:
            return try found(
                "\(name) says that the log does not continue what it has cosigned: an earlier event is another.",
                witness)
        case .useless(let reason):
            if cosignatures.note(failure: reason, of: witness) {
                logger.warning("a witness has not cosigned", metadata: ["witness": "\(name)", "reason": "\(reason)"])
            }
            return .failed
        }
    }

    private func found(_ finding: String, _ witness: WitnessAddress) throws -> Outcome {
        if try cosignatures.remember(finding: finding, from: witness) {
            logger.critical("the log is not the one that a witness has seen. \(finding)")
        }
        return .failed
    }
}
