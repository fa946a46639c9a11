@testable import EventStore
import Foundation
import Testing
import Wire

/// What the vault keeps, and from whom.
@Suite struct `The key vault` {
    /// Lends a vault with a master key in a file beside it.
    private func withVault(_ body: (KeyVault, _ path: String) async throws -> Void) async throws {
        try await withDirectory { path async throws in
            let vault = try KeyVault.open(at: path, masterKey: .file(path + ".key"))
            try await body(vault, path)
            vault.close()
        }
    }

    @Test func `refuses new subjects when it is full, and opens what it sealed`() async throws {
        try await withDirectory { path async throws in
            let vault = try KeyVault.open(at: path, masterKey: .file(path + ".key"), fileBytesMax: 256 << 10)
            var sealed: [SealedValue] = []
            #expect(throws: VaultFault.full) {
                while sealed.count < 10_000 {
                    sealed.append(
                        try vault.seal("text", subject: "mother:\(sealed.count)", eventID: id(1), field: "name"))
                }
            }
            #expect(sealed.count > 100)
            for value in sealed { #expect(try vault.open(value, eventID: id(1), field: "name") == "text") }
            #expect(try vault.seal("more", subject: "mother:0", eventID: id(2), field: "name").key == 1)
            vault.close()
        }
    }

    @Test(arguments: ["", "x", "Aaltje Voorbeeld", "ë, 語, 👩‍🍼", String(repeating: "long ", count: 2000)])
    func `opens what it sealed`(text: String) async throws {
        try await withVault { vault, _ async throws in
            let sealed = try vault.seal(text, subject: "mother:1", eventID: id(1), field: "name")
            #expect(sealed.subject == "mother:1")
            #expect(sealed.key == 1)
            #expect(try vault.open(sealed, eventID: id(1), field: "name") == text)
        }
    }

    @Test func `opens a value only in the event and the field that it was sealed for`() async throws {
        try await withVault { vault, _ async throws in
            let sealed = try vault.seal("secret", subject: "mother:1", eventID: id(1), field: "name")
            #expect(throws: VaultFault.tampered) { try vault.open(sealed, eventID: id(2), field: "name") }
            #expect(throws: VaultFault.tampered) { try vault.open(sealed, eventID: id(1), field: "phone") }
            #expect(throws: VaultFault.tampered) { try vault.open(sealed, eventID: id(1), field: "") }
        }
    }

    @Test func `does not open a value under the name of another subject or key`() async throws {
        try await withVault { vault, _ async throws in
            try vault.prepareKeys(for: ["mother:2"])
            var sealed = try vault.seal("secret", subject: "mother:1", eventID: id(1), field: "name")
            sealed.subject = "mother:2"
            #expect(throws: VaultFault.tampered) { try vault.open(sealed, eventID: id(1), field: "name") }
            sealed.subject = "mother:3"
            #expect(throws: VaultFault.unknownKey("mother:3")) { try vault.open(sealed, eventID: id(1), field: "name") }
            sealed.subject = "mother:1"
            for key in [2, 0, -1, Int.max] {
                sealed.key = key
                #expect(throws: VaultFault.unknownKey("mother:1")) {
                    try vault.open(sealed, eventID: id(1), field: "name")
                }
            }
        }
    }

    @Test func `notices every changed bit and every cut`() async throws {
        try await withVault { vault, _ async throws in
            let sealed = try vault.seal("secret", subject: "mother:1", eventID: id(1), field: "name")
            let box = try #require(Data(base64Encoded: sealed.box))
            for bit in 0..<box.count * 8 {
                var changed = box
                changed[bit / 8] ^= 1 << (bit % 8)
                let value = SealedValue(subject: "mother:1", key: 1, box: changed.base64EncodedString())
                #expect(throws: VaultFault.tampered) { try vault.open(value, eventID: id(1), field: "name") }
            }
            for length in 0..<box.count {
                let value = SealedValue(subject: "mother:1", key: 1, box: box.prefix(length).base64EncodedString())
                #expect(throws: VaultFault.tampered) { try vault.open(value, eventID: id(1), field: "name") }
            }
            let value = SealedValue(subject: "mother:1", key: 1, box: "no base64!")
            #expect(throws: VaultFault.tampered) { try vault.open(value, eventID: id(1), field: "name") }
        }
    }

    @Test func `hides how long a short text is, and that two texts are the same`() async throws {
        try await withVault { vault, _ async throws in
            func box(_ text: String) throws -> String {
                try vault.seal(text, subject: "mother:1", eventID: id(1), field: "answer").box
            }
            let boxes = try ["", "no", "yes", String(repeating: "x", count: 63)].map(box)
            #expect(Set(boxes.map(\.count)).count == 1)
            #expect(try box(String(repeating: "x", count: 64)).count > boxes[0].count)
            #expect(try box("yes") != box("yes"))
        }
    }

    @Test func `makes the keys of many subjects at once, each its own`() async throws {
        try await withVault { vault, path async throws in
            let subjects = (0..<1000).map { "mother:\($0)" }
            try vault.prepareKeys(for: subjects + subjects)
            try vault.prepareKeys(for: subjects)
            var sealed = try vault.seal("secret", subject: "mother:7", eventID: id(1), field: "name")
            sealed.subject = "mother:70"
            #expect(throws: VaultFault.tampered) { try vault.open(sealed, eventID: id(1), field: "name") }
            vault.close()
            let again = try KeyVault.open(at: path, masterKey: .file(path + ".key"))
            try again.prepareKeys(for: subjects)
            sealed.subject = "mother:7"
            #expect(try again.open(sealed, eventID: id(1), field: "name") == "secret")
            again.close()
        }
    }

    @Test func `is the same for many threads`() async throws {
        try await withVault { vault, _ async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in UInt64(0)..<16 {
                    group.addTask {
                        for number in UInt64(0)..<20 {
                            let subject = "mother:\(number)"
                            let sealed = try vault.seal("\(task)", subject: subject, eventID: id(number), field: "f")
                            #expect(try vault.open(sealed, eventID: id(number), field: "f") == "\(task)")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: ["", "mother 1", "é:1", String(repeating: "m", count: 201), "a\0"])
    func `refuses a subject that is no tag`(subject: String) async throws {
        try await withVault { vault, _ async throws in
            #expect(throws: VaultFault.invalidSubject(subject)) {
                try vault.seal("x", subject: subject, eventID: id(1), field: "f")
            }
        }
    }

    @Test func `says that a subject was erased, for sealing and for opening`() async throws {
        try await withVault { vault, path async throws in
            let sealed = try vault.seal("secret", subject: "mother:1", eventID: id(1), field: "name")
            vault.close()
            let environment = try LMDBEnvironment(
                path: path, tables: 2, fileBytesMax: LogLimits.fileBytesMax, growing: VaultSchema.keysName)
            _ = try environment.write { transaction in
                let schema = try VaultSchema(in: transaction)
                let name = KeyName(subject: "mother:1", revision: 1)
                try schema.keys.put(.erased(by: LogSize(12)), under: name, in: transaction)
            }
            environment.close()
            let again = try KeyVault.open(at: path, masterKey: .file(path + ".key"))
            #expect(throws: VaultFault.erased("mother:1")) { try again.open(sealed, eventID: id(1), field: "name") }
            #expect(throws: VaultFault.erased("mother:1")) {
                try again.seal("x", subject: "mother:1", eventID: id(1), field: "name")
            }
            again.close()
        }
    }
}
