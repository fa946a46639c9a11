import HTTPTypes
import Hummingbird

/// What can be wrong with a request before the programme has seen it.
extension Problem {
    private static let badRequest = Sentence("Deze vraag is niet te lezen", "This request cannot be read")

    static func notFound(_ detail: Sentence) -> Problem {
        Problem("not-found", .notFound, title: Sentence("Niet gevonden", "Not found"), detail: detail)
    }

    static let noSuchRoute = notFound(
        Sentence("Dit adres bestaat niet. Zie /openapi.json.", "There is nothing at this address. See /openapi.json."))

    static let noSuchCommand = Problem(
        "unknown-command", .notFound, title: Sentence("Onbekende opdracht", "Unknown command"),
        detail: Sentence(
            "Deze opdracht bestaat niet. Zie /openapi.json voor de namen.",
            "There is no such command. See /openapi.json for the names."))

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
        let methods = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        return Problem(
            "method-not-allowed", .methodNotAllowed, title: Sentence("Dit kan hier niet", "Not possible here"),
            detail: Sentence("Op dit adres kan: \(methods).", "Possible at this address: \(methods)."),
            headers: [.allow: methods])
    }

    static func unsupportedType(expected: String) -> Problem {
        Problem(
            "unsupported-media-type", .unsupportedMediaType, title: badRequest,
            detail: Sentence(
                "Stuur de inhoud met Content-Type \(expected).", "Send the content with Content-Type \(expected)."),
            field: "Content-Type")
    }

    static let bodyTooLarge = Problem(
        "body-too-large", .contentTooLarge, title: Sentence("Te groot", "Too large"),
        detail: Sentence(
            "Een opdracht heeft hoogstens \(RequestLimits.bodyBytesMax) bytes.",
            "A command has at most \(RequestLimits.bodyBytesMax) bytes."))

    static let malformedRequest = Problem(
        "malformed-request", .badRequest, title: badRequest,
        detail: Sentence(
            "De inhoud brak af of heeft niet de vorm van HTTP. Er is niets vastgelegd; stuur haar opnieuw.",
            "The content broke off or does not have the form of HTTP. Nothing was recorded; send it again."))

    static func invalidHeader(_ name: String, _ detail: Sentence) -> Problem {
        Problem("invalid-header", .badRequest, title: badRequest, detail: detail, field: name)
    }

    static func invalidParameter(_ name: String, _ detail: Sentence) -> Problem {
        Problem("invalid-parameter", .badRequest, title: badRequest, detail: detail, field: name)
    }

    static func unknownParameter(_ name: String, known: [String]) -> Problem {
        let list = known.joined(separator: ", ")
        return Problem(
            "unknown-parameter", .badRequest, title: badRequest,
            detail: known.isEmpty
                ? Sentence("Dit adres kent geen parameters.", "This address knows no parameters.")
                : Sentence(
                    "Dit adres kent deze parameter niet; wel: \(list).",
                    "This address does not know this parameter; it knows: \(list)."),
            field: name)
    }

    static let foreignHost = Problem(
        "foreign-host", .forbidden, title: Sentence("Niet toegestaan", "Not allowed"),
        detail: Sentence(
            "Zolang er geen accounts zijn, is MIM alleen op deze computer zelf te gebruiken.",
            "Until there are accounts, MIM can only be used on this computer itself."))

    static let foreignOrigin = Problem(
        "foreign-origin", .forbidden, title: Sentence("Niet toegestaan", "Not allowed"),
        detail: Sentence(
            "Een pagina van een andere site mag hier niets vastleggen.",
            "A page of another site may not record anything here."))
}
