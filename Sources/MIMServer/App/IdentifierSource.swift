import Wire

/// Where new ids come from: those of events, and of what comes into being.
struct IdentifierSource: Sendable {
    /// An id never given before.
    let next: @Sendable () -> Identifier

    init(next: @escaping @Sendable () -> Identifier) {
        self.next = next
    }

    /// Version 7 ids from a clock and the system's random numbers.
    static func random(_ clock: ProgrammeClock) -> IdentifierSource {
        IdentifierSource {
            var generator = SystemRandomNumberGenerator()
            return Identifier(version7At: clock.now(), random: (generator.next(), generator.next()))
        }
    }

    /// Several at once.
    func next(_ count: Int) -> [Identifier] { (0..<count).map { _ in next() } }
}
