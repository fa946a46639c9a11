import ArgumentParser
import EventStore
import Foundation
import Programme
import Wire

/// `mim proof`: files with which others can check, without us, that records stand in the log.
struct Proof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the proof that a record, or a whole Meldcode case, stands in the log.",
        discussion: """
            A proof holds the record, its place, its path in the tree and the signed checkpoint: a C2SP tlog-proof file, \
            verified by mim verify-proof or by any other program that knows the form, with the key of mim vkey alone. \
            The checkpoint is the one with the most cosignatures of witnesses that has the record in it.

            Example:
              mim proof 17 --data ./data > 17.tlog-proof
              mim proof --meldcode-case 0192f0c1-0000-7000-8000-000000000001 --out ./proofs --data ./data

            Exit codes: 0 written, 1 there is no such record or case or it cannot be written, 2 wrong usage.
            """)

    @Argument(help: "The position of the record; the first is 0.")
    var position: UInt64?

    @Option(help: "The id of a case: one file for each of its records.")
    var meldcodeCase: String?

    @Option(help: ArgumentHelp("The folder for the files of a case; made when it is missing.", valueName: "dir"))
    var out: String?

    @OptionGroup var data: DataOption

    func validate() throws {
        guard (position == nil) != (meldcodeCase == nil) else {
            throw ValidationError("Give the position of a record, or --meldcode-case.")
        }
        if let meldcodeCase, Identifier(meldcodeCase) == nil {
            throw ValidationError("\(meldcodeCase) is not the id of a case.")
        }
        guard meldcodeCase == nil || out != nil else { throw ValidationError("Give a folder with --out.") }
    }

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try write(app)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func write(_ app: AppContext) throws {
        if let position {
            guard let proof = try app.proof(of: Position(position)) else {
                throw Failure(
                    "There is nothing at position \(position): the log has \(try app.log.size().count) events.")
            }
            return try Output.bytes(Array(proof.description.utf8))
        }
        guard let id = meldcodeCase.flatMap({ Identifier($0) }).map({ CaseID($0) }), let tag = Tag(id.tag), let out
        else {
            return
        }
        let positions = try app.log.positions(of: EventQuery([.init(tags: [tag])]))
        guard !positions.isEmpty else { throw Failure("There is no Meldcode case \(id.value) in \(data.path).") }
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        for position in positions {
            guard let proof = try app.proof(of: position) else { continue }
            let file = "\(out)/\(position.index).tlog-proof"
            try Data(proof.description.utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
            try Output.line(file)
        }
    }
}

/// `mim vkey`: the public key, to be handed to whoever is to check.
struct VerifierKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vkey", abstract: "Print the public keys that the log signs its checkpoints with.",
        discussion: """
            Example:
              mim vkey --data ./data

            Exit codes: 0 printed, 1 there is no log, 2 wrong usage.
            """)

    @OptionGroup var data: DataOption

    func run() async throws {
        let app = try await data.openExisting()
        let keys = app.checkpoints.verifierKeys
        await app.close()
        for key in keys { try Output.line("\(key)") }
    }
}

extension EventLog {
    /// Where the matching events stand.
    fileprivate func positions(of query: EventQuery) throws -> [Position] {
        var positions: [Position] = []
        var cursor = LogSize.empty
        while true {
            let page = try read(query, from: cursor, limit: LogLimits.pageEventsMax)
            positions += page.events.map(\.position)
            cursor = page.cursor
            if page.isCaughtUp { return positions }
        }
    }
}
