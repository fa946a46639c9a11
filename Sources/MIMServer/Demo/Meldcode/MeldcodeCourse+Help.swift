import Programme

/// Courses without a report: the suspicion was refuted, or help was accepted and worked.
extension MeldcodeCourse {
    static let refutedByTalk = MeldcodeCourse(
        name: "refuted-by-talk",
        steps: [
            .signal(
                0, told: 0, delay: 1, "Blauwe plekken op beide onderarmen van de baby.",
                against: "Rustig contact met moeder."),
            .consult(1, .colleague, "Passen de plekken bij de leeftijd?", "Laat de jeugdarts kijken en spreek moeder."),
            .spoken(3, "Plekken benoemd.", "Moeder liet de brief van de huisarts zien: een stollingsonderzoek loopt."),
            .weighed(5, [.no], "Er is een medische verklaring; geen vermoeden meer."),
            .decided(5, .report, false, "Het vermoeden is weggenomen."), .decided(5, .help, false, "Geen hulp nodig."),
            .mim(5, .goOn, "Moeder stelt de bezoeken op prijs."),
            .closed(6, .refuted, "Het vermoeden is weerlegd; moeder is gewezen op haar rechten."),
        ])

    static let refutedThirdParty = MeldcodeCourse(
        name: "refuted-third-party",
        steps: [
            .signal(
                0, told: 2, delay: 2, source: .toldByThirdParty, observer: .other,
                "Buurvrouw zegt dat er vaak geschreeuwd wordt."),
            .consult(
                4, .attentionOfficer, "Hoe weeg ik een bericht van een buurvrouw?", "Eerst zelf kijken en vragen."),
            .signal(
                9, told: 9, observer: .coordinator, "Op bezoek geweest: ontspannen sfeer.",
                against: "Geen signalen gezien."),
            .spoken(9, "Verteld wat er gezegd was.", "Ouders lachten: vader repeteert voor het toneel."),
            .weighed(10, [.no], "Bericht blijkt op een misverstand te berusten."),
            .decided(10, .report, false, "Geen vermoeden."), .decided(10, .help, false, "Niet aan de orde."),
            .mim(10, .goOn, "Niets staat in de weg."), .closed(11, .refuted, "Het vermoeden is weerlegd."),
        ])

    static let helpAccepted = MeldcodeCourse(
        name: "help-accepted",
        steps: [
            .signal(
                0, told: 0, "Moeder schudt de baby bij het troosten.", meaning: "Vrijwilliger denkt aan uitputting."),
            .kindcheck(1, .withOtherParent, "Drie maanden."),
            .consult(1, .attentionOfficer, "Is dit onveilig?", "Snel spreken; huisarts en wijkverpleegkundige erbij."),
            .consult(
                1, .veiligThuis, "Advies zonder namen: wat is nodig?", "Hulp organiseren kan als moeder meewerkt."),
            .spoken(
                2, "Gezegd wat gezien is.", "Moeder schrok en vroeg zelf om hulp.", agreed: "Oma komt elke middag."),
            .weighed(3, [.yes, .no, .yes, .yes, .yes], "Uitputting; netwerk en hulp zijn er, moeder werkt mee."),
            .decided(3, .report, false, "Hulp is mogelijk en wordt aanvaard."),
            .decided(3, .help, true, "Gezinsverzorging en begeleiding bij het huilen."),
            .helpAgreed(4, review: 32, "Tweemaal per week gezinsverzorging; wekelijks bellen."),
            .verwijsindex(4, .notUsed, "De regio werkt niet met de index."),
            .agreed(4, by: .relative, within: 14, "Oma komt elke middag."),
            .mim(4, .goOn, "De vrijwilliger is een vertrouwde steun."),
            .aftercare(8, "Zij schrok ervan en kan er nu over praten.", instruction: "Bij twijfel meteen bellen."),
            .kept(18), .told(30, .record, reaction: "Moeder herkent zich in wat er staat."),
            .reviewed(32, .safe, "Het gaat goed thuis; de hulp loopt af."),
            .closed(40, .resolvedByHelp, "De hulp werkte; de situatie is veilig."),
        ])

    /// Weighed before anybody was asked, and written down weeks later: out of order and late, but all of it there.
    static let helpOutOfOrder = MeldcodeCourse(
        name: "help-out-of-order",
        steps: [
            .signal(0, told: 1, delay: 16, "Baby ligt uren alleen in een box."),
            .spoken(2, delay: 15, "Gevraagd hoe de dagen verlopen.", "Moeder voelt zich somber en komt nergens toe."),
            .weighed(3, delay: 14, [.yes, .no, .yes, .yes], "Verwaarlozing door somberheid; hulp is voorhanden."),
            .consult(6, delay: 11, .clinicTeam, "Kan de wijkverpleegkundige vaker komen?", "Ja, wekelijks."),
            .decided(7, .report, false, "Moeder aanvaardt hulp."),
            .decided(7, .help, true, "Huisarts en wijkverpleegkundige."),
            .helpAgreed(8, review: 45, "Behandeling van de somberheid; wekelijks bezoek."),
            .mim(8, .goOn, "Bezoeken om de twee weken zolang het nodig is."),
            .closed(60, .resolvedByHelp, "Moeder is opgeknapt en de baby doet het goed."),
        ])

    /// The volunteer spoke with the mother first; the coordinator heard of it nine days later.
    static let motherToldFirst = MeldcodeCourse(
        name: "mother-told-first",
        steps: [
            .signal(0, told: 9, delay: 9, "Peuter van de buren slaat de baby; moeder grijpt niet in."),
            .spoken(1, delay: 9, by: .volunteer, "Vrijwilliger sprak moeder er zelf op aan.", "Moeder was boos."),
            .consult(10, .attentionOfficer, "Hoe herstellen we het contact?", "Coördinator gaat zelf langs."),
            .spoken(12, "Besproken wat er speelt.", "Moeder vond het lastig nee te zeggen tegen de buren."),
            .weighed(13, [.yes, .no, .yes, .yes, .yes], "Niet opzettelijk; moeder leert grenzen te stellen."),
            .decided(13, .report, false, "Hulp volstaat."), .decided(13, .help, true, "Opvoedspreekuur."),
            .helpAgreed(13, review: 40, "Drie gesprekken op het opvoedspreekuur."),
            .mim(14, .goOn, "Moeder wil verder met dezelfde vrijwilliger."),
            .closed(45, .resolvedByHelp, "Afspraken zijn nagekomen."),
        ])
}
