/// A piece of a page. Text goes in escaped; only pieces made here are taken as they are.
struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
    private(set) var source: String

    /// Markup as it stands in the program.
    init(stringLiteral source: String) {
        self.source = source
    }

    init(stringInterpolation: Interpolation) {
        source = stringInterpolation.source
    }

    /// Pieces one after the other.
    init(_ pieces: some Sequence<HTML>) {
        source = pieces.map(\.source).joined()
    }

    /// Escapes what is put into a piece.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ literal: String) { source += literal }

        /// Markup stays as it is.
        mutating func appendInterpolation(_ piece: HTML) { source += piece.source }
        mutating func appendInterpolation(_ pieces: [HTML]) { source += HTML(pieces).source }

        /// Everything else is text.
        mutating func appendInterpolation(_ value: some CustomStringConvertible) { appendText(value.description) }

        private mutating func appendText(_ text: String) {
            for character in text.unicodeScalars {
                switch character {
                case "&": source += "&amp;"
                case "<": source += "&lt;"
                case ">": source += "&gt;"
                case "\"": source += "&quot;"
                case "'": source += "&#39;"
                default: source.unicodeScalars.append(character)
                }
            }
        }
    }
}
