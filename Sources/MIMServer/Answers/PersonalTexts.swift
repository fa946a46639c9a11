import EventStore
import Programme
import Projections
import Wire

/// Opens sealed values for an answer, at the moment that somebody asks for it: no read model holds an opened one.
struct PersonalTexts: Sendable {
    let vault: KeyVault

    /// A personal value as an answer shows it.
    enum Shown: Hashable, Sendable {
        case text(String)
        /// The person was erased: nobody can read it again.
        case erased

        /// For a page.
        var dutch: String {
            switch self {
            case .text(let text): text
            case .erased: "(gewist)"
            }
        }
    }

    /// Opens a value that a read model kept sealed; nil when there is none.
    ///
    /// - Throws: `VaultFault` when the vault does not belong to the log; an erased value is no fault.
    func shown(_ field: SealedField?) throws(VaultFault) -> Shown? {
        guard let field else { return nil }
        return try shown(field.sealed, eventID: field.eventID, field: field.field)
    }

    /// Opens a value in the place where it was sealed.
    func shown(_ sealed: Sealed, eventID: Identifier, field: String) throws(VaultFault) -> Shown {
        let value = SealedValue(subject: sealed.subject, key: sealed.key, box: sealed.box)
        do {
            return .text(try vault.open(value, eventID: eventID, field: field))
        } catch .erased {
            return .erased
        }
    }
}

extension JSONWriter {
    /// Writes a personal value: its text, or `{"erased":true}`.
    mutating func personal(_ shown: PersonalTexts.Shown) {
        switch shown {
        case .text(let text): string(text)
        case .erased:
            object {
                $0.key("erased")
                $0.boolean(true)
            }
        }
    }

    /// Writes `{"id":…,"name":…}`; absent without an id.
    mutating func person<E: Entity>(
        _ name: StaticString, _ id: ID<E>?, _ sealed: SealedField?, _ texts: PersonalTexts
    ) throws(VaultFault) {
        guard let id else { return }
        let shown = try texts.shown(sealed)
        key(name)
        object { json in
            json.field("id", id)
            guard let shown else { return }
            json.key("name")
            json.personal(shown)
        }
    }
}
