import Wire

/// What a record says by now.
struct RecordVersion {
    /// As it was recorded, or as its latest correction has it.
    let stored: StoredEvent
    /// Whether it was retracted after that, so that it counts no more.
    let isRetracted: Bool

    /// Reads a record and what was said of it since.
    ///
    /// - Throws: A refusal when there is none that could be mended, or what the source throws.
    init(of position: Int, from source: some RecordSource) throws {
        guard let original = try source.record(at: position) else { throw Refusal.unknownRecord(position) }
        let event = try original.event()
        switch event {
        case .recordCorrected(let corrected): throw Refusal.amendsAnother(corrected.position)
        case .recordRetracted(let retracted): throw Refusal.amendsAnother(retracted.position)
        default: break
        }
        guard event.kind.canBeMended else { throw Refusal.cannotBeMended(event.kind) }
        var stored = original
        var isRetracted = false
        for amendment in try source.records(in: .amendments(of: event), from: position) {
            switch amendment.event {
            case .recordCorrected(let corrected) where corrected.position == position:
                // The values of the event inside are sealed in the correction's own record.
                guard case .stored(let kind, let tags, let data) = corrected.record,
                    let id = try source.record(at: amendment.position)?.id
                else { throw FieldError("record", .missing) }
                stored = StoredEvent(id: id, kind: kind, tags: tags, data: data)
                isRetracted = false
            case .recordRetracted(let retracted) where retracted.position == position: isRetracted = true
            default: break
            }
        }
        self.stored = stored
        self.isRetracted = isRetracted
    }
}

extension Scope {
    /// The corrections and retractions of an event: they carry the tag of whose record it is, which never changes.
    static func amendments(of event: ProgrammeEvent) -> Scope {
        Scope(criteria: [
            Criterion(kinds: [.recordCorrected, .recordRetracted], tags: Array(event.tags.prefix(1)))
        ])
    }
}
