import EventStore
import Programme
import Projections
import Wire

/// A Meldcode case in Dutch lines: its state, then each fact with when it happened and when it was recorded.
struct AuditReport {
    let row: CaseRow
    let timeline: Timeline
    let texts: PersonalTexts
    /// Whether the texts are printed; they are about people.
    let showsTexts: Bool

    /// The lines of the report.
    ///
    /// - Throws: `VaultFault` when the vault does not belong to the log.
    func lines() throws -> [String] {
        var lines = [
            "Meldcode-casus \(row.id.value)", "Traject \(row.trajectory.value), locatie \(row.location.value)",
            "Geopend op \(row.openedOn); " + (row.closedOn.map { "gesloten op \($0)" } ?? "open"),
            "Stappen: " + row.stepsTaken.elements.map(\.dutch).joined(separator: "; "),
            "Besluit A (melden): \(words(row.report)). Besluit B (hulp): \(words(row.help)).", "",
        ]
        for entry in timeline.entries { lines += try describe(entry) }
        lines += row.signals.map { "Let op: \($0.dutch) (\($0.kind.norm.number))" }
        return lines
    }

    private func describe(_ entry: Timeline.Entry) throws -> [String] {
        let recorded = entry.recorded
        let isLate = recorded.lateDays > Norms.timelyEntry.range.upperBound
        let lateness = isLate ? "  LAAT: \(recorded.lateDays) dagen" : ""
        var lines = [
            "\(recorded.event.on)  vastgelegd \(recorded.recordedAt) door \(recorded.actor)  nr. \(recorded.position.index)"
                + lateness,
            "    \(Self.name(of: recorded.event.kind))",
        ]
        let data = try entry.record.withView { view in
            var json = JSONWriter()
            let opened = OpenedData(texts: texts, eventID: recorded.id) { _ in showsTexts }
            try opened.write(view.data, to: &json)
            return String(decoding: json.bytes, as: UTF8.self)
        }
        lines.append("    \(data)")
        return lines
    }

    /// What an entry is called in Dutch; the frozen word for a kind that has no name here.
    private static func name(of kind: EventKind) -> String {
        switch kind {
        case .meldcodeSignalRecorded: "signaal in kaart gebracht"
        case .meldcodeConsulted: "overlegd"
        case .meldcodeFamilySpoken: "gesproken met de betrokkenen"
        case .meldcodeConversationOmitted: "gesprek met de betrokkenen niet gevoerd"
        case .meldcodeWeighed: "gewogen"
        case .meldcodeDecided: "besloten"
        case .meldcodeReported: "gemeld bij Veilig Thuis"
        case .meldcodeHelpAgreed: "hulp afgesproken"
        case .meldcodeFollowedUp: "vervolgcontact"
        case .meldcodeContinuationDecided: "besloten of MIM doorgaat"
        case .meldcodeCaseClosed: "casus gesloten"
        default: kind.word
        }
    }

    private func words(_ decision: CaseRow.StandingDecision?) -> String {
        guard let decision else { return "nog niet genomen" }
        return "\(decision.outcome ? "ja" : "nee"), op \(decision.on)"
    }
}
