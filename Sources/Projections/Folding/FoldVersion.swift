import EventStore
import Programme

/// How records are read for the read models: a version of its own, so that a new one can be built beside the old one.
public struct FoldVersion: Sendable {
    public let name: String
    private let decode: @Sendable (RecordView) throws(FieldError) -> Recorded

    public init(name: String, decode: @escaping @Sendable (RecordView) throws(FieldError) -> Recorded) {
        self.name = name
        self.decode = decode
    }

    /// The version of this program.
    public static let current = FoldVersion(name: "1") { record throws(FieldError) in
        try Recorded(record, namesOnly: true)
    }

    /// A record, decoded.
    ///
    /// - Throws: `ProjectionFault` with its position for one that this version does not know.
    func recorded(_ record: RecordView) throws(ProjectionFault) -> Recorded {
        do throws(FieldError) {
            return try decode(record)
        } catch {
            throw ProjectionFault(position: record.position, error: error)
        }
    }
}
