import Crypto
import EventStore
import Programme
import Projections
import Wire

/// The dossier of a Meldcode case: the files that a court, an inspector or the family's lawyer reads and checks without us.
///
/// It is made from a case at a standpoint and from nothing else, no clock and no chance: the same case, the same size of
/// the log, the same day and the same checkpoint give the same bytes, so that two who have one can compare a hash.
struct Dossier {
    struct File: Hashable, Sendable {
        let name: String
        let bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        init(_ name: String, text: String) { self.init(name, Array(text.utf8)) }
    }

    /// What the folder and the zip file are called.
    let name: String
    /// In the order in which they are read.
    let files: [File]

    /// The file with the hashes of all others.
    static let sumsName = "SHA256SUMS"

    /// - Throws: `VaultFault` or `FieldError` when a record cannot be read.
    init(_ given: DossierCase) throws {
        name = "meldcode-dossier-\(given.row.id.value)\(given.isRedacted ? "-redacted" : "")"
        var evidence: [File] = []
        for entry in given.records {
            let position = entry.recorded.position
            evidence.append(File("events/\(position.index).json", entry.record.bytes))
        }
        for entry in given.records {
            let position = entry.recorded.position
            guard let proof = given.proofs[position] else { continue }
            evidence.append(File("proofs/\(position.index).tlog-proof", text: proof.description))
        }
        let files =
            [
                File("index.html", text: try DossierPage(given: given).html),
                File("VERIFY.md", text: DossierGuide.text(given)),
                File("checkpoint", text: given.checkpoint.description),
                File("vkey", text: given.keys.map { "\($0)\n" }.joined()),
            ] + evidence
        let manifest = File("manifest.json", try DossierManifest(given: given, files: files).json)
        let sums = (files + [manifest]).map { "\(Self.hash($0.bytes))  \($0.name)\n" }.joined()
        self.files = files + [manifest, File(Self.sumsName, text: sums)]
    }

    /// The SHA-256 of the file of hashes: whoever knows it by another way knows that nothing in the dossier was changed.
    var digest: String { files.last.map { Self.hash($0.bytes) } ?? "" }

    /// The zip file; nil when it would be larger than the form allows.
    var zip: [UInt8]? { StoredZip.bytes(of: files.map { ("\(name)/\($0.name)", $0.bytes) }) }

    /// A SHA-256 as `sha256sum` writes it.
    static func hash(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
    }
}
