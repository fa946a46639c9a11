/// Gathers lines into chunks that are recorded together.
struct LineChunks {
    private var reader = LineReader()
    private var lines: [Line] = []
    private var bytes = 0

    /// Adds bytes; gives the chunks that are full now.
    ///
    /// - Throws: `Problem.lineTooLong`.
    mutating func chunks(after input: some Sequence<UInt8>) throws(Problem) -> [[Line]] {
        var full: [[Line]] = []
        for line in try reader.lines(after: input) {
            if let chunk = add(line) { full.append(chunk) }
        }
        return full
    }

    /// What is left when the input has ended.
    mutating func rest() -> [[Line]] {
        var chunks = reader.rest().compactMap { add($0) }
        if !lines.isEmpty { chunks.append(lines) }
        lines = []
        return chunks
    }

    private mutating func add(_ line: Line) -> [Line]? {
        lines.append(line)
        bytes += line.bytes.count
        guard lines.count >= RequestLimits.linesPerChunk || bytes >= RequestLimits.chunkBytesMax else { return nil }
        defer { (lines, bytes) = ([], 0) }
        return lines
    }
}
