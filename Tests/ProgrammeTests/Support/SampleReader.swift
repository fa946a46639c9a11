import Wire

@testable import Programme

/// Makes up the fields that a type asks for, so that every event and every command has samples without being listed:
/// with all fields, with only the required ones, or with random ones.
///
/// A value is made from the shape that its type declares and read by the type itself, as if it stood in a request.
struct SampleReader: FieldReader {
    enum Fill {
        case full, minimal
        case random(SeededGenerator)
    }

    /// How personal values stand in what is made.
    enum PersonalForm {
        case spoken, sealed
    }

    private var fill: Fill
    private let personalForm: PersonalForm
    /// Random days and ids come out of small pools, so that they meet.
    private let days: ClosedRange<Day>
    private let idsPerKind: UInt64
    /// Counts the values of a full sample, so that no two days or ids are alike.
    private var count: UInt64 = 0
    /// The tag of each kind of id made so far, from which follows whose the personal values are.
    private var made: [String: String] = [:]

    init(
        _ fill: Fill, personal: PersonalForm, days: ClosedRange<Day> = "2008-01-01"..."2008-12-31",
        idsPerKind: UInt64 = 3
    ) {
        self.fill = fill
        personalForm = personal
        self.days = days
        self.idsPerKind = idsPerKind
    }

    /// A random number below a bound; of the other samples the one that is given.
    private mutating func choose(below bound: Int, full: Int, minimal: Int = 0) -> Int {
        switch fill {
        case .full: return full
        case .minimal: return minimal
        case .random(var generator):
            defer { fill = .random(generator) }
            return Int.random(in: 0..<bound, using: &generator)
        }
    }

    private mutating func fillsOptional() -> Bool { choose(below: 2, full: 1) == 1 }

    private mutating func id(_ kind: String) -> String {
        count += 1
        let number = 1 + choose(below: Int(idsPerKind), full: Int(count), minimal: Int(count))
        return "\(Self.identifier(UInt64(number)))"
    }

    /// The ids of samples, from 1 on.
    static func identifier(_ number: UInt64) -> Identifier {
        Identifier(high: 0x0192_F0C1_0000_7000, low: 0x8000_0000_0000_0000 | number)
    }

    /// A request with the fields that are described: all of them, or only the required ones.
    mutating func request(_ fields: [FieldDescription]) -> String {
        let filled = fields.filter { $0.isRequired || fillsOptional() }
        return "{\(filled.map { "\"\($0.name)\":\(json($0.shape))" }.joined(separator: ","))}"
    }

    /// A text of a form that the shape accepts, as it stands in JSON.
    private mutating func json(_ shape: FieldShape) -> String {
        switch shape {
        case .integer(let range): return "\(range.lowerBound + choose(below: range.count, full: 1))"
        case .boolean: return choose(below: 2, full: 1) == 1 ? "true" : "false"
        case .text:
            count += 1
            return "\"Stichting \\\"Ons Huis\\\" café \(choose(below: 100, full: Int(count)))\""
        case .personal: return "\"Voorbeeld\""
        case .day:
            count += 1
            let length = days.lowerBound.days(until: days.upperBound) + 1
            return "\"\(days.lowerBound.advanced(by: choose(below: length, full: Int(count))))\""
        case .time: return "\"\(choose(below: 14, full: 4) + 10):05\""
        case .month: return "\"\(Month(number: Int32(450 + choose(below: 24, full: 6))))\""
        case .id(let kind): return "\"\(id(kind))\""
        case .ids(let kind): return "[\"\(id(kind))\"]"
        case .code(let words): return "\"\(words[choose(below: words.count, full: 0)])\""
        case .codes(let words):
            let chosen = words.indices.filter { choose(below: 2, full: $0 < 2 ? 1 : 0) == 1 }
            return "[" + chosen.map { "\"\(words[$0])\"" }.joined(separator: ",") + "]"
        case .tags: return "\"location:\(id("location")) trajectory:\(id("trajectory"))\""
        case .change: return #"{"on":"2008-12-31"}"#
        case .objects(let fields): return "[\(request(fields))]"
        }
    }

    mutating func value<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V {
        var text = json(V.shape)
        let read: Result<V, FieldProblem> = text.withUTF8 { bytes in
            var reader = JSONReader(UnsafeRawBufferPointer(bytes))
            return Result { () throws(FieldProblem) in try V.read(&reader) }
        }
        do {
            let value = try read.get()
            // Of two of a kind, under names of their own, the first is whose the values are.
            if case .id(let kind) = V.shape, made[kind] == nil { made[kind] = "\(kind):\(text.dropFirst().dropLast())" }
            return value
        } catch {
            throw FieldError("\(name)", error)
        }
    }

    mutating func optional<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V? {
        fillsOptional() ? try value(name) : nil
    }

    mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) -> Int {
        range.lowerBound + choose(below: range.count, full: 1)
    }

    mutating func optionalInteger(_ name: StaticString, in range: ClosedRange<Int>) -> Int? {
        fillsOptional() ? integer(name, in: range) : nil
    }

    mutating func personal(_ name: StaticString, _ form: Personal.Form) -> Personal {
        switch personalForm {
        case .spoken: .spoken("Voorbeeld")
        case .sealed: .sealed(Sealed(subject: subject(of: "\(name)"), key: 1, box: "c2VhbGVkIA=="))
        }
    }

    /// Whose key closes a value, as decisions say it: a case has its own; else it is the mother's in her trajectory.
    private mutating func subject(of field: String) -> String {
        let subject =
            if field == "childName" {
                made["child"]
            } else {
                made["log"] ?? made["meldcode-case"] ?? made["mother"]
                    ?? (made["trajectory"] == nil ? made["volunteer"] : nil)
                    ?? made["coordinator"] ?? (made["trajectory"] == nil ? made["location"] : nil)
            }
        return subject ?? "mother:\(id("mother"))"
    }

    mutating func optionalPersonal(_ name: StaticString, _ form: Personal.Form) -> Personal? {
        fillsOptional() ? personal(name, form) : nil
    }

    mutating func objects<O: FieldObject>(_ name: StaticString) throws(FieldError) -> [O] {
        var objects: [O] = []
        for _ in 0..<choose(below: 3, full: 2) { objects.append(try O(from: &self)) }
        return objects
    }

    /// Always the same small one, as it stands in the log.
    mutating func event(_ name: StaticString) throws(FieldError) -> InnerEvent {
        let id: LocationID = try value(Location.kind)
        made["location"] = id.tag
        return .stored(kind: .locationClosed, tags: [id.tag], data: Array(#"{"on":"2008-12-31"}"#.utf8))
    }

    mutating func tag<E: Entity>() throws(FieldError) -> ID<E> {
        let id: ID<E> = try value(E.kind)
        made["\(E.kind)"] = id.tag
        return id
    }

    mutating func optionalTag<E: Entity>() throws(FieldError) -> ID<E>? { fillsOptional() ? try tag() : nil }

    mutating func tags<E: Entity>() throws(FieldError) -> [ID<E>] {
        var ids: [ID<E>] = []
        for _ in 0..<choose(below: 3, full: 2) {
            let id: ID<E> = try tag()
            if !ids.contains(id) { ids.append(id) }
        }
        // As the log gives them back: tags stand in sorted order.
        return ids.sorted()
    }

    /// What is left of the dice, for the next sample.
    var generator: SeededGenerator? {
        if case .random(let generator) = fill { generator } else { nil }
    }
}

extension ProgrammeEvent {
    /// An event of a kind with all its fields, or only the required ones, sealed as it stands in the log.
    static func sample(_ kind: EventKind, _ fill: SampleReader.Fill) throws -> ProgrammeEvent {
        var reader = SampleReader(fill, personal: .sealed)
        return try ProgrammeEvent(kind, from: &reader)
    }

    /// A random event, sealed as it stands in the log.
    static func random(using generator: inout SeededGenerator) throws -> ProgrammeEvent {
        let kind = EventKind.allCases[Int.random(in: 0..<EventKind.allCases.count, using: &generator)]
        var reader = SampleReader(.random(generator), personal: .sealed)
        defer { generator = reader.generator ?? generator }
        return try ProgrammeEvent(kind, from: &reader)
    }
}
