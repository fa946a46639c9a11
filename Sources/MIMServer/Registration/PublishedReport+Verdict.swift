import EventStore
import Programme
import Projections
import Wire

// What is said of a published report that was made again.
extension PublishedReport {
    /// The fields of the answer's `published`.
    func writeFields(to json: inout JSONWriter) {
        json.field("edition", edition)
        json.field("editions", editions)
        json.field("position", Int(publication.position.index))
        json.field("on", publication.on)
        json.field("rules", publication.rules)
        json.field("size", Int(publication.size.count))
        json.field("root", publication.root)
        json.field("figures", publication.figures)
        json.key("matches")
        json.boolean(matches)
        json.key("differs")
        json.boolean(!differences.isEmpty)
        json.key("cells")
        json.array(differences) { cell, json in
            json.field("table", cell.table.key)
            json.field("row", cell.row.key)
            json.field("column", cell.column.key)
            json.number("then", cell.then)
            json.number("now", cell.now)
        }
        json.key("events")
        json.array(causes.items) { item, json in
            json.field("position", Int(item.position.index))
            json.field("event", item.kind)
            json.field("on", item.on)
            json.field("recordedAt", "\(item.recordedAt)")
            json.field("amends", item.amends.map { Int($0.index) })
        }
        json.field("moreEvents", causes.more)
    }

    /// What a person is told, one thing a sentence, the verdict first.
    var sentences: [Sentence] {
        let count = differences.count
        return [
            Sentence(
                "Uitgave \(edition) van \(editions), gepubliceerd op \(publication.on) uit de eerste "
                    + "\(publication.size.count) gebeurtenissen (nr. \(publication.position.index)).",
                "Edition \(edition) of \(editions), published on \(publication.on) from the first "
                    + "\(publication.size.count) events (no. \(publication.position.index))."),
            matches
                ? Sentence(
                    "De controlesom klopt: dit is het verslag dat gepubliceerd is, op de byte.",
                    "The hash matches: this is the report that was published, to the byte.")
                : mismatch,
            differences.isEmpty
                ? Sentence("Vandaag zou het dezelfde cijfers geven.", "It would give the same figures today.")
                : Sentence(
                    "Vandaag zou het in \(count) cellen anders zijn.", "It would differ in \(count) cells today."),
        ]
    }

    private var mismatch: Sentence {
        let isOtherLog = report.basis.root.base64 != publication.root
        let isOtherRules = CountingRules(rawValue: publication.rules) == nil
        return Sentence(
            "LET OP: dit is niet het verslag dat gepubliceerd is; de controlesom klopt niet. "
                + (isOtherLog
                    ? "Het logboek is een ander dan toen."
                    : isOtherRules
                        ? "De telregels \(publication.rules) kent dit programma niet."
                        : "Dit programma telt anders dan dat waarmee gepubliceerd is."),
            "WARNING: this is not the report that was published; the hash does not match. "
                + (isOtherLog
                    ? "The log is another one than it was."
                    : isOtherRules
                        ? "This program does not know the counting rules \(publication.rules)."
                        : "This program counts otherwise than the one that published it."))
    }

    /// What the command line prints beside the report: the sentences, the cells and the events.
    var lines: [String] {
        sentences.map { $0[.english] }
            + differences.map { "  \($0.table.key) / \($0.row.english) / \($0.column.english): \($0.change)" }
            + (causes.items.isEmpty ? [] : ["Recorded since, of that year:"])
            + causes.items.map { item in
                let amended = item.amends.map { " of no. \($0.index)" } ?? ""
                return "  no. \(item.position.index) \(item.kind.word)\(amended), on \(item.on), "
                    + "recorded \(item.recordedAt)"
            } + (causes.more > 0 ? ["  and \(causes.more) more"] : [])
    }
}

extension ReportDifference {
    /// `402 → 403`; what is not there is a dash.
    var change: String { "\(then ?? "–") → \(now ?? "–")" }
}

extension JSONWriter {
    /// Writes a field with a number that stands in digits; null when there is none.
    fileprivate mutating func number(_ name: StaticString, _ digits: String?) {
        key(name)
        if let digits { raw(digits.utf8) } else { null() }
    }
}
