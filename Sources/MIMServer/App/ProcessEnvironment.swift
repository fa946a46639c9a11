import Glibc

/// What the process was told by its environment.
enum ProcessEnvironment {
    /// A variable; nil when it is not set or empty.
    static func value(of name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Whether people look at the output, so that a progress bar makes sense.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }
}
