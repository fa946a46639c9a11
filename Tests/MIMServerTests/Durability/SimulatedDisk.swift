import Foundation

@testable import MIMServer

/// A disk with a cache that is lost when the power goes.
///
/// What was flushed is there. Of what was not, each sector of each write is there or not, independently of the others, so
/// that writes are dropped, torn and out of order. The entries of a directory (new names, names that replace others) go
/// in order, as they do on file systems with a journal, but how many of those after its last flush are there is open. A
/// rename is whole: the file has the one name or the other.
struct SimulatedDisk {
    /// The content of a file: what is on the disk, and the writes that are only in the cache.
    private struct File {
        var flushed: [UInt8] = []
        var cached: [Change] = []
    }

    private enum Change {
        case write(offset: Int, bytes: [UInt8])
        case truncate(length: Int)
    }

    /// A change to the entries of a directory.
    private enum Naming {
        case name(String, file: UInt64)
        case directory(String)
        case remove(String)
        case move(from: String, to: String, file: UInt64)
    }

    /// The smallest piece that a disk writes whole.
    private static let sectorBytes = 512

    private var files: [UInt64: File] = [:]
    /// A number may be given again when a file is gone; each file has one here that is its own.
    private var numbers: [UInt64: UInt64] = [:]
    private var nextNumber: UInt64 = 0
    /// As the process sees it.
    private var names: [String: UInt64] = [:]
    private var flushedNames: [String: UInt64] = [:]
    private var flushedDirectories: Set<String> = []
    /// By directory.
    private var cachedNamings: [String: [Naming]] = [:]

    /// - Parameter ignoresFlushes: Whether the disk says that it has flushed a file and has not.
    mutating func carryOut(_ entry: DiskTrace.Entry, ignoresFlushes: Bool = false) {
        switch entry {
        case .create(let path, let file):
            nextNumber += 1
            numbers[file] = nextNumber
            names[path] = nextNumber
            files[nextNumber] = File()
            note(.name(path, file: nextNumber), in: path)
        case .write(let file, let offset, let bytes, let isFlushed):
            guard let number = numbers[file] else { return }
            let change = Change.write(offset: offset, bytes: bytes)
            if isFlushed, !ignoresFlushes {
                // Only this write: what was written before by another way stays in the cache, below it.
                files[number].map { files[number] = Self.flushing(change, of: $0) }
            } else {
                files[number]?.cached.append(change)
            }
        case .truncate(let file, let length):
            numbers[file].map { files[$0]?.cached.append(.truncate(length: length)) }
        case .flush(let file):
            guard !ignoresFlushes, let number = numbers[file], let content = files[number] else { return }
            var flushed = File(flushed: content.flushed)
            for change in content.cached { Self.apply(change, to: &flushed.flushed) }
            files[number] = flushed
        case .flushDirectory(let path):
            for naming in cachedNamings.removeValue(forKey: path) ?? [] {
                Self.apply(naming, &flushedNames, &flushedDirectories)
            }
        case .rename(let from, let to):
            guard let number = names.removeValue(forKey: from) else { return }
            names[to] = number
            note(.move(from: from, to: to, file: number), in: to)
        case .link(let from, let to):
            guard let number = names[from] else { return }
            names[to] = number
            note(.name(to, file: number), in: to)
        case .unlink(let path):
            names[path] = nil
            note(.remove(path), in: path)
        case .makeDirectory(let path):
            note(.directory(path), in: path)
        case .removeDirectory(let path):
            note(.remove(path), in: path)
        case .answer:
            break
        }
    }

    private mutating func note(_ naming: Naming, in path: String) {
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        cachedNamings[directory, default: []].append(naming)
    }

    private static func flushing(_ change: Change, of file: File) -> File {
        var file = file
        apply(change, to: &file.flushed)
        // Nothing older in the cache may undo it.
        if case .write(let offset, let bytes) = change {
            file.cached = file.cached.map { cached in
                guard case .write(let start, var old) = cached else { return cached }
                for index in old.indices where (offset..<offset + bytes.count).contains(start + index) {
                    old[index] = bytes[start + index - offset]
                }
                return .write(offset: start, bytes: old)
            }
        }
        return file
    }

    private static func apply(_ change: Change, to bytes: inout [UInt8]) {
        switch change {
        case .write(let offset, let new):
            if bytes.count < offset + new.count {
                bytes.append(contentsOf: repeatElement(0, count: offset + new.count - bytes.count))
            }
            bytes.replaceSubrange(offset..<offset + new.count, with: new)
        case .truncate(let length):
            bytes = Array(bytes.prefix(length)) + repeatElement(0, count: max(0, length - bytes.count))
        }
    }

    private static func apply(_ naming: Naming, _ names: inout [String: UInt64], _ directories: inout Set<String>) {
        switch naming {
        case .name(let path, let file): names[path] = file
        case .directory(let path): directories.insert(path)
        case .remove(let path):
            names[path] = nil
            directories.remove(path)
        case .move(let from, let to, let file):
            names[from] = nil
            names[to] = file
        }
    }

    /// Makes a folder with what may be on the disk after the power has gone.
    ///
    /// - Parameters:
    ///   - root: Which folder it was.
    ///   - target: Where it is made.
    func materialise(_ root: String, at target: String, using random: inout SeededRandom) throws {
        var (names, directories) = (flushedNames, flushedDirectories)
        for directory in cachedNamings.keys.sorted() {
            let namings = cachedNamings[directory] ?? []
            for naming in namings.prefix(random.number(0...namings.count)) {
                Self.apply(naming, &names, &directories)
            }
        }
        func place(_ path: String) -> String { target + path.dropFirst(root.count) }
        // A directory whose own parent is not there cannot be reached, and neither can a file in it.
        func isReached(_ path: String) -> Bool {
            path == root
                ? directories.contains(root)
                : directories.contains(path) && isReached(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        }
        for path in directories.sorted() where isReached(path) {
            try FileManager.default.createDirectory(atPath: place(path), withIntermediateDirectories: true)
        }
        for (path, number) in names.sorted(by: { $0.key < $1.key }) {
            guard isReached(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])), let file = files[number]
            else {
                continue
            }
            try Data(Self.content(of: file, using: &random)).write(to: URL(fileURLWithPath: place(path)))
        }
    }

    private static func content(of file: File, using random: inout SeededRandom) -> [UInt8] {
        var bytes = file.flushed
        // Now and then everything or nothing of the cache is kept: the two ends of what can be.
        let share = random.one(of: [0, 10, 50, 90, 100])
        for change in file.cached {
            switch change {
            case .truncate:
                if random.chance(share) { apply(change, to: &bytes) }
            case .write(let offset, let new):
                var start = 0
                while start < new.count {
                    let end = min(new.count, ((offset + start) / sectorBytes + 1) * sectorBytes - offset)
                    if random.chance(share) {
                        apply(.write(offset: offset + start, bytes: Array(new[start..<end])), to: &bytes)
                    }
                    start = end
                }
            }
        }
        return bytes
    }
}
