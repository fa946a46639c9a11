import EventStore
import Programme
import Projections
import Wire

/// What happened, fact by fact, with both its times: read from the log when somebody asks, texts opened.
///
/// A record that was corrected or retracted stays in it, and so does every amendment of it: each says of itself whether it
/// is what counts.
struct Timeline {
    /// One record.
    struct Entry: Sendable {
        let recorded: Recorded
        let record: RecordedEvent
        /// The record that it corrects or retracts.
        var amends: Position?
        /// What corrected or retracted it, or the record that it amends, later.
        var amendedBy: Position?

        /// Whether it is what counts now.
        var counts: Bool { amendedBy == nil }
    }

    /// In the order in which things happened; of one day in the order of recording.
    let entries: [Entry]

    /// The records with a tag, and those that they amend.
    ///
    /// - Parameters:
    ///   - size: Only what is among the first so many events: what was known.
    ///   - day: Nothing that happened later is shown; whatever amends what is shown is shown too.
    /// - Throws: `FieldError` for a record that this version does not know, `EventLogFault`; `CommandFault.historyTooLong`
    ///   rather than leaving something out.
    init(of tag: String, in log: any EventLog, upTo size: LogSize, until day: Day) throws {
        guard let tag = Tag(tag) else { throw EventLogFault.invalidEvent("An id has the form of a tag.") }
        try self.init(matching: EventQuery([.init(tags: [tag])]), in: log, upTo: size, until: day)
    }

    /// What operators have decided about the log itself up to and with a day: it concerns every case that stands in it.
    ///
    /// - Throws: As `init(of:in:upTo:until:)`.
    static func decisions(in log: any EventLog, upTo size: LogSize, until day: Day) throws -> Timeline {
        try Timeline(matching: LogDecisions.query, in: log, upTo: size, until: day)
    }

    /// What a location laid down for its Meldcode cases up to and with a day: its meldcodes, its attention officers, its
    /// overviews, and the amendments of these.
    ///
    /// - Throws: As `init(of:in:upTo:until:)`.
    static func settings(
        of location: LocationID, in log: any EventLog, upTo size: LogSize, until day: Day
    ) throws -> Timeline {
        guard let tag = Tag(location.tag) else { throw EventLogFault.invalidEvent("An id has the form of a tag.") }
        let kinds: [EventKind] = [.meldcodeAdopted, .attentionOfficersNamed, .meldcodeOverviewDrawnUp]
        let types = (kinds + [.recordCorrected, .recordRetracted]).map(\.wireName)
        let all = try Timeline(
            matching: EventQuery([.init(types: Set(types), tags: [tag])]), in: log, upTo: size, until: day)
        let laid = Set(all.entries.filter { kinds.contains($0.recorded.event.kind) }.map(\.recorded.position))
        return Timeline(entries: all.entries.filter { laid.contains($0.amends ?? $0.recorded.position) })
    }

    private init(entries: [Entry]) {
        self.entries = entries
    }

    private init(matching query: EventQuery, in log: any EventLog, upTo end: LogSize, until day: Day) throws {
        var entries = try Self.entries(matching: query, in: log, upTo: end)
        // What moved here from elsewhere: what it was before does not have the tag.
        let known = Set(entries.map(\.recorded.position))
        for position in Set(entries.compactMap(\.amends)).subtracting(known) {
            let page = try log.read(.all, from: LogSize(position.index), limit: 1)
            entries += try page.events.map { try Self.entry($0) }
        }
        Self.link(&entries)
        let shown = try Self.shown(entries, until: day)
        self.entries = entries.filter { shown.contains($0.amends ?? $0.recorded.position) }.sorted {
            ($0.recorded.event.on, $0.recorded.position) < ($1.recorded.event.on, $1.recorded.position)
        }
    }

    private static func entries(
        matching query: EventQuery, in log: any EventLog, upTo end: LogSize
    ) throws -> [Entry] {
        var entries: [Entry] = []
        var size = LogSize.empty
        while size < end {
            let page = try log.read(query, from: size, limit: LogLimits.pageEventsMax)
            for record in page.events where record.position < Position(end.count) { entries.append(try entry(record)) }
            guard entries.count <= CommandHandler.historyEventsMax else { throw CommandFault.historyTooLong }
            size = page.cursor
            if page.isCaughtUp { break }
        }
        return entries
    }

    private static func entry(_ record: RecordedEvent) throws -> Entry {
        let recorded = try record.withView { try Recorded($0) }
        let amends: Position? =
            switch recorded.event {
            case .recordCorrected(let correction): Position(UInt64(correction.position))
            case .recordRetracted(let retraction): Position(UInt64(retraction.position))
            default: nil
            }
        return Entry(recorded: recorded, record: record, amends: amends)
    }

    /// Notes of each record by which one it no longer counts.
    private static func link(_ entries: inout [Entry]) {
        let amendments = Dictionary(grouping: entries.filter { $0.amends != nil }, by: \.amends)
            .mapValues { $0.map(\.recorded.position).sorted() }
        for index in entries.indices {
            let position = entries[index].recorded.position
            let of = amendments[entries[index].amends ?? position] ?? []
            entries[index].amendedBy = of.first { $0 > position }
        }
    }

    /// The records that happened up to a day, by what they said at any time.
    private static func shown(_ entries: [Entry], until day: Day) throws -> Set<Position> {
        try entries.reduce(into: []) { shown, entry in
            switch entry.recorded.event {
            case .recordCorrected(let correction):
                if try correction.record.event(namesOnly: true).on <= day {
                    shown.insert(Position(UInt64(correction.position)))
                }
            case .recordRetracted: break
            default:
                if entry.recorded.event.on <= day { shown.insert(entry.recorded.position) }
            }
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
            json.key("counts")
            json.boolean(entry.counts)
            json.field("amends", entry.amends.map { Int($0.index) })
            json.field("amendedBy", entry.amendedBy.map { Int($0.index) })
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
