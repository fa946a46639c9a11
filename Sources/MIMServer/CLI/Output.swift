import ArgumentParser
import Glibc

/// What the commands say: results to standard output, everything else to standard error.
enum Output {
    /// A line of the result.
    ///
    /// - Throws: As `bytes`.
    static func line(_ text: String) throws { try bytes(Array((text + "\n").utf8)) }

    /// A line that is not the result: what went wrong, or what to do next.
    static func complaint(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Bytes of the result.
    ///
    /// - Throws: `Failure` when they cannot be written, as to a full disk: who looks at the exit code must not take half
    ///   a result for a whole one. When the reader has gone, as `head` does, the exit code without a word.
    static func bytes(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) throws {
        guard !write(bytes, to: descriptor) else { return }
        let reason = errno
        if reason == EPIPE { throw ExitCode(1) }
        throw Failure("The result cannot be written: \(String(cString: strerror(reason))).")
    }

    /// Writes all of it.
    ///
    /// - Returns: Whether it could be written; `errno` says why not.
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
