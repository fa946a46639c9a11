import Wire

/// A coded answer: a frozen word in the record, with a Dutch and an English label that may change.
///
/// The cases stand in the order of `listing`; a test holds the two against each other. New cases go at the end.
public protocol Code: FieldValue, Hashable, CaseIterable, RawRepresentable where RawValue == UInt8, AllCases == [Self] {
    static var listing: CodeListing { get }
}

/// The words and labels of a code list, in the order of its cases.
public struct CodeListing: Sendable {
    public struct Entry: Sendable {
        /// The word in the record: kebab case, frozen.
        public let word: String
        public let dutch: String
        public let english: String
    }
    public let entries: [Entry]
    private let table: WordTable

    public init(_ entries: [(String, String, String)]) {
        self.entries = entries.map { Entry(word: $0.0, dutch: $0.1, english: $0.2) }
        table = WordTable(entries.map(\.0))
    }

    /// The index of a word; nil when the list does not have it.
    func index(of bytes: UnsafeRawBufferPointer) -> UInt8? {
        table.index(of: bytes).map { UInt8($0) }
    }
}

extension Code {
    /// The word in the record.
    public var word: String { Self.listing.entries[Int(rawValue)].word }
    public var dutch: String { Self.listing.entries[Int(rawValue)].dutch }
    public var english: String { Self.listing.entries[Int(rawValue)].english }

    public static var shape: FieldShape { .code(listing.entries.map(\.word)) }
    public static var sample: Self { allCases[0] }

    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> Self {
        guard let raw = try? json.rawString(), !raw.isEscaped, let index = listing.index(of: raw.bytes),
            let code = Self(rawValue: index)
        else { throw .expected(shape) }
        return code
    }

    public func write(to json: inout JSONWriter) { json.string(word) }
}

/// Several answers out of one code list, without order and without repetition.
public struct CodeSet<Element: Code>: Hashable, Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt32 = 0

    public init() {}

    public init(arrayLiteral elements: Element...) {
        self.init(elements)
    }

    public init(_ elements: some Sequence<Element>) {
        for element in elements { insert(element) }
    }

    public static var all: CodeSet { CodeSet(Element.allCases) }
    public var isEmpty: Bool { bits == 0 }
    public var count: Int { bits.nonzeroBitCount }
    /// The answers in the order of the code list.
    public var elements: [Element] { Element.allCases.filter(contains) }

    public func contains(_ element: Element) -> Bool { bits & 1 << UInt32(element.rawValue) != 0 }
    public mutating func insert(_ element: Element) { bits |= 1 << UInt32(element.rawValue) }
    public mutating func formUnion(_ other: CodeSet) { bits |= other.bits }
    public func subtracting(_ other: CodeSet) -> CodeSet {
        var difference = self
        difference.bits &= ~other.bits
        return difference
    }
}

extension CodeSet: FieldValue {
    public static var shape: FieldShape { .codes(Element.listing.entries.map(\.word)) }
    public static var sample: CodeSet { [Element.allCases[0]] }

    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> CodeSet {
        var set = CodeSet()
        guard json.take(UInt8(ascii: "[")) else { throw .expected(shape) }
        if json.take(UInt8(ascii: "]")) { return set }
        repeat { set.insert(try Element.read(&json)) } while json.take(UInt8(ascii: ","))
        guard json.take(UInt8(ascii: "]")) else { throw .expected(shape) }
        return set
    }

    public func write(to json: inout JSONWriter) {
        json.beginArray()
        for element in elements { element.write(to: &json) }
        json.endArray()
    }
}
