/// Why the vault could not seal or open. Never says what the value was.
public enum VaultFault: Error, Hashable, Sendable {
    /// The subject was erased: the key is gone, and nobody can read the value again.
    case erased(String)
    /// The value does not belong in this place, or is not as it was sealed.
    case tampered
    /// The vault never had this key: it is not the vault that belongs to the log, or is older than it.
    case unknownKey(String)
    /// A subject has the form of a tag.
    case invalidSubject(String)
    /// The master key is not the one that the vault was made with.
    case wrongMasterKey
    /// There is no master key where one was expected; the sentence says what was found.
    case noMasterKey(String)
    /// The disk is full. Opening goes on; sealing for new subjects goes on when there is room.
    case full
    /// Another process, or this one, has the vault open.
    case alreadyOpen(String)
    /// The file is not a vault of ours, is of a newer format, or is damaged; the sentence says what was found.
    case unreadable(String)
    /// A part of the file has gone while it was open; the sentence says what to do. Nothing is read or written any more.
    case spoiled(String)
    /// The vault has been closed.
    case closed
}
