import Wire

/// An event as its maker proposes it: without a position and without the time of recording, which the log gives.
public struct NewEvent: Hashable, Sendable {
    /// Chosen by the maker, version 7: the same id again is the same event.
    public var id: Identifier
    /// The wire name, `nl.mim.visit-held`.
    public var type: String
    /// What it is chiefly about, in the form of a tag.
    public var subject: Tag
    /// Who did it, in the form of a tag: `coordinator:…`.
    public var actor: Tag
    /// The instant at which it happened, only where that is known.
    public var time: Instant?
    /// What it can be found by. Written in sorted order.
    public var tags: Set<Tag>
    /// A JSON object, opaque to the log.
    public var data: [UInt8]

    public init(
        id: Identifier, type: String, subject: Tag, actor: Tag, time: Instant? = nil, tags: Set<Tag>, data: [UInt8]
    ) {
        self.id = id
        self.type = type
        self.subject = subject
        self.actor = actor
        self.time = time
        self.tags = tags
        self.data = data
    }
}
