import ArgumentParser
import EventStore
import Programme
import Projections
import Wire

/// `mim audit`: the timeline of a Meldcode case and what the 64 rules say of it, for who checks it years later.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hold a Meldcode case against the 64 rules, and print its timeline, in Dutch.",
        discussion: """
            First what the rules find, at that standpoint: what is not met and what would still mend it, then every rule. \
            Then per line the day on which it happened, the moment at which it was recorded, who recorded it, what it was, and \
            whether it was recorded late. Texts and names of people are printed only with --texts.

            Example:
              curl -s http://127.0.0.1:8080/api/v1/meldcode/cases
              mim audit 0192f0c1-0000-7000-8000-000000000001 --data ./data
              mim audit 0192f0c1-0000-7000-8000-000000000001 --as-known-on 2026-03-03T12:00:00Z

            Exit codes: 0 printed, 1 there is no such case or the log cannot be read, 2 wrong usage.
            """)

    @Argument(help: "The id of the case.")
    var meldcodeCase: String

    @Flag(help: "Print the texts and the names too; they are about people.")
    var texts = false

    @OptionGroup var standpoint: StandpointOptions

    @OptionGroup var data: DataOption

    func validate() throws {
        guard Identifier(meldcodeCase) != nil else { throw ValidationError("\(meldcodeCase) is not the id of a case.") }
    }

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try await show(app)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    /// What the rules say is part of what was asked: a case with faults is printed like any other.
    private func show(_ app: AppContext) async throws {
        guard let id = Identifier(meldcodeCase).map({ CaseID($0) }) else { return }
        try app.catchUpShowingProgress()
        let standpoint = try await standpoint.standpoint(app)
        let on = standpoint.on
        let found = try standpoint.read { models in
            models.meldcodeCases.row(id, today: on).map { ($0, models.name(of: $0.location, on: on)) }
        }.result
        let opened = PersonalTexts(vault: app.vault)
        guard let (row, place) = found, let audit = try CaseAudit(of: id, at: standpoint, in: app.log, opened) else {
            throw Failure("There is no Meldcode case \(id.value) in \(data.path).")
        }
        let names = try standpoint.read { audit.timeline.names($0) }.result
        let report = AuditReport(
            row: row, locationName: place, basis: try standpoint.basis(audit.size), audit: audit,
            decisions: try Timeline.decisions(in: app.log, upTo: audit.size, until: on), names: names,
            texts: opened, showsTexts: texts)
        for line in try report.lines() { try Output.line(line) }
    }
}
