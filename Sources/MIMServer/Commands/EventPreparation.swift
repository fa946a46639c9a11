import EventStore
import Programme
import Wire

/// Makes decided events ready for the log: an id each, every personal value sealed under the key of its subject.
struct EventPreparation: Sendable {
    let vault: KeyVault
    let identifiers: IdentifierSource

    /// The events in the form in which the log takes them.
    ///
    /// The keys of all their subjects are made durable first, in one go: a value sealed under a key that a crash takes
    /// along could never be read again.
    ///
    /// - Throws: `VaultFault`, or `FieldError` for a personal value of which the decision did not say whose it is.
    func prepare(_ events: [(event: ProgrammeEvent, actor: Actor)]) throws -> [NewEvent] {
        let subjects = Subjects()
        let open = try events.map { item in
            try item.event.encoded { field, text, subject in
                subjects.texts.insert(subject.text)
                return Sealed(subject: subject.text, key: 0, box: "")
            }
        }
        if !subjects.texts.isEmpty { try vault.prepareKeys(for: subjects.texts.sorted()) }
        return try zip(events, open).map { item, open in
            let id = identifiers.next()
            let wire = subjects.texts.isEmpty ? open : try item.event.encoded(seal: seal(in: id))
            return try NewEvent(wire, id: id, actor: item.actor)
        }
    }

    private func seal(in id: Identifier) -> FieldWriter.Seal {
        { field, text, subject in
            let sealed = try vault.seal(text, subject: subject.text, eventID: id, field: field)
            return Sealed(subject: sealed.subject, key: sealed.key, box: sealed.box)
        }
    }

    /// Filled by the closure that stands in for sealing in the first pass.
    private final class Subjects {
        var texts: Set<String> = []
    }
}

extension NewEvent {
    /// An event of the programme as the log takes it.
    ///
    /// - Throws: `EventLogFault.invalidEvent` when an id does not have the form of a tag, which no id of ours lacks.
    init(_ wire: WireEvent, id: Identifier, actor: Actor) throws {
        guard let subject = Tag(wire.subject), let actor = Tag(actor.description) else {
            throw EventLogFault.invalidEvent("The subject or the actor does not have the form of a tag.")
        }
        self.init(
            id: id, type: wire.type, subject: subject, actor: actor, tags: Set(wire.tags.compactMap { Tag($0) }),
            data: wire.data)
    }
}
