import EventStore
import Foundation
import Wire

@testable import MIMServer

/// What a data folder was found to hold when it was opened as the next start would open it.
struct FolderInspection {
    /// What does not hold, in sentences.
    private(set) var findings: [String] = []
    /// The records from a position on.
    private(set) var records: [RecordedEvent] = []
    /// The roots at its size and at those that were asked for, as far as the log has them.
    private(set) var roots: [Int: String] = [:]
    private(set) var size = 0

    /// Verifies the log, holds it against its last signed checkpoint, folds it, and opens every sealed value.
    ///
    /// - Parameters:
    ///   - start: From which position on the records are looked at one by one.
    ///   - sizes: At which sizes the root is wanted.
    init(of data: String, from start: Int = 0, rootsAt sizes: [Int] = []) async {
        let folder = DataFolder(path: data)
        do {
            if folder.hasLog { findings += try LMDBEventLog.verify(at: folder.log).findings }
            let app = try await AppContext.open(
                data: data, fileBytesMax: TestServer.fileBytesMax, logger: TestServer.silent)
            do {
                try look(into: app, from: start, rootsAt: sizes)
            } catch {
                findings.append("It cannot be read: \(error)")
            }
            await app.close()
        } catch {
            findings.append("It cannot be opened: \(error)")
        }
    }

    private mutating func look(into app: AppContext, from start: Int, rootsAt sizes: [Int]) throws {
        if let divergence = app.checkpoints.divergence { findings.append(divergence) }
        try app.catchUp()
        let end = try app.log.size()
        size = Int(end.count)
        for size in sizes + [size] where size <= self.size {
            roots[size] = try app.log.root(at: LogSize(UInt64(size))).base64
        }
        guard start < size else { return }
        try app.log.scan(from: LogSize(UInt64(start)), to: end) { record in
            records.append(RecordedEvent(position: record.position, bytes: Array(record.bytes)))
            let opened = OpenedData(texts: PersonalTexts(vault: app.vault), eventID: record.id, opens: { _ in true })
            var json = JSONWriter()
            do {
                try opened.write(record.data, to: &json)
            } catch {
                findings.append("A value of the record at \(record.position.index) cannot be opened: \(error)")
            }
            return true
        }
    }
}
