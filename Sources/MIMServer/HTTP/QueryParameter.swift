import Wire

/// A parameter behind the question mark that a route knows: for reading it and for describing it.
struct QueryParameter: Hashable, Sendable {
    /// What is accepted.
    indirect enum Kind: Hashable, Sendable {
        case id(String)
        case day
        /// A size of the log, an instant or a day.
        case moment
        case count(ClosedRange<Int>)
        case word([String])
        /// A tag, `kind:key`.
        case tag
        /// `latest`, or the number of an edition.
        case edition
        /// A cursor of an earlier answer, or a stage with a size.
        case text
        /// Several of them: with commas between them, or the parameter several times.
        case list(of: Kind)
    }

    let name: String
    let kind: Kind
    /// What it does, for the API's description.
    let summary: String

    static let location = QueryParameter(
        name: "location", kind: .id("location"), summary: "Only what belongs to this location.")
    static let coordinator = QueryParameter(
        name: "coordinator", kind: .id("coordinator"), summary: "Only what this coordinator's locations hold.")
    static let volunteer = QueryParameter(
        name: "volunteer", kind: .id("volunteer"), summary: "Only what concerns this volunteer.")
    static let on = QueryParameter(
        name: "on", kind: .day,
        summary: "How things stood on this day, by all that is known; default today, or the day of `asKnownOn`.")
    static let asKnownOn = QueryParameter(
        name: "asKnownOn", kind: .moment,
        summary:
            "Only what had been recorded by then: a size of the log, an instant (`2009-10-01T12:00:00Z`) or a day, "
            + "to its end; default all.")
    static let limit = QueryParameter(
        name: "limit", kind: .count(1...RequestLimits.pageMax),
        summary: "At most so many items; default \(RequestLimits.pageDefault).")
    static let cursor = QueryParameter(
        name: "cursor", kind: .text, summary: "Where to go on: `next` of the answer before.")
}

/// The parameters of one request, each known to its route, there once unless it is a list, and of the right form.
struct QueryValues: Sendable {
    /// By their names.
    private(set) var values: [String: String] = [:]
    private var lists: [String: [String]] = [:]

    /// Reads what stands behind the question mark.
    ///
    /// - Throws: `Problem` for a parameter that is unknown here, repeated, too long or not of the form expected.
    init(_ query: String?, known: [QueryParameter]) throws(Problem) {
        for part in (query ?? "").split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(pair[0]), let parameter = known.first(where: { $0.name == name }) else {
                throw .unknownParameter(String(pair[0]), known: known.map(\.name))
            }
            guard pair.count == 2, let value = decoded(pair[1]) else {
                throw .invalidParameter(name, parameter.kind.expectation)
            }
            if case .list(let kind) = parameter.kind {
                try add(value, to: name, of: kind)
                continue
            }
            guard parameter.kind.accepts(value) else { throw .invalidParameter(name, parameter.kind.expectation) }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .invalidParameter(
                    name, Sentence("Deze parameter staat er twee keer.", "This parameter stands there twice."))
            }
        }
    }

    private mutating func add(_ text: String, to name: String, of kind: QueryParameter.Kind) throws(Problem) {
        let items = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard items.allSatisfy(kind.accepts) else { throw .invalidParameter(name, kind.expectation) }
        let all = lists[name, default: []] + items
        guard all.count <= RequestLimits.filterValuesMax else {
            let most = RequestLimits.filterValuesMax
            throw .invalidParameter(
                name, Sentence("Verwacht: hoogstens \(most) waarden.", "Expected: at most \(most) values."))
        }
        lists[name] = all
    }

    subscript(_ parameter: QueryParameter) -> String? { values[parameter.name] }

    /// The values of a list; none when it is not there.
    func list(_ parameter: QueryParameter) -> [String] { lists[parameter.name] ?? [] }

    /// The id in a parameter.
    func id(_ parameter: QueryParameter) -> Identifier? { self[parameter].flatMap { Identifier($0) } }
    /// The day in a parameter.
    func day(_ parameter: QueryParameter) -> Day? { self[parameter].flatMap { Day($0) } }
    /// The number in a parameter.
    func count(_ parameter: QueryParameter) -> Int? { self[parameter].flatMap { Int($0) } }
}

extension QueryParameter.Kind {
    fileprivate func accepts(_ value: String) -> Bool {
        guard !value.isEmpty, value.utf8.count <= RequestLimits.parameterBytesMax else { return false }
        return switch self {
        case .id: Identifier(value) != nil
        case .day: Day(value) != nil
        case .moment: AskedMoment(value) != nil
        case .count(let range): Int(value).map(range.contains) ?? false
        case .word(let words): words.contains(value)
        case .tag: value.contains(":") && value.utf8.allSatisfy(isPlain)
        case .edition: PublishedReport.Edition(value) != nil
        case .text: true
        case .list(let kind): kind.accepts(value)
        }
    }

    fileprivate var expectation: Sentence {
        switch self {
        case .id: Sentence("Verwacht: een UUID.", "Expected: a UUID.")
        case .day:
            Sentence("Verwacht: een bestaande datum als 2008-12-31.", "Expected: a true date such as 2008-12-31.")
        case .moment:
            Sentence(
                "Verwacht: een aantal feiten, een moment als 2009-10-01T12:00:00Z of een datum als 2009-10-01.",
                "Expected: a number of events, an instant such as 2009-10-01T12:00:00Z or a date such as 2009-10-01.")
        case .count(let range):
            Sentence(
                "Verwacht: een heel getal van \(range.lowerBound) tot en met \(range.upperBound).",
                "Expected: a whole number from \(range.lowerBound) to \(range.upperBound).")
        case .word(let words):
            Sentence("Verwacht: \(words.joined(separator: ", ")).", "Expected: \(words.joined(separator: ", ")).")
        case .tag: Sentence("Verwacht: soort:uuid.", "Expected: kind:uuid.")
        case .edition:
            Sentence("Verwacht: latest, of een nummer vanaf 1.", "Expected: latest, or a number from 1 on.")
        case .list(let kind): kind.expectation
        case .text:
            Sentence(
                "Verwacht: 1 tot \(RequestLimits.parameterBytesMax) bytes.",
                "Expected: 1 to \(RequestLimits.parameterBytesMax) bytes.")
        }
    }
}

/// Whether a byte needs no escape in an address and separates nothing.
private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: ":"):
        true
    default: false
    }
}

/// Resolves percent escapes and `+`; nil for an escape that is none, or bytes that are not UTF-8.
private func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "+"): bytes.append(0x20)
        case UInt8(ascii: "%"):
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        default: bytes.append(byte)
        }
    }
    return String(validating: bytes, as: UTF8.self)
}
