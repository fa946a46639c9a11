/// A piece of a log as C2SP `tlog-tiles` serves it: up to 256 hashes of one level, or the records below such a piece.
///
///     tile/0/x001/x234/067          all of tile 1 234 067 of the leaves
///     tile/1/000.p/17               the first 17 hashes of the first tile above them
///     tile/entries/000              the first 256 records
public struct TreeTile: Hashable, Sendable {
    /// What is in it.
    public enum Content: Hashable, Sendable {
        /// The hashes of complete subtrees of 256^level leaves.
        case hashes(level: Int)
        /// The records themselves, each with its length before it.
        case records
    }

    public let content: Content
    /// Counted from the start of the level.
    public let index: UInt64
    /// From 1 to 256; less than that only at the right edge of the tree as it once was.
    public let width: Int

    /// Levels that the form of an address has room for.
    private static let levelMax = 63

    init(content: Content, index: UInt64, width: Int) {
        (self.content, self.index, self.width) = (content, index, width)
    }

    /// Reads an address, without `tile` and in its parts; nil when it is not the one address of a tile.
    public init?(_ parts: [Substring]) {
        guard let head = parts.first, parts.count >= 2 else { return nil }
        if head == "entries" {
            content = .records
        } else {
            guard let level = Int(head), (0...Self.levelMax).contains(level) else { return nil }
            content = .hashes(level: level)
        }
        var groups = parts.dropFirst()
        if let last = groups.last, groups.count >= 2, groups.dropLast().last?.hasSuffix(".p") == true {
            guard let width = Int(last), (1..<TreeShape.tileWidth).contains(width) else { return nil }
            self.width = width
            groups = groups.dropLast()
            groups.append(groups.removeLast().dropLast(2))
        } else {
            width = TreeShape.tileWidth
        }
        var index: UInt64 = 0
        for group in groups {
            guard let digits = UInt64(group.hasPrefix("x") ? group.dropFirst() : group), digits < 1000,
                !index.multipliedReportingOverflow(by: 1000).overflow
            else { return nil }
            index = index * 1000 + digits
        }
        self.index = index
        // Written again and compared: leading zeros and signs would be further addresses of the same tile.
        guard parts.joined(separator: "/") == address else { return nil }
    }

    /// The address, without `tile/`.
    public var address: String {
        let level =
            switch content {
            case .hashes(let level): "\(level)"
            case .records: "entries"
            }
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            groups.insert(String(repeating: "0", count: 3 - digits.count) + digits, at: 0)
            rest /= 1000
        } while rest > 0
        let path = groups.dropLast().map { "x\($0)/" }.joined() + groups[groups.count - 1]
        return "\(level)/\(path)" + (width < TreeShape.tileWidth ? ".p/\(width)" : "")
    }

    /// What it covers on its level: hashes or records, counted from the start. Nil when a log of this size has it not.
    public func range(in size: LogSize) -> Range<UInt64>? {
        guard index <= UInt64.max / UInt64(2 * TreeShape.tileWidth) else { return nil }
        let start = index * UInt64(TreeShape.tileWidth)
        let range = start..<start + UInt64(width)
        return range.upperBound <= TreeShape.hashCount(level: content.level, in: size) ? range : nil
    }
}

extension LogReading {
    /// The bytes of a tile; nil when the log is not large enough for it yet.
    ///
    /// - Throws: `EventLogFault` when the log is closed or its file is damaged.
    public func bytes(of tile: TreeTile) throws -> [UInt8]? {
        guard let range = tile.range(in: try size()) else { return nil }
        var bytes: [UInt8] = []
        switch tile.content {
        case .hashes(let level):
            bytes.reserveCapacity(range.count * TreeHash.byteCount)
            for hash in try treeHashes(level: level, range) { bytes += hash.bytes }
        case .records:
            var count = 0
            try scan(from: LogSize(range.lowerBound), to: LogSize(range.upperBound)) { record in
                EntryBundle.append(record.bytes, to: &bytes)
                count += 1
                return true
            }
            guard count == range.count else {
                throw EventLogFault.unreadable(
                    "The records end at \(Int(range.lowerBound) + count), before the log does.")
            }
        }
        return bytes
    }
}
