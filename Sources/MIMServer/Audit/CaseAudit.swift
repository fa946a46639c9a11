import EventStore
import Programme
import Projections
import Wire

/// A Meldcode case held against the 64 rules at a standpoint: the same question has the same answer for ever.
///
/// The read models know what counts. What only the records tell is read here: what was mended, whether each record is the
/// one in the tree of the log, and whether a service number stands in a text.
struct CaseAudit {
    let file: CaseFile
    let findings: [AuditFinding]
    /// The first so many events were known.
    let size: LogSize
    let timeline: Timeline

    /// - Returns: Nil when the case was not known or had not begun.
    /// - Throws: As `Timeline`; `VaultFault` when the vault does not belong to the log.
    init?(of id: CaseID, at standpoint: Standpoint, in log: any EventLog, _ texts: PersonalTexts) throws {
        let (found, size) = try standpoint.read { $0.caseFile(id, on: standpoint.on) }
        guard let found else { return nil }
        timeline = try Timeline(of: id.tag, in: log, upTo: size, until: standpoint.on)
        self.size = size
        file = found.seen(
            amendments: timeline.amendments, try RecordInspection(of: timeline, in: log, at: size, texts))
        findings = file.audit()
    }

    /// How many rules came to each result.
    var counts: [(result: RuleResult, count: Int)] {
        RuleResult.allCases.map { result in (result, findings.count { $0.verdict.result == result }) }
    }

    /// What is not met, the gravest first; the rules keep their order within.
    var failures: [AuditFinding] {
        Severity.allCases.flatMap { severity in
            findings.filter { $0.verdict.result == .fail && $0.rule.severity == severity }
        }
    }

    /// The records that a finding rests on which were recorded later than is allowed.
    func late(_ finding: AuditFinding) -> [Int] {
        finding.verdict.restsOn.filter { position in
            file.entries.contains { $0.position == position && $0.lateDays > file.recordingLimit }
        }
    }
}

extension Timeline {
    /// What was corrected or retracted in it.
    var amendments: [CaseAmendment] {
        entries.compactMap { entry in
            entry.amends.map { position in
                CaseAmendment(
                    position: Int(position.index), by: Int(entry.recorded.position.index),
                    isRetraction: entry.recorded.event.kind == .recordRetracted)
            }
        }
    }
}

extension RecordInspection {
    /// Looks at every record of a case.
    init(of timeline: Timeline, in log: any EventLog, at size: LogSize, _ texts: PersonalTexts) throws {
        self.init()
        let root = try log.root(at: size)
        for entry in timeline.entries {
            let position = entry.recorded.position
            let isIncluded = TreeProof.includes(
                TreeHash.leaf(entry.record.bytes), at: position, in: size, root: root,
                proof: try log.inclusionProof(of: position, in: size))
            if !isIncluded { unproven.append(Int(position.index)) }
            if try entry.holdsServiceNumber(texts) { withServiceNumber.append(Int(position.index)) }
        }
    }
}

extension Timeline.Entry {
    /// Whether a service number stands in one of its texts; one that was erased cannot be read.
    fileprivate func holdsServiceNumber(_ texts: PersonalTexts) throws -> Bool {
        var isHeld = false
        let opened = OpenedData(
            texts: texts, eventID: recorded.id, opens: { _ in true },
            sees: { isHeld = isHeld || ServiceNumber.isHeld(by: $0) })
        try record.withView { view in
            var json = JSONWriter()
            try opened.write(view.data, to: &json)
        }
        return isHeld
    }
}
