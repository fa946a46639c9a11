extension LogSchema {
    /// Opens the file in a directory and its tables.
    static func open(
        at path: String, fileBytesMax: Int, mapBytes: Int = LogLimits.mapBytes, makesIndexes: Bool
    ) throws(EventLogFault) -> (LMDBEnvironment, LogSchema) {
        try EventLogFault.translating(at: path) {
            let environment = try LMDBEnvironment(
                path: path, tables: tableCount, fileBytesMax: fileBytesMax, mapBytes: mapBytes,
                growing: recordsName)
            let schema = try environment.write { try LogSchema(makesIndexes: makesIndexes, in: $0) }
            guard let schema else { throw LMDBError.notLMDB }
            return (environment, schema)
        }
    }
}

extension EventLogFault {
    /// What an error of LMDB means for whoever uses the log.
    init(_ error: LMDBError, at path: String?) {
        let place = path.map { "The log at \($0)" } ?? "The log"
        switch error {
        case .mapFull, .diskFull: self = .full
        case .closed: self = .closed
        case .spoiled: self = .spoiled("\(place) cannot be relied on. \(error.sentence)")
        case .locked: self = .alreadyOpen("\(place) is not opened twice. \(error.sentence)")
        case _ where error.isDamage:
            self = .unreadable(
                "\(place) cannot be read. \(error.sentence) Rebuild the indexes from the records; if these are damaged "
                    + "themselves, put a copy in its place.")
        default: self = .unreadable("\(place) cannot be read. \(error.sentence)")
        }
    }

    /// Runs `body` and says what its errors mean, with the place.
    static func translating<Result>(
        at path: String, _ body: () throws -> Result
    ) throws(EventLogFault) -> Result {
        do {
            return try body()
        } catch let error as LMDBError {
            throw EventLogFault(error, at: path)
        } catch EventLogFault.unreadable(let sentence) {
            throw .unreadable("The log at \(path) cannot be read. \(sentence)")
        } catch let fault as EventLogFault {
            throw fault
        } catch {
            throw .unreadable("The log at \(path) cannot be read. \(error)")
        }
    }
}
