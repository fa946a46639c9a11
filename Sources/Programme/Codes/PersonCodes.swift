/// Ethnic background in the categories of the 2008 registration (domain 4.4). Voluntary; absent means not stated.
public enum Background: UInt8, Code {
    case dutch, turkish, moroccan, surinamese, antillean, europe, africa, asia, middleEast, americas, otherNonDutch

    public static let listing = CodeListing([
        ("dutch", "Nederlands", "Dutch"),
        ("turkish", "Turks", "Turkish"),
        ("moroccan", "Marokkaans", "Moroccan"),
        ("surinamese", "Surinaams", "Surinamese"),
        ("antillean", "Antilliaans", "Antillean"),
        ("europe", "Europa (overig)", "Europe (other)"),
        ("africa", "Afrika (overig)", "Africa (other)"),
        ("asia", "Azië", "Asia"),
        ("middle-east", "Midden-Oosten", "Middle East"),
        ("americas", "Noord-, Zuid- en Midden-Amerika", "North, South and Central America"),
        ("other-non-dutch", "anders, niet Nederlands", "other, not Dutch"),
    ])
}

/// Highest education (domain 4.4, with the classes that the 2008 report lacks: R08-27).
public enum Education: UInt8, Code {
    case none, lbo, secondaryGeneral, mbo, hbo, university, abroad

    public static let listing = CodeListing([
        ("none", "geen", "none"),
        ("lbo", "lager beroepsonderwijs (LBO)", "lower vocational (LBO)"),
        ("secondary-general", "algemeen voortgezet onderwijs", "general secondary"),
        ("mbo", "middelbaar beroepsonderwijs (MBO)", "secondary vocational (MBO)"),
        ("hbo", "hoger beroepsonderwijs (HBO)", "higher professional (HBO)"),
        ("university", "universiteit", "university"),
        ("abroad", "buitenlands diploma", "foreign diploma"),
    ])
}

/// Family composition (gezinssamenstelling; domain 4.4).
public enum FamilyComposition: UInt8, Code {
    case cohabiting, single, withParents, withOthers

    public static let listing = CodeListing([
        ("cohabiting", "samenwonend, al dan niet gehuwd", "living together, married or not"),
        ("single", "alleenstaand", "single"),
        ("with-parents", "inwonend bij ouders", "living in with parents"),
        ("with-others", "inwonend bij iemand anders", "living in with someone else"),
    ])
}

/// Source of income (inkomen; domain 4.4).
public enum IncomeSource: UInt8, Code {
    case own, joint, partner, benefit

    public static let listing = CodeListing([
        ("own", "eigen inkomen", "own income"),
        ("joint", "gezamenlijk inkomen", "joint income"),
        ("partner", "inkomen van de partner", "income of the partner"),
        ("benefit", "uitkering", "benefit"),
    ])
}

/// Special circumstances of the baby; several may hold (domain 4.4).
public enum BabyCircumstance: UInt8, Code {
    case incubator, multipleBirth, cryingBaby, disabled, other

    public static let listing = CodeListing([
        ("incubator", "couveusebaby", "incubator baby"),
        ("multiple-birth", "meerling", "multiple birth"),
        ("crying-baby", "huilbaby", "excessively crying baby"),
        ("disabled", "gehandicapte baby", "baby with a disability"),
        ("other", "anders", "other"),
    ])
}

/// Special circumstances of the mother; several may hold (domain 4.4). All but the first two are the report's "anders".
public enum MotherCircumstance: UInt8, Code {
    case weakNetwork, singleParent, unsureOfMotherhood, postnatalDepression, healthProblems
    case relationshipProblems, noResidenceStatus, weakDutch, unfamiliarCulture, other

    public static let listing = CodeListing([
        ("weak-network", "gebrekkig sociaal netwerk", "lacking social network"),
        ("single-parent", "alleenstaand ouderschap", "single parenthood"),
        ("unsure-of-motherhood", "onzekerheid over het moederschap", "unsure about motherhood"),
        ("postnatal-depression", "postnatale depressie", "postnatal depression"),
        ("health-problems", "fysieke of psychische problematiek", "physical or mental problems"),
        ("relationship-problems", "relatieproblemen", "relationship problems"),
        ("no-residence-status", "illegaliteit", "without residence status"),
        ("weak-dutch", "gebrekkige beheersing van het Nederlands", "weak command of Dutch"),
        ("unfamiliar-culture", "onbekendheid met de Nederlandse cultuur", "unfamiliar with Dutch culture"),
        ("other", "anders", "other"),
    ])
}
