import Wire

/// What came of checking a log whole: how far, when, and the first thing that was not what it was.
public struct ScrubResult: Hashable, Sendable {
    public let began: Instant
    public let ended: Instant
    /// Up to which size it was to be checked.
    public let size: LogSize
    /// How many records were checked; fewer than `size` when a fault ended it.
    public let checked: LogSize
    /// A sentence; nil when everything was as it was recorded.
    public let fault: String?

    public init(began: Instant, ended: Instant, size: LogSize, checked: LogSize, fault: String?) {
        (self.began, self.ended, self.size, self.checked, self.fault) = (began, ended, size, checked, fault)
    }

    /// As it is kept: one JSON object.
    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("began")
        json.string("\(began)")
        json.key("ended")
        json.string("\(ended)")
        json.key("size")
        json.integer(Int(size.count))
        json.key("checked")
        json.integer(Int(checked.count))
        if let fault {
            json.key("fault")
            json.string(fault)
        }
        json.endObject()
        return json.bytes
    }

    /// Reads what `json` wrote; nil for anything else.
    init?(json: [UInt8]) {
        let result = json.withUnsafeBytes { bytes -> ScrubResult? in
            var reader = JSONReader(bytes)
            return try? ScrubResult(reading: &reader)
        }
        guard let result else { return nil }
        self = result
    }

    private init?(reading reader: inout JSONReader) throws(JSONError) {
        try reader.expect(UInt8(ascii: "{"))
        guard reader.takeKey("began"), let began = Instant(try reader.string()), reader.take(UInt8(ascii: ",")),
            reader.takeKey("ended"), let ended = Instant(try reader.string()), reader.take(UInt8(ascii: ",")),
            reader.takeKey("size"), let size = UInt64(exactly: try reader.integer()), reader.take(UInt8(ascii: ",")),
            reader.takeKey("checked"), let checked = UInt64(exactly: try reader.integer())
        else { return nil }
        var fault: String?
        if reader.take(UInt8(ascii: ",")) {
            guard reader.takeKey("fault") else { return nil }
            fault = try reader.string()
        }
        try reader.expect(UInt8(ascii: "}"))
        self.init(began: began, ended: ended, size: LogSize(size), checked: LogSize(checked), fault: fault)
    }
}
