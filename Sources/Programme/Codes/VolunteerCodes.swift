/// How a volunteer came to the programme.
public enum RecruitmentRoute: UInt8, Code {
    case wordOfMouth, advertisement, programmeMother, organisation, volunteerCentre, other

    public static let listing = CodeListing([
        ("word-of-mouth", "mond-tot-mond", "word of mouth"),
        ("advertisement", "advertentie of folder", "advertisement or folder"),
        ("programme-mother", "was zelf MIM-moeder", "was a MIM mother"),
        ("organisation", "via een organisatie", "through an organisation"),
        ("volunteer-centre", "vrijwilligerssteunpunt", "volunteer centre"),
        ("other", "anders", "other"),
    ])
}

/// Specific experience that a volunteer can offer in a match (domain 4.4).
public enum VolunteerExperience: UInt8, Code {
    case birth, cryingBaby, breastfeeding, singleParenthood, twins, strangeCountry

    public static let listing = CodeListing([
        ("birth", "verloop van zwangerschap en bevalling", "course of pregnancy and birth"),
        ("crying-baby", "huilbaby", "excessively crying baby"),
        ("breastfeeding", "borstvoeding", "breastfeeding"),
        ("single-parenthood", "alleenstaand ouderschap", "single parenthood"),
        ("twins", "tweeling", "twins"),
        ("strange-country", "moeder worden in een vreemd land", "becoming a mother in a strange country"),
    ])
}

/// The topics of the basic training (inwerktraining; domain 4.8).
public enum TrainingTopic: UInt8, Code {
    case principles, youthHealth, volunteerPolicy, attitude, homeVisit, otherActivities, privacyAndSignalling
    case limits, coordinatorRole

    public static let listing = CodeListing([
        ("principles", "uitgangspunten van MIM", "principles of MIM"),
        ("youth-health", "plaats binnen de jeugdgezondheidszorg", "place in youth health care"),
        ("volunteer-policy", "werken met vrijwilligers", "working with volunteers"),
        ("attitude", "functie, houding en gespreksvaardigheden", "role, attitude and conversation skills"),
        ("home-visit", "huisbezoek: fasen, praatpapier, beeldmateriaal", "home visit: phases, talk sheet, pictures"),
        ("other-activities", "andere activiteiten", "other activities"),
        ("privacy-and-signalling", "privacy en signaleren (Meldcode)", "privacy and signalling (Meldcode)"),
        ("limits", "grenzen aan MIM", "limits of MIM"),
        ("coordinator-role", "rol van de coördinator", "role of the coordinator"),
    ])
}

/// Why a volunteer stopped (domain 4.6). From the fifth on they are the report's "anders".
public enum VolunteerStopReason: UInt8, Code {
    case noTime, foundJob, moved, startedEducation, illness, pregnancy, unmetExpectations, ownProblems
    case otherChallenge, other

    public static let listing = CodeListing([
        ("no-time", "geen tijd meer", "no more time"),
        ("found-job", "baan gevonden", "found a job"),
        ("moved", "verhuizing", "moved house"),
        ("started-education", "gestart met een opleiding", "started an education"),
        ("illness", "ziekte", "illness"),
        ("pregnancy", "zwangerschap", "pregnancy"),
        ("unmet-expectations", "voldeed niet aan de verwachtingen", "did not meet expectations"),
        ("own-problems", "eigen problemen", "own problems"),
        ("other-challenge", "zoekt andere uitdaging of werk", "seeks another challenge or work"),
        ("other", "anders", "other"),
    ])
}

/// The topics of an individual supervision talk; the first three are fixed (domain 4.7).
public enum SupervisionTopic: UInt8, Code {
    case functioning, contact, materials, experiences, nextVisit, motherProgress, wellbeing, aftercare

    public static let listing = CodeListing([
        ("functioning", "functioneren van de vrijwilliger", "functioning of the volunteer"),
        ("contact", "verloop van het contact", "course of the contact"),
        ("materials", "inzet van praatpapier en beeldmateriaal", "use of talk sheet and pictures"),
        ("experiences", "ervaringen", "experiences"),
        ("next-visit", "voorbereiding van het volgende bezoek", "preparing the next visit"),
        ("mother-progress", "ontwikkeling van de moeder", "progress of the mother"),
        ("wellbeing", "hoe het met de vrijwilliger zelf gaat", "how the volunteer herself is"),
        ("aftercare", "nazorg", "aftercare"),
    ])
}

/// The theme of a group meeting of volunteers (domain 4.7).
public enum GroupTheme: UInt8, Code {
    case experiences, news, postnatalDepression, childhoodIllness, breastfeeding, values, youngMothers
    case signalling, other

    public static let listing = CodeListing([
        ("experiences", "ervaringen uitwisselen", "sharing experiences"),
        ("news", "nieuws van de organisatie", "news of the organisation"),
        ("postnatal-depression", "postnatale depressie", "postnatal depression"),
        ("childhood-illness", "kinderziekten", "childhood illnesses"),
        ("breastfeeding", "borstvoeding", "breastfeeding"),
        ("values", "waarden en normen", "values and norms"),
        ("young-mothers", "jonge moeders", "young mothers"),
        ("signalling", "signaleren", "signalling"),
        ("other", "anders", "other"),
    ])
}
