import Foundation
import Testing

@testable import MIMServer

@Suite(.timeLimit(.minutes(10))) struct `The command mim witness` {
    private let key = "log.example/care+b5d4ecfa+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR"

    @Test func `keeps its key, its name and a second opener out`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/witness"
        let first = try await ServerProcess(
            ["witness", "--data", path, "--log", key, "--port", "0", "--name", "w.example"])
        #expect(first.witnessKey.hasPrefix("w.example+"))
        #expect(first.welcome.contains("log.example/care: nothing cosigned"))
        let second = try await MIMProcess.run(["witness", "--data", path, "--log", key, "--port", "0"])
        #expect(second.code == 1)
        #expect(second.complaints.contains("open already"))
        first.terminate()
        #expect(await first.waitForEnd() == 0)
        let again = try await ServerProcess.witness(path, of: key)
        #expect(again.witnessKey == first.witnessKey)
    }

    @Test func `does not start without its memory`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/witness"
        let first = try await ServerProcess.witness(path, of: key)
        first.terminate()
        #expect(await first.waitForEnd() == 0)
        try FileManager.default.removeItem(atPath: path + "/witness.memory")
        let outcome = try await MIMProcess.run(["witness", "--data", path, "--log", key, "--port", "0"])
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("witness.memory is missing"))
    }

    @Test func `says what is wrong with what it is given`() async throws {
        let witness = "witness.example/w1+90573060+BK3AgbGjFIV7r3gobFv1fMJngMikAjUyQsiBJmGDZV6C"
        for arguments in [[], ["--log", "x"], ["--log", witness], ["--log", key, "--port", "65536"]] {
            #expect(try await MIMProcess.run(["witness"] + arguments).code == 2, "\(arguments)")
        }
        let nowhere = try await MIMProcess.run(["witness", "--data", "/proc/witness", "--log", key])
        #expect(nowhere.code == 1)
        #expect(nowhere.complaints.contains("cannot be made"))
    }
}
