import EventStore
import Programme
import Projections
import Wire

/// A case at a standpoint, with all that a dossier of it is made from. Reading ends here: what comes after is pure.
struct DossierCase {
    let row: CaseRow
    let place: String?
    let audit: CaseAudit
    let basis: AnswerBasis
    /// What the location laid down for its cases, as far as it was known.
    let settings: Timeline
    /// What operators decided about the log.
    let decisions: Timeline
    let people: DossierPeople
    let texts: PersonalTexts
    let isRedacted: Bool
    /// The signed checkpoint, and the proof of each record in it, by position.
    let checkpoint: SignedNote
    let signed: Checkpoint
    let proofs: [Position: LogProof]
    /// The public keys of the log.
    let keys: [NoteVerifierKey]

    /// A busy log grows while a case is read; so often it is read again from the beginning.
    private static let attemptsMax = 20

    /// - Returns: Nil when the case was not known or had not begun.
    /// - Throws: As `Timeline` and `CheckpointKeeper.sign`; `VaultFault` when the vault does not belong to the log;
    ///   `CommandFault.contended` when the log grew each time.
    static func read(
        _ id: CaseID, of app: AppContext, at standpoint: Standpoint, isRedacted: Bool
    ) throws -> DossierCase? {
        for _ in 0..<attemptsMax {
            guard let audit = try CaseAudit(of: id, at: standpoint, in: app.log, PersonalTexts(vault: app.vault)) else {
                return nil
            }
            if let given = try DossierCase(audit, id, of: app, at: standpoint, isRedacted: isRedacted) { return given }
        }
        throw CommandFault.contended
    }

    /// - Returns: Nil when the log has grown since the audit was made.
    private init?(
        _ audit: CaseAudit, _ id: CaseID, of app: AppContext, at standpoint: Standpoint, isRedacted: Bool
    ) throws {
        let (on, size) = (standpoint.on, audit.size)
        let (row, rowSize) = try standpoint.read { $0.meldcodeCases.row(id, today: on) }
        guard let row, rowSize == size else { return nil }
        let settings = try Timeline.settings(of: row.location, in: app.log, upTo: size, until: on)
        let decisions = try Timeline.decisions(in: app.log, upTo: size, until: on)
        let entries = audit.timeline.entries + settings.entries + decisions.entries
        let texts = PersonalTexts(vault: app.vault)
        let (names, namesSize) = try standpoint.read { models in
            let people = try DossierPeople(in: entries, names: { models.name(of: $0) }, texts, isRedacted: isRedacted)
            return (people: people, place: models.name(of: row.location, on: on))
        }
        guard namesSize == size else { return nil }
        (people, place) = names
        let note = try app.checkpoint(covering: size)
        guard let signed = Checkpoint(text: note.text) else {
            throw EventLogFault.unreadable("What was signed is no checkpoint.")
        }
        proofs = try entries.reduce(into: [:]) { proofs, entry in
            let position = entry.recorded.position
            proofs[position] = try app.checkpoints.proof(of: position, in: note)
        }
        (checkpoint, self.signed, keys) = (note, signed, app.checkpoints.verifierKeys)
        (self.row, self.audit, basis) = (row, audit, try standpoint.basis(size))
        (self.settings, self.decisions) = (settings, decisions)
        (self.texts, self.isRedacted) = (texts, isRedacted)
    }

    /// What happened in the case, with what was mended of it.
    var timeline: Timeline { audit.timeline }

    /// Every record of the dossier once, in the order of the log.
    var records: [Timeline.Entry] {
        var seen: Set<Position> = []
        return (timeline.entries + settings.entries + decisions.entries)
            .sorted { $0.recorded.position < $1.recorded.position }
            .filter { seen.insert($0.recorded.position).inserted }
    }

    /// The fields of a record as this dossier shows them.
    ///
    /// - Throws: As `CaseFields.fields`.
    func fields(of entry: Timeline.Entry) throws -> [CaseFields.Field] {
        let leavesOut = isRedacted ? try redacted(entry) : []
        let reader = CaseFields(texts: texts, showsTexts: true, leavesOut: leavesOut)
        let whole = isRedacted ? try CaseFields(texts: texts, showsTexts: true).fields(of: entry) : []
        return try reader.fields(of: entry).map { field in
            var field = field
            let name = whole.first { $0.name == field.name }?.value
            let pseudonym = field.leftOut == [field.name] ? name.flatMap { people.pseudonym(named: $0) } : nil
            field.value = pseudonym ?? people.naming(field.value)
            return field
        }
    }

    /// What is left out of a record: whatever any version of it says is of somebody else, so that a source that a
    /// correction names is not read in what it corrects.
    private func redacted(_ entry: Timeline.Entry) throws -> Set<String> {
        let first = entry.amends ?? entry.recorded.position
        return try records.filter { ($0.amends ?? $0.recorded.position) == first }
            .reduce(into: []) { $0.formUnion(try DossierRedaction.fields(of: $1.recorded.event)) }
    }

    /// The names of the fields of a record that were left out.
    func leftOut(of entry: Timeline.Entry) throws -> [String] { try fields(of: entry).flatMap(\.leftOut) }
}
