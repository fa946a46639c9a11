import EventStore
import Programme
import ServiceLifecycle
import Testing
import Wire

@testable import MIMServer

/// The service that checks the whole log again and again.
@Suite struct `The service that scrubs` {
    private static let pace = 1_000_000

    /// Runs a test on the log of a story, opened in this process.
    ///
    /// - Parameter damage: Done to the folder before it is opened.
    private func withApp(
        damage: (_ data: String) throws -> Void = { _ in },
        _ test: (AppContext, HeardLog) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let lines = TestStory.preparation.map { TestStory.line($0.name, $0.body) }.joined(separator: "\n")
        #expect(try await MIMProcess.run(["import", "-", "--data", data], input: lines).code == 0)
        try damage(data)
        let heard = HeardLog()
        let app = try await AppContext.open(
            data: data, clock: ProgrammeClock { TestServer.now }, fileBytesMax: TestServer.fileBytesMax,
            logger: heard.logger)
        do {
            try await test(app, heard)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func append(to app: AppContext) async throws {
        let location: LocationID = ID(Identifier(high: 7, low: 7))
        let event = ProgrammeEvent.locationClosed(LocationClosed(location: location, on: TestServer.now.programmeDay))
        let preparation = EventPreparation(vault: app.vault, identifiers: app.identifiers)
        _ = try await app.log.append(try preparation.prepare([(event, .local)]))
    }

    @Test func `goes through a sound log to its end, and says nothing`() async throws {
        try await withApp { app, heard in
            try await ScrubService(app: app, pace: Self.pace).pass()
            let last = try #require(app.scrubs.last)
            #expect(try last.size == app.log.size() && last.checked == last.size && last.fault == nil)
            #expect(app.scrubs.present == nil && app.scrubs.totals.passes == 1)
            #expect(app.guardian.fault == nil && heard.critical.isEmpty)
            try await append(to: app)
        }
    }

    @Test func `stops the recording at the first thing that is not what was recorded, and says so once`() async throws {
        try await withApp {
            try LogFile.bend("Duindorp", in: $0)
        } _: { app, heard in
            try await append(to: app)
            try await ScrubService(app: app, pace: Self.pace).pass()
            let fault = try #require(app.scrubs.fault)
            #expect(fault.hasPrefix("Position 0: the record is not"))
            #expect(app.scrubs.last?.checked == .empty)
            #expect(app.guardian.fault == .damaged(fault))
            await #expect(throws: EventLogFault.damaged(fault)) { try await append(to: app) }
            #expect(heard.critical.count == 1 && heard.critical[0].hasSuffix(fault))
            // It is still read.
            let read = try app.log.read(.all, from: .empty, limit: 100).events.count
            #expect(read == TestStory.preparation.count + 1)
        }
    }

    @Test func `knows nothing of a pass that was called off`() async throws {
        try await withApp { app, heard in
            let service = ScrubService(app: app, pace: 1)
            let pass = Task { try await service.pass() }
            try await until { app.scrubs.present?.checked != .empty && app.scrubs.present != nil }
            pass.cancel()
            await #expect(throws: CancellationError.self) { try await pass.value }
            #expect(app.scrubs.last == nil && app.scrubs.totals.passes == 0 && heard.critical.isEmpty)
        }
    }

    @Test func `does not take a closed log for a damaged one`() async throws {
        try await withApp { app, heard in
            await app.log.close()
            await #expect(throws: EventLogFault.closed) { try await ScrubService(app: app, pace: Self.pace).pass() }
            #expect(app.scrubs.last == nil && app.guardian.fault == nil && heard.critical.isEmpty)
        }
    }

    @Test(arguments: [0, 1_000_000]) func `ends when the server is to stop, and not before`(pace: Int) async throws {
        try await withApp { app, heard in
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [.init(service: ScrubService(app: app, pace: pace))], logger: TestServer.silent))
            let run = Task { try await group.run() }
            if pace > 0 { try await until { app.scrubs.totals.passes == 1 } }
            await group.triggerGracefulShutdown()
            try await run.value
            #expect(app.scrubs.totals.passes == (pace > 0 ? 1 : 0) && heard.critical.isEmpty)
        }
    }
}
