import Glibc

/// The two meta pages of a file: each commit writes the one that the commit before did not, so that one of them always
/// stands for a whole state.
struct LMDBMetaPages {
    let newer: LMDBMeta
    let older: LMDBMeta
    let pageBytes: Int

    /// LMDB's limits for the size of a page.
    private static let pageBytesRange = 512...32_768

    /// Reads both.
    ///
    /// - Parameter head: Room for them; what is read here lives as long as it.
    init(_ file: Int32, fileBytes: Int, into head: UnsafeMutableRawBufferPointer) throws(LMDBError) {
        let parts = [0, 1].map {
            UnsafeMutableRawBufferPointer(rebasing: head[$0 * LMDBMeta.bytes..<($0 + 1) * LMDBMeta.bytes])
        }
        let metas = parts.map { LMDBMeta(page: LMDBPage(bytes: UnsafeRawBufferPointer($0))) }
        try Self.read(file, parts[0], at: 0, fileBytes)
        try Self.check(metas[0], is: 0)
        let pageBytes = Int(metas[0].pageBytes)
        guard Self.pageBytesRange.contains(pageBytes), pageBytes & (pageBytes - 1) == 0 else {
            throw .damaged("Page 0: pages of \(pageBytes) bytes do not exist.")
        }
        try Self.read(file, parts[1], at: pageBytes, fileBytes)
        try Self.check(metas[1], is: 1)
        let numbers = metas.map(\.transaction)
        guard metas[1].pageBytes == metas[0].pageBytes else { throw .damaged("Page 1: its pages have another size.") }
        let newer = numbers[0] < numbers[1] ? 1 : 0
        // A new file has two zeros; from then on each commit has the next number, in turn.
        guard numbers[0].isMultiple(of: 2), numbers == [0, 0] || numbers[newer] == numbers[1 - newer] + 1 else {
            throw .damaged(
                "Pages 0 and 1: the commits \(numbers[0]) and \(numbers[1]) do not follow on each other.")
        }
        (self.newer, older, self.pageBytes) = (metas[newer], metas[1 - newer], pageBytes)
    }

    private static func read(
        _ file: Int32, _ target: UnsafeMutableRawBufferPointer, at offset: Int, _ fileBytes: Int
    ) throws(LMDBError) {
        let count = pread(file, target.baseAddress, target.count, off_t(offset))
        guard count >= 0 else { throw LMDBError(errno) }
        guard count == target.count else {
            throw .truncated(found: fileBytes, expected: offset + target.count)
        }
    }

    private static func check(_ meta: LMDBMeta, is number: UInt64) throws(LMDBError) {
        guard meta.magic == LMDBMeta.magic, meta.page.kind == .meta else { throw .notLMDB }
        guard meta.version == LMDBMeta.version else { throw .versionMismatch }
        guard meta.page.number == number, meta.address == 0 else {
            throw .damaged("Page \(number) is not the one that belongs there.")
        }
    }
}

extension LMDBFileCheck {
    /// Checks that a table has not become smaller since the commit before: if it has, the later of the two states is
    /// taken for the earlier one, and the last commit would be lost without a trace.
    mutating func checkGrowth(of table: String, since older: consuming LMDBFileCheck) throws(LMDBError) {
        guard let before = older.tree(of: table), let now = tree(of: table), before.sizes.entries > now.sizes.entries
        else { return }
        // It is believed only when all of it is there: what is left of an old state may be damaged without consequence.
        do throws(LMDBError) { try older.check(before, as: .table) } catch { return }
        throw .damaged(
            "Pages 0 and 1: there were \(before.sizes.entries) \(table) before the last commit and "
                + "\(now.sizes.entries) after it.")
    }

    /// What the file says of a table; nil when there is no such table, or that cannot be found out.
    private mutating func tree(of table: String) -> LMDBTree? {
        guard meta.main.root < pageCount, meta.main.depth == 1 else { return nil }
        do throws(LMDBError) {
            let page = try read(meta.main.root, into: 0)
            guard page.kind == .leaf else { return nil }
            try checkNodes(of: page)
            let node = (0..<page.count).lazy.compactMap { page.node($0) }.first { $0.key.elementsEqual(table.utf8) }
            guard let node, node.flags == LMDBNode.isTree, node.valueLength == LMDBTree.bytes else { return nil }
            return LMDBTree(node.value, at: 0)
        } catch {
            return nil
        }
    }
}
