import Testing

@testable import EventStore

/// Small trees, all of them: every size to 130, every leaf, every proof, every hash of it turned.
struct `The proofs of small trees` {
    private static let sizeMax = 130
    private static let tree = SimpleTree.entries(sizeMax)
    private static let roots = (0...sizeMax).map { tree.root(of: $0) }

    @Test func `show every leaf in every tree, and no other leaf and no other tree`() throws {
        for size in 1...Self.sizeMax {
            for index in 0..<size {
                let proof = try Self.tree.inclusionProof(of: Self.position(index), in: Self.size(size))
                func holds(
                    _ leaf: TreeHash = Self.tree.leaves[index], at place: Int = index, in count: Int = size,
                    root: TreeHash = Self.roots[size], with proof: [TreeHash] = proof
                ) -> Bool {
                    TreeProof.includes(
                        leaf, at: Self.position(place), in: Self.size(count), root: root, proof: proof)
                }
                #expect(holds())
                #expect(!holds(Self.tree.leaves[(index + 1) % Self.sizeMax]))
                #expect(!holds(root: Self.roots[size - 1]))
                #expect(!holds(at: size))
                #expect(size == 1 || !holds(at: (index + 1) % size))
                #expect(!holds(with: proof + [Self.roots[1]]))
                #expect(proof.isEmpty || !holds(with: Array(proof.dropLast())))
                for place in proof.indices {
                    var bent = proof
                    bent[place] = try bent[place].turned(bit: (size + 7 * index + place) % 256)
                    #expect(!holds(with: bent))
                }
            }
        }
    }

    @Test func `show every tree as the beginning of every larger one, and of no other`() throws {
        for new in 0...Self.sizeMax {
            for old in 0...new {
                let proof = try Self.tree.consistencyProof(from: Self.size(old), to: Self.size(new))
                func holds(
                    from oldRoot: TreeHash = Self.roots[old], to newRoot: TreeHash = Self.roots[new],
                    with proof: [TreeHash] = proof
                ) -> Bool {
                    TreeProof.isConsistent(from: Self.size(old), oldRoot, to: Self.size(new), newRoot, proof: proof)
                }
                #expect(holds())
                #expect(!holds(with: proof + [Self.roots[1]]))
                let (bentOld, bentNew) = (try Self.roots[old].turned(bit: new), try Self.roots[new].turned(bit: old))
                #expect(!holds(from: bentOld))
                // That the empty tree is the beginning is true of every tree.
                #expect(old == 0 || !holds(to: bentNew))
                #expect(proof.isEmpty || !holds(with: Array(proof.dropLast())))
                for place in proof.indices {
                    var bent = proof
                    bent[place] = try bent[place].turned(bit: (new + 3 * old + place) % 256)
                    #expect(!holds(with: bent))
                }
            }
        }
    }

    @Test func `never show that a tree has shrunk`() {
        #expect(!TreeProof.isConsistent(from: LogSize(2), Self.roots[2], to: LogSize(1), Self.roots[1], proof: []))
    }

    @Test func `come out the same from the edge of a tree, whatever size it was taken up at`() throws {
        for size in 0...Self.sizeMax {
            var frontier = try TreeFrontier(of: Self.tree, at: Self.size(size))
            #expect(frontier.root == Self.roots[size])
            for index in size..<Self.sizeMax { frontier.append(Self.tree.leaves[index]) { _ in } }
            #expect(frontier.root == Self.roots[Self.sizeMax])
        }
    }

    private static func position(_ index: Int) -> Position { Position(UInt64(index)) }
    private static func size(_ count: Int) -> LogSize { LogSize(UInt64(count)) }
}
