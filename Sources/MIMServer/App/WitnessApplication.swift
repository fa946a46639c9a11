import EventStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// A witness over HTTP (C2SP `tlog-witness`). Its answers are for programs; what is wrong is said in plain text.
struct WitnessApplication: Sendable {
    let witness: Witness
    let logger: Logger

    /// How long a client may send nothing in the middle of a request, or leave a connection unused.
    private static let idleMax = TimeAmount.seconds(60)
    /// Of the protocol.
    private static let sizeType = "text/x.tlog.size"

    /// A server that listens at an address.
    ///
    /// - Parameter onReady: Told the port, once it listens.
    func server(
        host: String, port: Int, onReady: @escaping @Sendable (Int) -> Void
    ) -> Application<RouterResponder<BasicRequestContext>> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.post("add-checkpoint") { request, _ in await addCheckpoint(request) }
        router.get("{hash}/checkpoint") { _, context in
            guard let note = witness.latest(ofHash: context.parameters.get("hash") ?? "") else {
                return text("Nothing of a log with this hash was cosigned.\n", .notFound)
            }
            return text(note.description)
        }
        return Application(
            router: router, server: .http1(configuration: .init(idleTimeout: Self.idleMax)),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "mim-witness"),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { onReady(port) }
            },
            logger: logger)
    }

    private func addCheckpoint(_ request: Request) async -> Response {
        do {
            let body = try await request.body.collect(upTo: WitnessRequest.bytesMax)
            guard let body = String(validating: body.readableBytesView, as: UTF8.self),
                let wanted = WitnessRequest(body)
            else { return text("This is not a request of the form of c2sp.org/tlog-witness.\n", .badRequest) }
            return cosign(wanted)
        } catch is NIOTooManyBytesError {
            return text("A request has at most \(WitnessRequest.bytesMax) bytes.\n", .contentTooLarge)
        } catch {
            return text("The request ended before it was whole.\n", .badRequest)
        }
    }

    private func cosign(_ wanted: WitnessRequest) -> Response {
        do {
            return text(try witness.cosign(wanted).map(\.line).joined())
        } catch let refusal as WitnessRefusal {
            if case .inconsistent(let known) = refusal {
                // Signed by the log, as is what the witness has: the two together prove it, to anyone.
                logger.critical(
                    "a log has signed what does not continue what it signed before",
                    metadata: [
                        "log": "\(known.origin)", "cosigned size": "\(known.size.count)",
                        "cosigned root": "\(known.root.base64)", "refused": "\(wanted.note.description)",
                    ])
            }
            return answer(to: refusal)
        } catch {
            logger.error("nothing is cosigned: it could not be remembered", metadata: ["error": "\(error)"])
            return text("The witness cannot remember what it cosigns. Its own log says why.\n", .internalServerError)
        }
    }

    private func answer(to refusal: WitnessRefusal) -> Response {
        switch refusal {
        case .oldBeyondNew: return text("The old size is larger than that of the checkpoint.\n", .badRequest)
        case .notSigned:
            return text("The checkpoint is not signed with a key that is trusted for its log.\n", .forbidden)
        case .unknownLog: return text("This witness does not follow a log of this origin.\n", .notFound)
        case .otherSize(let size):
            var response = text("\(size.count)\n", .conflict)
            response.headers[.contentType] = Self.sizeType
            return response
        case .emptyRootWrong: return text("An empty tree has another root.\n", .unprocessableContent)
        case .inconsistent(let known):
            return text(
                "The checkpoint is not shown to continue that of size \(known.size.count), root \(known.root.base64).\n",
                .unprocessableContent)
        }
    }

    private func text(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
        .bytes(Array(text.utf8), type: MediaTypes.text, status: status)
    }
}
