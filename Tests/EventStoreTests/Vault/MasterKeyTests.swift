@testable import EventStore
import Foundation
import Testing
import Wire

/// The key that the operator holds.
@Suite struct `The master key` {
    @Test func `is made when the vault is new, for its owner alone, and said to be new once`() async throws {
        try await withDirectory { path async throws in
            let file = path + ".key"
            let first = try KeyVault.open(at: path, masterKey: .file(file))
            #expect(first.masterKeyWasMade)
            let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(permissions == 0o600)
            let sealed = try first.seal("secret", subject: "mother:1", eventID: id(1), field: "name")
            first.close()
            let second = try KeyVault.open(at: path, masterKey: .file(file))
            #expect(!second.masterKeyWasMade)
            #expect(try second.open(sealed, eventID: id(1), field: "name") == "secret")
            second.close()
        }
    }

    @Test func `is refused when it is another one`() async throws {
        try await withDirectory { path async throws in
            try KeyVault.open(at: path, masterKey: .file(path + ".key")).close()
            let other = Data(repeating: 7, count: 32).base64EncodedString()
            try other.write(toFile: path + ".other", atomically: true, encoding: .utf8)
            #expect(throws: VaultFault.wrongMasterKey) {
                try KeyVault.open(at: path, masterKey: .file(path + ".other"))
            }
            try KeyVault.open(at: path, masterKey: .file(path + ".key")).close()
        }
    }

    @Test func `is never made anew for a vault that had one`() async throws {
        try await withDirectory { path async throws in
            try KeyVault.open(at: path, masterKey: .file(path + ".key")).close()
            try FileManager.default.removeItem(atPath: path + ".key")
            do {
                _ = try KeyVault.open(at: path, masterKey: .file(path + ".key"))
                Issue.record("it was opened")
            } catch VaultFault.noMasterKey(let sentence) {
                #expect(sentence.contains("missing"))
            }
            #expect(!FileManager.default.fileExists(atPath: path + ".key"))
        }
    }

    @Test(arguments: ["", "short", "AAAA", String(repeating: "A", count: 400)])
    func `is refused when it is not 32 bytes in base64`(text: String) async throws {
        try await withDirectory { path async throws in
            try text.write(toFile: path + ".key", atomically: true, encoding: .utf8)
            #expect(throws: VaultFault.self) { try KeyVault.open(at: path, masterKey: .file(path + ".key")) }
        }
    }

    @Test func `can come from the environment, and is missed when it is not there`() async throws {
        try await withDirectory { path async throws in
            let name = "EVENT_STORE_TEST_MASTER_KEY"
            #expect(throws: VaultFault.noMasterKey("The environment has no \(name).")) {
                try KeyVault.open(at: path, masterKey: .environment(name))
            }
            setenv(name, Data(repeating: 9, count: 32).base64EncodedString(), 1)
            let vault = try KeyVault.open(at: path, masterKey: .environment(name))
            #expect(!vault.masterKeyWasMade)
            vault.close()
            unsetenv(name)
        }
    }
}

/// Who may open a vault file.
@Suite struct `Opening a vault` {
    @Test func `is refused to a second opener`() async throws {
        try await withDirectory { path async throws in
            let vault = try KeyVault.open(at: path, masterKey: .file(path + ".key"))
            #expect(throws: VaultFault.self) { try KeyVault.open(at: path, masterKey: .file(path + ".key")) }
            vault.close()
            #expect(throws: VaultFault.closed) { try vault.seal("x", subject: "a:1", eventID: id(1), field: "f") }
            try KeyVault.open(at: path, masterKey: .file(path + ".key")).close()
        }
    }

    @Test func `is refused for a log and for a newer format`() async throws {
        try await withDirectory { path async throws in
            await (try LMDBEventLog.open(at: path, clock: TickingClock().now)).close()
            #expect(throws: VaultFault.self) { try KeyVault.open(at: path, masterKey: .file(path + ".key")) }
            #expect(!FileManager.default.fileExists(atPath: path + ".key"))
            let newer = path + "-newer"
            try KeyVault.open(at: newer, masterKey: .file(path + ".key")).close()
            let environment = try LMDBEnvironment(
                path: newer, tables: 2, fileBytesMax: LogLimits.fileBytesMax, growing: VaultSchema.keysName)
            _ = try environment.write { transaction in
                try VaultSchema(in: transaction).meta.put(UInt64(2).bytes, under: "version", in: transaction)
            }
            environment.close()
            do {
                _ = try KeyVault.open(at: newer, masterKey: .file(path + ".key"))
                Issue.record("it was opened")
            } catch VaultFault.unreadable(let sentence) {
                #expect(sentence.contains("vault format 2"))
            }
        }
    }
}
