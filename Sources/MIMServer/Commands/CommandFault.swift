import EventStore

/// Why a command was not carried out, beside a refusal of the programme or a fault of the log.
enum CommandFault: Error, Hashable, Sendable {
    /// Others kept being first, `CommandExecution.attemptsMax` times. Nothing was written; ask again.
    case contended
    /// Somebody else wrote to the log since the session last looked; what was staged is dropped.
    case overtaken
    /// What it concerns has changed since the size that the asker had seen (`If-Match`).
    case changedSince(LogSize)
    /// The request key was used before for something else.
    case requestKeyReused
    /// More events would have to be read for one decision than `CommandHandler.historyEventsMax`.
    case historyTooLong
}
