import CLMDB
import Glibc

/// What LMDB said when it could not do something, by meaning.
enum LMDBError: Error, Hashable {
    /// The key is there already, or comes before the last one where only larger ones may follow.
    case keyExists
    /// The map is full: the file may not grow beyond it.
    case mapFull
    /// Another process has made the file larger than the map.
    case mapResized
    /// The disk or the quota is full. What was there before is whole.
    case diskFull
    /// The file is not one of LMDB's, or is damaged.
    case notLMDB
    /// The file belongs to another version of LMDB.
    case versionMismatch
    /// The folder or a file in it may not be written to.
    case notWritable
    /// Every slot for readers is taken.
    case readersFull
    /// The structure of the file does not hold; the sentence says where.
    case damaged(String)
    /// The file is shorter than its own account of itself, in bytes.
    case truncated(found: Int, expected: Int)
    /// Some of the file was missing when it was read: it was cut off while it was open, or the disk does not give it back.
    case spoiled
    /// A key or a value does not have the form that its table gives it.
    case malformed
    /// Another opener holds the lock.
    case locked
    /// The environment has been closed.
    case closed
    /// An earlier commit failed; nothing is written any more.
    case broken
    /// Anything else, with the code of LMDB or the system: the disk, a permission, a programming error.
    case other(Int32)

    init(_ code: Int32) {
        switch code {
        case MDB_KEYEXIST: self = .keyExists
        case MDB_MAP_FULL: self = .mapFull
        case MDB_MAP_RESIZED: self = .mapResized
        case ENOSPC, EDQUOT, EFBIG: self = .diskFull
        case MDB_INVALID, MDB_CORRUPTED, MDB_PAGE_NOTFOUND: self = .notLMDB
        case MDB_VERSION_MISMATCH: self = .versionMismatch
        case EROFS, EACCES, EPERM: self = .notWritable
        case MDB_READERS_FULL: self = .readersFull
        default: self = .other(code)
        }
    }

    /// Throws unless the code says that it went well.
    @inline(__always)
    static func check(_ code: Int32) throws(LMDBError) {
        if code != MDB_SUCCESS { throw LMDBError(code) }
    }

    /// Whether there was no room, so that the same may go well later.
    var isFull: Bool { self == .mapFull || self == .diskFull }

    /// Whether the file is not whole, in its structure or in its length.
    var isDamage: Bool {
        switch self {
        case .damaged, .truncated: true
        default: false
        }
    }

    /// A sentence for the operator.
    var sentence: String {
        switch self {
        case .keyExists: "A key stands where none was expected."
        case .mapFull, .diskFull: "The disk or the map is full."
        case .mapResized: "The file has grown beyond the map."
        case .notLMDB: "The file is not an LMDB file, or is damaged."
        case .versionMismatch: "The file belongs to another version of LMDB."
        case .notWritable:
            "Its folder cannot be written to, which is needed to lock it. Give its owner that right, or read a copy."
        case .readersFull: "Too many readers at once."
        case .damaged(let sentence): "\(sentence) The file is damaged."
        case .truncated(let found, let expected):
            "The file has \(found) bytes where its own account says \(expected): its end is missing."
        case .spoiled:
            "A part of its file has gone while it was open: it was cut off, or the disk does not give it back. Nothing is read "
                + "or written any more. Stop MIM, look at the disk, run 'mim verify', and put a copy in its place."
        case .malformed: "A key or a value in it does not have its form: the file is damaged."
        case .locked: "It is open already, in this process or in another one."
        case .closed: "It has been closed."
        case .broken: "An earlier commit failed. Nothing is written until the process starts anew."
        case .other(let code): "LMDB or the system said: \(String(cString: mdb_strerror(code)))."
        }
    }
}
