import Glibc

/// A bar on a terminal for work that takes over a second; silent when the output is piped.
struct ProgressBar: ~Copyable {
    private let label: String
    private let began = ContinuousClock.now
    private var shownPercent = -1
    private let isShown = isatty(STDERR_FILENO) == 1

    /// Work shorter than this needs no bar.
    private static let patience = Duration.seconds(1)
    private static let width = 40

    init(_ label: String) {
        self.label = label
    }

    /// Shows how far it is.
    mutating func show(_ done: UInt64, of total: UInt64) {
        guard isShown, total > 0, ContinuousClock.now - began > Self.patience else { return }
        let percent = Int(min(done, total) * 100 / total)
        guard percent != shownPercent else { return }
        shownPercent = percent
        let filled = percent * Self.width / 100
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
        Output.write(Array("\r\(label) [\(bar)] \(percent)%".utf8), to: STDERR_FILENO)
    }

    deinit {
        if shownPercent >= 0 { Output.write([0x0A], to: STDERR_FILENO) }
    }
}
