import HTTPTypes

/// Cuts a stream of bytes into lines, holding at most one unfinished line in memory.
struct LineReader {
    /// The number of the line that was given last; the first is 1.
    private(set) var number = 0

    private var pending: [UInt8] = []

    /// Adds bytes and gives the lines that are complete now, empty ones left out.
    ///
    /// - Throws: `Problem.lineTooLong` for a line longer than `RequestLimits.bodyBytesMax`.
    mutating func lines(after bytes: some Sequence<UInt8>) throws(Problem) -> [Line] {
        var lines: [Line] = []
        for byte in bytes {
            if byte == 0x0A {
                take(&lines)
            } else {
                guard pending.count < RequestLimits.bodyBytesMax else { throw .lineTooLong(number + 1) }
                pending.append(byte)
            }
        }
        return lines
    }

    /// The last line, when no line break ended it.
    mutating func rest() -> [Line] {
        var lines: [Line] = []
        take(&lines)
        return lines
    }

    private mutating func take(_ lines: inout [Line]) {
        number += 1
        if pending.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) {
            lines.append(Line(number: number, bytes: pending))
        }
        pending.removeAll(keepingCapacity: true)
    }
}

/// A line of an import with its number.
struct Line: Hashable, Sendable {
    let number: Int
    let bytes: [UInt8]
}

extension Problem {
    static func lineTooLong(_ number: Int) -> Problem {
        Problem(
            "line-too-long", .contentTooLarge, title: Sentence("Te groot", "Too large"),
            detail: Sentence(
                "Regel \(number) is langer dan \(RequestLimits.bodyBytesMax) bytes; vanaf daar is niets vastgelegd.",
                "Line \(number) is longer than \(RequestLimits.bodyBytesMax) bytes; from there on nothing was recorded."
            ))
    }
}
