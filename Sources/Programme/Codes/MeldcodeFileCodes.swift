// The code lists of what is recorded beside the five steps of the Meldcode (domain 1.3 to 1.7). The words are frozen.

/// Who told something that MIM did not see itself (MC-03).
public enum Informant: UInt8, Code {
    case mother, otherParent, child, relative, neighbour, professional, other

    public static let listing = CodeListing([
        ("mother", "de moeder", "the mother"),
        ("other-parent", "de andere ouder", "the other parent"),
        ("child", "het kind", "the child"),
        ("relative", "een familielid", "a relative"),
        ("neighbour", "een buur", "a neighbour"),
        ("professional", "een beroepskracht", "a professional"),
        ("other", "iemand anders", "somebody else"),
    ])
}

/// Who was called in acute danger (MC-11).
public enum EmergencyService: UInt8, Code {
    case emergencyNumber, police, veiligThuis

    public static let listing = CodeListing([
        ("emergency-number", "112", "112"),
        ("police", "politie", "police"),
        ("veilig-thuis", "Veilig Thuis", "Veilig Thuis"),
    ])
}

/// Who shares the care for the children (MC-05).
public enum CareSharing: UInt8, Code {
    case alone, withOtherParent, withPartner, withFamily, other

    public static let listing = CodeListing([
        ("alone", "alleen", "alone"),
        ("with-other-parent", "met de andere ouder", "with the other parent"),
        ("with-partner", "met een partner", "with a partner"),
        ("with-family", "met familie", "with family"),
        ("other", "anders", "otherwise"),
    ])
}

/// Who was there at a conversation of step 3.
public enum CaseAttendee: UInt8, Code {
    case mother, otherParent, child, relative, volunteer, coordinator, professional, interpreter

    public static let listing = CodeListing([
        ("mother", "moeder", "mother"),
        ("other-parent", "andere ouder", "other parent"),
        ("child", "kind", "child"),
        ("relative", "familielid", "relative"),
        ("volunteer", "vrijwilliger", "volunteer"),
        ("coordinator", "coördinator", "coordinator"),
        ("professional", "beroepskracht", "professional"),
        ("interpreter", "tolk", "interpreter"),
    ])
}

/// How somebody tried to reach the family (MC-21).
public enum ContactChannel: UInt8, Code {
    case telephone, message, letter, visit, throughOthers

    public static let listing = CodeListing([
        ("telephone", "telefoon", "telephone"),
        ("message", "bericht", "message"),
        ("letter", "brief", "letter"),
        ("visit", "bezoek", "visit"),
        ("through-others", "via anderen", "through others"),
    ])
}

/// What those involved were told, or were not (MC-10, MC-22, MC-42, MC-48, MC-54).
public enum NoticeSubject: UInt8, Code {
    case suspicion, omittedConversation, report, rights, record

    public static let listing = CodeListing([
        ("suspicion", "het vermoeden", "the suspicion"),
        ("omitted-conversation", "waarom er geen gesprek was", "why there was no conversation"),
        ("report", "de melding", "the report"),
        ("rights", "hun rechten", "their rights"),
        ("record", "wat er is vastgelegd", "what was recorded"),
    ])
}

/// What the violence or abuse is (MC-26).
public enum HarmNature: UInt8, Code {
    case physicalViolence, emotionalAbuse, sexualAbuse, physicalNeglect, emotionalNeglect, partnerViolence,
        witnessOfViolence, specialForm, other

    public static let listing = CodeListing([
        ("physical-violence", "lichamelijk geweld", "physical violence"),
        ("emotional-abuse", "emotionele mishandeling", "emotional abuse"),
        ("sexual-abuse", "seksueel misbruik", "sexual abuse"),
        ("physical-neglect", "lichamelijke verwaarlozing", "physical neglect"),
        ("emotional-neglect", "emotionele verwaarlozing", "emotional neglect"),
        ("partner-violence", "partnergeweld", "partner violence"),
        ("witness-of-violence", "getuige van geweld", "witness of violence"),
        ("special-form", "bijzondere vorm van geweld", "special form of violence"),
        ("other", "anders", "other"),
    ])
}

/// How severe it is (MC-26).
public enum HarmSeverity: UInt8, Code {
    case light, moderate, severe

    public static let listing = CodeListing([
        ("light", "licht", "light"),
        ("moderate", "matig", "moderate"),
        ("severe", "ernstig", "severe"),
    ])
}

/// How great the risk is that it happens (again) (MC-26).
public enum HarmRisk: UInt8, Code {
    case low, moderate, high

    public static let listing = CodeListing([
        ("low", "laag", "low"),
        ("moderate", "matig", "moderate"),
        ("high", "hoog", "high"),
    ])
}

/// What a weighing rests on (MC-26).
public enum WeighingBasis: UInt8, Code {
    case signals, kindcheck, consultation, veiligThuisAdvice, injuryExpertise, conversation, helpSoFar, instrument

    public static let listing = CodeListing([
        ("signals", "signalen", "signals"),
        ("kindcheck", "kindcheck", "kindcheck"),
        ("consultation", "overleg", "consultation"),
        ("veilig-thuis-advice", "advies van Veilig Thuis", "advice of Veilig Thuis"),
        ("injury-expertise", "letselduiding", "injury expertise"),
        ("conversation", "gesprek met betrokkenen", "conversation with those involved"),
        ("help-so-far", "verloop van de hulp", "how help went so far"),
        ("instrument", "risicotaxatie-instrument", "risk instrument"),
    ])
}

/// On what ground the reporter's name is kept from the family (MC-43; domain 1.4).
public enum AnonymityGround: UInt8, Code {
    case threatToInvolved, threatToReporter, harmToTrust

    public static let listing = CodeListing([
        ("threat-to-involved", "bedreiging van betrokkenen", "threat to those involved"),
        ("threat-to-reporter", "bedreiging van de melder of collega's", "threat to the reporter or colleagues"),
        ("harm-to-trust", "verstoring van de vertrouwensrelatie", "harm to the relation of trust"),
    ])
}

/// What Veilig Thuis let know after a report (MC-45).
public enum Feedback: UInt8, Code {
    case acknowledged, outcome, noneYet

    public static let listing = CodeListing([
        ("acknowledged", "ontvangst bevestigd", "receipt acknowledged"),
        ("outcome", "uitkomst teruggekoppeld", "outcome let known"),
        ("none-yet", "nagevraagd, nog geen bericht", "asked for, nothing yet"),
    ])
}

/// What was decided about the Verwijsindex (MC-38).
public enum VerwijsindexChoice: UInt8, Code {
    case signalled, notSignalled, notUsed

    public static let listing = CodeListing([
        ("signalled", "gesignaleerd", "signalled"),
        ("not-signalled", "niet gesignaleerd", "not signalled"),
        ("not-used", "niet gebruikt in de regio", "not used in the region"),
    ])
}

/// What help has come to (MC-36, MC-37).
public enum HelpResult: UInt8, Code {
    case safe, improving, unsafetyContinues, unsafetyReturned

    public static let listing = CodeListing([
        ("safe", "veilig", "safe"),
        ("improving", "het gaat beter", "improving"),
        ("unsafety-continues", "onveiligheid duurt voort", "unsafety continues"),
        ("unsafety-returned", "onveiligheid is terug", "unsafety returned"),
    ])
}

/// Who has to do what was agreed (MC-52).
public enum AgreementOwner: UInt8, Code {
    case volunteer, coordinator, attentionOfficer, manager, mother, otherParent, relative, veiligThuis, helper, other

    public static let listing = CodeListing([
        ("volunteer", "vrijwilliger", "volunteer"),
        ("coordinator", "coördinator", "coordinator"),
        ("attention-officer", "aandachtsfunctionaris", "attention officer"),
        ("manager", "manager", "manager"),
        ("mother", "moeder", "mother"),
        ("other-parent", "andere ouder", "other parent"),
        ("relative", "familielid", "relative"),
        ("veilig-thuis", "Veilig Thuis", "Veilig Thuis"),
        ("helper", "hulpverlener", "care provider"),
        ("other", "anders", "other"),
    ])
}

/// What became of an agreement (MC-52).
public enum AgreementOutcome: UInt8, Code {
    case done, dropped

    public static let listing = CodeListing([
        ("done", "gedaan", "done"),
        ("dropped", "vervallen", "dropped"),
    ])
}

/// What the Meldcode asks for, and can be left out, come late or be done otherwise with a reason: comply or explain.
public enum CaseDuty: UInt8, Code {
    case signalsAgainst, kindcheck, otherChildren, timelyTelling, timelyRecording, firstTelling, emergencyContact,
        consultation, veiligThuisAdvice, conversation, bothParents, laterInforming, weighing, decision, timelyReport,
        familyNotice, followUpAgreements, feedback, verwijsindex, helpPlan, helpReview, continuation, rightsNotice,
        activity, previousCase, aftercare, agreement, recordNotice, training, officers, overview

    public static let listing = CodeListing([
        ("signals-against", "signalen die ertegen spreken", "signals against the suspicion"),
        ("kindcheck", "kindcheck", "kindcheck"),
        ("other-children", "andere kinderen in het gezin", "other children in the home"),
        ("timely-telling", "op tijd melden aan de coördinator", "telling the coordinator in time"),
        ("timely-recording", "op tijd vastleggen", "recording in time"),
        ("first-telling", "wie de moeder als eerste sprak", "who told the mother first"),
        ("emergency-contact", "contact bij acuut gevaar", "contact in acute danger"),
        ("consultation", "overleg met een deskundige", "consulting an expert"),
        ("veilig-thuis-advice", "advies van Veilig Thuis", "advice of Veilig Thuis"),
        ("conversation", "gesprek met de betrokkenen", "conversation with those involved"),
        ("both-parents", "beide ouders horen", "hearing both parents"),
        ("later-informing", "alsnog informeren", "informing later"),
        ("weighing", "wegen", "weighing"),
        ("decision", "beslissen", "deciding"),
        ("timely-report", "op tijd melden bij Veilig Thuis", "reporting in time"),
        ("family-notice", "betrokkenen inlichten over de melding", "informing those involved of the report"),
        ("follow-up-agreements", "vervolgafspraken na de melding", "agreements after the report"),
        ("feedback", "terugkoppeling van Veilig Thuis", "feedback of Veilig Thuis"),
        ("verwijsindex", "afweging Verwijsindex", "considering the Verwijsindex"),
        ("help-plan", "hulpplan", "plan of help"),
        ("help-review", "evaluatie van de hulp", "review of the help"),
        ("continuation", "besluit of MIM doorgaat", "decision whether MIM goes on"),
        ("rights-notice", "wijzen op rechten", "telling of rights"),
        ("activity", "voortgang van de casus", "progress of the case"),
        ("previous-case", "koppeling met de eerdere casus", "link with the earlier case"),
        ("aftercare", "nazorg voor de vrijwilliger", "aftercare for the volunteer"),
        ("agreement", "afspraak", "agreement"),
        ("record-notice", "bespreken wat is vastgelegd", "discussing what was recorded"),
        ("training", "scholing", "training"),
        ("officers", "aandachtsfunctionaris en vervanger", "attention officer and deputy"),
        ("overview", "jaaroverzicht", "yearly overview"),
    ])
}
