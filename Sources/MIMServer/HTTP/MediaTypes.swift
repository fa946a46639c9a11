import HTTPTypes
import Hummingbird
import NIOCore

/// The media types that the server gives and takes.
enum MediaTypes {
    static let json = "application/json"
    /// RFC 9457.
    static let problem = "application/problem+json"
    /// A JSON document per line.
    static let lines = "application/x-ndjson"
    /// CloudEvents 1.0, JSON batch format.
    static let eventBatch = "application/cloudevents-batch+json"
    static let eventStream = "text/event-stream"
    static let html = "text/html; charset=utf-8"
    static let text = "text/plain; charset=utf-8"
    static let octets = "application/octet-stream"
    static let zip = "application/zip"
    static let csv = "text/csv; charset=utf-8"

    /// Whether a `Content-Type` or one item of an `Accept` names this type, whatever its parameters.
    static func matches(_ header: String, _ type: String) -> Bool {
        if header == type { return true }  // As most clients write it; the rest costs more than reading the body.
        let name = header.prefix { $0 != ";" }.filter { $0 != " " }
        return name.lowercased() == type.prefix { $0 != ";" }
    }
}

extension Response {
    /// An answer that is all there.
    static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentType] = type
        return response
    }
}
