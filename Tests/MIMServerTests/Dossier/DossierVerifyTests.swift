import Foundation
import Testing

@testable import MIMServer

/// The dossier on a machine without our code: only the folder, and the commands of its VERIFY.md as they stand.
@Suite(.serialized) struct `A dossier that others check` {
    /// sha256sum, openssl, the hash of each record, Go's library, Python's library.
    private static let sections = 1...5
    private static let otherKey = "log.example/care+b5d4ecfa+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR"

    /// The same bytes with the first letter or digit from a place on changed into another.
    private static func bent(_ bytes: [UInt8], from place: Int) -> [UInt8] {
        var bent = bytes
        let letter = bytes[place...].firstIndex { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        guard let letter else { return Self.bent(bytes, from: 0) }
        bent[letter] = bent[letter] == UInt8(ascii: "7") ? UInt8(ascii: "3") : UInt8(ascii: "7")
        return bent
    }

    private func withDossier(_ query: String = "", _ test: @Sendable (DossierFolder) async throws -> Void) async throws
    {
        try await TestServer.run { server in
            try await server.recordDossierCase()
            try await test(try await server.dossier(query, into: try TemporaryFolder()))
        }
    }

    @Test(arguments: ["", "?redacted=true"])
    func `holds by every command, and with no other key`(query: String) async throws {
        try await withDossier(query) { dossier in
            for section in Self.sections {
                let outcome = try await dossier.check(section)
                #expect(outcome.code == 0, "\(section): \(outcome.output)\(outcome.complaints)")
                if section >= 4 { #expect(outcome.output == "13 records hold\n") }
            }
            for section in 4...5 {
                #expect(try await dossier.check(section, key: Self.otherKey).code != 0)
            }
        }
    }

    @Test func `does not hold with one letter changed in any file`() async throws {
        try await withDossier { dossier in
            let commands = try Self.sections.reduce(into: [Int: String]()) { $0[$1] = try dossier.commands($1) }
            for name in dossier.names {
                let whole = try dossier.bytes(name)
                for place in [0, whole.count / 2, whole.count - 3] {
                    try dossier.write(Self.bent(whole, from: place), name)
                    #expect(try await dossier.check(1, commands: commands[1]).code != 0, "\(name) at \(place)")
                }
                // What the signature covers fails without the sums as well, by each of the two clients.
                let isSigned =
                    name.hasPrefix("events/") || name.hasPrefix("proofs/") || ["checkpoint", "vkey"].contains(name)
                if isSigned {
                    try dossier.write(Self.bent(whole, from: whole.count / 2), name)
                    for section in 4...5 {
                        #expect(try await dossier.check(section, commands: commands[section]).code != 0, "\(name)")
                    }
                }
                try dossier.write(whole, name)
            }
            #expect(try await dossier.check(1).code == 0)
        }
    }

    @Test func `does not hold with a record and all its hashes forged together`() async throws {
        try await withDossier { dossier in
            let name = try #require(dossier.names.first { $0.hasPrefix("events/") })
            let whole = try dossier.bytes(name)
            try dossier.write(Self.bent(whole, from: whole.count / 2), name)
            let forge = """
                cut -c 67- SHA256SUMS | xargs -d '\\n' sha256sum > sums && mv sums SHA256SUMS
                """
            #expect(try await dossier.check(0, commands: forge).code == 0)
            #expect(try await dossier.check(1).code == 0)
            for section in 3...5 { #expect(try await dossier.check(section).code != 0, "\(section)") }
        }
    }

    @Test func `does not hold with a checkpoint of another size, or a proof taken away`() async throws {
        try await withDossier { dossier in
            let checkpoint = try dossier.bytes("checkpoint")
            let lines = String(decoding: checkpoint, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            let bent = ([lines[0], "9"] + lines[2...]).joined(separator: "\n")
            try dossier.write(Array(bent.utf8), "checkpoint")
            for section in [2, 4, 5] { #expect(try await dossier.check(section).code != 0, "\(section)") }
            try dossier.write(checkpoint, "checkpoint")
            let proof = try #require(dossier.names.last { $0.hasPrefix("proofs/") })
            try FileManager.default.removeItem(atPath: "\(dossier.path)/\(proof)")
            for section in [1, 4, 5] { #expect(try await dossier.check(section).code != 0, "\(section)") }
        }
    }
}
