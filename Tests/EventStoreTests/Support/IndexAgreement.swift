import Testing
import Wire

@testable import EventStore

/// Goes through all records and expects each type and each tag to find exactly those that have it, and the tree to have
/// them as its leaves.
func expectIndexesAgree(_ log: any EventLog) throws {
    var types: [String: [UInt64]] = [:]
    var tags: [String: [UInt64]] = [:]
    var leaves: [TreeHash] = []
    var next: UInt64 = 0
    let size = try log.size()
    try log.scan(from: .empty, to: size) { view in
        #expect(view.position.index == next)
        leaves.append(.leaf(view.bytes))
        next += 1
        types[String(decoding: view.type, as: UTF8.self), default: []].append(view.position.index)
        view.forEachTag { tags[String(decoding: $0, as: UTF8.self), default: []].append(view.position.index) }
        return true
    }
    #expect(next == size.count)
    #expect(try log.treeHashes(level: 0, 0..<size.count) == leaves)
    #expect(try log.root(at: size) == SimpleTree(leaves: leaves).root(of: leaves.count))
    for (type, positions) in types { #expect(try log.all(query(types: [type])).map(\.position.index) == positions) }
    for (name, positions) in tags { #expect(try log.all(query(tags: [name])).map(\.position.index) == positions) }
}
