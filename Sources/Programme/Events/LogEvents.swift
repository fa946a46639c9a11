import Wire

// What is recorded about the record itself.

/// An operator decided that a log goes on though it was not the one that was signed.
///
/// It stands in the log so that whoever checks it later sees that there was another one, and how far that had come.
public struct LogAccepted: Payload {
    public static let kind = EventKind.logAccepted

    public var log: LogID
    public var on: Day
    public var discrepancy: LogDiscrepancy
    /// How many events it had when it was accepted, and the root over them, in base64.
    public var size: Int
    public var root: String
    /// Those of the signed checkpoint that was given up, where there was one.
    public var givenUpSize: Int?
    public var givenUpRoot: String?
    /// Who decided, and why.
    public var decidedBy: Personal
    public var reason: Personal

    /// As far as every reader of JSON counts whole numbers exactly.
    public static let sizes = 0...1 << 53

    public init(
        log: LogID, on: Day, discrepancy: LogDiscrepancy, size: Int, root: String, givenUpSize: Int?,
        givenUpRoot: String?, decidedBy: Personal, reason: Personal
    ) {
        self.log = log
        self.on = on
        self.discrepancy = discrepancy
        self.size = size
        self.root = root
        self.givenUpSize = givenUpSize
        self.givenUpRoot = givenUpRoot
        self.decidedBy = decidedBy
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        log = try fields.tag()
        on = try fields.value("on")
        discrepancy = try fields.value("discrepancy")
        size = try fields.integer("size", in: Self.sizes)
        root = try fields.value("root")
        givenUpSize = try fields.optionalInteger("givenUpSize", in: Self.sizes)
        givenUpRoot = try fields.optional("givenUpRoot")
        decidedBy = try fields.personal("decidedBy", .line)
        reason = try fields.personal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(log)
        fields.value("on", on)
        fields.value("discrepancy", discrepancy)
        fields.integer("size", size)
        fields.value("root", root)
        fields.integer("givenUpSize", givenUpSize)
        fields.optional("givenUpRoot", givenUpRoot)
        fields.personal("decidedBy", decidedBy)
        fields.personal("reason", reason)
    }
}
