/// Which events: those that meet any of the criteria; in a criterion any of the types and all of the tags.
///
/// The query of the DCB specification (dcb.events): read for a decision and checked again at the append.
public struct EventQuery: Hashable, Sendable {
    /// One criterion: any of these types (every type if empty) and all of these tags.
    public struct Criterion: Hashable, Sendable {
        public var types: Set<String>
        public var tags: Set<Tag>

        public init(types: Set<String> = [], tags: Set<Tag> = []) {
            self.types = types
            self.tags = tags
        }

        /// Whether an event of this type with these tags meets the criterion.
        public func matches(type: String, tags: some Sequence<Tag>) -> Bool {
            (types.isEmpty || types.contains(type)) && self.tags.isSubset(of: tags)
        }
    }

    /// The criteria; none at all matches every event.
    public var criteria: [Criterion]

    /// Every event.
    public static let all = EventQuery([])

    public init(_ criteria: [Criterion]) {
        self.criteria = criteria
    }

    /// Whether an event of this type with these tags is asked for.
    public func matches(type: String, tags: some Collection<Tag>) -> Bool {
        criteria.isEmpty || criteria.contains { $0.matches(type: type, tags: tags) }
    }
}
