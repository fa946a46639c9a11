/// Why a witness does not cosign, each with an answer of its own in the protocol.
public enum WitnessRefusal: Error, Hashable, Sendable {
    /// 400: the size that the proof begins with is beyond that of the checkpoint.
    case oldBeyondNew
    /// 403: no key that the witness knows for this log has signed it, or a line in the name of one is not its own.
    case notSigned
    /// 404: the witness does not follow this log.
    case unknownLog
    /// 409: the proof does not begin where the witness is; it has cosigned this size.
    case otherSize(LogSize)
    /// 422: the root of an empty tree is another.
    case emptyRootWrong
    /// 422: it is not a continuation of what was cosigned. Signed by the log, so it may be the proof that it was rewritten.
    case inconsistent(with: Checkpoint)
}

/// What a witness cosigns and what not (C2SP `tlog-witness`): pure, so that each answer can be tried without a server.
public struct WitnessRules: Sendable {
    /// The keys that are trusted for each origin. A log that changes its key has two for a while.
    let keys: [String: [NoteVerifierKey]]

    /// - Parameter logs: The keys of the logs that are followed; the name of a key is the origin of its log.
    public init(following logs: [NoteVerifierKey]) {
        keys = Dictionary(grouping: logs, by: \.name)
    }

    /// Looks whether a checkpoint is signed by its log and continues what was cosigned last.
    ///
    /// - Parameter latest: What was cosigned last of this log; nil when nothing was.
    /// - Returns: The note with the signatures of its log alone, to be cosigned.
    public func examine(
        _ request: WitnessRequest, after latest: Checkpoint?
    ) throws(WitnessRefusal) -> SignedNote {
        let new = request.checkpoint
        guard let keys = keys[new.origin] else { throw .unknownLog }
        guard request.note.isSigned(byAnyOf: keys) else { throw .notSigned }
        guard request.old <= new.size else { throw .oldBeyondNew }
        let latest = latest ?? Checkpoint(origin: new.origin, size: .empty, root: .emptyRoot)
        guard request.old == latest.size else { throw .otherSize(latest.size) }
        guard new.size > .empty || new.root == .emptyRoot else { throw .emptyRootWrong }
        let isContinuation = TreeProof.isConsistent(
            from: latest.size, latest.root, to: new.size, new.root, proof: request.proof)
        guard isContinuation else { throw .inconsistent(with: latest) }
        return request.note.signed(onlyBy: keys)
    }
}
