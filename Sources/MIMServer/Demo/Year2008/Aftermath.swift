import Programme
import Wire

/// What was recorded of the registration of 2008 after its year: the totals of the years before, as the published report
/// has them in its five-year table, and the publication itself.
///
/// The figures of 2008 are delivered too: the report prints 703 mothers in this table and 709 elsewhere (R08-01), and so
/// what is delivered and what is counted stand side by side.
enum Aftermath {
    /// Thursday 1 October 2009, the month in which the report came out.
    static let delivered = Day(number: 14_518)
    /// Thursday 15 October 2009.
    static let published = Day(number: 14_532)

    static let source = "Registratie 2008, MIM over vijf registratiejaren"

    /// The deliveries, in the order of the years: the table and its footnotes as they are printed.
    ///
    /// A footnote is given to the year whose mark it bears. They seem to have moved by one place (R08-12); that reading
    /// stands in the remark, for it is not what was delivered.
    static let deliveries: [DeliverRegistration] = [
        delivery(
            2004,
            DeliveredFigures(
                places: 22, countedPlace: .municipality, placesReporting: 20, mothers: 647, mothersNotDutchPercent: 40,
                volunteers: 362, volunteersNotDutchPercent: 16)),
        delivery(
            2005,
            DeliveredFigures(
                places: 23, countedPlace: .municipality, mothers: 755, mothersNotDutchPercent: 45, volunteers: 405,
                volunteersNotDutchPercent: 19,
                remark:
                    "Bij **) staat geen voetnoot. Zijn de noten een plaats verschoven, dan 22 met gegevens (R08-12).")),
        delivery(
            2006,
            DeliveredFigures(
                places: 20, countedPlace: .municipality, placesReporting: 22, mothers: 849, mothersNotDutchPercent: 54,
                volunteers: 426, volunteersNotDutchPercent: 22,
                remark: "Zo bij ***) gedrukt. Zijn de noten een plaats verschoven, dan 20 met gegevens (R08-12).")),
        delivery(
            2007,
            DeliveredFigures(
                places: 19, countedPlace: .municipality, placesReporting: 20, mothers: 692, mothersNotDutchPercent: 60,
                volunteers: 362, volunteersNotDutchPercent: 30,
                remark:
                    "Zo bij ****) gedrukt. Zijn de noten een plaats verschoven, dan 18, een zonder gegevens (R08-12).")
        ),
        delivery(
            2008,
            DeliveredFigures(
                places: 19, countedPlace: .location, mothers: 703, mothersNotDutchPercent: 65, volunteers: 349,
                volunteersNotDutchPercent: 39,
                remark: "Bij *****) staat 18 met gegevens, een zonder, en nog eens 19 met gegevens (R08-13).")),
    ]

    private static func delivery(_ year: Int, _ figures: DeliveredFigures) -> DeliverRegistration {
        DeliverRegistration(year: year, on: delivered, source: source, figures: figures)
    }

    /// The deliveries on one morning.
    static var deliverySteps: [StoryStep] {
        deliveries.enumerated().map { index, delivery in
            StoryStep(at: instant(delivered, minutes: index * 5), actor: .local, command: delivery)
        }
    }

    /// The publication of the report of 2008.
    static var publicationStep: StoryStep {
        StoryStep(at: instant(published, minutes: 0), actor: .local, command: PublishRegistration(year: 2008))
    }

    /// Ten o'clock in the morning in Amsterdam, and so many minutes.
    private static func instant(_ day: Day, minutes: Int) -> Instant {
        Instant(milliseconds: Int64(day.number) * Instant.dayLength + 8 * 3_600_000 + Int64(minutes) * 60_000)
    }
}
