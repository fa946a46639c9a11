import ArgumentParser
import EventStore
import Foundation
import Wire

/// `mim verify-proof`: checks such files, without a log.
struct VerifyProof: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check proofs with the key of the log alone; needs no log.",
        discussion: """
            The keys are to be come by elsewhere than the proofs: whoever can give you both can forge both. With --witness \
            a proof holds only when that witness has cosigned it: then not even those who keep the log can have rewritten \
            what came before.

            Example:
              mim verify-proof 17.tlog-proof --vkey 'mim.example.org/log+b5d4ecfa+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR'

            Exit codes: 0 all hold, 1 one does not or a witness has not cosigned it, 2 wrong usage.
            """)

    @Argument(help: "The files.")
    var files: [String]

    @Option(help: "The public key of the log, as mim vkey prints it.")
    var vkey: String

    @Option(
        name: .customLong("witness"),
        help: ArgumentHelp("The key of a witness that must have cosigned it; may be repeated.", valueName: "vkey"))
    var witnesses: [String] = []

    func validate() throws {
        guard NoteVerifierKey(vkey)?.kind == .note else {
            throw ValidationError(
                "--vkey is not the key of a log, of the form name+id+base64, or its parts do not fit together.")
        }
        for witness in witnesses where NoteVerifierKey(witness)?.kind != .cosignature {
            throw ValidationError("--witness \(witness) is not the key of a witness, as it prints it.")
        }
    }

    func run() throws {
        guard let key = NoteVerifierKey(vkey) else { return }
        let witnesses = witnesses.compactMap { NoteVerifierKey($0) }
        var failed = false
        for file in files {
            let verdict: String
            do {
                verdict = "\(try verify(file, key, witnesses))"
            } catch {
                failed = true
                Output.complaint("\(file): \((error as? LogProof.Failure)?.sentence ?? "\(error)")")
                continue
            }
            try Output.line("\(file): \(verdict)")
        }
        if failed { throw ExitCode(1) }
    }

    private func verify(_ file: String, _ key: NoteVerifierKey, _ witnesses: [NoteVerifierKey]) throws -> String {
        let proof = try LogProof(String(contentsOfFile: file, encoding: .utf8))
        guard let record = proof.record else { throw LogProof.Failure.notAProof }
        let checkpoint = try proof.verify(record, with: key)
        let cosigned = try witnesses.map { witness throws(LogProof.Failure) in
            "; cosigned by \(witness.name) at \(try proof.cosigned(by: witness))"
        }.joined()
        let event = RecordedEvent(position: proof.position, bytes: record)
        let said = try event.withView { view -> String in
            guard view.position == proof.position else { throw LogProof.Failure.notIncluded }
            return "\(String(decoding: view.type, as: UTF8.self)), recorded \(view.recordedAt)"
        }
        return "holds: \(said), is event \(proof.position.index) of \(checkpoint.size.count) in \(checkpoint.origin)"
            + cosigned
    }
}

extension LogProof.Failure {
    /// What to tell whoever checks.
    var sentence: String {
        switch self {
        case .notAProof: "This does not have the form of a proof with its record."
        case .notSigned: "DOES NOT HOLD: the checkpoint in it is not signed with this key."
        case .forgedSignature: "DOES NOT HOLD: a signature in the name of this key is not its own."
        case .otherLog(let origin): "DOES NOT HOLD: it is about another log, \(origin)."
        case .notCosigned(let witness): "DOES NOT HOLD: the witness \(witness) has not cosigned the checkpoint in it."
        case .notIncluded: "DOES NOT HOLD: the record is not what stands at this place of the log."
        }
    }
}
