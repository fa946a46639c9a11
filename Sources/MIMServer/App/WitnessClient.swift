import AsyncHTTPClient
import EventStore
import NIOCore
import NIOHTTP1

/// Asks witnesses over HTTP. Whatever they do, an answer is there soon and is small.
struct WitnessClient: Sendable {
    /// How long a witness has for its answer, all of it.
    private let patience: Duration
    private let client: HTTPClient

    init(patience: Duration) {
        self.patience = patience
        var configuration = HTTPClient.Configuration()
        // A witness is known by its address; where that leads elsewhere, the operator has to decide.
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(5)
        client = HTTPClient(configuration: configuration)
    }

    /// Asks a witness to cosign.
    func ask(_ witness: WitnessAddress, _ request: WitnessRequest) async -> WitnessAnswer {
        await withTaskGroup(of: WitnessAnswer?.self) { group in
            group.addTask {
                do {
                    return try await post(request, to: witness)
                } catch {
                    return .useless("It cannot be asked: \(error)")
                }
            }
            group.addTask {
                try? await Task.sleep(for: patience)  // Cut short only when the answer is there or nobody waits for it.
                return nil
            }
            defer { group.cancelAll() }
            return await group.next().flatMap { $0 }
                ?? .useless("It did not answer within \(patience.components.seconds) seconds.")
        }
    }

    private func post(_ wanted: WitnessRequest, to witness: WitnessAddress) async throws -> WitnessAnswer {
        var request = HTTPClientRequest(url: witness.url + "/add-checkpoint")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: MediaTypes.text)
        request.body = .bytes(ByteBuffer(string: wanted.description))
        let response = try await client.execute(request, deadline: .distantFuture)
        let body = try await response.body.collect(upTo: WitnessAnswer.bytesMax)
        return WitnessAnswer(
            status: Int(response.status.code), type: response.headers.first(name: "Content-Type"),
            body: String(buffer: body), to: wanted.note, from: witness.key)
    }

    /// Gives up the connections; it asks nobody any more.
    func close() async throws { try await client.shutdown() }
}
