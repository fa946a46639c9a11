import Programme
import Wire

/// A signal on a day, with what its sentence names.
public struct ShownSignal: Hashable, Sendable {
    public let kind: SignalKind
    public let day: Day?
    public let number: Int?

    init(_ kind: SignalKind, day: Day? = nil, number: Int? = nil) {
        self.kind = kind
        self.day = day
        self.number = number
    }

    /// The sentence in Dutch.
    public var dutch: String { fill(kind.dutch) }
    /// The sentence in English.
    public var english: String { fill(kind.english) }

    private func fill(_ template: String) -> String {
        var sentence = ""
        // Looked at as bytes: a page of rows has a hundred of these.
        var rest = template[...].utf8
        while let start = rest.firstIndex(of: UInt8(ascii: "{")),
            let end = rest[start...].firstIndex(of: UInt8(ascii: "}"))
        {
            sentence += Substring(rest[..<start])
            if rest[rest.index(after: start)..<end].elementsEqual("n".utf8) {
                sentence += number.map(String.init) ?? ""
            } else {
                sentence += day?.description ?? ""
            }
            rest = rest[rest.index(after: end)...]
        }
        return sentence + Substring(rest)
    }
}

/// What happens monthly.
enum Monthly {
    /// The last day on which a monthly thing is still in time: a month on, and some days of grace.
    static func deadline(after day: Day) -> Day { day.addingMonth.advanced(by: Norms.monthlyGrace.range.upperBound) }
}

extension Day {
    /// The same day of the next month, or its last day where the month is too short.
    var addingMonth: Day {
        let (year, month, day) = civil
        let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
        let last = Day.length(ofMonth: nextMonth, year: nextYear)
        return Day(year: nextYear, month: nextMonth, day: min(day, last)) ?? advanced(by: last)
    }
}
