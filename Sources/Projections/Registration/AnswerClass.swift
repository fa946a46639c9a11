import Programme

/// A row of a table of the registration: a class of answers under the report's own name.
public struct AnswerClass<Value: Sendable>: Sendable {
    /// The word for the row in JSON and CSV, frozen.
    public let key: String
    public let dutch: String
    public let english: String
    let contains: @Sendable (Value) -> Bool

    init(_ key: String, _ dutch: String, _ english: String, contains: @escaping @Sendable (Value) -> Bool) {
        self.key = key
        self.dutch = dutch
        self.english = english
        self.contains = contains
    }
}

extension AnswerClass where Value: Code {
    /// The class of one code, under the code's own name.
    init(_ code: Value) {
        self.init(code.word, code.dutch, code.english) { $0 == code }
    }

    /// A class of several codes.
    init(_ key: String, _ dutch: String, _ english: String, _ codes: Value...) {
        self.init(key, dutch, english) { codes.contains($0) }
    }

    /// A class for each code of a list.
    static var each: [AnswerClass] { Value.allCases.map { AnswerClass($0) } }
}

extension AnswerClass<Int> {
    /// A band of ages, half open.
    init(ages: Range<Int>) {
        let (low, high) = (ages.lowerBound, ages.upperBound)
        self.init("\(low)-\(high)", "\(low) tot \(high) jaar", "\(low) to under \(high)") { ages.contains($0) }
    }

    /// Everybody below an age.
    init(under age: Int) {
        self.init("under-\(age)", "jonger dan \(age) jaar", "under \(age)") { $0 < age }
    }

    /// Everybody of an age and above.
    init(from age: Int) {
        self.init("\(age)-and-over", "\(age) jaar en ouder", "\(age) and over") { $0 >= age }
    }
}
