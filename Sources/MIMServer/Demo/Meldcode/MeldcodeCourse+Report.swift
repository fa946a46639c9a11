import Programme

/// Courses with a report, and those that are not finished.
extension MeldcodeCourse {
    static let acuteReport = MeldcodeCourse(
        name: "acute-report", endReason: .afterMeldcode,
        steps: [
            .signal(
                0, told: 0, source: .disclosure, acute: true,
                "Moeder vertelt dat haar partner haar die ochtend heeft geslagen."),
            .called(0, .emergencyNumber, "Politie was er binnen een kwartier."),
            .kindcheck(0, .withPartner, "Vijf maanden."),
            .consult(0, .veiligThuis, "Acuut gevaar: wat nu?", "Melden; moeder en kind vandaag in veiligheid brengen."),
            .omitted(0, .safetyInvolved, later: 14, "Een gesprek met de partner zou moeder en kind in gevaar brengen."),
            .weighed(0, [.yes, .yes], "Acute onveiligheid."), .decided(0, .report, true, "Acuut onveilig."),
            .reported(
                0, .telephone, "Gezien: een gezwollen wang en een angstige moeder.",
                told: "Moeder vertelt dat haar partner haar die ochtend heeft geslagen."),
            .told(0, .report, reaction: "Moeder wilde dat er gemeld werd."),
            .decided(1, .help, true, "Opvang geregeld via de melding."),
            .aftercare(7, "Verteld wat er gebeurd is.", instruction: "Niet op bezoek; bel bij vragen."),
            .told(14, .omittedConversation, reaction: "Vader is ingelicht door Veilig Thuis, samen met ons."),
            .mim(20, .end, "Moeder verblijft op een veilige plek buiten de regio."),
            .closed(28, .endedWithReport, "Overgenomen na de melding."),
            .followedUp(28, .veiligThuis, "Terugkoppeling: moeder en kind zijn veilig; het onderzoek loopt."),
        ])

    static let reportWithHelp = MeldcodeCourse(
        name: "report-with-help",
        steps: [
            .signal(0, told: 1, delay: 1, source: .toldByMother, "Moeder zegt dat er elke week ruzie met slaan is."),
            .consult(1, .attentionOfficer, "Structureel?", "Ja, gezien de duur."),
            .consult(2, .veiligThuis, "Advies over de volgorde.", "Eerst spreken, dan melden, hulp ernaast."),
            .spoken(
                4, "Gezegd dat een melding volgt.", "Moeder is opgelucht, vader boos.", agreed: "Vader slaapt elders."),
            .weighed(5, by: .attentionOfficer, [.yes, .yes], "Structurele onveiligheid."),
            .decided(5, .report, true, by: .manager, "Structureel onveilig."),
            .decided(5, .help, true, by: .manager, "Hulp loopt door naast de melding."),
            .reported(6, .form, "Feiten, bronnen en gesprekken op een rij."),
            .helpAgreed(7, review: 49, "Relatiehulp; wekelijks contact."),
            .mim(8, .goOn, "Bezoeken gaan door, niet alleen."),
            .closed(70, .handedOver, "De regie ligt bij de jeugdhulp."),
        ])

    static let workerUnsafe = MeldcodeCourse(
        name: "worker-unsafe", endReason: .afterMeldcode,
        steps: [
            .signal(0, told: 0, "Vader dreigde de vrijwilliger bij de deur."),
            .consult(1, .colleague, "Kan iemand nog langs?", "Nee, niet alleen en niet thuis."),
            .omitted(2, .safetyWorker, later: 21, "Vader heeft medewerkers bedreigd."),
            .weighed(3, [.yes, .doubt], "Onveiligheid niet uit te sluiten."),
            .consult(3, .veiligThuis, "Bij twijfel: melden?", "Ja, melden is hier passend."),
            .decided(4, .report, true, "Twijfel en dreiging; hulp zelf organiseren lukt niet."),
            .decided(4, .help, false, "Wij krijgen geen toegang."),
            .reported(4, .telephone, "Dreiging en zorgen gemeld."),
            .mim(18, .end, "Bezoeken zijn niet langer veilig."),
            .closed(27, .endedWithReport, "Terugkoppeling van de melding ontvangen."),
        ])

    static let noContact = MeldcodeCourse(
        name: "no-contact", endReason: .contactLost,
        steps: [
            .signal(0, told: 2, delay: 2, "Baby mager en stil bij het laatste bezoek."),
            .consult(3, .clinicTeam, "Is de baby daar gezien?", "Twee afspraken gemist."),
            .tried(9, .visit, "Niemand deed open."), .tried(10, .telephone, "Geen gehoor."),
            .tried(14, .visit, "De buren zien niemand."), .tried(15, .telephone, "Het nummer is niet in gebruik."),
            .omitted(16, .noContact, attempts: 4, "Vier pogingen: tweemaal langs, tweemaal gebeld."),
            .weighed(17, [.yes, .doubt, .no], "Geen zicht op de baby en geen ingang voor hulp."),
            .decided(17, .report, true, "Zonder contact is hulp niet mogelijk."),
            .decided(17, .help, false, "Geen contact."),
            .told(17, .report, notBecause: "Het gezin is niet te bereiken."),
            .explained(18, .feedback, "Het gezin is verhuisd; Veilig Thuis van de nieuwe regio neemt contact op."),
            .reported(18, .form, "Zorgen en pogingen gemeld."),
            .mim(24, .handOver, "Wijkteam neemt het over."), .closed(25, .moved, "Gezin blijkt verhuisd; doorgegeven."),
        ])

    static let helpRefused = MeldcodeCourse(
        name: "help-refused", endReason: .tooHeavy,
        steps: [
            .signal(0, told: 0, delay: 1, "Moeder ruikt naar drank en laat de baby bijna vallen."),
            .consult(1, .attentionOfficer, "Wat is de eerste stap?", "Spreken, met de huisarts achter de hand."),
            .spoken(3, "Alcohol benoemd.", "Moeder ontkent en wil geen hulp."),
            .weighed(4, [.yes, .no, .yes, .no], "Hulp is er, maar wordt niet aanvaard."),
            .decided(4, .report, true, "Hulp wordt geweigerd."), .decided(4, .help, false, "Moeder aanvaardt niets."),
            .reported(5, .telephone, "Gemeld; moeder vooraf ingelicht."),
            .mim(20, .handOver, "Zwaardere hulp is nodig."), .closed(26, .handedOver, "Jeugdhulp heeft de regie."),
        ])

    /// Help was tried first; it did not bring safety in time, so a report followed.
    static let helpFailed = MeldcodeCourse(
        name: "help-failed",
        steps: [
            .signal(0, told: 1, delay: 1, "Ouders schreeuwen tegen de baby als die huilt."),
            .consult(2, .colleague, "Herkenbaar?", "Ja; oudertraining helpt vaak."),
            .spoken(3, "Zorgen gedeeld.", "Ouders schamen zich en willen leren."),
            .weighed(4, [.yes, .no, .yes, .yes, .doubt], "Kans van slagen onzeker; kort volgen."),
            .decided(4, .report, false, "Eerst hulp."), .decided(4, .help, true, "Oudertraining."),
            .helpAgreed(5, review: 35, "Zes bijeenkomsten; elke week bellen."),
            .signal(33, told: 33, "Opnieuw geschreeuw; baby krimpt ineen."),
            .reviewed(34, .unsafetyContinues, "De training helpt te weinig."),
            .weighed(35, [.yes, .yes, .yes, .yes, .no], "De hulp leidt niet op tijd tot veiligheid."),
            .decided(35, .report, true, "Onveiligheid keert terug."), .decided(35, .help, true, "Training loopt door."),
            .reported(36, .telephone, "Gemeld met verloop van de hulp."),
            .mim(37, .goOn, "Ouders willen de bezoeken houden."),
            .closed(75, .endedWithReport, "Plan van de melding loopt; MIM volgt op afstand."),
        ])

    /// A special form: Veilig Thuis is asked before anybody talks with the family.
    static let specialForm = MeldcodeCourse(
        name: "special-form",
        steps: [
            .signal(
                0, told: 0, source: .toldByMother, forms: [.honour], "Moeder is bang voor de familie van haar man."),
            .consult(0, .veiligThuis, "Eergerelateerd: hoe handelen?", "Niet met de familie spreken; wij kijken mee."),
            .spoken(4, "Alleen met moeder gesproken.", "Moeder wil graag hulp, buiten de familie om."),
            .weighed(5, [.yes, .yes], "Dreiging is ernstig."), .decided(5, .report, true, "Ernstige dreiging."),
            .decided(5, .help, true, "Veiligheidsplan via de melding."), .reported(5, .telephone, "Gemeld op advies."),
            .mim(6, .goOn, "Bezoeken in het buurthuis."), .closed(55, .handedOver, "Veiligheidsplan loopt elders."),
        ])

    /// Nobody knows yet how it ends: there is a signal and a consultation.
    static let unfinished = MeldcodeCourse(
        name: "unfinished", isUnfinished: true,
        steps: [
            .signal(0, told: 1, delay: 1, "Baby heeft een bult; moeder geeft twee verschillende verklaringen."),
            .consult(2, .attentionOfficer, "Hoe vraag ik door?", "Open vragen, samen met de wijkverpleegkundige."),
        ])

    /// How the unfinished one of 2008 goes on in January, after the holidays.
    static let endOfUnfinished: [Step] = [
        .spoken(
            18, "De bult en de twee verklaringen benoemd.",
            "Moeder vertelt dat hij van de bank viel; zij had zich geschaamd.",
            agreed: "De wijkverpleegkundige kijkt mee."),
        .consult(
            20, .clinicTeam, "Past de bult bij een val?", "Ja, gezien op het spreekuur; hij ontwikkelt zich goed."),
        .weighed(24, [.no], "De verklaring past bij wat het consultatiebureau zag."),
        .decided(24, .report, false, "Er is geen vermoeden meer."),
        .decided(24, .help, true, "Wijkverpleegkundige over veiligheid in huis."),
        .mim(25, .goOn, "Moeder wil de bezoeken houden."),
        .closed(32, .refuted, "Het vermoeden is weerlegd; het gesprek over veiligheid is gevoerd."),
    ]

    /// The courses of 2008, a dozen and one.
    static let of2008: [MeldcodeCourse] = [
        acuteReport, workerUnsafe, noContact, helpRefused, refutedByTalk, refutedThirdParty, helpAccepted,
        helpOutOfOrder, motherToldFirst, reportWithHelp, helpFailed, specialForm, unfinished,
    ]
}
