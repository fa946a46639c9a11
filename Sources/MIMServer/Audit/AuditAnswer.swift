import Programme
import Projections
import Wire

extension CaseAudit {
    /// Writes what the audit found: how many rules came to what, then every rule with what it rests on.
    ///
    /// In both languages: the answer is the same for ever, whoever asks.
    func write(to json: inout JSONWriter) {
        json.field("case", file.meldcodeCase)
        json.field("trajectory", file.trajectory)
        json.field("location", file.location)
        json.key("counts")
        json.object { json in
            for (result, count) in counts {
                json.key(dynamic: result.word)
                json.integer(count)
            }
        }
        json.key("findings")
        json.array(findings) { write($0, to: &$1) }
    }

    private func write(_ finding: AuditFinding, to json: inout JSONWriter) {
        json.field("rule", finding.rule.id)
        json.field("severity", finding.rule.severity)
        json.field("result", finding.verdict.result)
        Self.write("asks", finding.rule.wording, to: &json)
        json.field("source", finding.rule.source)
        Self.write("because", finding.verdict.because, to: &json)
        Self.write("restsOn", finding.verdict.restsOn, to: &json)
        Self.write("late", late(finding), to: &json)
        if let mend = finding.verdict.mend { Self.write("mend", mend, to: &json) }
    }

    private static func write(_ name: StaticString, _ wording: Wording, to json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.field("nl", wording.dutch)
            json.field("en", wording.english)
        }
    }

    private static func write(_ name: StaticString, _ positions: [Int], to json: inout JSONWriter) {
        json.key(name)
        json.beginArray()
        for position in positions { json.integer(position) }
        json.endArray()
    }
}
