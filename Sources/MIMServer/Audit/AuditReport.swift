import EventStore
import Programme
import Projections
import Wire

/// A Meldcode case in Dutch lines: its state, then each fact with when it happened and when it was recorded.
struct AuditReport {
    let row: CaseRow
    /// The name of the location, if it is known.
    let locationName: String?
    /// What it was worked out from.
    let basis: AnswerBasis
    /// What the rules say of it, and its timeline.
    let audit: CaseAudit
    /// What was decided about the log in which it stands.
    let decisions: Timeline
    /// The names of those who recorded it, sealed.
    let names: [Actor: SealedField]
    let texts: PersonalTexts
    /// Whether texts and names are printed; they are about people.
    let showsTexts: Bool

    /// The lines of the report.
    ///
    /// - Throws: `VaultFault` when the vault does not belong to the log.
    func lines() throws -> [String] {
        let place = locationName.map { "\($0) (\(row.location.value))" } ?? "\(row.location.value)"
        let closing = row.closedOn.map { "gesloten op \($0)\(row.finding.map { ": \($0.dutch)" } ?? "")" }
        var lines = [
            "Meldcode-casus \(row.id.value)", "Traject \(row.trajectory.value), locatie \(place)",
            "Geopend op \(row.openedOn); \(closing ?? "open")",
            "Stappen: " + row.stepsTaken.elements.map(\.dutch).joined(separator: "; "),
            "Besluit A (melden): \(CaseWords.words(row.report)). Besluit B (hulp): \(CaseWords.words(row.help)).",
            "MIM zelf: \(row.continuation?.dutch ?? "nog niet besloten").",
            "Zoals het was op \(basis.on), uit de eerste \(basis.size.count) feiten van het logboek"
                + (basis.knownOn.map { " (het laatste vastgelegd op \($0.programmeTime))" } ?? "")
                + ", wortel \(basis.root.base64).",
            "Vastgelegd naar de klok van Europe/Amsterdam.",
        ]
        lines += audit.lines() + [""]
        for entry in audit.timeline.entries { lines += try describe(entry) }
        if !decisions.entries.isEmpty {
            lines.append("Over het logboek zelf, waarin deze casus staat:")
            for entry in decisions.entries { lines += try describe(entry) }
        }
        return lines
            + row.signals.map { signal in
                let norm = signal.kind.norm
                return "Let op: \(signal.dutch) (\(norm.number): \(norm.dutch) Bron: \(norm.source).)"
            }
    }

    private func describe(_ entry: Timeline.Entry) throws -> [String] {
        let recorded = entry.recorded
        let isLate = recorded.lateDays > Norms.timelyEntry.range.upperBound
        let lateness = isLate ? "  LAAT: \(recorded.lateDays) dagen" : ""
        var actor = CaseWords.name(of: recorded.actor)
        if showsTexts, let name = try texts.shown(names[recorded.actor]) { actor += " (\(name.dutch))" }
        return [
            "\(recorded.event.on)  vastgelegd \(recorded.recordedAt.programmeTime) door \(actor)"
                + "  nr. \(recorded.position.index)\(lateness)",
            "    \(CaseWords.name(of: recorded.event.kind))\(entry.mending.map { " [\($0)]" } ?? "")",
        ]
            + (try CaseFields(texts: texts, showsTexts: showsTexts).fields(of: entry)).map { field in
                "    \(field.label): \(Self.indented(field.value))"
            }
    }

    /// A text of several lines stays recognisable as one, and cannot steer the terminal on which it is read.
    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map {
                $0.filter { character in
                    character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
                }
            }
            .joined(separator: "\n        ")
    }
}
