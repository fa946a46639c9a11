import Foundation

@testable import MIMServer

extension ServerProcess {
    /// A real `mim witness`.
    ///
    /// - Parameter log: The key of the log that it follows.
    static func witness(_ folder: String, of log: String, port: Int = 0) async throws -> ServerProcess {
        try await ServerProcess(["witness", "--data", folder, "--log", log, "--port", "\(port)"])
    }

    /// The line of a witness for the data folder of a log.
    var witnessLine: String {
        welcome.firstMatch(of: /\S+\+[0-9a-f]{8}\+\S+ http\S+/).map { String($0.0) } ?? ""
    }

    /// Its key alone.
    var witnessKey: String { witnessLine.split(separator: " ").first.map(String.init) ?? "" }

    /// Waits until a stage of the log has come so far.
    func reach(_ stage: String, _ size: Int) async throws {
        while try await get("/api/v1/watermarks?wait=\(stage):\(size)").json[stage].int ?? 0 < size {}
    }

    /// Waits until the first witness of the log is said to have this, and gives it.
    func witness(has field: String, at index: Int = 0) async throws -> JSON {
        while true {
            let witness = try await get("/log/witnesses").json["witnesses"][index]
            if witness[field].exists { return witness }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// A text that it serves.
    func text(_ address: String) async throws -> String { String(decoding: try await bytes(address), as: UTF8.self) }
}

/// A data folder of a log whose key is made, with the lines of its witnesses.
struct WitnessedFolder {
    let folder: TemporaryFolder
    let data: String
    let key: String

    init() async throws {
        folder = try TemporaryFolder()
        data = folder.path + "/data"
        let line = TestStory.line("open-location", TestStory.openLocation)
        _ = try await MIMProcess.run(["import", "-", "--data", data], input: line)
        key = try await MIMProcess.run(["vkey", "--data", data]).output.split(separator: "\n").joined()
    }

    func witness(port: Int = 0) async throws -> ServerProcess {
        try await .witness(folder.path + "/witness", of: key, port: port)
    }

    /// Names the witnesses of a data folder.
    func name(_ witnesses: [String], in data: String? = nil) throws {
        let file = URL(fileURLWithPath: (data ?? self.data) + "/witnesses")
        try Data(witnesses.map { "\($0)\n" }.joined().utf8).write(to: file)
    }

    /// The log as it is now, in another folder, as an old copy or a thief would have it.
    func copy() throws -> String {
        let copy = folder.path + "/copy"
        try FileManager.default.copyItem(atPath: data, toPath: copy)
        return copy
    }

    /// A command that records one more event.
    static func event(_ number: Int) -> String {
        TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(200 + number))
    }
}
