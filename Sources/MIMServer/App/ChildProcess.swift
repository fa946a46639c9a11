import Foundation
import Glibc
import Synchronization

/// Another program, run beside this one.
///
/// Foundation's own `Process` is not used: in Swift 6.3 on Linux it copies whole directory entries when it looks for files
/// to close, beyond the end of short ones, and now and then that kills whoever starts a program.
final class ChildProcess: Sendable {
    /// The program could not be started; the reason is the system's.
    struct DidNotStart: Error {
        let program: String
        let reason: String
    }

    /// More files than this are not open here; closing one that is not open does no harm.
    private static let descriptorsMax = 4096

    /// The number that the system knows it by; another's once it has ended.
    let id: pid_t
    private let isRunning = Mutex(true)

    /// Starts a program, with no files of this one but the three that are given.
    ///
    /// - Parameters:
    ///   - environment: Variables that it has beside those of this process.
    ///   - onEnd: Told its exit code once, or 128 and the number of the signal that ended it.
    init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], input: Int32 = STDIN_FILENO,
        output: Int32 = STDOUT_FILENO, complaints: Int32 = STDERR_FILENO, onEnd: @escaping @Sendable (Int32) -> Void
    ) throws(DidNotStart) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, source) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, complaints)] {
            posix_spawn_file_actions_adddup2(&actions, source, target)
        }
        for descriptor in STDERR_FILENO + 1..<Int32(min(sysconf(Int32(_SC_OPEN_MAX)), Self.descriptorsMax)) {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The threads that tasks share do not take signals; the new program is to take them.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var values = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + values { free(text) } }
        var id = pid_t()
        let code = posix_spawn(&id, program, &actions, &attributes, &words, &values)
        guard code == 0 else { throw DidNotStart(program: program, reason: String(cString: strerror(code))) }
        self.id = id
        Thread.detachNewThread { [self] in onEnd(waitForEnd()) }
    }

    /// Sends it a signal, if it has not ended.
    func send(signal: Int32) {
        isRunning.withLock { isRunning in
            // Once it has been waited for, the number may be another's.
            if isRunning { kill(id, signal) }
        }
    }

    private func waitForEnd() -> Int32 {
        // Waited for without taking it away, so that its number is not given to another before the flag is down.
        var information = siginfo_t()
        while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        return isRunning.withLock { isRunning in
            isRunning = false
            var status: Int32 = 0
            while waitpid(id, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        }
    }
}
