import Glibc
import Synchronization

extension LMDBEnvironment {
    /// A piece takes about a millisecond.
    private static let pieceBytes = 16 << 20
    /// A file that is larger than half of the memory does not stay in it, and would be read from the disk for nothing.
    private static let fileBytesMax = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) / 2

    /// Makes the pages of the file reachable that came since the last time, so that who reads one for the first time does not
    /// stop for it. Those of a long log lie apart, and ten of them are ten stops.
    ///
    /// Reading the file when it was opened has brought it into memory.
    func populate() {
        while let piece = nextPiece(of: Self.pieceBytes, below: Self.fileBytesMax) {
            // Closed meanwhile: then there is nothing more to do.
            guard (try? populate(piece)) != nil else { return }
        }
    }

    /// Takes the next whole piece of the file that was not made reachable yet; nil when there is none, or the file is larger
    /// than `most`.
    private func nextPiece(of bytes: Int, below most: Int) -> Range<Int>? {
        let end = guardian.pages.count
        return state.withLock { state in
            guard state.populated + bytes <= end, end <= most else { return nil }
            defer { state.populated += bytes }
            return state.populated..<state.populated + bytes
        }
    }

    private func populate(_ bytes: Range<Int>) throws {
        try inside { guardian.populate(bytes) }
    }
}
