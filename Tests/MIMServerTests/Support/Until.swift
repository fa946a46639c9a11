/// Waits until something holds that nobody tells of, looking now and then: a test that spins would take the time of others.
func until(_ holds: () throws -> Bool) async throws {
    while try !holds() { try await Task.sleep(for: .milliseconds(5)) }
}
