/// Every maximum of the log, with its reason. Checked before anything is written.
public enum LogLimits {
    /// A C2SP tile entry has a 16-bit length, and each record is one entry.
    public static let recordBytesMax = 65_535
    /// Bounds how long one append keeps the others waiting.
    public static let eventsPerAppendMax = 10_000
    /// Bounds the memory of one append and the pages that one transaction changes.
    public static let appendBytesMax = 16 << 20
    /// LMDB holds 131 071 changed pages before it must write some early; a tag changes at most two of them.
    public static let tagsPerAppendMax = 60_000
    /// LMDB keys stop at 511 bytes; a tag is a key of the tag index.
    public static let tagBytesMax = 200
    /// A person, a trajectory, a location, a case and a few more: no event needs as many.
    public static let tagsPerEventMax = 64
    /// LMDB keys stop at 511 bytes; a type is a key of the type index.
    public static let typeBytesMax = 100
    /// Room for a SHA-256 and a scope.
    public static let requestKeyBytesMax = 64
    /// Bounds the memory of one read.
    public static let pageEventsMax = 10_000
    /// Bounds the memory of one read when its records are long; the page ends with the record that reaches it.
    public static let pageBytesMax = 16 << 20
    /// How many events a scan passes before it renews its snapshot: an old snapshot keeps pages from being used again.
    public static let eventsPerSnapshot = 10_000
    /// How large the map of a file is at first: some 200 million events. Large, because to grow it makes readers wait. It
    /// costs address space and not disk; a process has 128 TiB of it, so several hundred logs can be open in one, as they
    /// are in the tests.
    public static let mapBytes = 1 << 38
    /// The most that the map and the file grow to unless told otherwise: as large as a file of ext4 can be, and an eighth of
    /// the address space of a process.
    public static let fileBytesMax = 1 << 44
}
