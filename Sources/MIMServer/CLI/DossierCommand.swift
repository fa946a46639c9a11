import ArgumentParser
import EventStore
import Programme
import Wire

/// `mim dossier`: a Meldcode case for who has to judge it, to read and to check without us.
struct DossierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Write the dossier of a Meldcode case, which others read and check without MIM.",
        discussion: """
            A page in Dutch with the timeline, the steps, the decisions and the audit; every record as it is stored with its \
            proof; the signed checkpoint and the key; and VERIFY.md with the commands of tools that are not ours. The last \
            line printed is the SHA-256 of its SHA256SUMS: hand it over by another way than the dossier itself.

            With --redact the data of others than the family is left out of the page, and the dossier says so. The stored \
            records stay as they are, or their proofs would not hold; texts are sealed in them.

            Example:
              mim dossier 0192f0c1-0000-7000-8000-000000000001 --zip dossier.zip --data ./data
              mim dossier 0192f0c1-0000-7000-8000-000000000001 --as-known-on 2026-03-03 --redact --folder ./dossier

            Exit codes: 0 written, 1 there is no such case or it cannot be written, 2 wrong usage.
            """)

    @Argument(help: "The id of the case.")
    var meldcodeCase: String

    @Flag(help: "Leave out the data of others than the family.")
    var redact = false

    @Option(help: ArgumentHelp("The folder to make; one that exists is not overwritten.", valueName: "dir"))
    var folder: String?

    @Option(help: ArgumentHelp("The zip file to make; one that exists is not overwritten.", valueName: "file"))
    var zip: String?

    @OptionGroup var standpoint: StandpointOptions

    @OptionGroup var data: DataOption

    func validate() throws {
        guard Identifier(meldcodeCase) != nil else { throw ValidationError("\(meldcodeCase) is not the id of a case.") }
        guard (folder == nil) != (zip == nil) else { throw ValidationError("Give --folder or --zip.") }
        guard !(folder ?? zip ?? "").isEmpty else { throw ValidationError("The folder or the file needs a name.") }
    }

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try await write(app)
        } catch {
            await app.close()
            throw (error as? FileFailure).map { Failure($0.sentence) } ?? error
        }
        await app.close()
    }

    private func write(_ app: AppContext) async throws {
        guard let id = Identifier(meldcodeCase).map({ CaseID($0) }) else { return }
        try app.catchUpShowingProgress()
        let given = try DossierCase.read(
            id, of: app, at: try await standpoint.standpoint(app), isRedacted: redact)
        guard let given else { throw Failure("There is no Meldcode case \(id.value) in \(data.path).") }
        let dossier = try Dossier(given)
        let output = DossierOutput(dossier: dossier)
        if let folder { try output.writeFolder(folder) }
        if let zip { try output.writeZip(zip) }
        try Output.line("\(folder ?? zip ?? "") holds \(dossier.files.count) files; \(given.records.count) records.")
        try Output.line(
            "They stand in a log of \(given.signed.size.count) events, signed with the root \(given.signed.root.base64)."
        )
        try Output.line("\(dossier.digest)  \(Dossier.sumsName)")
    }
}
