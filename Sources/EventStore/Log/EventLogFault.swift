/// Why the log could not do what was asked; in each case nothing was written.
public enum EventLogFault: Error, Hashable, Sendable {
    /// The events break a limit or a form; the sentence says which.
    case invalidEvent(String)
    /// Some of the ids are in the log already and others are not.
    case partlyKnownIDs(Position)
    /// The disk or the map is full. Reading goes on; appending goes on when there is room.
    case full
    /// More appends wait than the log takes on. Ask again a little later.
    case overloaded
    /// Another process, or this one, has the log open for writing.
    case alreadyOpen(String)
    /// The file is not a log of ours, is of a newer format, or is damaged; the sentence says what was found.
    case unreadable(String)
    /// The log is not the one that was signed; the sentence says how. It is read only until an operator has decided.
    case diverged(String)
    /// Something that is stored is not what it was when it was recorded; the sentence says what. It is read only until an
    /// operator has mended and verified it.
    case damaged(String)
    /// A part of the file has gone while it was open; the sentence says what to do. Nothing is read or written any more.
    case spoiled(String)
    /// The log has been closed.
    case closed
    /// The disk did not keep a commit. Nothing more is acknowledged; restart and verify.
    case fatal(String)
}
