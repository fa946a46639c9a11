/// Which checkpoint is shown with which cosignatures.
extension CosignatureKeeper {
    /// A note of the log with the cosignatures that there are for just this note.
    public func complete(_ note: SignedNote) -> SignedNote {
        note.adding(
            standings.filter { $0.finding == nil && $0.note?.text == note.text }
                .flatMap { standing in
                    standing.note?.signed(onlyBy: [standing.witness.key]).signatures ?? []
                })
    }

    /// The note to prove a record with: of those that have it in them, the one that the most witnesses have cosigned, and
    /// of these the newest.
    ///
    /// The newest of all is often so new that no witness has seen it, and whoever checks the proof years later gains
    /// nothing from the last few events.
    ///
    /// - Parameters:
    ///   - newest: Signed by the log just now.
    ///   - keys: Those of the log.
    public func bestNote(
        covering position: Position, newest: SignedNote, signedWith keys: [NoteVerifierKey]
    ) -> SignedNote {
        let older = standings.filter { $0.size.count > position.index }
            .compactMap { $0.note?.signed(onlyBy: keys) }
        let candidates = ([newest] + older).map {
            (note: complete($0), size: Checkpoint(text: $0.text)?.size ?? .empty)
        }
        // The newest comes first, and stays where nothing is better.
        return candidates.dropFirst().reduce(candidates[0]) { best, next in
            let (have, want) = (best.note.signatures.count, next.note.signatures.count)
            return want > have || (want == have && next.size > best.size) ? next : best
        }.note
    }
}
