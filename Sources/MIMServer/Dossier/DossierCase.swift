import EventStore
import Programme
import Projections
import Wire

/// A case at a standpoint, with all that a dossier of it is made from. Reading ends here: what comes after is pure.
struct DossierCase {
    let row: CaseRow
    let place: String?
    let file: CaseFile
    let findings: [AuditFinding]
    let basis: AnswerBasis
    let timeline: Timeline
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

    /// - Returns: Nil when the case was not known or had not begun.
    /// - Throws: As `Timeline` and `CheckpointKeeper.sign`; `VaultFault` when the vault does not belong to the log.
    init?(_ id: CaseID, of app: AppContext, at standpoint: Standpoint, isRedacted: Bool) throws {
        let on = standpoint.on
        let (found, size) = try standpoint.read { models in
            models.meldcodeCases.row(id, today: on).map { ($0, models.name(of: $0.location, on: on)) }
        }
        guard let (row, place) = found else { return nil }
        let timeline = try Timeline(of: id.tag, in: app.log, upTo: size, until: on)
        let settings = try Timeline.settings(of: row.location, in: app.log, upTo: size, until: on)
        let decisions = try Timeline.decisions(in: app.log, upTo: size, until: on)
        guard let file = try standpoint.read({ $0.caseFile(id, on: on, amendments: timeline.mended) }).result else {
            return nil
        }
        let entries = timeline.entries + settings.entries + decisions.entries
        let texts = PersonalTexts(vault: app.vault)
        people = try standpoint.read { models in
            try DossierPeople(
                in: entries, names: { models.name(of: $0) }, texts, isRedacted: isRedacted)
        }.result
        let note = try app.checkpoint(covering: size)
        guard let signed = Checkpoint(text: note.text) else {
            throw EventLogFault.unreadable("What was signed is no checkpoint.")
        }
        (checkpoint, self.signed) = (note, signed)
        proofs = try entries.reduce(into: [:]) { proofs, entry in
            let position = entry.recorded.position
            proofs[position] = try app.checkpoints.proof(of: position, in: note)
        }
        (self.row, self.place, self.file) = (row, place, file)
        findings = DossierAudit.findings(file, timeline)
        basis = try standpoint.basis(size)
        (self.timeline, self.settings, self.decisions) = (timeline, settings, decisions)
        (self.texts, self.isRedacted) = (texts, isRedacted)
        keys = app.checkpoints.verifierKeys
    }

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
        let leavesOut = isRedacted ? try DossierRedaction.fields(of: entry.recorded.event) : []
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

    /// The names of the fields of a record that were left out.
    func leftOut(of entry: Timeline.Entry) throws -> [String] { try fields(of: entry).flatMap(\.leftOut) }
}

extension Timeline {
    /// What was corrected or retracted in it.
    fileprivate var mended: [CaseAmendment] {
        entries.compactMap { entry in
            entry.amends.map { position in
                CaseAmendment(
                    position: Int(position.index), by: Int(entry.recorded.position.index),
                    isRetraction: entry.recorded.event.kind == .recordRetracted)
            }
        }
    }
}
