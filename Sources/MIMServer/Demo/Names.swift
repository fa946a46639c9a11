import Programme

/// Names that can be nobody's, and a few short sentences for the free texts.
///
/// Everything here is invented, and visibly so: no reader should ever wonder whether a person behind it exists.
enum Names {
    private static let gardens = [
        "Appelboom", "Berkenlaan", "Cipres", "Duindoorn", "Eikenhof", "Frambozenstruik", "Goudsbloem", "Hazelaar",
        "Iepenlaan", "Jeneverbes", "Kastanje", "Lindehof", "Meidoorn", "Notelaar", "Olijfboom", "Populier",
        "Kweepeer", "Rozenbottel", "Sleedoorn", "Tulpenveld", "Vlierbes", "Wilgenroos", "Zonnedauw",
    ]

    private static func surname(_ number: Int) -> String { "Voorbeeld-\(gardens[number % gardens.count])" }

    static func mother(_ number: Int) -> Personal { .spoken("Testmoeder \(number) \(surname(number))") }
    static func child(_ number: Int) -> Personal { .spoken("Testkind \(number)") }
    static func volunteer(_ number: Int) -> Personal { .spoken("Proefvrijwilliger \(number) \(surname(number))") }
    static func coordinator(_ number: Int) -> Personal { .spoken("Demo-coördinator \(number) \(surname(number))") }

    /// An address that the standard for examples sets apart (RFC 2606), so that no mail ever arrives.
    static func contact(_ word: String, _ number: Int) -> Personal { .spoken("\(word)\(number)@voorbeeld.invalid") }

    static let visitNotes = [
        "Gezellig bezoek, baby lachte veel.", "Moeder vertelde over het slapen; ritme gaat beter.",
        "Samen naar de praatplaten gekeken.", "Vragen over de eerste hapjes.", "Oma was er ook even bij.",
        "Het consultatiebureau was tevreden.", "Moeder was moe, we hielden het kort.", "Gepraat over weer gaan werken.",
        "Baby kruipt nu; veiligheid in huis besproken.", "Moeder wil graag naar de ontmoetingsgroep.",
    ]
    static let judgements = [
        "Past goed bij het programma.", "Moeder ziet uit naar de bezoeken.", "Kleine kring, staat open voor steun.",
        "Graag een vrijwilliger met dezelfde taal.", "Wil vooral van gedachten wisselen over het moederschap.",
    ]
    static let adviceOutcomes = [
        "Team ziet geen bezwaar; wel goed volgen.", "Team raadt aan te beginnen naast bestaande hulp.",
        "Team stelt voor eerst met de huisarts te overleggen.",
    ]
    static let referralReasons = [
        "Andere hulp past beter bij de vragen.", "Kind is ouder dan de doelgroep.", "Er loopt al intensieve hulp.",
    ]
    static let supervisionNotes = [
        "Gaat met plezier op bezoek.", "Zoekt nog naar de balans tussen luisteren en advies geven.",
        "Praatpapier werkt goed.", "Wil graag een tweede moeder bezoeken.", "Heeft het druk thuis, blijft gemotiveerd.",
    ]
    static let concernDescriptions = [
        "Moeder oogt al weken somber.", "Er is weinig eten in huis.", "Baby groeit minder hard dan verwacht.",
        "Veel ruzie tussen de ouders, zegt moeder.", "Traphekje ontbreekt en trap is steil.",
        "Moeder slaapt nauwelijks en huilt veel.",
    ]
    static let concernNotes = [
        "Besproken; huisarts kijkt mee.", "Wijkverpleegkundige komt langs.", "Was een misverstand, rustig uitgepraat.",
        "Afspraak gemaakt bij het consultatiebureau.",
    ]
    static let interviewRemarks = [
        "Warm en nuchter.", "Veel ervaring in de buurt.", "Luistert goed.", "Wil graag iets terugdoen.",
    ]
}
