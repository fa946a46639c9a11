import Glibc

/// What the commands say: results to standard output, everything else to standard error.
enum Output {
    /// A line of the result.
    static func line(_ text: String) { write(Array((text + "\n").utf8), to: STDOUT_FILENO) }

    /// A line that is not the result: what went wrong, or what to do next.
    static func complaint(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Bytes of the result.
    static func bytes(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Writes all of it.
    ///
    /// - Returns: Whether it could be written; not when the reader has gone or the disk is full.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }
}
