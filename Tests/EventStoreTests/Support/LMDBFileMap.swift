@testable import EventStore

/// What each byte of a sound LMDB file is for, so that a test can turn every kind of it.
struct LMDBFileMap {
    /// What a byte is for, and what must come of it when it is another.
    enum Part: String, CaseIterable {
        // What is relied on.
        case fileHead = "head of the file", commit = "number of the commit", trees = "account of a tree"
        case pageHead = "head of a page", places = "place of an entry", nodeHead = "head of an entry"
        case branchKey = "key of a branch", key = "key of a leaf", value = "value"
        case longValue = "value on pages of its own", positions = "positions of a key"
        // Where a change may be without consequence: a page is not used again, or sooner.
        case freePages = "list of free pages"
        // What nobody reads.
        case unread = "field that is not read", olderState = "the state before the last commit", unused = "unused room"

        /// Whether any other value of the byte is found.
        var isFound: Bool {
            switch self {
            case .freePages, .unread, .olderState, .unused: false
            default: true
            }
        }

        /// Whether any other value of the byte leaves everything that can be read as it was.
        var isHarmless: Bool { !isFound && self != .freePages }
    }

    private(set) var parts: [Part]
    private let bytes: UnsafeRawBufferPointer
    private static let pageBytes = 4096

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        parts = Array(repeating: .unused, count: bytes.count)
        let metas = [0, 1].map { LMDBMeta(page: page($0)) }
        let newer = metas[0].transaction < metas[1].transaction ? 1 : 0
        for index in [0, 1] { mark(meta: UInt64(index), isNewer: index == newer) }
        walk(metas[newer].freeList.root, levels: Int(metas[newer].freeList.depth), isFreeList: true)
        walk(metas[newer].main.root, levels: Int(metas[newer].main.depth))
    }

    private func page(_ number: UInt64) -> LMDBPage {
        let start = Int(number) * Self.pageBytes
        return LMDBPage(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<start + Self.pageBytes]))
    }

    private mutating func mark(_ range: Range<Int>, in page: UInt64, _ part: Part) {
        for offset in range { parts[Int(page) * Self.pageBytes + offset] = part }
    }

    private mutating func mark(meta page: UInt64, isNewer: Bool) {
        mark(0..<8, in: page, .fileHead)
        mark(8..<10, in: page, .unread)
        mark(10..<12, in: page, .fileHead)
        mark(12..<16, in: page, .unread)
        mark(16..<32, in: page, .fileHead)
        // The size of the map, which the program sets itself.
        mark(32..<40, in: page, .unread)
        // The size of the pages stands where a tree has its `pad`; the main tree has nothing there.
        mark(40..<136, in: page, isNewer ? .trees : .olderState)
        mark(40..<44, in: page, .fileHead)
        mark(136..<144, in: page, isNewer ? .fileHead : .olderState)
        mark(144..<152, in: page, .commit)
    }

    private mutating func walk(_ root: UInt64, levels: Int, isFreeList: Bool = false) {
        guard root != LMDBTree.none else { return }
        let page = page(root)
        mark(0..<LMDBPage.headerBytes, in: root, .pageHead)
        if page.kind == .values { return mark(values: page, at: 0, in: root) }
        mark(8..<10, in: root, .unread)
        mark(LMDBPage.headerBytes..<page.lower, in: root, .places)
        for index in 0..<page.count {
            guard let node = page.node(index) else { continue }
            mark(node.offset..<node.offset + LMDBPage.nodeHeaderBytes, in: root, .nodeHead)
            let key = node.offset + LMDBPage.nodeHeaderBytes..<node.offset + LMDBPage.nodeHeaderBytes + node.key.count
            guard levels == 1 else {
                mark(key, in: root, index == 0 ? .unread : .branchKey)
                walk(node.child, levels: levels - 1, isFreeList: isFreeList)
                continue
            }
            mark(key, in: root, isFreeList ? .freePages : .key)
            mark(value: node, from: key.upperBound, in: root, isFreeList: isFreeList)
        }
    }

    private mutating func mark(value node: LMDBNode, from start: Int, in page: UInt64, isFreeList: Bool) {
        let range = start..<start + node.value.count
        switch node.flags {
        case LMDBNode.isInOverflow:
            mark(range, in: page, .value)
            let first = node.overflowPage
            mark(0..<LMDBPage.headerBytes, in: first, .pageHead)
            mark(8..<10, in: first, .unread)
            mark(
                LMDBPage.headerBytes..<LMDBPage.headerBytes + node.valueLength, in: first,
                isFreeList ? .freePages : .longValue)
        case LMDBNode.isTree, LMDBNode.isTree | LMDBNode.hasValues:
            mark(range, in: page, .trees)
            let tree = LMDBTree(node.value, at: 0)
            walk(tree.root, levels: Int(tree.depth))
        case LMDBNode.hasValues:
            mark(start..<start + LMDBPage.headerBytes, in: page, .pageHead)
            // The number of the page that it was in when it was made.
            mark(start..<start + 8, in: page, .unread)
            mark(values: LMDBPage(bytes: node.value), at: start, in: page)
        default:
            mark(range, in: page, isFreeList ? .freePages : .value)
        }
    }

    /// Values without nodes; LMDB keeps room for the places of nodes behind them and does not use it.
    private mutating func mark(values page: LMDBPage, at offset: Int, in number: UInt64) {
        let start = offset + LMDBPage.headerBytes
        mark(start..<start + page.count * 8, in: number, .positions)
    }
}
