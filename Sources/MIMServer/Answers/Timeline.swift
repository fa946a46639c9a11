import EventStore
import Programme
import Projections
import Wire

/// What happened, fact by fact, with both its times: read from the log when somebody asks, texts opened.
struct Timeline {
    /// One fact.
    struct Entry: Sendable {
        let recorded: Recorded
        let record: RecordedEvent
    }

    /// In the order in which things happened; of one day in the order of recording.
    let entries: [Entry]

    /// The facts with a tag up to and with a day.
    ///
    /// - Throws: `FieldError` for a record that this version does not know, `EventLogFault`; `CommandFault.historyTooLong`
    ///   rather than leaving something out.
    init(of tag: String, in log: any EventLog, until today: Day) throws {
        guard let tag = Tag(tag) else { throw EventLogFault.invalidEvent("An id has the form of a tag.") }
        try self.init(matching: EventQuery([.init(tags: [tag])]), in: log, until: today)
    }

    /// What operators have decided about the log itself up to and with a day: it concerns every case that stands in it.
    ///
    /// - Throws: As `init(of:in:until:)`.
    static func decisions(in log: any EventLog, until today: Day) throws -> Timeline {
        try Timeline(matching: LogDecisions.query, in: log, until: today)
    }

    private init(matching query: EventQuery, in log: any EventLog, until today: Day) throws {
        var entries: [Entry] = []
        var size = LogSize.empty
        while true {
            let page = try log.read(query, from: size, limit: LogLimits.pageEventsMax)
            for record in page.events {
                let recorded = try record.withView { try Recorded($0) }
                if recorded.event.on <= today { entries.append(Entry(recorded: recorded, record: record)) }
            }
            guard entries.count <= CommandHandler.historyEventsMax else { throw CommandFault.historyTooLong }
            size = page.cursor
            if page.isCaughtUp { break }
        }
        self.entries = entries.sorted {
            ($0.recorded.event.on, $0.recorded.position) < ($1.recorded.event.on, $1.recorded.position)
        }
    }

    /// The names, sealed, of those who recorded the facts.
    func names(_ models: ReadModels) -> [Actor: SealedField] {
        Set(entries.map(\.recorded.actor)).reduce(into: [:]) { $0[$1] = models.name(of: $1) }
    }

    /// Writes the list, each fact with the values of those subjects opened that `opens` says.
    func write(
        to json: inout JSONWriter, _ texts: PersonalTexts, names: [Actor: SealedField],
        opens: @escaping (String) -> Bool
    ) throws {
        try json.array(entries) { entry, json in
            let recorded = entry.recorded
            json.field("position", Int(recorded.position.index))
            json.field("event", recorded.event.kind.word)
            json.field("on", recorded.event.on)
            json.field("recordedAt", recorded.recordedAt.description)
            json.field("lateDays", recorded.lateDays)
            json.field("actor", recorded.actor.description)
            if let name = try texts.shown(names[recorded.actor]) {
                json.key("actorName")
                json.personal(name)
            }
            try entry.record.withView { view in
                json.key("tags")
                json.array(String(decoding: view.tags, as: UTF8.self).split(separator: " ").map(String.init))
                json.key("data")
                try OpenedData(texts: texts, eventID: recorded.id, opens: opens).write(view.data, to: &json)
            }
        }
    }
}

extension Recorded {
    /// Days from the day on which it happened to that on which it was recorded.
    var lateDays: Int { max(0, event.on.days(until: recordedAt.programmeDay)) }
}
