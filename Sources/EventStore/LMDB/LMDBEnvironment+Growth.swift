import Synchronization

/// Making the map larger when it is full, without pulling it away from under whoever reads.
extension LMDBEnvironment {
    /// How long growing waits for those who read: some ten times as long as the longest of our reads takes.
    private static let readersPatience: UInt64 = 2_000_000_000

    /// Runs `body`, once more with a larger map each time that it fails because the map is too small.
    ///
    /// The caller must be outside of every transaction of this environment: growing waits until nobody is in one.
    func growing<Result>(_ body: () throws -> Result) throws -> Result {
        while true {
            let bytes = map.bytes
            do {
                return try body()
            } catch LMDBError.mapFull {
                guard let next = map.size(after: bytes) else { throw LMDBError.mapFull }
                try grow(from: bytes, to: next)
            } catch LMDBError.mapResized {
                // Another process writes, and has made it larger.
                try grow(from: bytes, to: 0)
            }
        }
    }

    /// - Throws: `LMDBError.mapFull` when somebody who reads does not come to an end, or there is no address space.
    private func grow(from bytes: Int, to next: Int) throws(LMDBError) {
        let isDone = try gate.alone(within: Self.readersPatience) { () throws(LMDBError) in
            // Somebody else may have done it meanwhile.
            guard map.bytes == bytes else { return }
            do throws(LMDBError) {
                try map.grow(handle, to: next)
                try guardian.move(with: handle)
                state.withLock { $0.populated = 0 }
            } catch {
                if error != .mapFull { state.withLock { $0.isWithoutMap = true } }
                throw error
            }
        }
        if !isDone { throw .mapFull }
    }
}
