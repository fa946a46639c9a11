/// The right edge of a growing tree: one hash for each power of two in its size, the largest first.
///
/// All that is needed to add a leaf and to give the root; a value, so that an append that is not committed leaves no
/// trace in it.
struct TreeFrontier: Sendable {
    private(set) var size: LogSize
    private var peaks: [TreeHash]

    /// A hash that will never change again, to be kept.
    struct Finished {
        let level: Int
        let index: UInt64
        let hash: TreeHash
    }

    /// The edge of the tree of the first leaves.
    init(of tree: some TreeReading, at size: LogSize) throws {
        self.size = size
        peaks = []
        var start: UInt64 = 0
        for bit in stride(from: UInt64(UInt64.bitWidth - 1), through: 0, by: -1) where size.count & (1 << bit) != 0 {
            peaks.append(try tree.completeHash(of: start..<start + (1 << bit)))
            start += 1 << bit
        }
    }

    /// Adds a leaf.
    ///
    /// - Parameter keep: Given each hash that is finished by it: that of the leaf, and now and then some above it.
    mutating func append<Fault: Error>(_ leaf: TreeHash, keep: (Finished) throws(Fault) -> Void) throws(Fault) {
        var hash = leaf
        var height = 0
        try keep(Finished(level: 0, index: size.count, hash: leaf))
        while size.count & (1 << UInt64(height)) != 0 {
            hash = .node(peaks.removeLast(), hash)
            height += 1
            if height.isMultiple(of: TreeShape.tileHeight) {
                try keep(
                    Finished(level: height / TreeShape.tileHeight, index: size.count >> UInt64(height), hash: hash))
            }
        }
        peaks.append(hash)
        size = LogSize(size.count + 1)
    }

    /// The root of the tree as it is now.
    var root: TreeHash {
        guard var root = peaks.last else { return .emptyRoot }
        for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
        return root
    }
}

/// A tree without leaves has no hash to be read.
struct EmptyTree: TreeReading {
    func treeHashes(level: Int, _ indexes: Range<UInt64>) -> [TreeHash] { [] }
}
