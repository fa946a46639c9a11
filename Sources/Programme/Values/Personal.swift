import Wire

/// Whose key closes a personal value: one per person, one per Meldcode case.
public enum Subject: Hashable, Sendable {
    case mother(MotherID)
    case child(ChildID)
    case volunteer(VolunteerID)
    case coordinator(CoordinatorID)
    case meldcodeCase(CaseID)

    /// The name of the key, in the form of a tag.
    public var text: String {
        switch self {
        case .mother(let id): id.tag
        case .child(let id): id.tag
        case .volunteer(let id): id.tag
        case .coordinator(let id): id.tag
        case .meldcodeCase(let id): id.tag
        }
    }

    /// Reads the name of a key; nil for anything that is not the tag of a person or a case.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"),
            let id = Identifier(text[text.index(after: colon)...])
        else { return nil }
        switch text[..<colon] {
        case "\(Mother.kind)": self = .mother(ID(id))
        case "\(Child.kind)": self = .child(ID(id))
        case "\(Volunteer.kind)": self = .volunteer(ID(id))
        case "\(Coordinator.kind)": self = .coordinator(ID(id))
        case "\(MeldcodeCase.kind)": self = .meldcodeCase(ID(id))
        default: return nil
        }
    }
}

/// A personal value as it stands in the record: closed under the key of its subject.
public struct Sealed: Hashable, Sendable {
    /// The name of the key: `mother:0192…`.
    public var subject: String
    /// The revision of the key.
    public var key: Int
    /// Nonce, ciphertext and tag, in base64.
    public var box: String

    public init(subject: String, key: Int, box: String) {
        self.subject = subject
        self.key = key
        self.box = box
    }
}

/// A name, an address, contact data or free text about people. Never enters the log unsealed.
///
/// Indirect, so that an event with three of them is not copied about with room for three boxes.
public indirect enum Personal: Hashable, Sendable {
    /// As it was said in a command, before it is known whose it is.
    case spoken(String)
    /// As a decision puts it in an event, for the shell to seal.
    case open(String, of: Subject)
    /// As it stands in the log.
    case sealed(Sealed)
    /// In the log, but passed over in reading: who folds a million events has no use for the words.
    case unread

    /// The same words, belonging to a subject. A value that is sealed already stays as it is.
    public func of(_ subject: Subject) -> Personal {
        switch self {
        case .spoken(let text), .open(let text, _): .open(text, of: subject)
        case .sealed, .unread: self
        }
    }

    /// Whose it is; nil before a decision has said so, and for what was passed over.
    public var subject: Subject? {
        switch self {
        case .spoken, .unread: nil
        case .open(_, let subject): subject
        case .sealed(let sealed): Subject(sealed.subject)
        }
    }

    /// Free text may be this many UTF-8 bytes: about two pages, and an event with several stays below a record's limit.
    public static let bytesMax = 6_000

    /// Whether a text holds nine digits that pass the 11-test, as a citizen service number (BSN) does.
    ///
    /// The programme may not keep one: bodies outside government use it only where a law says so (domain 2.1). People
    /// write it in one piece or in groups with the same mark between them: `111.222.333`.
    public static func holdsServiceNumber(_ text: String) -> Bool {
        let groups = digitGroups(text)
        return groups.indices.contains { first in
            var digits = groups[first].digits
            var next = first + 1
            while digits.count < 9, next < groups.count, let mark = groups[next].mark, mark == groups[first + 1].mark {
                digits += groups[next].digits
                next += 1
            }
            return passesElevenTest(digits)
        }
    }

    /// The runs of digits in a text, each with the point, space or hyphen that alone parts it from the one before.
    private static func digitGroups(_ text: String) -> [(digits: [Int], mark: Unicode.Scalar?)] {
        var groups: [(digits: [Int], mark: Unicode.Scalar?)] = []
        var isInside = false
        var mark: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                if !isInside { groups.append(([], mark)) }
                groups[groups.count - 1].digits.append(Int(scalar.value) - 0x30)
                isInside = true
            } else {
                mark = isInside && [".", " ", "-"].contains(scalar) ? scalar : nil
                isInside = false
            }
        }
        return groups
    }

    /// The 11-test: nine digits weighed 9, 8, … 2 and −1 add up to a multiple of eleven.
    private static func passesElevenTest(_ digits: [Int]) -> Bool {
        guard digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
        let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
        return zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
    }
}
