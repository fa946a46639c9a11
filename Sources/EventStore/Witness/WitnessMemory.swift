/// What a witness has cosigned last of each log, in a file.
///
/// All that a witness is good for is this memory. A file that is missing or damaged is therefore never taken for an empty
/// one: the witness would cosign the fork that it is there to refuse.
struct WitnessMemory: Sendable {
    private let path: String
    private let key: NoteVerifierKey
    /// By origin: the checkpoint with the signatures of its log and that of the witness.
    private(set) var notes: [String: SignedNote] = [:]

    /// Beside each note as much again for what JSON has to escape.
    private static let fileBytesMax = 2 * (logsMax + 1) * WitnessRequest.bytesMax
    /// More logs than this are not followed: the file is written anew at each cosignature.
    static let logsMax = 50
    private static let form = "mim-witness-1"

    /// The memory of a witness that is new.
    static func make(at path: String) throws(FileFailure) {
        try DurableFile.make(text(of: [:]), at: path)
    }

    /// Reads what the witness with this key has cosigned.
    ///
    /// - Throws: `FileFailure` when the file is missing, not whole, or has something that this key has not cosigned.
    init(at path: String, cosignedWith key: NoteVerifierKey) throws(FileFailure) {
        (self.path, self.key) = (path, key)
        guard let text = try DurableFile.text(at: path, bytesMax: Self.fileBytesMax) else {
            throw FileFailure(sentence: "The file \(path) is missing. \(Self.wayOut)")
        }
        guard let records = TextRecords.records(in: text), let head = records.first, head["form"] == Self.form,
            head["logs"] == "\(records.count - 1)"
        else { throw FileFailure(sentence: "The file \(path) is not whole. \(Self.wayOut)") }
        for record in records.dropFirst() {
            guard let note = record["note"].flatMap({ SignedNote($0) }), let checkpoint = Checkpoint(text: note.text),
                note.cosigned(by: key) != nil
            else {
                throw FileFailure(
                    sentence: "The file \(path) has a checkpoint that this witness has not cosigned. \(Self.wayOut)")
            }
            notes[checkpoint.origin] = note
        }
    }

    /// Without it every answer would be a guess, and an old copy a lie.
    private static let wayOut =
        "Without it the witness does not know what it has cosigned. Start a new one in another folder, under a key of "
        + "its own; an old copy of the file must not be put back."

    /// Whether a file is that of a witness that has cosigned nothing yet.
    static func isUnused(at path: String) throws(FileFailure) -> Bool {
        try DurableFile.text(at: path, bytesMax: fileBytesMax) == text(of: [:])
    }

    /// What was cosigned last of a log.
    func checkpoint(of origin: String) -> Checkpoint? { notes[origin].flatMap { Checkpoint(text: $0.text) } }

    /// Remembers a note; when it returns, the file has it.
    mutating func remember(_ note: SignedNote, of origin: String) throws(FileFailure) {
        var changed = notes
        changed[origin] = note
        try DurableFile.replace(Self.text(of: changed), at: path)
        notes = changed
    }

    private static func text(of notes: [String: SignedNote]) -> String {
        let head: TextRecords.Record = [("form", form), ("logs", "\(notes.count)")]
        let records = notes.sorted { $0.key < $1.key }.map { [(name: "note", value: $0.value.description)] }
        return TextRecords.text(of: [head] + records)
    }
}
