import Crypto
import Testing

@testable import EventStore

struct `A tile` {
    @Test(
        arguments: [
            ("0/000", .hashes(level: 0), 0, 256), ("0/x001/x234/067", .hashes(level: 0), 1_234_067, 256),
            ("1/001.p/17", .hashes(level: 1), 1, 17), ("63/000.p/1", .hashes(level: 63), 0, 1),
            ("entries/x999/999.p/255", .records, 999_999, 255), ("entries/x001/000", .records, 1_000, 256),
        ] as [(String, TreeTile.Content, UInt64, Int)])
    func `has one address, which is read and written`(
        _ address: String, _ content: TreeTile.Content, _ index: UInt64, _ width: Int
    ) throws {
        let tile = try #require(TreeTile(address.split(separator: "/", omittingEmptySubsequences: false)))
        #expect((tile.content, tile.index, tile.width) == (content, index, width))
        #expect(tile.address == address)
    }

    @Test(
        arguments: [
            "", "0", "0/", "/000", "00/000", "+0/000", "64/000", "-1/000", "a/000", "0/0", "0/00", "0/0000",
            "0/x000/000",
            "0/001/000", "0/x001", "0/000.p", "0/000.p/0", "0/000.p/256", "0/000.p/01", "0/000.p/x", "0/x00a/000",
            "0/000/1", "Entries/000", "0/x999/x999/x999/x999/x999/x999/x999/999",
        ])
    func `is not found under any other address`(_ address: String) {
        #expect(TreeTile(address.split(separator: "/", omittingEmptySubsequences: false)) == nil)
    }

    /// For each size: the tiles that it has at its right edge, and one beyond it.
    @Test(
        arguments: [
            (0, [], ["0/000", "0/000.p/1", "entries/000.p/1"]), (1, ["0/000.p/1"], ["0/000.p/2", "1/000.p/1"]),
            (255, ["0/000.p/255"], ["0/000", "1/000.p/1"]), (256, ["0/000", "1/000.p/1"], ["0/001.p/1", "1/000.p/2"]),
            (257, ["0/000", "0/001.p/1", "1/000.p/1"], ["0/001.p/2"]),
            (65_536, ["0/255", "1/000", "2/000.p/1"], ["0/256.p/1", "1/001.p/1", "2/000.p/2"]),
            (70_000, ["0/272", "0/273.p/112", "1/000", "1/001.p/17", "2/000.p/1"], ["0/273", "1/001.p/18"]),
        ] as [(UInt64, [String], [String])])
    func `is there as soon as the log has all of it, and not before`(
        _ size: UInt64, _ present: [String], _ absent: [String]
    ) throws {
        for address in present {
            let tile = try #require(TreeTile(address.split(separator: "/")))
            #expect(tile.range(in: LogSize(size))?.count == tile.width, "\(address)")
        }
        for address in absent {
            let tile = try #require(TreeTile(address.split(separator: "/")))
            #expect(tile.range(in: LogSize(size)) == nil, "\(address)")
        }
    }

    /// Known answers of a program of another maker, over the leaves `entry <i>`.
    @Test(
        arguments: [
            ("0/000", "f2728f07da41df6e7162e102f024bc7ca9281c63b468971acb9e9990e5062eaa"),
            ("0/273.p/112", "eada800bf8613678ae998d0e43d8653d3e97024ca16a49896a6c05f5601294d2"),
            ("1/000", "769433c551f08f713cfd350fc025eedb6cbf832c4cf7fe724d76dffed4c38368"),
            ("1/001.p/17", "007dcb2fe917865fffad88449692806f9e70f4958e6765235ceaf8eca6d98c13"),
            ("2/000.p/1", "b54be19c2df68f47aba313d3e14f2f9732bf70d1bf12c5b6fd3c1a22f1e816a3"),
        ])
    func `has the bytes that others expect in it`(_ address: String, _ digest: String) throws {
        let tile = try #require(TreeTile(address.split(separator: "/")))
        let range = try #require(tile.range(in: LogSize(70_000)))
        guard case .hashes(let level) = tile.content else { return }
        let bytes = try Self.tree.treeHashes(level: level, range).flatMap(\.bytes)
        #expect(SHA256.hash(data: bytes).description.hasSuffix(digest))
    }

    /// Known answers of the same program for the records below two of these tiles, each with its length.
    @Test(
        arguments: [
            ("entries/000", 2_962, "12f75dd8d581872fd76986057e513dc61cc74a1dfb3423eb3f6394246e0152d0"),
            ("entries/273.p/112", 1_568, "036b871f88e4d1783182b88b682312b6f9567784265fcb9b9ae3e4df33b2913b"),
        ])
    func `of records has the bytes that others expect in it`(_ address: String, _ length: Int, _ digest: String) throws
    {
        let tile = try #require(TreeTile(address.split(separator: "/")))
        let range = try #require(tile.range(in: LogSize(70_000)))
        let records = range.map { Array("entry \($0)\n".utf8) }
        var bytes: [UInt8] = []
        for record in records { record.withUnsafeBytes { EntryBundle.append($0, to: &bytes) } }
        #expect(bytes.count == length)
        #expect(SHA256.hash(data: bytes).description.hasSuffix(digest))
        let found = try bytes.withUnsafeBytes { bytes in
            try #require(EntryBundle.ranges(bytes, count: tile.width)).map { Array(bytes[$0]) }
        }
        #expect(found == records)
    }

    @Test func `of records is read only when it is exactly so many`() {
        func count(_ bytes: [UInt8], _ wanted: Int) -> Int? {
            bytes.withUnsafeBytes { EntryBundle.ranges($0, count: wanted)?.count }
        }
        #expect(count([0, 1, 65, 0, 0], 2) == 2)
        for (bytes, wanted) in [([0, 1], 1), ([0, 1, 65], 2), ([0, 1, 65, 0], 2), ([0, 1, 65, 9], 1), ([0], 1)]
            as [([UInt8], Int)]
        {
            #expect(count(bytes, wanted) == nil, "\(bytes)")
        }
    }

    private static let tree = SimpleTree.entries(70_000)

    @Test(arguments: Backend.allCases)
    func `of a log has its hashes, or its records each with its length`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<300).map { event($0) })
            let records = try log.all().map(\.bytes)
            let hashes = try #require(TreeTile(["0", "001.p", "44"]))
            #expect(try log.bytes(of: hashes) == records[256...].flatMap { TreeHash.leaf($0).bytes })
            let entries = try #require(TreeTile(["entries", "000"]))
            #expect(
                try log.bytes(of: entries)
                    == records[..<256].flatMap { [UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 })
            #expect(try log.bytes(of: try #require(TreeTile(["0", "001"]))) == nil)
        }
    }
}
