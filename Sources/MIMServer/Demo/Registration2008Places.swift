import Programme
import Wire

/// The demo's locations and coordinators of 2008: names, organisations and variants as published, people per location
/// chosen so that they add up to the published totals.
enum Registration2008Places {
    /// A location that was open at the end of 2008.
    struct Place: Sendable {
        let name: String
        let municipality: String
        let variant: ProgrammeVariant
        let providers: [Provider]
        /// Active at some time in 2008.
        let mothers: Int
        /// Of those, ended in 2008.
        let mothersEnded: Int
        /// Active at some time in 2008.
        let volunteers: Int
        /// Of those, stopped in 2008.
        let volunteersStopped: Int
    }

    static let places: [Place] = [
        place("Barneveld", kruiswerk, .regular, mothers: 22, ended: 10, volunteers: 11, stopped: 2),
        place("Borne", carint, .withHomeStart, mothers: 14, ended: 6, volunteers: 7, stopped: 1),
        place("Breda", careyn, .withHomeStart, mothers: 36, ended: 16, volunteers: 18, stopped: 4),
        place(
            "Den Haag (Escamp)", in: "Den Haag", meavita, .regular,
            mothers: 197, ended: 86, volunteers: 96, stopped: 20),
        place("Den Haag (Laak)", in: "Den Haag", meavita, .regular, mothers: 58, ended: 25, volunteers: 28, stopped: 6),
        place(
            "Den Haag (Transvaal/Segbroek)", in: "Den Haag", meavita, .regular,
            mothers: 64, ended: 28, volunteers: 31, stopped: 7),
        place(
            "Dordrecht", homeCare("Stichting Opmaat"), .withBoekenpret,
            mothers: 40, ended: 17, volunteers: 20, stopped: 4),
        place("Ede", kruiswerk, .regular, mothers: 30, ended: 13, volunteers: 15, stopped: 3),
        place(
            "Emmeloord", in: "Noordoostpolder", oudeEnNieuweLand, .regular,
            mothers: 24, ended: 10, volunteers: 12, stopped: 3),
        place(
            "Groningen", homeCare("Thuiszorg Groningen"), .regular,
            mothers: 34, ended: 15, volunteers: 17, stopped: 4),
        place("Hengelo", carint, .withHomeStart, mothers: 21, ended: 9, volunteers: 11, stopped: 2),
        place("'s-Hertogenbosch", [humanitas], .withHomeStart, mothers: 28, ended: 12, volunteers: 14, stopped: 3),
        place("Hof van Twente", carint, .withHomeStart, mothers: 12, ended: 5, volunteers: 6, stopped: 1),
        place("Nijkerk", kruiswerk, .regular, mothers: 18, ended: 8, volunteers: 9, stopped: 2),
        place("Purmerend", evean, .withHomeStart, mothers: 3, ended: 1, volunteers: 2, stopped: 0),
        place("Schiedam", careyn, .regular, mothers: 32, ended: 14, volunteers: 16, stopped: 3),
        place("Spijkenisse", careyn, .regular, mothers: 25, ended: 11, volunteers: 12, stopped: 3),
        place(
            "Steenwijk", in: "Steenwijkerland", oudeEnNieuweLand, .withBoekenpret,
            mothers: 16, ended: 7, volunteers: 8, stopped: 2),
        place("Vlaardingen", careyn, .regular, mothers: 35, ended: 16, volunteers: 16, stopped: 3),
    ]

    /// Locations that closed in 2007: three locations, two organisations. The report does not name the organisations.
    static let closedIn2007: [(name: String, provider: Provider)] = [
        ("Hoorn", Provider(name: "Aanbieder te Hoorn", kind: .homeCare, role: .lead)),
        ("Oss", Provider(name: "Aanbieder te Oss en Uden", kind: .homeCare, role: .lead)),
        ("Uden", Provider(name: "Aanbieder te Oss en Uden", kind: .homeCare, role: .lead)),
    ]

    /// The twenty coordinators, each with the locations and the hours a week there for MIM alone (R08-25).
    ///
    /// The first six work alone; at every other location two or more share the work.
    static let coordinators: [[(place: String, weeklyHours: Int)]] = [
        [("Breda", 11)],
        [("Dordrecht", 12)],
        [("Groningen", 10)],
        [("Purmerend", 5)],
        [("Spijkenisse", 8)],
        [("Vlaardingen", 10)],
        [("Barneveld", 4), ("Ede", 6), ("Nijkerk", 4)],
        [("Barneveld", 3), ("Ede", 4), ("Nijkerk", 2)],
        [("Borne", 3), ("Hengelo", 4), ("Hof van Twente", 3)],
        [("Borne", 2), ("Hengelo", 4), ("Hof van Twente", 2)],
        [("Den Haag (Escamp)", 22)],
        [("Den Haag (Escamp)", 16), ("Den Haag (Laak)", 6)],
        [("Den Haag (Laak)", 12), ("Den Haag (Transvaal/Segbroek)", 8)],
        [("Den Haag (Transvaal/Segbroek)", 12), ("Den Haag (Escamp)", 8)],
        [("Emmeloord", 5), ("Steenwijk", 3)],
        [("Emmeloord", 4), ("Steenwijk", 3)],
        [("'s-Hertogenbosch", 6)],
        [("'s-Hertogenbosch", 5)],
        [("Schiedam", 7)],
        [("Schiedam", 5)],
    ]

    // MARK: Organisations, under the name of the group: the report counts Careyn's three parts as one organisation

    private static let kruiswerk = homeCare("Kruiswerk West-Veluwe")
    private static let careyn = homeCare("Careyn")
    private static let meavita = homeCare("Meavita")
    private static let oudeEnNieuweLand = homeCare("Zorggroep Oude en Nieuwe Land")
    private static let humanitas = Provider(name: "Humanitas", kind: .humanitas, role: .lead)
    /// The text makes Humanitas responsible, the list puts Carint first and adds Scala (R08-24).
    private static let carint = [
        humanitas, Provider(name: "Carint", kind: .homeCare, role: .partner),
        Provider(name: "Scala", kind: .welfare, role: .partner),
    ]
    private static let evean = [
        humanitas, Provider(name: "Evean", kind: .homeCare, role: .supporter),
        Provider(name: "GGD", kind: .publicHealth, role: .supporter),
        Provider(name: "Bureau Jeugdzorg", kind: .youthCare, role: .supporter),
    ]

    private static func homeCare(_ name: String) -> [Provider] {
        [Provider(name: name, kind: .homeCare, role: .lead)]
    }

    private static func place(
        _ name: String, in municipality: String? = nil, _ providers: [Provider],
        _ variant: ProgrammeVariant, mothers: Int, ended: Int, volunteers: Int, stopped: Int
    ) -> Place {
        Place(
            name: name, municipality: municipality ?? name, variant: variant, providers: providers, mothers: mothers,
            mothersEnded: ended, volunteers: volunteers, volunteersStopped: stopped)
    }
}
