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
        case .meldcodeKindcheckAnswered: "kindcheck gedaan"
        case .meldcodeEmergencyContacted: "contact bij acuut gevaar"
        case .meldcodeContactAttempted: "geprobeerd het gezin te bereiken"
        case .meldcodeFamilyInformed: "betrokkenen ingelicht, of waarom niet"
        case .meldcodeHelpReviewed: "hulp geëvalueerd"
        case .meldcodeVerwijsindexConsidered: "Verwijsindex afgewogen"
        case .meldcodeAftercareGiven: "nazorg voor de vrijwilliger"
        case .meldcodeAgreementMade: "afspraak gemaakt"
        case .meldcodeAgreementSettled: "afspraak afgerond"
        case .meldcodeOmissionExplained: "toegelicht wat ontbreekt"
        case .meldcodeAdopted: "meldcode vastgesteld"
        case .attentionOfficersNamed: "aandachtsfunctionaris aangewezen"
        case .coordinatorMeldcodeTrained: "coördinator geschoold in de meldcode"
        case .meldcodeOverviewDrawnUp: "jaaroverzicht opgesteld"
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
        let by = " door \(decision.by.dutch)"
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
        "function": Field(label: "functie"), "question": Field(label: "vraag"),
        "outcome": Field(label: "uitkomst", codes: AgreementOutcome.listing.entries),
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
        "channel": Field(label: "wijze", codes: ReportChannel.listing.entries + ContactChannel.listing.entries),
        "region": Field(label: "regio"),
        "contact": Field(label: "contact met", codes: FollowUpContact.listing.entries),
        "ownFacts": Field(label: "eigen waarnemingen"),
        "thirdPartyFacts": Field(label: "wat anderen vertelden"), "reviewOn": Field(label: "evaluatie op"),
        "plan": Field(label: "plan"),
        "choice": Field(label: "keuze", codes: Continuation.listing.entries + VerwijsindexChoice.listing.entries),
        "discrepancy": Field(label: "wat eraan schortte", codes: LogDiscrepancy.listing.entries),
        "size": Field(label: "aantal feiten"), "root": Field(label: "wortel"),
        "givenUpSize": Field(label: "ondertekend was"), "givenUpRoot": Field(label: "met de wortel"),
        "decidedBy": Field(label: "besloten door"),
        "reason": Field(label: "reden"), "finding": Field(label: "bevinding", codes: CaseFinding.listing.entries),
        "noneAgainst": Field(label: "niets gevonden dat ertegen spreekt"),
        "interpretationBy": Field(label: "uitleg van", codes: CaseRole.listing.entries),
        "informant": Field(label: "verteld door", codes: Informant.listing.entries),
        "informantName": Field(label: "naam van wie het vertelde"),
        "meldcode": Field(label: "meldcode van kracht"), "previousCase": Field(label: "eerdere casus"),
        "colleague": Field(label: "geraadpleegde coördinator"),
        "anonymous": Field(label: "anoniem"), "otherChildren": Field(label: "andere kinderen betrokken"),
        "nextStep": Field(label: "wie doet wat hierna"),
        "service": Field(label: "gebeld", codes: EmergencyService.listing.entries), "time": Field(label: "tijd"),
        "childCount": Field(label: "kinderen in huis"), "otherCount": Field(label: "anderen die afhankelijk zijn"),
        "expecting": Field(label: "in verwachting"),
        "care": Field(label: "zorg", codes: CareSharing.listing.entries),
        "parentsWithAuthority": Field(label: "ouders met gezag"), "ages": Field(label: "leeftijden"),
        "present": Field(label: "aanwezig", codes: CaseAttendee.listing.entries),
        "acceptsHelp": Field(label: "bereid hulp te aanvaarden", codes: Answer.listing.entries),
        "suspicionRemoved": Field(label: "vermoeden weggenomen"),
        "leadAgreedOn": Field(label: "door de coördinator besloten op"), "goal": Field(label: "doel"),
        "ownSteps": Field(label: "wat zij zelf al deden"),
        "about": Field(label: "over", codes: NoticeSubject.listing.entries), "informed": Field(label: "ingelicht"),
        "coordinatorKnew": Field(label: "coördinator wist het toen"),
        "nature": Field(label: "aard", codes: HarmNature.listing.entries),
        "severity": Field(label: "ernst", codes: HarmSeverity.listing.entries),
        "risk": Field(label: "risico", codes: HarmRisk.listing.entries),
        "basis": Field(label: "berust op", codes: WeighingBasis.listing.entries),
        "instrumentUsed": Field(label: "instrument gebruikt"), "instrument": Field(label: "instrument"),
        "suspicionReason": Field(label: "reden bij 1"), "unsafetyReason": Field(label: "reden bij 2"),
        "helpPossibleReason": Field(label: "reden bij 3"), "helpAcceptedReason": Field(label: "reden bij 4"),
        "helpWorksReason": Field(label: "reden bij 5"),
        "secondPerson": Field(label: "tweede persoon", codes: CaseRole.listing.entries),
        "deviation": Field(label: "waarom van het kader is afgeweken"),
        "anonymityGround": Field(label: "grond voor anonimiteit", codes: AnonymityGround.listing.entries),
        "reporterName": Field(label: "naam van de melder"), "reporterFunction": Field(label: "functie van de melder"),
        "anonymityMotive": Field(label: "motief voor anonimiteit"),
        "feedback": Field(label: "terugkoppeling", codes: Feedback.listing.entries),
        "until": Field(label: "tot en met"), "accepted": Field(label: "aanvaard", codes: Answer.listing.entries),
        "acceptedOn": Field(label: "aanvaard op"), "helpers": Field(label: "wie de hulp geeft"),
        "safetyCheck": Field(label: "hoe de veiligheid wordt gevolgd"),
        "result": Field(label: "resultaat", codes: HelpResult.listing.entries),
        "nextReviewOn": Field(label: "volgende evaluatie op"), "note": Field(label: "notitie"),
        "instruction": Field(label: "instructie"), "refutation": Field(label: "weerlegd, in zoveel woorden"),
        "owner": Field(label: "wie het doet", codes: AgreementOwner.listing.entries),
        "dueOn": Field(label: "uiterlijk op"), "agreement": Field(label: "afspraak"),
        "content": Field(label: "wat is afgesproken"), "version": Field(label: "versie"),
        "frameworks": Field(label: "afwegingskaders"), "from": Field(label: "vanaf"),
        "deciders": Field(label: "wie beslist", codes: CaseRole.listing.entries),
        "usesVerwijsindex": Field(label: "verwijsindex in de regio"),
        "tellingDays": Field(label: "werkdagen tot de coördinator het weet"),
        "recordingDays": Field(label: "dagen tot het is vastgelegd"),
        "reportingDays": Field(label: "werkdagen tot een melding"),
        "acknowledgementDays": Field(label: "werkdagen tot een ontvangstbevestiging"),
        "outcomeDays": Field(label: "dagen tot een uitkomst"),
        "silentDays": Field(label: "dagen zonder voortgang"),
        "trainingMonths": Field(label: "maanden dat scholing geldt"),
        "helpPlanDays": Field(label: "werkdagen tot een hulpplan"),
        "acceptanceDays": Field(label: "werkdagen tot hulp is aanvaard"),
        "unsafetyDays": Field(label: "werkdagen tot een besluit bij blijvende onveiligheid"),
        "agreementDays": Field(label: "dagen tot afspraken na een melding"),
        "followingDays": Field(label: "dagen tot een vervolg na een melding"),
        "aftercareDays": Field(label: "dagen tot nazorg na de sluiting"), "year": Field(label: "jaar"),
        "omitted": Field(label: "wat ontbreekt", codes: CaseDuty.listing.entries),
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
