/// A table in which everybody stands in exactly one row: counts and whole percentages that add to 100.
///
/// Whoever gave no answer has a row of her own, and is part of the base: so the percentages of a table say what was
/// published (R08-14), and can be compared between tables of one population.
public struct Distribution: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let key: String
        public let dutch: String
        public let english: String
        public let count: Int
        /// Of `base`, by the method of the largest remainder.
        public let percent: Int
    }

    /// From the first class to the last, without those of whom nothing is known.
    public let rows: [Row]
    /// Those of whom it is not known.
    public let unknown: Row
    /// Everybody counted, known or not.
    public let base: Int

    /// Counts one answer a person; nil is not known. An answer that no class contains counts as not known.
    init<Value>(_ answers: some Sequence<Value?>, in classes: [AnswerClass<Value>]) {
        var counts = Array(repeating: 0, count: classes.count + 1)
        for answer in answers {
            let index = answer.flatMap { answer in classes.firstIndex { $0.contains(answer) } }
            counts[index ?? classes.count] += 1
        }
        let percentages = WholePercentages.adding(to: counts)
        rows = classes.indices.map { index in
            Row(
                key: classes[index].key, dutch: classes[index].dutch, english: classes[index].english,
                count: counts[index], percent: percentages[index])
        }
        unknown = Row(
            key: "unknown", dutch: "onbekend", english: "unknown", count: counts[classes.count],
            percent: percentages[classes.count])
        base = counts.reduce(0, +)
    }

    /// The row of a class.
    public subscript(key: String) -> Row? { rows.first { $0.key == key } }
}

/// A table in which one person can stand in several rows: people and mentions, each with its own percentage.
public struct MultipleResponse: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let key: String
        public let dutch: String
        public let english: String
        /// People with one or more circumstances of the class.
        public let people: Int
        /// Of `base`, rounded half up. These do not add to 100: one person may stand in several rows, or in none.
        public let percentOfPeople: Int
        /// Circumstances of the class that were registered; a person may have several.
        public let mentions: Int
        /// Of all circumstances registered, of baby and mother together; by the method of the largest remainder.
        public internal(set) var percentOfMentions = 0
    }

    public internal(set) var rows: [Row]
    /// People with one or more circumstances of the table.
    public let peopleWithAny: Int
    /// People of whom no intake is recorded.
    public let unknown: Int
    /// Everybody counted.
    public let base: Int

    /// Counts the circumstances of each person; nil when no intake is recorded.
    init<Value>(_ answers: [[Value]?], in classes: [AnswerClass<Value>]) {
        base = answers.count
        unknown = answers.count { $0 == nil }
        peopleWithAny = answers.count { $0?.isEmpty == false }
        rows = classes.map { answerClass in
            let people = answers.count { $0?.contains(where: answerClass.contains) ?? false }
            return Row(
                key: answerClass.key, dutch: answerClass.dutch, english: answerClass.english, people: people,
                percentOfPeople: WholePercentages.halfUp(people, of: answers.count),
                mentions: answers.reduce(0) { $0 + ($1?.count(where: answerClass.contains) ?? 0) })
        }
    }

    /// Gives two tables their percentages of the mentions of both.
    static func share(_ first: inout MultipleResponse, _ second: inout MultipleResponse) {
        let percentages = WholePercentages.adding(to: (first.rows + second.rows).map(\.mentions))
        for index in first.rows.indices { first.rows[index].percentOfMentions = percentages[index] }
        for index in second.rows.indices {
            second.rows[index].percentOfMentions = percentages[first.rows.count + index]
        }
    }

    /// The row of a class.
    public subscript(key: String) -> Row? { rows.first { $0.key == key } }
}
