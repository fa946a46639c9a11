import EventStore
import Programme
import Projections
import Wire

/// Who appears in a dossier, and what each is called in it: by name, or by a pseudonym.
///
/// A pseudonym goes by the order in which people first appear in the log, which later records do not change: of the same
/// case the same person is called the same in every dossier.
struct DossierPeople {
    /// Somebody, with what she does and the letter that she gets.
    private struct Person {
        let role: String
        let letter: String
        let id: Identifier?
        var name: String?
        var pseudonym: String { "\(role) \(letter)" }
    }

    private let isRedacted: Bool
    private var people: [Person] = []
    /// What is put in the place of a name in a text, the longest first.
    private var replacements: [(word: String, with: String)] = []

    /// - Parameters:
    ///   - entries: Everything that the dossier shows.
    ///   - names: The names of staff and volunteers, sealed.
    init(
        in entries: [Timeline.Entry], names: (Actor) -> SealedField?, _ texts: PersonalTexts, isRedacted: Bool
    ) throws {
        self.isRedacted = isRedacted
        let all = CaseFields(texts: texts, showsTexts: true)
        for entry in entries.sorted(by: { $0.recorded.position < $1.recorded.position }) {
            let event = try Self.said(entry)
            for actor in [entry.recorded.actor] + event.others { try add(actor, names, texts) }
            guard isRedacted else { continue }
            for field in try all.fields(of: entry) {
                if let role = DossierRedaction.names[field.name] { add(role, named: field.value) }
                // A correction shows the fields of the record inside it, a line each.
                for line in field.name == "record" ? field.value.split(separator: "\n") : [] {
                    for (name, role) in DossierRedaction.names {
                        let label = CaseWords.label(of: name) + ": "
                        if line.hasPrefix(label) { add(role, named: String(line.dropFirst(label.count))) }
                    }
                }
            }
        }
        replacements = Self.replacements(people.compactMap { person in person.name.map { ($0, person.pseudonym) } })
    }

    /// Everybody's pseudonym, in order; empty when names are shown.
    var pseudonyms: [String] { isRedacted ? people.map(\.pseudonym) : [] }

    /// The pseudonym of whoever has this name; nil when it is nobody's.
    func pseudonym(named name: String) -> String? { people.first { $0.name == name }?.pseudonym }

    /// Who recorded something.
    func word(for actor: Actor) -> String {
        let role = CaseWords.role(of: actor)
        guard let id = actor.id else { return role }
        let person = people.first { $0.id == id }
        if isRedacted { return person.map { "\(role) \($0.letter)" } ?? role }
        return person?.name.map { "\($0), \(role)" } ?? "\(role) \(id)"
    }

    /// A text with ids of people made readable; in a redacted dossier without their names as well.
    func naming(_ text: String) -> String {
        var text = text
        for person in people {
            guard let id = person.id else { continue }
            text.replace("\(id)", with: isRedacted ? person.pseudonym : person.name.map { "\($0) (\(id))" } ?? "\(id)")
        }
        guard isRedacted else { return text }
        for (word, pseudonym) in replacements { text = Self.replacing(word, in: text, with: pseudonym) }
        return text
    }

    /// The volunteer who noticed a signal: it stands in the tags of the record, not in its fields.
    func noticed(_ entry: Timeline.Entry) throws -> String? {
        guard case .meldcodeSignalRecorded(let signal) = try Self.said(entry), let volunteer = signal.volunteer else {
            return nil
        }
        return word(for: Actor(role: .volunteer, id: volunteer.value))
    }

    /// What a record says, or says anew of another.
    static func said(_ entry: Timeline.Entry) throws -> ProgrammeEvent {
        guard case .recordCorrected(let correction) = entry.recorded.event else { return entry.recorded.event }
        return try correction.record.event(namesOnly: true)
    }

    private mutating func add(_ actor: Actor, _ names: (Actor) -> SealedField?, _ texts: PersonalTexts) throws {
        guard let id = actor.id, !people.contains(where: { $0.id == id }) else { return }
        var name: String?
        if case .text(let text)? = try texts.shown(names(actor)) { name = text }
        people.append(
            Person(role: CaseWords.role(of: actor), letter: Self.letter(people.count), id: id, name: name))
    }

    private mutating func add(_ role: String, named name: String) {
        guard !name.isEmpty, name != "(gewist)", !people.contains(where: { $0.name == name }) else { return }
        people.append(Person(role: role, letter: Self.letter(people.count), id: nil, name: name))
    }

    /// A to Z, then AA.
    private static func letter(_ number: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26)))
        return number < 26 ? last : letter(number / 26 - 1) + last
    }

    /// Whole names, then their parts; words for what somebody does are no names.
    private static func replacements(_ names: [(name: String, pseudonym: String)]) -> [(String, String)] {
        var found: [String: String] = [:]
        for (name, pseudonym) in names {
            let parts = name.split { !$0.isLetter && $0 != "-" }.map(String.init)
            for word in [name] + parts.filter({ isName($0) }) where found[word] == nil { found[word] = pseudonym }
        }
        return found.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }.map { ($0.key, $0.value) }
    }

    private static func isName(_ part: String) -> Bool {
        guard part.count >= nameLettersMin, part.first?.isUppercase == true else { return false }
        return !words.contains(part.lowercased())
    }

    private static let nameLettersMin = 3
    private static let words: Set<String> = [
        "coördinator", "vrijwilliger", "beheerder", "aandachtsfunctionaris", "manager", "registrator", "controleur",
        "mevrouw", "meneer", "mijnheer", "buurvrouw", "buurman",
    ]

    /// Replaces a word where it stands as a whole word.
    private static func replacing(_ word: String, in text: String, with other: String) -> String {
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: word) {
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            result += rest[..<range.lowerBound]
            result += before.isLetter || after.isLetter ? word : other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}

extension ProgrammeEvent {
    /// The people that it names beside who recorded it.
    fileprivate var others: [Actor] {
        switch self {
        case .meldcodeSignalRecorded(let it):
            it.volunteer.map { [Actor(role: .volunteer, id: $0.value)] } ?? []
        case .meldcodeAftercareGiven(let it): [Actor(role: .volunteer, id: it.fact.volunteer.value)]
        case .meldcodeConsulted(let it):
            it.fact.colleague.map { [Actor(role: .coordinator, id: $0.value)] } ?? []
        default: []
        }
    }
}
