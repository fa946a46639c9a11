import Programme

/// What is left out of a dossier that another person's data must not be in, and what stays.
///
/// The family's own data stays, and so does everything that the audit needs: which step, when, in which role, on what
/// ground. What is left out says that it is. The stored records are not touched, or their proofs would no longer hold;
/// texts are sealed in them, and whoever has the dossier has no key.
enum DossierRedaction {
    /// Names of a person, which become a pseudonym, each with the word for who it is.
    static let names = [
        "informantName": "informant", "reporterName": "melder", "officer": "aandachtsfunctionaris",
        "deputy": "plaatsvervanger", "decidedBy": "beheerder",
    ]

    /// The fields of an event that are about somebody else than the family.
    static func fields(of event: ProgrammeEvent) throws -> Set<String> {
        switch event {
        case .meldcodeSignalRecorded(let it):
            // What a third party told may say who she is.
            it.signal.source == .toldByThirdParty ? ["informantName", "facts", "interpretation"] : ["informantName"]
        case .meldcodeConsulted: ["function"]
        case .meldcodeReported: ["reporterName", "reporterFunction", "anonymityMotive", "thirdPartyFacts"]
        case .meldcodeHelpAgreed: ["helpers"]
        case .meldcodeAftercareGiven: ["note", "instruction"]
        case .attentionOfficersNamed: ["officer", "deputy"]
        case .logAccepted: ["decidedBy"]
        case .recordCorrected(let it): try fields(of: it.record.event(namesOnly: true))
        default: []
        }
    }

    /// What the page says of it at its top.
    static let notice = """
        Uit dit dossier zijn gegevens van anderen dan het gezin weggelaten: namen en nummers van medewerkers en \
        vrijwilligers (vervangen door een vaste aanduiding zoals \u{201C}coördinator A\u{201D}), namen van informanten en \
        melders, wat derden vertelden, de functie van wie geraadpleegd is, wie hulp gaf, en de nazorg voor de \
        vrijwilliger. Waar iets is weggelaten, staat \u{201C}(weggelaten)\u{201D}; manifest.json noemt elk veld. In de \
        overige teksten zijn de bekende namen vervangen; een tekst kan nog in andere woorden iets over een ander zeggen. \
        De vastgelegde feiten in de map events staan er ongewijzigd in, omdat hun bewijs anders niet meer klopt: zij \
        bevatten nummers, codes en datums, en teksten alleen versleuteld, zonder de sleutel.
        """
}
