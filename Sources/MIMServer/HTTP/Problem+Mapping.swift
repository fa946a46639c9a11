import EventStore
import HTTPTypes
import Hummingbird
import Programme

/// The one table from refusals, conflicts and faults to problem documents.
///
/// Every refusal of the programme is 409, also that of an unknown id: the address that was asked is there, what it names
/// in its body is not, and the `type` says which rule it was. 404 is for addresses.
extension Problem {
    /// The problem that an error is to the asker; nil for a fault of the machine, of which the asker learns nothing.
    init?(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self.init(refusal)
        case let error as FieldError: self.init(error)
        case let fault as CommandFault: self.init(fault)
        case let fault as EventLogFault: self.init(fault)
        case let fault as VaultFault: self.init(fault)
        default: return nil
        }
    }

    init(_ refusal: Refusal) {
        self.init(
            refusal.rule, .conflict,
            title: Sentence("Dit kan niet worden vastgelegd", "This cannot be recorded"),
            detail: Sentence(refusal.dutch, refusal.english), field: refusal.field)
    }

    private init?(_ fault: CommandFault) {
        switch fault {
        case .contended, .overtaken:
            self.init(
                "contended", .serviceUnavailable, title: Self.busy,
                detail: Sentence(
                    "Anderen leggen op dit moment iets vast over hetzelfde. Er is niets vastgelegd; probeer het opnieuw.",
                    "Others are recording something about the same just now. Nothing was recorded; try again."),
                headers: Self.later)
        case .changedSince:
            self.init(
                "changed-since", .preconditionFailed,
                title: Sentence("Er is iets veranderd", "Something has changed"),
                detail: Sentence(
                    "Iemand anders heeft hierover intussen iets vastgelegd. Haal het opnieuw op en kijk of het nog klopt.",
                    "Somebody else has recorded something about it since. Fetch it again and see whether it still holds."
                ), field: "If-Match")
        case .requestKeyReused: self = .requestKeyReused
        case .historyTooLong: return nil
        }
    }

    private init?(_ fault: EventLogFault) {
        switch fault {
        case .full: self = .full
        case .overloaded:
            self.init(
                "overloaded", .serviceUnavailable, title: Self.busy,
                detail: Sentence(
                    "Er wachten te veel opdrachten. Er is niets vastgelegd; probeer het zo opnieuw.",
                    "Too many commands are waiting. Nothing was recorded; try again in a moment."),
                headers: Self.later)
        case .invalidEvent:
            self.init(
                "not-recordable", .unprocessableContent,
                title: Sentence("Dit past niet in één feit", "This does not fit in one record"),
                detail: Sentence(
                    "De opdracht is te groot om als één feit te bewaren. Verdeel de tekst of de lijst.",
                    "The command is too large to be kept as one record. Divide the text or the list."))
        case .closed: self = .stopping
        case .diverged:
            self.init(
                "log-diverged", .serviceUnavailable,
                title: Sentence("Er wordt niets vastgelegd", "Nothing is recorded"),
                detail: Sentence(
                    "Het logboek is niet dat wat ondertekend is. De beheerder moet eerst beslissen (mim accept-log).",
                    "The log is not the one that was signed. The administrator has to decide first (mim accept-log)."))
        case .damaged:
            self.init(
                "log-damaged", .serviceUnavailable,
                title: Sentence("Er wordt niets vastgelegd", "Nothing is recorded"),
                detail: Sentence(
                    "Iets in het logboek is niet meer wat vastgelegd was. De beheerder moet het eerst herstellen; "
                        + "/health zegt wat er is.",
                    "Something in the log is no longer what was recorded. The administrator has to mend it first; "
                        + "/health says what it is."))
        case .spoiled: self = .fileGone
        default: return nil
        }
    }

    private init?(_ fault: VaultFault) {
        switch fault {
        case .erased:
            self.init(
                "person-erased", .conflict, title: Sentence("Deze persoon is gewist", "This person was erased"),
                detail: Sentence(
                    "Over een gewiste persoon kan niets persoonlijks meer worden vastgelegd.",
                    "Nothing personal can be recorded any more about a person who was erased."))
        case .full: self = .full
        case .spoiled: self = .fileGone
        default: return nil
        }
    }

    /// The key of this request, or of this line of it, belongs to something else.
    static let requestKeyReused = Problem(
        "idempotency-key-reused", .unprocessableContent,
        title: Sentence("Deze sleutel is al gebruikt", "This key has been used"),
        detail: Sentence(
            "Deze Idempotency-Key is eerder voor een andere opdracht gebruikt. Kies een nieuwe.",
            "This Idempotency-Key was used before for another command. Choose a new one."),
        field: "Idempotency-Key")

    private static let full = Problem(
        "log-full", .init(code: 507, reasonPhrase: "Insufficient Storage"),
        title: Sentence("De schijf is vol", "The disk is full"),
        detail: Sentence(
            "Er is niets vastgelegd. Opzoeken gaat door; vastleggen gaat weer als er ruimte is.",
            "Nothing was recorded. Looking up goes on; recording goes on when there is room."))

    private static let fileGone = Problem(
        "file-gone", .serviceUnavailable, title: Sentence("MIM kan niet antwoorden", "MIM cannot answer"),
        detail: Sentence(
            "Een deel van het bestand is weg terwijl het open was. De beheerder moet MIM stoppen en naar de schijf kijken; "
                + "/health zegt wat er is.",
            "A part of the file has gone while it was open. The administrator has to stop MIM and look at the disk; "
                + "/health says what it is."))

    private static let stopping = Problem(
        "stopping", .serviceUnavailable, title: Sentence("MIM stopt", "MIM is stopping"),
        detail: Sentence("Er is niets vastgelegd.", "Nothing was recorded."), headers: later)

    private static let busy = Sentence("Even te druk", "Busy for a moment")
    private static var later: HTTPFields { [.retryAfter: "\(RequestLimits.retryAfter)"] }
}
