import Programme
import Wire

extension JSONWriter {
    /// Writes an object; `body` writes its fields.
    mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        beginObject()
        try body(&self)
        endObject()
    }

    /// Writes a list of texts.
    mutating func array(_ texts: [String]) {
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    /// Writes a list of objects.
    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ body: (Element, inout JSONWriter) throws -> Void
    ) rethrows {
        beginArray()
        for element in elements { try object { try body(element, &$0) } }
        endArray()
    }

    /// Writes a field with a text; absent when there is none.
    mutating func field(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    /// Writes a field with a number; absent when there is none.
    mutating func field(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    /// Writes a field with a date, a code or an id; absent when there is none.
    mutating func field(_ name: StaticString, _ value: (some FieldValue)?) {
        guard let value else { return }
        key(name)
        value.write(to: &self)
    }
}
