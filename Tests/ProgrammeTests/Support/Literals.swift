import Wire

@testable import Programme

extension Day: ExpressibleByStringLiteral {
    /// `"2008-12-31"` in a test; a day that the calendar does not have is a mistake of the test and stops it.
    public init(stringLiteral text: String) {
        guard let day = text.withContiguousUTF8({ Day(utf8: $0) }) else { preconditionFailure("no day: \(text)") }
        self = day
    }
}

extension Month: ExpressibleByStringLiteral {
    /// `"2008-12"` in a test.
    public init(stringLiteral text: String) {
        guard let month = text.withContiguousUTF8({ Month(utf8: $0) }) else { preconditionFailure("no month: \(text)") }
        self = month
    }
}

extension ID {
    /// A small id that is easy to tell from others in a failed test.
    static func number(_ number: UInt64) -> ID { ID(Identifier(high: 0, low: number)) }

    /// The id that a decision makes when the command gave none.
    static func new(_ index: Int = 0) -> ID { ID(Given.newIDs[index]) }
}

extension String {
    /// Lends the bytes of the text.
    func withContiguousUTF8<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        var text = self
        return try text.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
    }
}
