/// A page of an LMDB 0.9 file on a 64-bit machine, read without trusting anything in it (`mdb.c`, `MDB_page` and
/// `MDB_node`). Numbers have the byte order of the machine, as LMDB writes them.
///
///     header   page number 8 · pad 2 · kind 2 · lower 2 · upper 2 (an overflow page: count of pages 4)
///     entries  offset of each node, 2 bytes, up to `lower`; the nodes from `upper` to the end of the page
///     node     low and high half of a size, 2 each · flags 2 · length of the key 2 · key · value
struct LMDBPage {
    let bytes: UnsafeRawBufferPointer

    static let headerBytes = 16
    static let nodeHeaderBytes = 8

    /// The kinds of pages, exactly as they stand on the disk: a page with any other bit makes LMDB write to its map.
    enum Kind: UInt16 {
        case branch = 0x01
        case leaf = 0x02
        case overflow = 0x04
        case meta = 0x08
        /// Values of one length without nodes: the many values of a key.
        case values = 0x22
        /// The same, inside a node of a leaf.
        case valuesInNode = 0x72
    }

    var number: UInt64 { load(0) }
    var pad: UInt16 { load(8) }
    var kind: Kind? { Kind(rawValue: load(10)) }
    var lower: Int { Int(load(12) as UInt16) }
    var upper: Int { Int(load(14) as UInt16) }
    /// How many pages an overflow page takes, itself included.
    var overflowPages: Int { Int(load(12) as UInt32) }
    /// How many entries there are, if `lower` can be believed.
    var count: Int { (lower - Self.headerBytes) / 2 }

    /// A number at an offset that is known to be inside the page.
    func load<Number: BitwiseCopyable>(_ offset: Int) -> Number {
        bytes.loadUnaligned(fromByteOffset: offset, as: Number.self)
    }

    /// An entry of a branch or a leaf; nil when it is not wholly inside the page.
    func node(_ index: Int) -> LMDBNode? {
        let offset = Int(load(Self.headerBytes + 2 * index) as UInt16)
        guard offset >= upper, offset % 2 == 0, offset + Self.nodeHeaderBytes <= bytes.count else { return nil }
        let node = LMDBNode(page: self, offset: offset)
        return node.end <= bytes.count ? node : nil
    }

    /// A value of a page without nodes, which is known to be that long.
    func value(_ index: Int, bytes length: Int) -> UnsafeRawBufferPointer {
        let start = Self.headerBytes + index * length
        return UnsafeRawBufferPointer(rebasing: bytes[start..<start + length])
    }
}

/// An entry of a page with nodes. What it lends lives as long as the page.
struct LMDBNode {
    let page: LMDBPage
    let offset: Int

    static let isInOverflow: UInt16 = 0x01
    static let isTree: UInt16 = 0x02
    static let hasValues: UInt16 = 0x04

    var flags: UInt16 { page.load(offset + 4) }
    private var keyLength: Int { Int(page.load(offset + 6) as UInt16) }
    private var isBranch: Bool { page.kind == .branch }

    /// Of a leaf: how long the value is, wherever it lies.
    var valueLength: Int { Int(page.load(offset) as UInt16) | Int(page.load(offset + 2) as UInt16) << 16 }
    /// Of a branch: which page it leads to.
    var child: UInt64 { UInt64(valueLength) | UInt64(flags) << 32 }

    private var valueStart: Int { offset + LMDBPage.nodeHeaderBytes + keyLength }
    private var lengthInPage: Int { isBranch ? 0 : flags & Self.isInOverflow != 0 ? 8 : valueLength }
    /// Where the next node can start: they stand at even places.
    var end: Int { valueStart + lengthInPage + (keyLength + lengthInPage) % 2 }

    var key: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: page.bytes[valueStart - keyLength..<valueStart])
    }
    /// The value, or the number of the page that it starts on.
    var value: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: page.bytes[valueStart..<valueStart + lengthInPage])
    }
    /// The page that the value starts on, when it is not in this one.
    var overflowPage: UInt64 { page.load(valueStart) }
}

/// What a meta page says of the whole file (`MDB_meta`), after the header of the page.
struct LMDBMeta {
    static let magic: UInt32 = 0xBEEF_C0DE
    static let version: UInt32 = 1
    /// With the header of the page before it.
    static let bytes = 152

    let page: LMDBPage
    var magic: UInt32 { page.load(16) }
    var version: UInt32 { page.load(20) }
    /// Where to map the file; only used with a flag that we never set.
    var address: UInt64 { page.load(24) }
    var pageBytes: UInt32 { page.load(40) }
    var freeList: LMDBTree { LMDBTree(page.bytes, at: 40) }
    var main: LMDBTree { LMDBTree(page.bytes, at: 88) }
    var lastPage: UInt64 { page.load(136) }
    var transaction: UInt64 { page.load(144) }
}

/// What the file says of one tree (`MDB_db`): in a meta page, or as the value of a table's name or of a key.
struct LMDBTree {
    static let bytes = 48
    /// The root of a tree without entries.
    static let none = UInt64.max

    let pad: UInt32
    let flags: UInt16
    let depth: UInt16
    let sizes: Sizes
    let root: UInt64

    /// What is counted of a tree, to be compared with what is found.
    struct Sizes: Hashable {
        var branches: UInt64 = 0
        var leaves: UInt64 = 0
        var overflows: UInt64 = 0
        var entries: UInt64 = 0
    }

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        func load<Number: BitwiseCopyable>(_ place: Int) -> Number {
            bytes.loadUnaligned(fromByteOffset: offset + place, as: Number.self)
        }
        (pad, flags, depth, root) = (load(0), load(4), load(6), load(40))
        sizes = Sizes(branches: load(8), leaves: load(16), overflows: load(24), entries: load(32))
    }
}
