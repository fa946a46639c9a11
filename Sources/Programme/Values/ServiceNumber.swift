/// Citizen service numbers (BSN), which the programme may not keep: bodies outside government use one only where a law
/// says so (domain 2.1).
public enum ServiceNumber {
    /// Whether a text holds nine digits that pass the 11-test, as a service number does.
    ///
    /// People write it in one piece or in groups with the same mark between them: `111.222.333`. A telephone number with
    /// its country code is none, whatever its digits come to, and the tail of a longer number is none either.
    public static func isHeld(by text: String) -> Bool {
        let groups = digitGroups(text)
        return groups.indices.contains { first in
            guard !groups[first].isOfTelephone else { return false }
            var digits = groups[first].digits
            var next = first + 1
            // A group that follows another with the same mark is the middle of a number, not the beginning of one.
            let mark = next < groups.count ? groups[next].mark : nil
            if let mark, groups[first].mark != mark {
                while digits.count < 9, next < groups.count, groups[next].mark == mark {
                    digits += groups[next].digits
                    next += 1
                }
            }
            return passesElevenTest(digits)
        }
    }

    private struct Group {
        var digits: [Int] = []
        /// The point, space or hyphen that alone parts it from the group before.
        let mark: Unicode.Scalar?
        /// Whether it belongs to a telephone number with a country code: `+31 (0)6 …`, `0031 6 …`.
        var isOfTelephone = false
        /// Whether a plus stands straight before it.
        let isAfterPlus: Bool
        /// Whether no more than marks of a telephone number part it from the group before.
        let isNear: Bool

        var isCountryCode: Bool {
            isAfterPlus && digits.count != 9 || digits.starts(with: [0, 0]) && (3...5).contains(digits.count)
        }
    }

    /// A telephone number has at most so many digits with its country code (E.164), and two for the prefix `00`.
    private static let telephoneDigitsMax = 17

    private static func digitGroups(_ text: String) -> [Group] {
        var groups: [Group] = []
        var between: [Unicode.Scalar] = []
        var isInside = false
        for scalar in text.unicodeScalars {
            guard ("0"..."9").contains(scalar) else {
                if isInside { between = [] }
                isInside = false
                between.append(scalar)
                continue
            }
            if !isInside {
                let mark =
                    between.count == 1 && !groups.isEmpty
                    ? between.first.flatMap { marks.contains($0) ? $0 : nil } : nil
                groups.append(
                    Group(
                        mark: mark, isAfterPlus: between.last == "+",
                        isNear: !groups.isEmpty && between.count <= 3 && between.allSatisfy(telephoneMarks.contains)))
            }
            groups[groups.count - 1].digits.append(Int(scalar.value) - 0x30)
            isInside = true
        }
        markTelephones(&groups)
        return groups
    }

    private static func markTelephones(_ groups: inout [Group]) {
        var count = 0
        for index in groups.indices {
            if groups[index].isCountryCode {
                count = groups[index].digits.count
            } else if count > 0, groups[index].isNear, count + groups[index].digits.count <= telephoneDigitsMax {
                count += groups[index].digits.count
            } else {
                count = 0
            }
            groups[index].isOfTelephone = count > 0
        }
    }

    private static let marks: [Unicode.Scalar] = [".", " ", "-"]
    private static let telephoneMarks: [Unicode.Scalar] = [".", " ", "-", "(", ")", "/"]

    /// The 11-test: nine digits weighed 9, 8, … 2 and −1 add up to a multiple of eleven.
    private static func passesElevenTest(_ digits: [Int]) -> Bool {
        guard digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
        let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
        return zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
    }
}
