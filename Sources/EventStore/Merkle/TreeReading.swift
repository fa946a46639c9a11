/// Where the hashes of a tree are read: the one thing that roots and proofs are worked out from.
///
/// A log keeps the hash of each leaf, and of each complete subtree of 256, 65 536, … leaves: what the tiles of C2SP
/// `tlog-tiles` consist of. Whatever lies between is hashed when it is asked for, from at most 256 hashes a level.
public protocol TreeReading {
    /// The hashes of complete subtrees.
    ///
    /// - Parameters:
    ///   - level: 0 for leaves, 1 for subtrees of 256 leaves, 2 for those of 65 536, and so on.
    ///   - indexes: Which of them, counted from the start of the tree.
    /// - Throws: When one of them does not exist or cannot be read.
    func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash]
}

/// The shape of the kept hashes: tiles of 256, level over level.
public enum TreeShape {
    /// Hashes per tile.
    public static let tileWidth = 256
    /// Halvings from one level of tiles to the next: 256 is 2 to the power of 8.
    static let tileHeight = 8
    /// 256 to the power of 8 is beyond the last position.
    public static let levels = 8

    /// How many complete subtrees of a level a tree has.
    public static func hashCount(level: Int, in size: LogSize) -> UInt64 { size.count >> UInt64(tileHeight * level) }
}

extension TreeReading {
    /// The root of the tree of the first leaves.
    ///
    /// - Throws: What reading throws; `size` must not be larger than the log.
    public func root(at size: LogSize) throws -> TreeHash {
        size == .empty ? .emptyRoot : try hash(of: 0..<size.count)
    }

    /// That a leaf is in a tree: the siblings on the way to the root, that of the leaf first (RFC 6962 section 2.1.1).
    public func inclusionProof(of position: Position, in size: LogSize) throws -> [TreeHash] {
        try path(to: position.index, in: 0..<size.count)
    }

    /// That a tree is the beginning of a larger one (RFC 6962 section 2.1.2); empty for an empty or an equal tree.
    public func consistencyProof(from old: LogSize, to new: LogSize) throws -> [TreeHash] {
        old == .empty ? [] : try subproof(of: old.count, in: 0..<new.count, isWhole: true)
    }

    private func path(to leaf: UInt64, in leaves: Range<UInt64>) throws -> [TreeHash] {
        guard leaves.count > 1 else { return [] }
        let middle = leaves.lowerBound + largestPowerOfTwo(below: UInt64(leaves.count))
        let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
        return leaf < middle
            ? try path(to: leaf, in: left) + [hash(of: right)]
            : try path(to: leaf, in: right) + [hash(of: left)]
    }

    /// - Parameter isWhole: Whether the old tree is all of these leaves, so that its verifier has this hash already.
    private func subproof(of old: UInt64, in leaves: Range<UInt64>, isWhole: Bool) throws -> [TreeHash] {
        if old == leaves.upperBound { return isWhole ? [] : [try hash(of: leaves)] }
        let middle = leaves.lowerBound + largestPowerOfTwo(below: UInt64(leaves.count))
        let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
        return old <= middle
            ? try subproof(of: old, in: left, isWhole: isWhole) + [hash(of: right)]
            : try subproof(of: old, in: right, isWhole: false) + [hash(of: left)]
    }

    /// The hash over leaves that begin at a multiple of the largest power of two in their number.
    private func hash(of leaves: Range<UInt64>) throws -> TreeHash {
        let count = UInt64(leaves.count)
        if count.nonzeroBitCount == 1 { return try completeHash(of: leaves) }
        let middle = leaves.lowerBound + largestPowerOfTwo(below: count)
        return .node(
            try completeHash(of: leaves.lowerBound..<middle), try hash(of: middle..<leaves.upperBound))
    }

    /// The hash over a complete subtree: as many leaves as a power of two, beginning at a multiple of their number.
    func completeHash(of leaves: Range<UInt64>) throws -> TreeHash {
        let height = UInt64(leaves.count).trailingZeroBitCount
        let level = height / TreeShape.tileHeight
        let shift = UInt64(level * TreeShape.tileHeight)
        var hashes = try treeHashes(level: level, leaves.lowerBound >> shift..<leaves.upperBound >> shift)
        while hashes.count > 1 {
            for index in 0..<hashes.count / 2 { hashes[index] = .node(hashes[2 * index], hashes[2 * index + 1]) }
            hashes.removeLast(hashes.count / 2)
        }
        return hashes[0]
    }
}

/// For two or more.
private func largestPowerOfTwo(below count: UInt64) -> UInt64 {
    1 << UInt64(UInt64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
}
