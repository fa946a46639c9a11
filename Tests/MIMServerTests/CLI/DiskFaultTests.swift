import EventStore
import Foundation
import Glibc
import Testing
import Wire

@testable import MIMServer

@Suite(.serialized, .enabled(if: SmallDisk.isPossible)) struct `On a full disk` {
    @Test func `a log is not made, and says why`() async throws {
        let disk = try SmallDisk(mebibytes: 3)
        try disk.fill()
        let outcome = try await MIMProcess.run(["serve", "--port", "0", "--data", disk.path + "/data"])
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("There is no room on the disk"), "\(outcome.complaints)")
    }

    @Test func `a command is refused, asking goes on, and recording too when there is room`() async throws {
        let disk = try SmallDisk(mebibytes: 6)
        let server = try await ServerProcess(data: disk.path + "/data")
        for command in TestStory.preparation.prefix(2) {
            #expect(try await server.post(command.name, command.body).status == 201)
        }
        try disk.fill()
        var refused: [(status: Int, json: JSON)] = []
        for number in 0..<200 where refused.count < 3 {
            let id = TestStory.id(5_000 + number)
            let answers = [
                try await server.post(
                    "open-location", TestStory.openLocation.replacing(TestStory.location, with: id)),
                try await server.post(
                    "apply-as-volunteer",
                    TestStory.preparation[2].body.replacing(TestStory.volunteer, with: TestStory.id(7_000 + number))),
            ]
            refused += answers.filter { $0.status != 201 }
        }
        #expect(refused.count >= 3)
        #expect(refused.allSatisfy { $0.status == 507 && $0.json["type"].text == "/problems/log-full" })
        #expect(try await server.get("/api/v1/locations").status == 200)
        disk.makeRoom()
        #expect(try await server.post(TestStory.preparation[2].name, TestStory.preparation[2].body).status == 201)
        server.terminate()
        #expect(await server.waitForEnd() == 0)
    }
}

struct `When the disk does not keep a commit` {
    @Test func `the server acknowledges nothing, stops and says why, and a new one has all that was acknowledged`()
        async throws
    {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let shim = try await FlushShim()
        let server = try await ServerProcess(data: data, environment: shim.environment)
        #expect(try await server.post("open-location", TestStory.openLocation).status == 201)
        try shim.fail()
        let other = TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(50))
        let refused = try await server.post("open-location", other)
        #expect(refused.status == 500)
        #expect(await server.waitForEnd() == 1)
        let log = try LMDBEventLog.open(at: data + "/log") { Instant(milliseconds: 0) }
        #expect(try log.size() == LogSize(1))
        await log.close()
    }
}
