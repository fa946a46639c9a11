/// The limits of the Meldcode rules that a meldcode may set otherwise.
///
/// Where a source names no number, the number is our own and may be changed (domain 1.10).
extension Norms {
    public static let timelyTelling = Norm(
        "MC-07", 0...1, .workingDays, .own,
        dutch: "De coördinator hoort binnen 1 werkdag wat een vrijwilliger zag, en bij acuut gevaar dezelfde dag.",
        english: "The coordinator hears within 1 working day what a volunteer saw, and in acute danger the same day.",
        source: "D4")
    public static let contactAttempts = Norm(
        "MC-21", 0...2, .none, .own, dutch: "Aan geen contact gaan ten minste twee pogingen vooraf.",
        english: "Two attempts at least come before there is no contact.", source: "S5, S6")
    public static let helpPlan = Norm(
        "MC-34", 0...2, .workingDays, .own,
        dutch: "Wie besluit niet te melden, legt binnen 2 werkdagen het hulpplan vast.",
        english: "Whoever decides not to report records the plan of help within 2 working days.", source: "S3, S6")
    public static let acceptedHelp = Norm(
        "MC-35", 0...2, .workingDays, .own,
        dutch: "Binnen 2 werkdagen is vastgelegd of de betrokkenen de hulp aanvaarden.",
        english: "Within 2 working days it is recorded whether those involved accept the help.", source: "S3")
    public static let lastingUnsafety = Norm(
        "MC-37", 0...2, .workingDays, .own,
        dutch: "Blijft het onveilig, dan is er binnen 2 werkdagen een besluit om (opnieuw) te melden.",
        english: "If unsafety goes on, there is a decision to report (again) within 2 working days.", source: "S3, S6")
    public static let timelyReport = Norm(
        "MC-41", 0...2, .workingDays, .own,
        dutch: "Op een besluit tot melden volgt de melding binnen 2 werkdagen, en bij acuut gevaar dezelfde dag.",
        english:
            "A decision to report is followed by the report within 2 working days, and in acute danger the same day.",
        source: "–")
    public static let followUpAgreements = Norm(
        "MC-44", 0...70, .days, .own,
        dutch: "Binnen 70 dagen na een melding zijn er afspraken met Veilig Thuis en met het gezin.",
        english: "Within 70 days of a report there are agreements with Veilig Thuis and with the family.",
        source: "S6")
    public static let acknowledgement = Norm(
        "MC-45", 0...10, .workingDays, .own,
        dutch: "Veilig Thuis bevestigt een melding binnen 10 werkdagen.",
        english: "Veilig Thuis acknowledges a report within 10 working days.", source: "S20, S36")
    public static let outcome = Norm(
        "MC-45", 0...70, .days, .own,
        dutch: "Veilig Thuis laat binnen 10 weken weten wat er met een melding is gedaan.",
        english: "Veilig Thuis lets know within 10 weeks what was done with a report.", source: "S20, S36")
    public static let afterReport = Norm(
        "MC-46", 0...30, .days, .own, dutch: "Binnen 30 dagen na een melding is er iets nieuws vastgelegd.",
        english: "Within 30 days of a report something new is recorded.", source: "S11, S17")
    public static let aftercare = Norm(
        "MC-51", 0...30, .days, .own,
        dutch: "Uiterlijk 30 dagen na de afsluiting heeft de vrijwilliger nazorg gehad.",
        english: "The volunteer has had aftercare 30 days after the closing at the latest.", source: "D4")
    public static let requestAnswered = Norm(
        "MC-55", 0...1, .months, .required, dutch: "Een verzoek van een betrokkene wordt binnen een maand beantwoord.",
        english: "A request of a person concerned is answered within a month.", source: "S44")
    public static let extendedRequestAnswered = Norm(
        "MC-55", 0...3, .months, .required,
        dutch: "Is binnen een maand gezegd dat het langer duurt, dan wordt een verzoek binnen drie maanden beantwoord.",
        english: "If it was told within a month that it takes longer, a request is answered within three months.",
        source: "S44")
    public static let meldcodeTraining = Norm(
        "MC-63", 0...24, .months, .own,
        dutch: "De Meldcode-scholing van een coördinator is niet ouder dan 24 maanden.",
        english: "A coordinator's training in the Meldcode is not older than 24 months.", source: "S13")
}
