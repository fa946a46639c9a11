/// What a log says of itself: so many records, and this root over them (C2SP `tlog-checkpoint`).
public struct Checkpoint: Hashable, Sendable {
    /// Which log it is: a name that no other log has, as a rule the address at which it is served.
    public let origin: String
    public let size: LogSize
    public let root: TreeHash

    public init(origin: String, size: LogSize, root: TreeHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note; nil when it is no checkpoint. Further lines are passed over, as the form demands.
    public init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, !lines[0].isEmpty, let size = UInt64(lines[1]), "\(size)" == lines[1],
            let root = TreeHash(base64: lines[2])
        else { return nil }
        self.init(origin: String(lines[0]), size: LogSize(size), root: root)
    }

    /// The text that is signed.
    public var text: String { "\(origin)\n\(size.count)\n\(root.base64)\n" }
}
