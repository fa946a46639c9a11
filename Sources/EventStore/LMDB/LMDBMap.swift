import CLMDB
import Glibc
import Synchronization

/// The size of an environment's map. It grows while the process runs, when nobody is inside.
final class LMDBMap: Sendable {
    private let current: Atomic<Int>
    /// It never becomes larger.
    private let most: Int

    init(bytes: Int, most: Int) {
        current = Atomic(bytes)
        self.most = most
    }

    var bytes: Int { current.load(ordering: .acquiring) }

    /// The next size after one that was not enough; nil when there is no larger one.
    func size(after bytes: Int) -> Int? {
        bytes < most ? min(bytes.multipliedReportingOverflow(by: LMDBEnvironment.mapFactor).partialValue, most) : nil
    }

    /// Makes the map of an open environment larger. The caller must be alone in it.
    ///
    /// - Parameter bytes: 0 for as large as the one who writes has made it.
    /// - Throws: `LMDBError.mapFull` when the process has not the address space; anything else has left it without a map.
    func grow(_ environment: OpaquePointer, to bytes: Int) throws(LMDBError) {
        if bytes > 0 {
            // LMDB gives the old map up first, and has none when there is no place for the new one.
            let probe = mmap(nil, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
            guard probe != MAP_FAILED else { throw .mapFull }
            munmap(probe, bytes)
        }
        try LMDBError.check(mdb_env_set_mapsize(environment, bytes))
        current.store(bytes, ordering: .releasing)
    }
}
