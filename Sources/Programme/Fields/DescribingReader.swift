import Wire

/// Notes which fields a type would read, and hands out samples: the API's description cannot drift from the code.
public struct DescribingReader: FieldReader {
    private(set) var fields: [FieldDescription] = []

    /// The fields of a type, in the order in which it reads them.
    public static func describe<O: FieldObject>(_ type: O.Type) -> [FieldDescription] {
        describe { (reader) throws(FieldError) in _ = try O(from: &reader) }
    }

    /// The fields that a reading function asks for.
    static func describe(_ read: (inout DescribingReader) throws(FieldError) -> Void) -> [FieldDescription] {
        var reader = DescribingReader()
        // A sample is always valid, so reading cannot fail; if it ever did, the fields noted so far remain.
        try? read(&reader)
        return reader.fields
    }

    private mutating func note(_ name: String, _ shape: FieldShape, required: Bool) {
        fields.append(FieldDescription(name: name, shape: shape, isRequired: required))
    }

    public mutating func value<V: FieldValue>(_ name: StaticString) -> V {
        note("\(name)", V.shape, required: true)
        return V.sample
    }

    public mutating func optional<V: FieldValue>(_ name: StaticString) -> V? {
        note("\(name)", V.shape, required: false)
        return V.sample
    }

    public mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) -> Int {
        note("\(name)", .integer(range), required: true)
        return range.lowerBound
    }

    public mutating func optionalInteger(_ name: StaticString, in range: ClosedRange<Int>) -> Int? {
        note("\(name)", .integer(range), required: false)
        return range.lowerBound
    }

    public mutating func personal(_ name: StaticString, _ form: Personal.Form) -> Personal {
        note("\(name)", .personal(bytesMax: Personal.bytesMax), required: true)
        return .spoken("Voorbeeld")
    }

    public mutating func optionalPersonal(_ name: StaticString, _ form: Personal.Form) -> Personal? {
        note("\(name)", .personal(bytesMax: Personal.bytesMax), required: false)
        return .spoken("Voorbeeld")
    }

    public mutating func objects<O: FieldObject>(_ name: StaticString) -> [O] {
        note("\(name)", .objects(Self.describe(O.self)), required: false)
        return []
    }

    /// Stands in no command.
    public mutating func event(_ name: StaticString) throws(FieldError) -> InnerEvent {
        throw FieldError("\(name)", .unknown)
    }

    public mutating func tag<E: Entity>() -> ID<E> {
        note("\(E.kind)", ID<E>.shape, required: true)
        return .sample
    }

    public mutating func optionalTag<E: Entity>() -> ID<E>? {
        note("\(E.kind)", ID<E>.shape, required: false)
        return .sample
    }

    public mutating func tags<E: Entity>() -> [ID<E>] {
        note("\(E.kind)s", .ids(kind: "\(E.kind)"), required: false)
        return [.sample]
    }
}
