import EventStore
import Programme
import Projections
import Wire

/// `manifest.json`: what the dossier is about, where it stands, what is in it, and what was left out.
struct DossierManifest {
    let given: DossierCase
    /// Every file but the manifest itself and the hashes over it.
    let files: [Dossier.File]

    /// The form of a dossier; a reader that knows this number knows what to find.
    static let form = "mim-dossier/1"

    var json: [UInt8] {
        get throws {
            var json = JSONWriter()
            try json.object { json in
                json.field("form", Self.form)
                json.field("program", "mim \(OpenAPI.version)")
                json.field("meldcode-case", given.row.id)
                json.field("origin", given.signed.origin)
                given.basis.writeFields(to: &json)
                json.key("checkpoint")
                json.object { json in
                    json.field("size", Int(given.signed.size.count))
                    json.field("root", given.signed.root.base64)
                    json.field("signatures", given.checkpoint.signatures.count)
                }
                try redaction(&json)
                json.key("records")
                try json.array(given.records) { entry, json in try record(entry, &json) }
                json.key("files")
                json.array(files) { file, json in
                    json.field("name", file.name)
                    json.field("bytes", file.bytes.count)
                    json.field("sha256", Dossier.hash(file.bytes))
                }
            }
            return json.bytes + [0x0A]
        }
    }

    private func redaction(_ json: inout JSONWriter) throws {
        json.key("redacted")
        json.boolean(given.isRedacted)
        guard given.isRedacted else { return }
        json.key("redaction")
        try json.object { json in
            json.field("statement", DossierRedaction.notice)
            json.key("pseudonyms")
            json.array(given.people.pseudonyms)
            json.key("leftOut")
            let leftOut = try given.records.map { ($0, try given.leftOut(of: $0)) }.filter { !$0.1.isEmpty }
            json.array(leftOut) { item, json in
                json.field("position", Int(item.0.recorded.position.index))
                json.key("fields")
                json.array(item.1)
            }
        }
    }

    private func record(_ entry: Timeline.Entry, _ json: inout JSONWriter) throws {
        json.field("position", Int(entry.recorded.position.index))
        json.field("event", entry.recorded.event.kind.word)
        json.field("on", entry.recorded.event.on)
        json.field("recordedAt", "\(entry.recorded.recordedAt)")
        json.key("counts")
        json.boolean(entry.counts)
        json.field("leaf", Dossier.hex(TreeHash.leaf(entry.record.bytes).bytes))
    }
}
