import Foundation

@testable import MIMServer

/// What a process did to the files of a folder and sent to its clients, in order, as `disk-trace.c` has written it down.
struct DiskTrace {
    enum Entry {
        case create(path: String, file: UInt64)
        case write(file: UInt64, offset: Int, bytes: [UInt8], isFlushed: Bool)
        case truncate(file: UInt64, length: Int)
        case flush(file: UInt64)
        case flushDirectory(path: String)
        case rename(from: String, to: String)
        case link(from: String, to: String)
        case unlink(path: String)
        case makeDirectory(path: String)
        case removeDirectory(path: String)
        case answer([UInt8])
    }

    let entries: [Entry]

    /// The trace is not one.
    struct Unreadable: Error { let offset: Int }

    init(at path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var entries: [Entry] = []
        var place = 0
        while place + Self.headBytes <= bytes.count {
            let (entry, end) = try Self.entry(in: bytes, at: place)
            entries.append(entry)
            place = end
        }
        self.entries = entries
    }

    private static let headBytes = 32

    private static func entry(in bytes: [UInt8], at place: Int) throws -> (Entry, end: Int) {
        func number<Number: FixedWidthInteger>(_ offset: Int, _: Number.Type) -> Number {
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place + offset, as: Number.self) }
        }
        let nameEnd = place + headBytes + Int(number(4, UInt32.self))
        let end = nameEnd + Int(number(24, UInt64.self))
        guard end <= bytes.count else { throw Unreadable(offset: place) }
        let name = String(decoding: bytes[place + headBytes..<nameEnd], as: UTF8.self)
        let (file, offset) = (number(8, UInt64.self), Int(number(16, UInt64.self)))
        let data = bytes[nameEnd..<end]
        var other: String { String(decoding: data, as: UTF8.self) }
        switch number(0, UInt32.self) {
        case 1: return (.create(path: name, file: file), end)
        case 2: return (.write(file: file, offset: offset, bytes: Array(data), isFlushed: false), end)
        case 3: return (.write(file: file, offset: offset, bytes: Array(data), isFlushed: true), end)
        case 4: return (.truncate(file: file, length: offset), end)
        case 5: return (.flush(file: file), end)
        case 6: return (.flushDirectory(path: name), end)
        case 7: return (.rename(from: name, to: other), end)
        case 8: return (.link(from: name, to: other), end)
        case 9: return (.unlink(path: name), end)
        case 10: return (.makeDirectory(path: name), end)
        case 11: return (.removeDirectory(path: name), end)
        case 12: return (.answer(Array(data)), end)
        default: throw Unreadable(offset: place)
        }
    }

    /// Builds the library that writes traces; gives its path.
    static func library(in folder: TemporaryFolder) async throws -> String {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/disk-trace.c").path
        let library = folder.path + "/disk-trace.so"
        let built = try await MIMProcess.run(
            ["clang", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"],
            of: URL(fileURLWithPath: "/usr/bin/env"))
        guard built.code == 0 else { throw NotBuilt(complaints: built.complaints) }
        return library
    }

    /// The compiler refused.
    struct NotBuilt: Error { let complaints: String }
}
