import Wire

/// A value that can stand in a field of a command or an event.
public protocol FieldValue: Sendable {
    /// What is accepted, for error messages and for the API's description.
    static var shape: FieldShape { get }
    /// A valid example, for the API's description.
    static var sample: Self { get }
    static func read(_ json: inout JSONReader) throws(FieldProblem) -> Self
    func write(to json: inout JSONWriter)
    /// What is wrong with a value of the right shape when somebody sends it; nil when it may be kept.
    var objection: FieldProblem? { get }
}

extension FieldValue {
    public var objection: FieldProblem? { nil }
}

/// What a field accepts.
public enum FieldShape: Hashable, Sendable {
    case integer(ClosedRange<Int>)
    case boolean
    /// A text of 1 to so many UTF-8 bytes that is not about a person.
    case text(bytesMax: Int)
    /// Free text or a name; it is sealed before it is kept.
    case personal(bytesMax: Int)
    /// `2008-12-31`.
    case day
    /// `14:05`.
    case time
    /// `2008-12`.
    case month
    /// A UUID.
    case id(kind: String)
    case ids(kind: String)
    case code([String])
    case codes([String])
    case objects([FieldDescription])
    /// Ids with their kinds, a space between them.
    case tags
    /// An object with those fields of an event that are to be otherwise.
    case change
}

/// One field of a command, as the API describes it.
public struct FieldDescription: Hashable, Sendable {
    public let name: String
    public let shape: FieldShape
    public let isRequired: Bool
}

/// What is wrong with one field.
public enum FieldProblem: Error, Hashable, Sendable {
    case missing
    case expected(FieldShape)
    /// The field is not known here.
    case unknown
    /// A text in which nothing can be seen.
    case blank
    /// A text with characters that steer the machine, or override the order in which it is read.
    case controlCharacter
    /// Nine digits that pass the 11-test: the programme may not keep a service number.
    case serviceNumber
    /// The text is not a JSON object; the offset of the first wrong byte.
    case notJSON(offset: Int)
    /// The same field stands there twice.
    case repeated
}

/// What is wrong, and with which field. Never holds the value itself: it may be about people.
public struct FieldError: Error, Hashable, Sendable {
    public let field: String
    public let problem: FieldProblem

    public init(_ field: String, _ problem: FieldProblem) {
        self.field = field
        self.problem = problem
    }
}

extension Bool: FieldValue {
    public static var shape: FieldShape { .boolean }
    public static var sample: Bool { true }
    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> Bool {
        guard let value = try? json.boolean() else { throw .expected(shape) }
        return value
    }
    public func write(to json: inout JSONWriter) { json.boolean(self) }
}

extension String: FieldValue {
    /// Names of organisations, places and frameworks fit easily.
    public static let fieldBytesMax = 200
    public static var shape: FieldShape { .text(bytesMax: fieldBytesMax) }
    public static var sample: String { "Voorbeeld" }
    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> String {
        guard let text = try? json.string(), !text.isEmpty, text.utf8.count <= fieldBytesMax else {
            throw .expected(shape)
        }
        return text
    }
    public func write(to json: inout JSONWriter) { json.string(self) }
    public var objection: FieldProblem? { TextRules.problem(with: self, form: .line) }
}

extension Day: FieldValue {
    public static var shape: FieldShape { .day }
    public static var sample: Day { Day(number: 14_245) }
    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> Day {
        guard let raw = try? json.rawString(), let day = Day(utf8: raw.bytes) else { throw .expected(shape) }
        return day
    }
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension Month: FieldValue {
    public static var shape: FieldShape { .month }
    public static var sample: Month { Month(number: 467) }
    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> Month {
        guard let raw = try? json.rawString(), let month = Month(utf8: raw.bytes) else { throw .expected(shape) }
        return month
    }
    public func write(to json: inout JSONWriter) { json.string(description) }
}

extension ID: FieldValue {
    public static var shape: FieldShape { .id(kind: "\(Of.kind)") }
    public static var sample: ID { ID(Identifier(high: 0x0192_F0C1_0000_7000, low: 0x8000_0000_0000_0001)) }
    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> ID {
        guard let raw = try? json.rawString(), let id = Identifier(utf8: raw.bytes) else { throw .expected(shape) }
        return ID(id)
    }
    public func write(to json: inout JSONWriter) { json.plainString { value.append(to: &$0) } }
}
