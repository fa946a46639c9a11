/// A witness that a log asks: whose cosignatures count, and where it is asked.
public struct WitnessAddress: Hashable, Sendable {
    public let key: NoteVerifierKey
    /// What stands before `/add-checkpoint`, without a slash at its end.
    public let url: String

    /// Others read at least 16 signatures of a note; the rest is for the keys of the log itself.
    public static let witnessesMax = 12
    /// Some hundreds of bytes a witness, and room for remarks.
    private static let fileBytesMax = 16 << 10

    public init(key: NoteVerifierKey, url: String) {
        (self.key, self.url) = (key, url)
    }

    /// Reads a list of witnesses: a line each with its key and its address, empty lines and remarks after `#` between.
    ///
    /// - Returns: None when there is no file.
    /// - Throws: `FileFailure` with the line that is not such a line.
    public static func list(at path: String) throws(FileFailure) -> [WitnessAddress] {
        guard let text = try DurableFile.text(at: path, bytesMax: fileBytesMax) else { return [] }
        var witnesses: [WitnessAddress] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { !$0.isWhitespace }), !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: " ")
            guard parts.count == 2, let key = NoteVerifierKey(parts[0]), key.kind == .cosignature,
                parts[1].hasPrefix("http://") || parts[1].hasPrefix("https://")
            else {
                throw FileFailure(
                    sentence: "Line \(number + 1) of \(path) is not the key of a witness and its address, such as "
                        + "'witness.example/w1+90573060+BK3A… https://witness.example'.")
            }
            guard !witnesses.contains(where: { $0.key == key }) else {
                throw FileFailure(sentence: "Line \(number + 1) of \(path) names the witness \(key.name) again.")
            }
            let url = parts[1].hasSuffix("/") ? parts[1].dropLast() : parts[1]
            witnesses.append(WitnessAddress(key: key, url: String(url)))
        }
        guard witnesses.count <= witnessesMax else {
            throw FileFailure(sentence: "\(path) names \(witnesses.count) witnesses; \(witnessesMax) are the most.")
        }
        return witnesses
    }
}
