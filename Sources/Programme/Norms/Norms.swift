/// The norms with a number that a signal or a report uses, each in one place (domain 4.14).
public enum Norms {
    public static let visitFrequency = Norm(
        "N01", 1...1, .months, .expected, dutch: "Er is ten minste eens per maand een huisbezoek.",
        english: "There is a home visit at least once a month.", source: "D4")
    public static let visitLength = Norm(
        "N02", 60...90, .minutes, .expected, dutch: "Een huisbezoek duurt 60 tot 90 minuten.",
        english: "A home visit takes 60 to 90 minutes.", source: "D4")
    public static let firstVisit = Norm(
        "N03", 0...3, .months, .expected, dutch: "Bij het eerste bezoek is het kind 0 tot 3 maanden oud.",
        english: "At the first visit the child is 0 to 3 months old.", source: "D4")
    public static let lastVisit = Norm(
        "N04", 18...24, .months, .expected, dutch: "Bij het laatste bezoek is het kind 18 tot 24 maanden oud.",
        english: "At the last visit the child is 18 to 24 months old.", source: "D4")
    public static let enrolment = Norm(
        "N05", 0...18, .months, .criterion, dutch: "Bij de aanmelding is het eerste kind 0 tot 18 maanden oud.",
        english: "At enrolment the first child is 0 to 18 months old.", source: "D4, D2")
    public static let acquaintanceVisits = Norm(
        "N07", 1...2, .visits, .expected, dutch: "De kennismakingsfase heeft 1 of 2 bezoeken.",
        english: "The acquaintance phase has 1 or 2 visits.", source: "D4")
    public static let implementationVisits = Norm(
        "N08", 14...16, .visits, .expected, dutch: "De uitvoeringsfase heeft 14 tot 16 bezoeken.",
        english: "The implementation phase has 14 to 16 visits.", source: "D4")
    public static let closingVisits = Norm(
        "N09", 1...2, .visits, .expected, dutch: "De afsluitingsfase heeft 1 of 2 bezoeken.",
        english: "The closing phase has 1 or 2 visits.", source: "D4")
    public static let totalVisits = Norm(
        "N10", 16...20, .visits, .derived, dutch: "Een heel traject heeft 16 tot 20 bezoeken.",
        english: "A whole trajectory has 16 to 20 visits.", source: "D4")
    public static let individualSupervision = Norm(
        "N11", 1...1, .months, .expected, dutch: "Elke vrijwilliger heeft maandelijks een begeleidingsgesprek.",
        english: "Every volunteer has a supervision talk each month.", source: "D4")
    /// Half an hour to 0.7 hour: 30 to 42 minutes.
    public static let coordinationTime = Norm(
        "N13", 30...42, .minutesPerWeek, .norm,
        dutch: "Een coördinator heeft gemiddeld ten minste 0,5 tot 0,7 uur per week per vrijwilliger.",
        english: "A coordinator has at least 0.5 to 0.7 hours a week for each volunteer on average.", source: "D4")
    public static let basicTraining = Norm(
        "N14", 3...4, .meetings, .required, dutch: "De inwerktraining heeft 3 of 4 bijeenkomsten voor de start.",
        english: "The basic training has 3 or 4 meetings before the start.", source: "D4")
    public static let evaluation = Norm(
        "N24", 0...0, .none, .required, dutch: "Bij het laatste bezoek is er een evaluatie.",
        english: "There is an evaluation at the last visit.", source: "D4")
    public static let suspicion = Norm(
        "N25", 0...0, .none, .required,
        dutch: "Een zorg of vermoeden wordt zo vroeg mogelijk besproken; de coördinator volgt de Meldcode.",
        english: "A concern or suspicion is raised as early as possible; the coordinator follows the Meldcode.",
        source: "D4")
    public static let click = Norm(
        "N26", 0...0, .none, .required, dutch: "De klik wordt aan beiden gevraagd voordat de koppeling telt.",
        english: "Both are asked for a click before the match counts.", source: "D4")
    public static let intakeFirst = Norm(
        "N27", 0...0, .none, .required, dutch: "Aan elke koppeling gaat een intakegesprek vooraf.",
        english: "Every match is preceded by an intake talk.", source: "D4")
    public static let volunteersPerCoordinator = Norm(
        "N29", 17...17, .volunteers, .observed, dutch: "In 2008 waren er 17 vrijwilligers per coördinator.",
        english: "In 2008 there were 17 volunteers per coordinator.", source: "D2")
    public static let mothersPerVolunteer = Norm(
        "N30", 2...2, .mothers, .observed, dutch: "In 2008 waren er ruim 2 moeders per vrijwilliger.",
        english: "In 2008 there were just over 2 mothers per volunteer.", source: "D2")
}

extension Norms {
    public static let signallingTraining = Norm(
        "MC-62", 0...0, .none, .required,
        dutch: "Voor haar eerste bezoek volgt een vrijwilliger het onderdeel privacy en signaleren.",
        english: "Before her first visit a volunteer takes the part on privacy and signalling.", source: "D4")
    /// The limit is our own.
    public static let caseActivity = Norm(
        "MC-49", 0...30, .days, .own, dutch: "In een open Meldcode-casus gebeurt ten minste eens in de 30 dagen iets.",
        english: "Something happens in an open Meldcode case at least every 30 days.", source: "–")
    /// The limit is our own.
    public static let timelyEntry = Norm(
        "MC-08", 0...3, .days, .own, dutch: "Wat in een casus gebeurt, wordt binnen 3 dagen vastgelegd.",
        english: "What happens in a case is recorded within 3 days.", source: "S49")
    /// A month is as long as it is; a visit or a talk a few days later is still a monthly one.
    public static let monthlyGrace = Norm(
        "E01", 0...7, .days, .own, dutch: "Maandelijks mag een week uitlopen.",
        english: "Monthly may run over by a week.", source: "–")
    public static let intakeWait = Norm(
        "E02", 0...21, .days, .own, dutch: "De intake volgt binnen drie weken na de aanmelding.",
        english: "The intake follows within three weeks of enrolment.", source: "–")
    public static let matchWait = Norm(
        "E03", 0...60, .days, .own, dutch: "Een moeder wacht niet langer dan twee maanden op een koppeling.",
        english: "A mother does not wait for a match longer than two months.", source: "–")
    /// Common advice, not law (domain 2.2).
    public static let certificateAge = Norm(
        "E04", 0...3, .years, .own, dutch: "Een VOG is niet ouder dan drie jaar.",
        english: "A certificate of conduct (VOG) is not older than three years.", source: "S54")
    public static let certificate = Norm(
        "E05", 0...0, .none, .required, dutch: "Een vrijwilliger heeft een VOG voordat zij op bezoek gaat.",
        english: "A volunteer has a certificate of conduct (VOG) before she visits.", source: "D4, S54")
    public static let openLocation = Norm(
        "E06", 0...0, .none, .own, dutch: "Een traject loopt bij een locatie die open is.",
        english: "A trajectory runs at a location that is open.", source: "–")
}
