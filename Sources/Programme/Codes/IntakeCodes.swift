/// How a mother came to the programme (domain 4.2, step 2).
public enum EnrolmentRoute: UInt8, Code {
    case referred, foundInformation, wordOfMouth, approached

    public static let listing = CodeListing([
        ("referred", "verwezen", "referred"),
        ("found-information", "zelf informatie gevonden", "found information"),
        ("word-of-mouth", "mond-tot-mond", "word of mouth"),
        ("approached", "benaderd door MIM", "approached by MIM"),
    ])
}

/// Why the programme suits her (indicaties; domain 4.3).
public enum Indication: UInt8, Code {
    case firstChild, everydayQuestions, littleSupport

    public static let listing = CodeListing([
        ("first-child", "eerste kind van 0 tot 18 maanden", "first child, 0 to 18 months"),
        ("everyday-questions", "alledaagse vragen over de opvoeding", "everyday questions on upbringing"),
        ("little-support", "weinig of geen steun uit het netwerk", "little or no support from the network"),
    ])
}

/// Why the programme may not suit her (contra-indicaties, "can be"; domain 4.3).
public enum ContraIndication: UInt8, Code {
    case mentalProblems, violence, manyProblems, intellectualDisability

    public static let listing = CodeListing([
        ("mental-problems", "ernstige psychische problemen", "serious mental problems"),
        ("violence", "(vermoeden van) geweld in het gezin", "(suspected) violence in the family"),
        ("many-problems", "veel problemen op verschillende gebieden", "many problems in several areas"),
        ("intellectual-disability", "(mogelijk) licht verstandelijk beperkt", "(possible) mild disability"),
    ])
}

/// How heavy the upbringing situation is (domain 4.3); the first is the target group.
public enum UpbringingLevel: UInt8, Code {
    case ordinary, tension, crisis, distress

    public static let listing = CodeListing([
        ("ordinary", "gewone opvoedingssituatie", "ordinary"),
        ("tension", "opvoedingsspanning", "tension"),
        ("crisis", "opvoedingscrisis", "crisis"),
        ("distress", "opvoedingsnood", "distress"),
    ])
}

/// What the mother wants help with (wensen en behoeften; domain 4.3).
public enum Need: UInt8, Code {
    case feeding, sleep, crying, development, confidence, customs, neighbourhood, company, other

    public static let listing = CodeListing([
        ("feeding", "voeding", "feeding"),
        ("sleep", "slapen", "sleep"),
        ("crying", "huilen", "crying"),
        ("development", "ontwikkeling van het kind", "the child's development"),
        ("confidence", "vertrouwen als moeder", "confidence as a mother"),
        ("customs", "Nederlandse gewoonten leren kennen", "getting to know Dutch customs"),
        ("neighbourhood", "wat er in de buurt is", "what the neighbourhood offers"),
        ("company", "alleen met de baby", "alone with the baby"),
        ("other", "anders", "other"),
    ])
}

/// Where a mother is referred on to when the programme does not suit her (domain 4.2, step 5b).
public enum ReferralTarget: UInt8, Code {
    case clinic, homeStart, otherVolunteers, socialTeam, youthCare, mentalHealth, refugeeWork, other

    public static let listing = CodeListing([
        ("clinic", "consultatiebureau", "child health clinic"),
        ("home-start", "Home-Start", "Home-Start"),
        ("other-volunteers", "ander vrijwilligersprogramma", "another volunteer programme"),
        ("social-team", "sociaal team", "social team"),
        ("youth-care", "jeugdhulp", "youth help"),
        ("mental-health", "geestelijke gezondheidszorg", "mental health care"),
        ("refugee-work", "vluchtelingenwerk", "refugee work"),
        ("other", "anders", "other"),
    ])
}
