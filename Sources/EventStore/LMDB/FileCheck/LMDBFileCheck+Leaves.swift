import Glibc

/// What a tree is for: which settings it has, which keys and which values.
extension LMDBFileCheck {
    enum Role {
        /// Which pages may be used again.
        case freeList
        /// The table without a name, with those of the others.
        case names
        /// One value per key.
        case table
        /// Many values per key, each a position.
        case index
        /// The values of one key.
        case values

        var name: String {
            switch self {
            case .freeList: "the free pages"
            case .names: "the names of the tables"
            case .table: "a table"
            case .index: "an index"
            case .values: "the positions of a key"
            }
        }

        /// The settings that it must have, as `mdb_dbi_open` stores them.
        var flags: UInt16 {
            switch self {
            case .freeList: 0x08
            case .names, .table: 0
            case .index: 0x14
            case .values: 0x10
            }
        }

        /// The length of every value, where it is one length.
        var valueBytes: Int { self == .values ? 8 : 0 }

        /// Whether this can be a key.
        func isKey(_ key: UnsafeRawBufferPointer) -> Bool {
            self == .freeList || self == .values ? key.count == 8 : (1...511).contains(key.count)
        }

        /// Whether one key comes before another; nothing stands for an open end.
        func isOrdered(_ left: UnsafeRawBufferPointer?, _ right: UnsafeRawBufferPointer?) -> Bool {
            guard let left, let right else { return true }
            if self == .freeList { return left.loadUnaligned(as: UInt64.self) < right.loadUnaligned(as: UInt64.self) }
            guard let start = left.baseAddress, let other = right.baseAddress else { return left.count < right.count }
            let order = memcmp(start, other, min(left.count, right.count))
            return order < 0 || order == 0 && left.count < right.count
        }

        /// Whether a key is at or after another.
        func isOrderedOrEqual(_ left: UnsafeRawBufferPointer?, _ right: UnsafeRawBufferPointer) -> Bool {
            left == nil || !isOrdered(right, left)
        }
    }

    /// Checks that the nodes of a page fill it from `upper` on, each of them wholly inside.
    func checkNodes(of page: LMDBPage) throws(LMDBError) {
        guard page.lower > LMDBPage.headerBytes, page.lower % 2 == 0, page.lower <= page.upper,
            page.upper <= page.bytes.count
        else { throw .damaged("Page \(page.number): its entries do not fit in it.") }
        var room = page.bytes.count - page.upper
        for index in 0..<page.count {
            guard let node = page.node(index) else { throw outside(page, index) }
            room -= node.end - node.offset
        }
        guard room == 0 else { throw .damaged("Page \(page.number): its entries have another length than it says.") }
    }

    mutating func checkLeaf(
        _ page: LMDBPage, as role: Role, buffer: Int, within bounds: Bounds, counting found: inout LMDBTree.Sizes
    ) throws(LMDBError) {
        found.leaves += 1
        guard page.kind == (role == .values ? .values : .leaf) else {
            throw .damaged("Page \(page.number) is no leaf of \(role.name).")
        }
        if role == .values { return try checkValues(page, page.number, within: bounds, counting: &found) }
        try checkNodes(of: page)
        var last = bounds.first
        for index in 0..<page.count {
            guard let node = page.node(index) else { throw outside(page, index) }
            let follows = index == 0 ? role.isOrderedOrEqual(last, node.key) : role.isOrdered(last, node.key)
            guard role.isKey(node.key), follows, role.isOrdered(node.key, bounds.end) else {
                throw .damaged("Page \(page.number): the keys of \(role.name) are out of order at entry \(index).")
            }
            last = node.key
            try checkValue(of: node, index, as: role, buffer: buffer, counting: &found)
        }
    }

    private mutating func checkValue(
        of node: LMDBNode, _ index: Int, as role: Role, buffer: Int, counting found: inout LMDBTree.Sizes
    ) throws(LMDBError) {
        let page = node.page
        switch (role, node.flags) {
        case (.freeList, 0):
            try checkFree(node.value, key: node.key, page.number)
        case (.freeList, LMDBNode.isInOverflow):
            let list = UnsafeMutableRawBufferPointer.allocate(byteCount: node.valueLength, alignment: 8)
            defer { list.deallocate() }
            try checkOverflow(of: node, counting: &found, reading: list)
            try checkFree(UnsafeRawBufferPointer(list), key: node.key, page.number)
        case (.names, LMDBNode.isTree):
            guard node.valueLength == LMDBTree.bytes else { throw outside(page, index) }
            let tree = LMDBTree(node.value, at: 0)
            if let names, !names.contains(String(decoding: node.key, as: UTF8.self)) { break }
            try check(tree, as: tree.flags == Role.index.flags ? .index : .table, below: buffer + 1)
        case (.names, 0), (.table, 0): break
        case (.table, LMDBNode.isInOverflow):
            try checkOverflow(of: node, counting: &found, reading: nil)
        case (.index, 0):
            guard node.valueLength == Role.values.valueBytes else { throw outside(page, index) }
        case (.index, LMDBNode.hasValues):
            let inner = LMDBPage(bytes: node.value)
            guard node.valueLength > LMDBPage.headerBytes, inner.kind == .valuesInNode else {
                throw outside(page, index)
            }
            try checkValues(inner, page.number, within: (nil, nil), counting: &found)
            return
        case (.index, LMDBNode.hasValues | LMDBNode.isTree):
            guard node.valueLength == LMDBTree.bytes else { throw outside(page, index) }
            let tree = LMDBTree(node.value, at: 0)
            try check(tree, as: .values, below: buffer + 1)
            found.entries += tree.sizes.entries
            return
        default:
            throw .damaged("Page \(page.number): entry \(index) of \(role.name) is of no kind that belongs there.")
        }
        found.entries += 1
    }

    /// Checks values of one length that follow on each other, in a page of their own or inside a node.
    private func checkValues(
        _ page: LMDBPage, _ number: UInt64, within bounds: Bounds, counting found: inout LMDBTree.Sizes
    ) throws(LMDBError) {
        let length = Role.values.valueBytes
        guard Int(page.pad) == length, page.lower > LMDBPage.headerBytes, page.lower % 2 == 0,
            LMDBPage.headerBytes + page.count * length <= page.bytes.count,
            page.upper == page.bytes.count - page.count * (length - 2)
        else { throw .damaged("Page \(number): the positions of a key do not fit in it.") }
        var last = bounds.first
        for index in 0..<page.count {
            let value = page.value(index, bytes: length)
            let follows =
                index == 0 ? Role.values.isOrderedOrEqual(last, value) : Role.values.isOrdered(last, value)
            guard follows, Role.values.isOrdered(value, bounds.end) else {
                throw .damaged("Page \(number): the positions of a key are out of order.")
            }
            last = value
        }
        found.entries += UInt64(page.count)
    }

    /// Checks the pages of a value that is too long for a leaf, and reads it when it is asked for.
    private mutating func checkOverflow(
        of node: LMDBNode, counting found: inout LMDBTree.Sizes, reading value: UnsafeMutableRawBufferPointer?
    ) throws(LMDBError) {
        let first = node.overflowPage
        let needed = (LMDBPage.headerBytes - 1 + node.valueLength) / pageBytes + 1
        try take(first)
        let head = UnsafeMutableRawBufferPointer.allocate(byteCount: LMDBPage.headerBytes, alignment: 8)
        defer { head.deallocate() }
        try read(head, from: first)
        let page = LMDBPage(bytes: UnsafeRawBufferPointer(head))
        try checkedNumber(page, first)
        guard page.kind == .overflow, page.overflowPages >= needed else {
            throw .damaged("Page \(first) does not have the value of \(node.valueLength) bytes that belongs there.")
        }
        for page in 1..<max(1, UInt64(page.overflowPages)) { try take(first + page) }
        found.overflows += UInt64(page.overflowPages)
        guard let value else { return }
        let offset = off_t(first) * off_t(pageBytes) + off_t(LMDBPage.headerBytes)
        guard pread(file, value.baseAddress, value.count, offset) == value.count else { throw truncated }
    }

    /// Checks a list of free pages: their count, then their numbers, the largest first.
    private mutating func checkFree(
        _ list: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, _ page: UInt64
    ) throws(LMDBError) {
        let since = key.loadUnaligned(as: UInt64.self)
        guard list.count >= 8, since <= meta.transaction else {
            throw .damaged("Page \(page): a list of free pages has no length, or is of a later time.")
        }
        let count = list.loadUnaligned(as: UInt64.self)
        guard count < UInt64(list.count / 8) else {
            throw .damaged("Page \(page): a list of free pages is longer than its place.")
        }
        var last = UInt64.max
        for index in 0..<Int(count) {
            let number = list.loadUnaligned(fromByteOffset: 8 * (index + 1), as: UInt64.self)
            guard number < last else { throw .damaged("Page \(page): a list of free pages is out of order.") }
            last = number
            try takeFree(number)
        }
    }
}
