import Synchronization

/// A number that many tasks count up.
final class Counter: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .acquiring) }

    func increase() { value.add(1, ordering: .releasing) }
}
