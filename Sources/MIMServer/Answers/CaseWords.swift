import EventStore
import Programme
import Projections

/// The words of a Meldcode case in Dutch, for who reads it: kinds of facts, their fields, their codes, who recorded them.
enum CaseWords {
    /// What a kind of fact is called; the frozen word for a kind that has no name here.
    static func name(of kind: EventKind) -> String {
        switch kind {
        case .meldcodeSignalRecorded: "signaal in kaart gebracht"
        case .meldcodeConsulted: "overlegd"
        case .meldcodeFamilySpoken: "gesproken met de betrokkenen"
        case .meldcodeConversationOmitted: "gesprek met de betrokkenen niet gevoerd"
        case .meldcodeWeighed: "gewogen"
        case .meldcodeDecided: "besloten"
        case .meldcodeReported: "gemeld bij Veilig Thuis"
        case .meldcodeHelpAgreed: "hulp afgesproken"
        case .meldcodeFollowedUp: "vervolgcontact"
        case .meldcodeContinuationDecided: "besloten of MIM doorgaat"
        case .meldcodeCaseClosed: "casus gesloten"
        case .logAccepted: "besloten dat het logboek verdergaat"
        case .recordCorrected: "verbetering"
        case .recordRetracted: "intrekking"
        default: kind.word
        }
    }

    /// Who recorded something, by role and number.
    static func name(of actor: Actor) -> String {
        actor.id.map { "\(role(of: actor)) \($0)" } ?? role(of: actor)
    }

    /// In which role somebody recorded something.
    static func role(of actor: Actor) -> String {
        switch actor.role {
        case .coordinator: "coördinator"
        case .volunteer: "vrijwilliger"
        case .administrator: "beheerder"
        case .attentionOfficer: "aandachtsfunctionaris"
        case .manager: "manager"
        case .registrar: "registrator"
        case .auditor: "controleur"
        }
    }

    /// One of the two decisions as it stands.
    static func words(_ decision: CaseRow.StandingDecision?) -> String {
        guard let decision else { return "nog niet genomen" }
        let by = decision.by.map { " door \($0.dutch)" } ?? ""
        return "\(decision.outcome ? "ja" : "nee"), op \(decision.on)\(by)"
    }

    static func words(_ answer: Bool) -> String { answer ? "ja" : "nee" }

    /// What a field is called; its own name where it has none here.
    static func label(of field: String) -> String { fields[field]?.label ?? field }

    static func hasLabel(_ field: String) -> Bool { fields[field] != nil }

    /// A code in a field; the word itself where the field has no code list.
    static func words(_ word: String, in field: String) -> String {
        fields[field]?.codes.first { $0.word == word }?.dutch ?? word
    }

    private struct Field {
        let label: String
        var codes: [CodeListing.Entry] = []
    }

    private static let fields: [String: Field] = [
        "on": Field(label: "gebeurd op"), "by": Field(label: "door", codes: CaseRole.listing.entries),
        "volunteer": Field(label: "vrijwilliger"), "source": Field(label: "bron", codes: SignalSource.listing.entries),
        "toldCoordinatorOn": Field(label: "gemeld aan de coördinator op"),
        "observer": Field(label: "gezien of gehoord door", codes: CaseRole.listing.entries),
        "specialForms": Field(label: "bijzondere vorm", codes: SpecialForm.listing.entries),
        "acuteDanger": Field(label: "acuut gevaar"), "facts": Field(label: "wat gezien of gehoord is"),
        "interpretation": Field(label: "wat het kan betekenen"), "against": Field(label: "wat ertegen spreekt"),
        "consulted": Field(label: "geraadpleegd", codes: Consulted.listing.entries),
        "function": Field(label: "functie"), "question": Field(label: "vraag"), "outcome": Field(label: "uitkomst"),
        "concerns": Field(label: "benoemde zorgen"), "reaction": Field(label: "reactie van de betrokkenen"),
        "agreements": Field(label: "afspraken"),
        "ground": Field(label: "grond", codes: OmissionGround.listing.entries),
        "attemptCount": Field(label: "pogingen"),
        "laterOn": Field(label: "alsnog te informeren op"), "explanation": Field(label: "toelichting"),
        "framework": Field(label: "afwegingskader"), "frameworkVersion": Field(label: "versie van het kader"),
        "suspicion": Field(label: "1. nog een vermoeden", codes: Answer.listing.entries),
        "unsafety": Field(label: "2. acuut of structureel onveilig", codes: Answer.listing.entries),
        "helpPossible": Field(label: "3. hulp mogelijk", codes: Answer.listing.entries),
        "helpAccepted": Field(label: "4. hulp aanvaard", codes: Answer.listing.entries),
        "helpWorks": Field(label: "5. hulp leidt op tijd tot veiligheid", codes: Answer.listing.entries),
        "reasoning": Field(label: "onderbouwing"),
        "decision": Field(label: "welk besluit", codes: CaseDecision.listing.entries),
        "reasons": Field(label: "redenen"),
        "channel": Field(label: "wijze", codes: ReportChannel.listing.entries), "region": Field(label: "regio"),
        "contact": Field(label: "contact met", codes: FollowUpContact.listing.entries),
        "ownFacts": Field(label: "eigen waarnemingen"),
        "thirdPartyFacts": Field(label: "wat anderen vertelden"), "reviewOn": Field(label: "evaluatie op"),
        "plan": Field(label: "plan"), "choice": Field(label: "keuze", codes: Continuation.listing.entries),
        "discrepancy": Field(label: "wat eraan schortte", codes: LogDiscrepancy.listing.entries),
        "size": Field(label: "aantal feiten"), "root": Field(label: "wortel"),
        "givenUpSize": Field(label: "ondertekend was"), "givenUpRoot": Field(label: "met de wortel"),
        "decidedBy": Field(label: "besloten door"),
        "reason": Field(label: "reden"), "finding": Field(label: "bevinding", codes: CaseFinding.listing.entries),
    ]
}

extension Timeline.Entry {
    /// In Dutch, what was mended by it, or by what it was mended; nil for a record that stands as it was made.
    var mending: String? {
        switch (amends, amendedBy) {
        case (nil, nil): nil
        case (nil, let later?): "telt niet meer; zie nr. \(later.index)"
        case (let first?, nil): "in plaats van nr. \(first.index)"
        case (let first?, let later?): "stond in plaats van nr. \(first.index); zie nr. \(later.index)"
        }
    }
}
