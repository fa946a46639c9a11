import Synchronization

/// What events are found by: their type, or one of their tags.
struct PostingKey: Hashable, Comparable {
    let isTag: Bool
    let name: String

    static func type(_ name: String) -> PostingKey { PostingKey(isTag: false, name: name) }
    static func tag(_ name: String) -> PostingKey { PostingKey(isTag: true, name: name) }

    /// The order of the index tables, so that what is entered in it fills their pages in order.
    static func < (one: PostingKey, other: PostingKey) -> Bool {
        one.isTag == other.isTag ? one.name.utf8.lexicographicallyPrecedes(other.name.utf8) : other.isTag
    }

    func table(of schema: LogSchema) -> LMDBTable<String, UInt64> { isTag ? schema.tags : schema.types }
}

/// Where the events of each key stand, ascending.
typealias Postings = [PostingKey: [UInt64]]

/// The postings of the newest events, which the index tables do not have yet.
///
/// An event changes a page of `types` and one or two for each of its tags, here and there in the file: more than all else
/// that an append writes. So they are kept here and entered many at a time, when neighbours share their pages. Nothing can
/// be lost: they follow from the records, and opening the log reads those of which the tables know nothing.
///
/// A reader looks here before it begins its transaction: what it finds then, and the tables as its snapshot has them,
/// overlap or meet, and never leave a gap. The events of a commit are shown here when it is durable.
final class RecentPostings: Sendable {
    fileprivate struct State {
        var postings: Postings = [:]
        /// Up to where readers may look: the size after the last commit.
        var visibleEnd: UInt64
        var load = PostingLoad()
    }

    /// What readers of some keys are given.
    struct Found {
        let postings: Postings
        /// What lies beyond is not known here yet.
        let end: LogSize
    }

    private let state: Mutex<State>
    private let eventsMax: Int

    /// - Parameters:
    ///   - size: Of the log; the tables know about all of it until something is added.
    ///   - eventsMax: After so many they are due to be entered.
    init(size: LogSize, eventsMax: Int) {
        self.eventsMax = eventsMax
        state = Mutex(State(visibleEnd: size.count))
    }

    /// Whether nothing waits to be entered.
    var isEmpty: Bool { state.withLock { $0.postings.isEmpty } }

    /// Whether they are to be entered before an append adds so many tags more.
    func isDue(before tags: Int) -> Bool {
        let load = state.withLock { $0.load }
        return load.events >= eventsMax || load.tags + tags > LogLimits.tagsPerAppendMax
    }

    /// The size up to which every event is in the tables or here.
    var end: LogSize { state.withLock { LogSize($0.visibleEnd) } }

    /// What is here of the keys of a query.
    ///
    /// - Parameter isWriter: Sees also what is being committed.
    func find(_ query: EventQuery, asWriter isWriter: Bool = false) -> Found {
        state.withLock { state in
            var found: Postings = [:]
            for criterion in query.criteria {
                for type in criterion.types { found[.type(type)] = state.postings[.type(type)] }
                for tag in criterion.tags { found[.tag(tag.text)] = state.postings[.tag(tag.text)] }
            }
            return Found(postings: found, end: LogSize(isWriter ? .max : state.visibleEnd))
        }
    }

    /// Notes an event that is being committed. Events come in the order of their positions.
    func add(type: String, tags: some Sequence<String>, at position: UInt64) {
        state.withLock { state in
            state.postings[.type(type), default: []].append(position)
            state.load.events += 1
            for tag in tags {
                state.postings[.tag(tag), default: []].append(position)
                state.load.tags += 1
            }
        }
    }

    /// All that is here, to be entered into the tables.
    func all() -> Postings { state.withLock { $0.postings } }

    /// Shows what was added: it is durable.
    ///
    /// - Parameter indexed: The size that the tables know all about; what is before it is dropped.
    func commit(to size: LogSize, indexed: LogSize?) {
        state.withLock { state in
            state.visibleEnd = size.count
            if let indexed { state.keep { $0 >= indexed.count } }
        }
    }

    /// Drops what was added: it could not be committed.
    func rollBack() {
        state.withLock { state in
            let end = state.visibleEnd
            state.keep { $0 < end }
        }
    }
}

/// How much waits to be entered into the index tables.
struct PostingLoad: Equatable {
    var events = 0
    var tags = 0

    /// Enough that neighbours share pages: a thousand mothers and their volunteers then come several times each. One such
    /// entering takes some milliseconds; an event costs some 300 bytes of memory until then.
    static let eventsMax = 4_096
}

extension RecentPostings.State {
    /// Keeps the positions for which this holds.
    fileprivate mutating func keep(_ isKept: (UInt64) -> Bool) {
        postings = postings.compactMapValues { positions in
            let kept = positions.filter(isKept)
            return kept.isEmpty ? nil : kept
        }
        load = postings.reduce(into: PostingLoad()) { load, posting in
            if posting.key.isTag { load.tags += posting.value.count } else { load.events += posting.value.count }
        }
    }
}
