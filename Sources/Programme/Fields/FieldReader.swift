import Wire

/// Gives the fields of an event or a command one by one; each type lists its fields once, for every way of reading.
///
/// `RecordReader` reads our own records as fast as they come, `RequestReader` reads what people send and says what is
/// wrong with it, `DescribingReader` reads nothing and notes what would be read.
public protocol FieldReader {
    mutating func value<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V
    mutating func optional<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V?
    mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldError) -> Int
    mutating func optionalInteger(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldError) -> Int?
    mutating func personal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal
    mutating func optionalPersonal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal?
    /// A list of objects; absent means empty.
    mutating func objects<O: FieldObject>(_ name: StaticString) throws(FieldError) -> [O]
    /// An event inside this one.
    mutating func event(_ name: StaticString) throws(FieldError) -> InnerEvent
    /// An id that finds the event again: a tag in the record, a field of the kind's name in a request.
    mutating func tag<E: Entity>() throws(FieldError) -> ID<E>
    mutating func optionalTag<E: Entity>() throws(FieldError) -> ID<E>?
    /// Several ids of one kind; in a request a list named after the kind in the plural (`volunteers`).
    mutating func tags<E: Entity>() throws(FieldError) -> [ID<E>]
}

extension FieldReader {
    /// Free text about people.
    public mutating func personal(_ name: StaticString) throws(FieldError) -> Personal { try personal(name, .text) }

    /// Free text about people, if there is any.
    public mutating func optionalPersonal(_ name: StaticString) throws(FieldError) -> Personal? {
        try optionalPersonal(name, .text)
    }

    /// A set of answers; absent means none.
    public mutating func set<C: Code>(_ name: StaticString) throws(FieldError) -> CodeSet<C> {
        try optional(name) ?? CodeSet()
    }
}

/// A group of fields inside an event: an object in a list, or facts that a command and its event share.
public protocol FieldObject: Hashable, Sendable {
    init(from fields: inout some FieldReader) throws(FieldError)
    func write(to fields: inout FieldWriter)
}
