import EventStore
import HTTPTypes
import Hummingbird
import Programme
import Projections
import Wire

/// The common part of every answer to a query: what it was computed from, and when.
struct QueryAnswer: Sendable {
    let app: AppContext
    let call: Call

    /// The day on which what is due is worked out.
    var today: Day { call.query.day(.today) ?? app.clock.today }
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

    /// Asks the read models, which show at least everything that was durable when the question came.
    ///
    /// - Throws: `Problem` for a filter on an id of which the log has never heard: an empty list would hide the mistake.
    func read<Result>(_ ask: (ReadModels) throws -> Result) throws -> (result: Result, size: LogSize) {
        try app.runner.catchUp()
        return try app.runner.read { models, size in
            let (location, volunteer): (LocationID?, VolunteerID?) = (filter(.location), filter(.volunteer))
            let coordinator: CoordinatorID? = filter(.coordinator)
            if let location, !models.knows(location) { throw Problem.unknown(.location) }
            if let volunteer, !models.knows(volunteer) { throw Problem.unknown(.volunteer) }
            if let coordinator, !models.knows(coordinator) { throw Problem.unknown(.coordinator) }
            return (try ask(models), size)
        }
    }

    /// The answer: `size` and `today`, then what `body` writes. Its `ETag` fits an `If-Match` with a later command.
    func respond(_ size: LogSize, _ body: (inout JSONWriter) throws -> Void) rethrows -> Response {
        var json = JSONWriter(reserving: 4_000)
        try json.object { json in
            json.field("size", Int(size.count))
            json.field("today", today)
            try body(&json)
        }
        var response = Response.bytes(json.bytes, type: MediaTypes.json)
        response.headers[.eTag] = EntityTag(size).description
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

extension Problem {
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
