import Wire

/// Tags in the `data` of an event, as a record writes them: with a space between them. They name what other tags do not
/// say: which are those of the event inside, and which a record had before it was corrected.
public struct TagList: FieldValue, Hashable {
    public var tags: [String]

    public init(_ tags: [String]) { self.tags = tags }

    public static var shape: FieldShape { .tags }
    public static var sample: TagList { TagList([TrajectoryID.sample.tag]) }

    /// As many tags as an event may have, each of a kind and a UUID.
    static let bytesMax = 64 * 64

    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> TagList {
        guard let text = try? json.string(), text.utf8.count <= bytesMax else { throw .expected(shape) }
        return TagList(text.split(separator: " ").map(String.init))
    }

    public func write(to json: inout JSONWriter) { json.string(tags.joined(separator: " ")) }
}
