import Glibc

/// Holds the structure of a file against itself before LMDB is let near it.
///
/// LMDB 0.9 believes its file: a page that is not what it should be makes it read and write beyond the page, which kills
/// the process or, worse, does not. So every page that can be reached is read here first, with every number checked
/// that LMDB relies on: the kinds of the pages, the bounds of the entries, their order, the counts, and that no page is
/// used twice or is also on the list of free ones. What the entries mean is for `verify`.
///
/// It reads with `pread`, so that a page which the disk cannot give is an error too. `docs/decisions/0011` has the cost.
struct LMDBFileCheck: ~Copyable {
    let file: Int32
    let pageBytes: Int
    /// How many pages of the file are wholly there.
    let pageCount: UInt64
    private let fileBytes: Int
    /// The state that is looked at: the later of the two that the file has, as a rule.
    let meta: LMDBMeta
    /// The tables that are looked at; nil for all.
    private(set) var names: Set<String>?
    /// The pages that are in use or free, a bit each.
    private var taken: [UInt64]
    /// Pages that the file counts and does not have, since they were given back before they were written.
    private var freeBeyondEnd: [UInt64] = []
    /// One page for each level of the tree that is being walked down, so that the keys above stay readable.
    private var buffers: [UnsafeMutableRawBufferPointer] = []

    /// LMDB's own limit for the depth of a tree.
    private static let depthMax = 32

    /// - Parameters:
    ///   - table: A table that never has fewer entries than before.
    ///   - names: Looks at these tables alone, for someone who reads nothing else and does not write; nil for all.
    /// - Throws: `LMDBError.damaged` with the page and what is wrong with it; `truncated`; `notLMDB`; `versionMismatch`.
    static func check(_ path: String, growing table: String, only names: Set<String>? = nil) throws(LMDBError) {
        // Without waiting, which a pipe would make it do for ever.
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw LMDBError(errno) }
        defer { Glibc.close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw LMDBError(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notLMDB }
        let head = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * LMDBMeta.bytes, alignment: 8)
        defer { head.deallocate() }
        let metas = try LMDBMetaPages(file, fileBytes: Int(status.st_size), into: head)
        let fileBytes = Int(status.st_size)
        var check = LMDBFileCheck(file, fileBytes: fileBytes, metas.newer, pageBytes: metas.pageBytes)
        check.names = names
        try check.checkAll()
        try check.checkGrowth(
            of: table, since: LMDBFileCheck(file, fileBytes: fileBytes, metas.older, pageBytes: metas.pageBytes))
    }

    private init(_ file: Int32, fileBytes: Int, _ meta: LMDBMeta, pageBytes: Int) {
        self.file = file
        self.fileBytes = fileBytes
        self.meta = meta
        self.pageBytes = pageBytes
        pageCount = UInt64(fileBytes / pageBytes)
        taken = [UInt64](repeating: 0, count: Int(pageCount / 64) + 1)
        taken[0] = 3
    }

    deinit {
        for buffer in buffers { buffer.deallocate() }
    }

    private mutating func checkAll() throws(LMDBError) {
        try check(meta.main, as: .names)
        guard names == nil else { return }
        try check(meta.freeList, as: .freeList)
        // Pages at the end that were taken and given back are never written; any other must be there.
        let missing = meta.lastPage < pageCount ? 0 : meta.lastPage + 1 - pageCount
        guard Set(freeBeyondEnd).count == freeBeyondEnd.count, UInt64(freeBeyondEnd.count) == missing else {
            throw truncated
        }
    }

    var truncated: LMDBError {
        let (bytes, overflow) = (meta.lastPage &+ 1).multipliedReportingOverflow(by: UInt64(pageBytes))
        return .truncated(found: fileBytes, expected: overflow ? .max : Int(clamping: bytes))
    }

    /// Walks through a tree and compares its counts.
    mutating func check(_ tree: LMDBTree, as role: Role, below level: Int = 0) throws(LMDBError) {
        guard tree.flags == role.flags, role == .freeList || tree.pad == UInt32(role.valueBytes) else {
            throw .damaged("A tree of \(role.name) has settings that are not its own.")
        }
        var found = LMDBTree.Sizes()
        if tree.root == LMDBTree.none {
            guard tree.depth == 0 else { throw .damaged("A tree of \(role.name) has no root.") }
        } else {
            guard tree.depth > 0, tree.depth <= Self.depthMax else {
                throw .damaged("A tree of \(role.name) has a depth of \(tree.depth).")
            }
            try walk(tree.root, as: role, levels: Int(tree.depth), buffer: level, within: (nil, nil), counting: &found)
        }
        guard found == tree.sizes else { throw .damaged("A tree of \(role.name) has other sizes than it says.") }
    }

    /// A key that others are to come after, or before.
    typealias Bounds = (first: UnsafeRawBufferPointer?, end: UnsafeRawBufferPointer?)

    private mutating func walk(
        _ number: UInt64, as role: Role, levels: Int, buffer: Int, within bounds: Bounds,
        counting found: inout LMDBTree.Sizes
    ) throws(LMDBError) {
        try take(number)
        let page = try read(number, into: buffer)
        guard levels > 1 else { return try checkLeaf(page, as: role, buffer: buffer, within: bounds, counting: &found) }
        guard page.kind == .branch else { throw .damaged("Page \(number) is no branch of \(role.name).") }
        found.branches += 1
        try checkNodes(of: page)
        // The first key of a branch stands for everything before the second, and LMDB never looks at it.
        guard page.count > 1 || role == .freeList else {
            throw .damaged("Page \(number) is a branch that leads to one page only.")
        }
        var first = bounds.first
        for index in 0..<page.count {
            guard let node = page.node(index) else { throw outside(page, index) }
            var end = bounds.end
            if index + 1 < page.count {
                guard let next = page.node(index + 1) else { throw outside(page, index + 1) }
                guard role.isKey(next.key), role.isOrdered(first, next.key), role.isOrdered(next.key, end) else {
                    throw .damaged("Page \(number): the keys of \(role.name) are out of order at entry \(index + 1).")
                }
                end = next.key
            }
            try walk(
                node.child, as: role, levels: levels - 1, buffer: buffer + 1, within: (first, end), counting: &found)
            first = end
        }
    }

    /// Reads a page and checks that it is the one that belongs there.
    func checkedNumber(_ page: LMDBPage, _ number: UInt64) throws(LMDBError) {
        guard page.number == number else {
            throw .damaged("Page \(number) is not the one that belongs there: it says that it is page \(page.number).")
        }
    }

    mutating func read(_ number: UInt64, into buffer: Int) throws(LMDBError) -> LMDBPage {
        while buffers.count <= buffer {
            buffers.append(.allocate(byteCount: pageBytes, alignment: 8))
        }
        try read(buffers[buffer], from: number)
        let page = LMDBPage(bytes: UnsafeRawBufferPointer(buffers[buffer]))
        try checkedNumber(page, number)
        return page
    }

    /// Fills a buffer with what the file has from a page on.
    func read(_ target: UnsafeMutableRawBufferPointer, from number: UInt64) throws(LMDBError) {
        let count = pread(file, target.baseAddress, target.count, off_t(number) * off_t(pageBytes))
        guard count >= 0 else { throw LMDBError(errno) }
        guard count == target.count else { throw truncated }
    }

    /// Notes that a page is in use.
    mutating func take(_ number: UInt64) throws(LMDBError) {
        guard number <= meta.lastPage else {
            throw .damaged(
                "Page \(number) belongs to something, but the file says that it ends with page \(meta.lastPage).")
        }
        guard number < pageCount else { throw truncated }
        let (word, bit) = (Int(number / 64), UInt64(1) << (number % 64))
        guard taken[word] & bit == 0 else { throw .damaged("Page \(number) is used twice, or is in use and free.") }
        taken[word] |= bit
    }

    /// Notes that a page is free.
    mutating func takeFree(_ number: UInt64) throws(LMDBError) {
        if number >= pageCount, number <= meta.lastPage {
            freeBeyondEnd.append(number)
        } else {
            try take(number)
        }
    }

    func outside(_ page: LMDBPage, _ index: Int) -> LMDBError {
        .damaged("Page \(page.number): entry \(index) is not wholly inside the page.")
    }
}
