import EventStore
import Logging
import ServiceLifecycle

/// Says once, where an operator looks, that a file has gone or been cut off while it was open. Requests are refused with
/// the same sentence from then on, but nobody may be asking.
struct FileWatch: Service {
    let app: AppContext

    /// Looking costs some microseconds.
    private static let pause = Duration.seconds(1)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var told: Set<String> = []
            while !Task.isCancelled {
                for sentence in gone() where told.insert(sentence).inserted { app.logger.critical("\(sentence)") }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Of the log and of the vault, what is wrong with the file.
    private func gone() -> [String] {
        let looks: [() throws -> Void] = [{ _ = try app.log.size() }, { _ = try app.vault.keyCount() }]
        return looks.compactMap { look in
            do {
                try look()
                return nil
            } catch EventLogFault.spoiled(let sentence), VaultFault.spoiled(let sentence) {
                return sentence
            } catch {
                // What is wrong otherwise is said by whoever is kept from work by it.
                return nil
            }
        }
    }
}
