import Wire

/// Whose key closes a personal value: one per person, one per Meldcode case, one for the operators of a log. Words about
/// the records of a location or of a yearly registration have a key of their own too: nobody can say whom they name.
public enum Subject: Hashable, Sendable {
    case mother(MotherID)
    case child(ChildID)
    case volunteer(VolunteerID)
    case coordinator(CoordinatorID)
    case meldcodeCase(CaseID)
    case log(LogID)
    case location(LocationID)
    case registration(RegistrationID)

    /// The name of the key, in the form of a tag.
    public var text: String {
        switch self {
        case .mother(let id): id.tag
        case .child(let id): id.tag
        case .volunteer(let id): id.tag
        case .coordinator(let id): id.tag
        case .meldcodeCase(let id): id.tag
        case .log(let id): id.tag
        case .location(let id): id.tag
        case .registration(let id): id.tag
        }
    }

    /// Reads the name of a key; nil for anything that is not a tag of these kinds.
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
        case "\(Log.kind)": self = .log(ID(id))
        case "\(Location.kind)": self = .location(ID(id))
        case "\(YearlyRegistration.kind)": self = .registration(ID(id))
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

    /// How long a text is meant to be: what may stand in it follows from that.
    public enum Form: Sendable {
        /// A name or a word or two.
        case line
        /// Sentences and paragraphs.
        case text
    }

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
}
