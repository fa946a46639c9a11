import ArgumentParser
import EventStore
import Programme

/// `mim demo`: believable data through the commands and nothing else.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty log with the year 2008 and a caseload of today.",
        discussion: """
            Every name is invented. The recorded times follow the story.

            Example:
              mim demo --data ./data
              mim demo --story today --data ./data

            With --if-empty a log that has events already is left as it is, and that is no error.

            Exit codes: 0 told, 1 the log is not empty or cannot be written, 2 wrong usage.
            """)

    @Option(help: "2008 or today; absent tells both.")
    var story: DemoStory?

    @Flag(help: "Do nothing when the log has events already.")
    var ifEmpty = false

    @OptionGroup var data: DataOption

    func run() async throws {
        let teller = StoryTeller()
        let app = try await data.open(clock: teller.clock, identifiers: teller.identifiers)
        if ifEmpty, try app.log.size() > .empty { return await app.close() }
        var progress = ProgressBar("demo")
        do {
            let told = try await teller.tell(
                story.map { [$0] } ?? DemoStory.allCases, to: app.log, vault: app.vault,
                today: ProgrammeClock.system.today
            ) { progress.show(UInt64($0.commands), of: UInt64($0.commandsInAll)) }
            await app.close()
            try Output.line("\(told.commands) commands told as \(told.events) events.")
        } catch let fault as DemoFault {
            await app.close()
            throw Failure("\(fault)")
        } catch {
            await app.close()
            throw error
        }
    }
}

extension DemoStory: ExpressibleByArgument {}
