import Foundation
import Testing

/// What a bad disk does to the file of a log.
enum LogFile {
    /// Changes the first byte of a text by a bit, wherever the text is stored. The log must be closed.
    static func bend(_ text: String, in data: String) throws {
        let url = URL(fileURLWithPath: data + "/log/data.mdb")
        var bytes = Array(try Data(contentsOf: url))
        // Pages that were given up still hold what they held; all of them are changed.
        let places = bytes.ranges(of: Array(text.utf8))
        try #require(!places.isEmpty)
        for place in places { bytes[place.lowerBound] ^= 1 }
        try Data(bytes).write(to: url)
    }
}
