import Wire

/// Refusals about the yearly registration.
extension Refusal {
    /// The year goes on: its figures are not known yet.
    static func yearNotOver(_ year: Int, by day: Day) -> Refusal {
        Refusal(
            "year-not-over", field: "year",
            dutch: "Het jaar \(year) is op \(day) nog niet voorbij. Kies een eerder jaar, of wacht tot 1 januari.",
            english: "The year \(year) is not over on \(day). Choose an earlier year, or wait until 1 January.")
    }

    /// A delivery of nothing.
    static var noFigures: Refusal {
        Refusal(
            "no-figures", field: "mothers",
            dutch: "Er is geen enkel cijfer opgegeven. Geef er ten minste een, zoals het aantal moeders.",
            english: "There is no figure at all. Give at least one, such as the number of mothers.")
    }

    /// What was counted as a place is said, but not how many there were.
    static var countedPlaceWithoutPlaces: Refusal {
        Refusal(
            "counted-place-without-places", field: "countedPlace",
            dutch: "Wat er als plaats geteld is, zegt alleen iets bij het aantal plaatsen. Geef ook places.",
            english: "What was counted as a place means something only with their number. Give places too.")
    }

    /// A publication in a file of commands: it would be counted from a log that is changing under it.
    static var publishedAmongOthers: Refusal {
        Refusal(
            "published-among-others", field: "year",
            dutch: "Een verslag wordt op zichzelf gepubliceerd, niet in een reeks. Gebruik mim publish of stuur "
                + "publish-registration apart.",
            english: "A report is published by itself, not among other lines. Use mim publish, or send "
                + "publish-registration apart.")
    }
}
