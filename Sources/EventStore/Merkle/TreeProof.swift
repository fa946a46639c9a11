/// Checking proofs against a root that was come by elsewhere: a signed checkpoint, never the answer that is checked.
///
/// The algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2; pure, and enough to verify without the log.
public enum TreeProof {
    /// Whether a leaf is at a position of the tree with this size and root.
    ///
    /// - Parameter leaf: Hashed by the verifier from the record that she holds, or the proof says nothing about it.
    public static func includes(
        _ leaf: TreeHash, at position: Position, in size: LogSize, root: TreeHash, proof: [TreeHash]
    ) -> Bool {
        guard position.index < size.count else { return false }
        var (node, last) = (position.index, size.count - 1)
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = .node(sibling, hash)
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = .node(hash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && hash == root
    }

    /// Whether the tree of `old` leaves is the beginning of that of `new` leaves.
    public static func isConsistent(
        from old: LogSize, _ oldRoot: TreeHash, to new: LogSize, _ newRoot: TreeHash, proof: [TreeHash]
    ) -> Bool {
        guard old <= new else { return false }
        if old == new { return proof.isEmpty && oldRoot == newRoot }
        if old == .empty { return proof.isEmpty && oldRoot == .emptyRoot }
        // The hash of a complete old tree is a node of the new one, and is not sent along.
        var rest = (old.count.nonzeroBitCount == 1 ? [oldRoot] : []) + proof
        guard !rest.isEmpty else { return false }
        var (node, last) = (old.count - 1, new.count - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        let first = rest.removeFirst()
        var (oldHash, newHash) = (first, first)
        for hash in rest {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                oldHash = .node(hash, oldHash)
                newHash = .node(hash, newHash)
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                newHash = .node(newHash, hash)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
