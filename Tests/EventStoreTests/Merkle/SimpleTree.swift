import EventStore

/// A tree as RFC 6962 section 2.1 defines it, over leaves in an array: slow, and as plain as the definition.
struct SimpleTree: TreeReading {
    let leaves: [TreeHash]

    /// The leaves of the known answers: the ASCII text `entry <i>` and a line feed.
    static func entries(_ count: Int) -> SimpleTree {
        SimpleTree(leaves: (0..<count).map { TreeHash.leaf(Array("entry \($0)\n".utf8)) })
    }

    struct Missing: Error {}

    func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        let width = (0..<level).reduce(1) { width, _ in width * 256 }
        return try indexes.map { index in
            let first = Int(index) * width
            guard first + width <= leaves.count else { throw Missing() }
            return Self.hash(of: leaves[first..<first + width])
        }
    }

    func root(of size: Int) -> TreeHash { Self.hash(of: leaves[..<size]) }

    private static func hash(of leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard let first = leaves.first else { return .emptyRoot }
        if leaves.count == 1 { return first }
        var middle = 1
        while 2 * middle < leaves.count { middle *= 2 }
        return .node(hash(of: leaves.prefix(middle)), hash(of: leaves.dropFirst(middle)))
    }
}

extension TreeHash {
    /// This hash with one bit turned.
    func turned(bit: Int) throws -> TreeHash {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        guard let hash = TreeHash(bytes) else { throw SimpleTree.Missing() }
        return hash
    }
}
