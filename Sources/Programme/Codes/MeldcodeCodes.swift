/// What coordinator and volunteer agreed on a concern (domain 4.2, step 18).
public enum ConcernOutcome: UInt8, Code {
    case settled, raisedWithMother, coordinatorVisited, referred, suspicion

    public static let listing = CodeListing([
        ("settled", "zorg weggenomen", "concern taken away"),
        ("raised-with-mother", "besproken met de moeder", "raised with the mother"),
        ("coordinator-visited", "coördinator is langsgegaan", "the coordinator visited"),
        ("referred", "verwezen", "referred"),
        ("suspicion", "vermoeden: Meldcode gestart", "suspicion: Meldcode begun"),
    ])
}

/// Where a signal comes from (MC-01).
public enum SignalSource: UInt8, Code {
    case ownObservation, toldByMother, toldByThirdParty, disclosure, document

    public static let listing = CodeListing([
        ("own-observation", "eigen waarneming", "own observation"),
        ("told-by-mother", "verteld door de moeder", "told by the mother"),
        ("told-by-third-party", "verteld door een derde", "told by a third party"),
        ("disclosure", "onthulling", "disclosure"),
        ("document", "document", "document"),
    ])
}

/// Who acted in a Meldcode case (domain 1.4).
public enum CaseRole: UInt8, Code {
    case volunteer, coordinator, attentionOfficer, manager, other

    public static let listing = CodeListing([
        ("volunteer", "vrijwilliger", "volunteer"),
        ("coordinator", "coördinator", "coordinator"),
        ("attention-officer", "aandachtsfunctionaris", "attention officer"),
        ("manager", "manager", "manager"),
        ("other", "anders", "other"),
    ])
}

/// Who was consulted in step 2 (domain 1.2).
public enum Consulted: UInt8, Code {
    case colleague, attentionOfficer, veiligThuis, injuryExpert, clinicTeam

    public static let listing = CodeListing([
        ("colleague", "deskundige collega", "expert colleague"),
        ("attention-officer", "aandachtsfunctionaris", "attention officer"),
        ("veilig-thuis", "Veilig Thuis (advies)", "Veilig Thuis (advice)"),
        ("injury-expert", "deskundige letselduiding", "injury expert"),
        ("clinic-team", "consultatiebureauteam", "child health clinic team"),
    ])
}

/// Special forms of violence, for which Veilig Thuis is contacted before any talk (domain 1.6).
public enum SpecialForm: UInt8, Code {
    case honour, forcedMarriage, genitalMutilation

    public static let listing = CodeListing([
        ("honour", "eergerelateerd geweld", "honour-based violence"),
        ("forced-marriage", "huwelijksdwang", "forced marriage"),
        ("genital-mutilation", "vrouwelijke genitale verminking", "female genital mutilation"),
    ])
}

/// The grounds on which step 3, the conversation, may be left out (domain 1.5).
public enum OmissionGround: UInt8, Code {
    case safetyInvolved, safetyWorker, noContact

    public static let listing = CodeListing([
        ("safety-involved", "veiligheid van betrokkenen", "safety of those involved"),
        ("safety-worker", "veiligheid van de hulpverlener", "safety of the worker"),
        ("no-contact", "geen contact na redelijke pogingen", "no contact after reasonable attempts"),
    ])
}

/// An answer to one of the five questions of the assessment framework (domain 1.3).
public enum Answer: UInt8, Code {
    case yes, no, doubt

    public static let listing = CodeListing([
        ("yes", "ja", "yes"),
        ("no", "nee", "no"),
        ("doubt", "twijfel", "doubt"),
    ])
}

/// The two decisions of step 5 (domain 1.3).
public enum CaseDecision: UInt8, Code {
    case report, help

    public static let listing = CodeListing([
        ("report", "besluit A: melden", "decision A: report"),
        ("help", "besluit B: hulp bieden of organiseren", "decision B: give or organise help"),
    ])
}

/// How Veilig Thuis was told (MC-40). A call to 112 is not a report.
public enum ReportChannel: UInt8, Code {
    case telephone, form

    public static let listing = CodeListing([
        ("telephone", "telefoon", "telephone"),
        ("form", "formulier", "form"),
    ])
}

/// With whom a case is followed up (MC-44, MC-45).
public enum FollowUpContact: UInt8, Code {
    case veiligThuis, family, helper, other

    public static let listing = CodeListing([
        ("veilig-thuis", "Veilig Thuis (terugkoppeling)", "Veilig Thuis (feedback)"),
        ("family", "het gezin", "the family"),
        ("helper", "hulpverlener", "care provider"),
        ("other", "anders", "other"),
    ])
}

/// Whether MIM itself goes on with this mother (MC-39).
public enum Continuation: UInt8, Code {
    case goOn, pause, end, handOver

    public static let listing = CodeListing([
        ("continue", "voortzetten", "continue"),
        ("pause", "onderbreken", "pause"),
        ("end", "beëindigen", "end"),
        ("hand-over", "overdragen", "hand over"),
    ])
}

/// With what finding a case is closed (MC-47).
public enum CaseFinding: UInt8, Code {
    case refuted, resolvedByHelp, handedOver, moved, endedWithReport

    public static let listing = CodeListing([
        ("refuted", "vermoeden weerlegd", "suspicion refuted"),
        ("resolved-by-help", "opgelost met hulp", "resolved by help"),
        ("handed-over", "overgedragen", "handed over"),
        ("moved", "verhuisd", "moved"),
        ("ended-with-report", "geëindigd met melding", "ended with a report"),
    ])
}
