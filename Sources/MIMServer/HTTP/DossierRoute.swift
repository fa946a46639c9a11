import EventStore
import HTTPTypes
import Hummingbird
import Programme
import Wire

/// The dossier of a Meldcode case as a zip file.
enum DossierRoute {
    private static let redacted = QueryParameter(
        name: "redacted", kind: .word(["true", "false"]),
        summary: "`true` leaves out the data of others than the family; default `false`.")

    static func route(_ app: AppContext) -> Route {
        Route(
            path: "/api/v1/meldcode/cases/{meldcode-case}/dossier",
            summary: "One case as a dossier that others read and check without MIM.",
            parameters: [.on, .asKnownOn, redacted],
            answers: [
                Route.Answer(
                    type: MediaTypes.zip,
                    summary:
                        "The page, the records with their proofs, the checkpoint, the key and `VERIFY.md`. The header "
                        + "`MIM-Dossier` is the SHA-256 of its `SHA256SUMS`, to be handed over by another way.")
            ],
            respond: { call in try await dossier(QueryAnswer(app: app, call: call)) })
    }

    private static func dossier(_ answer: QueryAnswer) throws -> Response {
        let id: CaseID = try answer.call.id("meldcode-case")
        let given = try DossierCase.read(
            id, of: answer.app, at: answer.standpoint, isRedacted: answer.call.query[redacted] == "true")
        guard let given else { throw Problem.unknownID }
        let dossier = try Dossier(given)
        guard let zip = dossier.zip else { throw Problem.dossierTooLarge }
        var response = Response.bytes(zip, type: MediaTypes.zip)
        response.headers[.contentDisposition] = "attachment; filename=\"\(dossier.name).zip\""
        response.headers[.mimDossier] = dossier.digest
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension Problem {
    fileprivate static let dossierTooLarge = Problem(
        "dossier-too-large", .unprocessableContent,
        title: Sentence("Dit past niet in één zipbestand", "This does not fit in one zip file"),
        detail: Sentence(
            "Laat de beheerder een map maken met mim dossier --folder.",
            "Have the administrator make a folder with mim dossier --folder."))
}
