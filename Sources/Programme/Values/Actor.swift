import Wire

/// Who acted, in which role: the CloudEvents `actor` of a record, `coordinator:0192…`.
public struct Actor: Hashable, Sendable, CustomStringConvertible {
    /// The roles in which somebody acts (domain 4.1); the words are frozen.
    public enum Role: String, CaseIterable, Sendable {
        case coordinator, volunteer, administrator
        case attentionOfficer = "attention-officer"
        case manager, registrar, auditor
    }

    private static let roles = Role.allCases
    private static let words = WordTable(Role.allCases.map(\.rawValue))

    public let role: Role
    /// Who it was; nil for a role without accounts, written `local`.
    public let id: Identifier?

    /// Until accounts exist: whoever works at the machine itself.
    public static let local = Actor(role: .administrator, id: nil)

    public init(role: Role, id: Identifier?) {
        self.role = role
        self.id = id
    }

    /// Reads `role:uuid` or `role:local`; nil for anything else.
    public init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = UnsafeRawBufferPointer(rebasing: bytes[(colon + 1)...])
        let word = UnsafeRawBufferPointer(rebasing: bytes[..<colon])
        guard let role = Self.words.index(of: word).map({ Self.roles[$0] }) else { return nil }
        if let id = Identifier(utf8: key) {
            self.init(role: role, id: id)
        } else {
            guard String(decoding: key, as: UTF8.self) == "local" else { return nil }
            self.init(role: role, id: nil)
        }
    }

    /// Reads `role:uuid` or `role:local`; nil for anything else.
    public init?(_ text: String) {
        var text = text
        let actor = text.withUTF8 { Actor(utf8: UnsafeRawBufferPointer($0)) }
        guard let actor else { return nil }
        self = actor
    }

    /// `role:uuid`, or `role:local`.
    public var description: String { "\(role.rawValue):\(id.map { "\($0)" } ?? "local")" }
}
