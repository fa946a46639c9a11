/// Where a visit took place (domain 4.5).
public enum VisitPlace: UInt8, Code {
    case home, library, toyLibrary, swimmingPool, park, communityCentre, mamaCafe, group, online, other

    public static let listing = CodeListing([
        ("home", "thuis", "at home"),
        ("library", "bibliotheek", "library"),
        ("toy-library", "speelotheek", "toy library"),
        ("swimming-pool", "zwembad", "swimming pool"),
        ("park", "park", "park"),
        ("community-centre", "buurthuis", "community centre"),
        ("mama-cafe", "mama-café", "mama café"),
        ("group", "ontmoetingsgroep", "meeting group"),
        ("online", "online", "online"),
        ("other", "anders", "other"),
    ])
}

/// The phase that a visit belongs to (N07–N09).
public enum VisitPhase: UInt8, Code {
    case acquaintance, implementation, closing

    public static let listing = CodeListing([
        ("acquaintance", "kennismakingsfase", "acquaintance"),
        ("implementation", "uitvoeringsfase", "implementation"),
        ("closing", "afsluitingsfase", "closing"),
    ])
}

/// The six topics of the talk sheet (praatpapier; domain 4.5).
public enum TalkTopic: UInt8, Code {
    case child, confidence, network, clinic, development, safety

    public static let listing = CodeListing([
        ("child", "kind: eten, slapen, gezondheid", "child: eating, sleeping, health"),
        ("confidence", "vertrouwen in zichzelf als opvoeder", "confidence as a parent"),
        ("network", "ondersteuning en bevestiging uit het netwerk", "support from the network"),
        ("clinic", "ervaringen met het consultatiebureau", "experiences with the clinic"),
        ("development", "nieuws over ontwikkeling", "news on development"),
        ("safety", "veiligheid, bezorgdheid en vooruitdenken", "safety, worries and thinking ahead"),
    ])
}

/// The themes of the picture sheets (Opgroeien en opvoeden in beeld; domain 4.5).
public enum PictureTheme: UInt8, Code {
    case development, upbringing, interaction, parenthood, childcare

    public static let listing = CodeListing([
        ("development", "ontwikkeling", "development"),
        ("upbringing", "opvoedsituaties en -vaardigheden", "upbringing situations and skills"),
        ("interaction", "ouder-kindinteractie", "parent-child interaction"),
        ("parenthood", "ouderschap", "parenthood"),
        ("childcare", "kindercentrum", "childcare centre"),
    ])
}

/// Why a planned visit did not take place.
public enum MissedReason: UInt8, Code {
    case cancelledByMother, cancelledByVolunteer, notAtHome, other

    public static let listing = CodeListing([
        ("cancelled-by-mother", "afgezegd door de moeder", "cancelled by the mother"),
        ("cancelled-by-volunteer", "afgezegd door de vrijwilliger", "cancelled by the volunteer"),
        ("not-at-home", "niet thuis", "not at home"),
        ("other", "anders", "other"),
    ])
}

/// Why a mother's trajectory ended (domain 4.6).
public enum TrajectoryEndReason: UInt8, Code {
    case completed, noNeed, noTime, moved, foundJob, noClick, tooHeavy, contactLost, afterMeldcode, other

    public static let listing = CodeListing([
        ("completed", "gehele traject doorlopen", "whole programme completed"),
        ("no-need", "geen behoefte meer", "no more need"),
        ("no-time", "geen tijd meer", "no more time"),
        ("moved", "verhuizing", "moved house"),
        ("found-job", "baan gevonden", "found a job"),
        ("no-click", "geen klik", "no click"),
        ("too-heavy", "problemen te groot / verwijzing", "problems too large, or referred"),
        ("contact-lost", "geen contact meer", "contact lost"),
        ("after-meldcode", "besluit na Meldcode", "decision after the Meldcode"),
        ("other", "anders", "other"),
    ])
}
