import EventStore
import Programme

extension Scope {
    /// The log's form of the scope; nil when the decision depends on no event.
    ///
    /// The two differ at the edge: a scope without criteria is nothing, a query without criteria is everything.
    var query: EventQuery? {
        criteria.isEmpty ? nil : EventQuery(criteria.map(\.queried))
    }
}

extension Scope.Criterion {
    fileprivate var queried: EventQuery.Criterion {
        EventQuery.Criterion(types: Set(queriedKinds.map(\.wireName)), tags: Set(tags.compactMap { Tag($0) }))
    }
}
