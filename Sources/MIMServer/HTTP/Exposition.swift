/// Writes metrics in the text format that Prometheus reads, version 0.0.4.
struct Exposition {
    /// What a metric does over time.
    enum Kind: String {
        /// Only grows, and starts anew with the process.
        case counter
        case gauge
        /// A count and a sum of what was measured.
        case summary
    }

    /// One value of a metric.
    struct Sample {
        /// What a summary puts behind the name: `_count` or `_sum`.
        var suffix = ""
        var label: (name: String, value: String)?
        let value: Double
    }

    /// The media type, with the version of the format.
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// Writes a metric with one value.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
        add(name, kind, help, [Sample(value: Double(value))])
    }

    /// Writes a metric with its values. Names, help and labels are ours: nothing in them needs an escape.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            let label = sample.label.map { "{\($0.name)=\"\($0.value)\"}" } ?? ""
            text += "\(name)\(sample.suffix)\(label) \(sample.value)\n"
        }
    }
}
