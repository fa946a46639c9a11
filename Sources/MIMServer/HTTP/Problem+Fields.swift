import HTTPTypes
import Hummingbird
import Programme

/// What can be wrong with the fields of a command, in words.
extension Problem {
    /// Text that is not JSON is a bad request; JSON that is not this command is not processable.
    init(_ error: FieldError) {
        let title = Sentence("De opdracht klopt niet", "The command is not right")
        switch error.problem {
        case .notJSON(let offset):
            self.init(
                "malformed-json", .badRequest, title: title,
                detail: Sentence(
                    "Dit is geen JSON-object; bij byte \(offset) gaat het mis.",
                    "This is not a JSON object; it goes wrong at byte \(offset)."))
        case .missing:
            self.init(
                "missing-field", .unprocessableContent, title: title,
                detail: Sentence("Dit veld ontbreekt.", "This field is missing."), field: error.field)
        case .unknown:
            self.init(
                "unknown-field", .unprocessableContent, title: title,
                detail: Sentence(
                    "Dit veld hoort niet bij deze opdracht.", "This field does not belong to this command."),
                field: error.field)
        case .repeated:
            self.init(
                "repeated-field", .unprocessableContent, title: title,
                detail: Sentence("Dit veld staat er twee keer.", "This field stands there twice."), field: error.field)
        case .blank:
            self.init(
                "blank-text", .unprocessableContent, title: title,
                detail: Sentence("In deze tekst staat niets.", "There is nothing in this text."), field: error.field)
        case .controlCharacter:
            self.init(
                "control-character", .unprocessableContent, title: title,
                detail: Sentence(
                    "In deze tekst staan onzichtbare stuurtekens. Typ de tekst opnieuw.",
                    "There are invisible control characters in this text. Type it anew."),
                field: error.field)
        case .serviceNumber:
            self.init(
                "service-number", .unprocessableContent, title: title,
                detail: Sentence(
                    "Hierin staat een nummer dat een BSN kan zijn. Dat mag het programma niet bewaren; laat het weg.",
                    "This holds a number that can be a citizen service number. The programme may not keep one; leave it out."
                ), field: error.field)
        case .expected(let shape):
            self.init(
                "invalid-field", .unprocessableContent, title: title, detail: shape.expectation, field: error.field)
        }
    }
}

extension FieldShape {
    /// What is accepted, in words.
    fileprivate var expectation: Sentence {
        switch self {
        case .integer(let range):
            Sentence(
                "Verwacht: een heel getal van \(range.lowerBound) tot en met \(range.upperBound).",
                "Expected: a whole number from \(range.lowerBound) to \(range.upperBound).")
        case .boolean: Sentence("Verwacht: true of false.", "Expected: true or false.")
        case .text(let most), .personal(let most):
            Sentence("Verwacht: een tekst van 1 tot \(most) bytes.", "Expected: a text of 1 to \(most) bytes.")
        case .day:
            Sentence("Verwacht: een bestaande datum als 2008-12-31.", "Expected: a true date such as 2008-12-31.")
        case .time: Sentence("Verwacht: een tijd als 14:05.", "Expected: a time such as 14:05.")
        case .month: Sentence("Verwacht: een maand als 2008-12.", "Expected: a month such as 2008-12.")
        case .id: Sentence("Verwacht: een UUID.", "Expected: a UUID.")
        case .ids: Sentence("Verwacht: een lijst van verschillende UUID's.", "Expected: a list of different UUIDs.")
        case .code(let words):
            Sentence("Verwacht: \(words.joined(separator: ", ")).", "Expected: \(words.joined(separator: ", ")).")
        case .codes(let words):
            Sentence(
                "Verwacht: een lijst uit \(words.joined(separator: ", ")).",
                "Expected: a list out of \(words.joined(separator: ", ")).")
        case .tags:
            Sentence("Verwacht: soort:uuid, met spaties ertussen.", "Expected: kind:uuid, with spaces between them.")
        case .change:
            Sentence("Verwacht: een object met de velden die anders worden.", "Expected: an object with what changes.")
        case .objects: Sentence("Verwacht: een lijst van objecten.", "Expected: a list of objects.")
        }
    }
}
