import EventStore
import HTTPTypes
import Hummingbird
import Programme
import Projections
import Wire

/// The common part of every answer to a query: what it is about, and what it was worked out from.
struct QueryAnswer: Sendable {
    let app: AppContext
    let call: Call
    /// What was known, and on which day it is asked how things stood.
    let standpoint: Standpoint

    /// Works out what the question is about, which takes a replay when it is about what was known earlier.
    ///
    /// - Throws: `Problem` for a moment up to which the log cannot be read.
    init(app: AppContext, call: Call) async throws {
        self.app = app
        self.call = call
        do {
            standpoint = try await Standpoint(
                app, on: call.query.day(.on), asKnownOn: call.query[.asKnownOn].flatMap { AskedMoment($0) })
        } catch let moment as UnknownMoment {
            throw Problem(moment)
        }
    }

    /// The day that the question is about.
    var on: Day { standpoint.on }
    var limit: Int { call.query.count(.limit) ?? RequestLimits.pageDefault }
    var texts: PersonalTexts { PersonalTexts(vault: app.vault) }
    var rows: RowAnswers { RowAnswers(texts: texts, language: call.language) }

    /// The id in a filter.
    func filter<E: Entity>(_ parameter: QueryParameter) -> ID<E>? { call.query.id(parameter).map { ID($0) } }

    /// The id in the cursor.
    ///
    /// - Throws: `Problem` when it is not one that an answer of ours gave.
    func cursor<E: Entity>() throws(Problem) -> ID<E>? {
        guard let text = call.query[.cursor] else { return nil }
        guard let id = Identifier(text) else {
            throw .invalidParameter(
                "cursor",
                Sentence("Verwacht: `next` van een eerder antwoord.", "Expected: `next` of an earlier answer."))
        }
        return ID(id)
    }

    /// Asks the read models.
    ///
    /// - Throws: `Problem` for a filter on an id of which the log had never heard: an empty list would hide the mistake.
    func read<Result>(_ ask: (ReadModels) throws -> Result) throws -> (result: Result, size: LogSize) {
        try standpoint.read { models in
            let (location, volunteer): (LocationID?, VolunteerID?) = (filter(.location), filter(.volunteer))
            let coordinator: CoordinatorID? = filter(.coordinator)
            if let location, !models.knows(location) { throw Problem.unknown(.location) }
            if let volunteer, !models.knows(volunteer) { throw Problem.unknown(.volunteer) }
            if let coordinator, !models.knows(coordinator) { throw Problem.unknown(.coordinator) }
            return try ask(models)
        }
    }

    /// The answer: what it was worked out from, then what `body` writes. Its `ETag` fits an `If-Match` with a later
    /// command, its `Content-Location` is the address at which it stands for ever.
    func respond(_ size: LogSize, _ body: (inout JSONWriter) throws -> Void) throws -> Response {
        var json = JSONWriter(reserving: 4_000)
        let basis = try standpoint.basis(size)
        try json.object { json in
            basis.writeFields(to: &json)
            try body(&json)
        }
        return respond(json.bytes, basis)
    }

    /// An answer that is written already.
    func respond(_ json: [UInt8], _ basis: AnswerBasis) -> Response {
        var response = Response.bytes(json, type: MediaTypes.json)
        response.headers[.eTag] = EntityTag(basis.size).description
        response.headers[.contentLocation] = call.address(on: basis)
        return response
    }

    /// A page of a list: `items`, and `next` when there is more.
    func respond<Row, Key: Entity>(
        _ page: QueryPage<Row, ID<Key>>, _ size: LogSize, _ write: (Row, inout JSONWriter) throws -> Void
    ) throws -> Response {
        try respond(size) { json in
            json.key("items")
            try json.array(page.rows, write)
            json.field("next", page.next)
        }
    }
}

extension AnswerBasis {
    /// `size`, `root`, `asKnownOn` and `on`.
    func writeFields(to json: inout JSONWriter) {
        json.field("size", Int(size.count))
        json.field("root", root.base64)
        json.key("asKnownOn")
        if let knownOn { json.string("\(knownOn)") } else { json.null() }
        json.field("on", on)
    }
}

extension Call {
    /// This address, with both times as the answer has them.
    ///
    /// No value that a route accepts needs an escape in an address: they are ids, words, dates and numbers.
    fileprivate func address(on basis: AnswerBasis) -> String {
        var values = query.values
        values[QueryParameter.on.name] = "\(basis.on)"
        values[QueryParameter.asKnownOn.name] = "\(basis.size.count)"
        values[QueryParameter.wait.name] = nil
        values[QueryParameter.within.name] = nil
        let pairs = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return "\(request.uri.path)?\(pairs.joined(separator: "&"))"
    }
}

extension Problem {
    /// A moment up to which the log cannot be read.
    init(_ moment: UnknownMoment) {
        let sentence =
            switch moment {
            case .beyond(let size):
                Sentence("Het logboek heeft \(size.count) feiten.", "The log has \(size.count) events.")
            case .ahead:
                Sentence(
                    "Wat dan bekend is, is nog niet bekend. Kies een moment dat voorbij is.",
                    "What will be known then is not known yet. Choose a moment that has passed.")
            }
        self = .invalidParameter(QueryParameter.asKnownOn.name, sentence)
    }

    /// There is nothing under the id in the address.
    static let unknownID = notFound(
        Sentence("Onder dit nummer is niets bekend.", "Nothing is known under this id."))

    /// There is nothing under the id in a filter; the name is that of the refusal of a command.
    static func unknown(_ filter: QueryParameter) -> Problem {
        Problem(
            "unknown-\(filter.name)", .notFound, title: Sentence("Niet gevonden", "Not found"),
            detail: unknownID.detail, field: filter.name)
    }
}
