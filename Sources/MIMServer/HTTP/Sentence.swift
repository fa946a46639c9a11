/// A sentence for people in the two languages of the programme.
struct Sentence: Hashable, Sendable {
    let dutch: String
    let english: String

    init(_ dutch: String, _ english: String) {
        self.dutch = dutch
        self.english = english
    }

    subscript(language: Language) -> String {
        switch language {
        case .dutch: dutch
        case .english: english
        }
    }
}

/// The languages in which the server speaks to people.
enum Language: String, Sendable {
    case dutch = "nl"
    case english = "en"

    /// The asker's choice out of an `Accept-Language` (RFC 9110 section 12.5.4); Dutch unless English is asked for more.
    init(accepting header: String?) {
        var weights: [Language: Double] = [:]
        for part in (header ?? "").lowercased().split(separator: ",").prefix(Self.choicesMax) {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = pieces.first, let language = Language(rawValue: String(tag.prefix { $0 != "-" })) else {
                continue
            }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            weights[language] = max(weights[language] ?? 0, weight)
        }
        self = (weights[.english] ?? 0) > (weights[.dutch] ?? 0) ? .english : .dutch
    }

    /// Browsers send about five; more are not looked at.
    private static let choicesMax = 20
}
