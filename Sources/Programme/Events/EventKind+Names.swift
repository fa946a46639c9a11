/// What the kinds of events are called in sentences: as nouns, so that a day can follow them. The words may change.
extension EventKind {
    public var dutch: String { names.dutch }
    public var english: String { names.english }

    private var names: (dutch: String, english: String) {
        switch self {
        case .locationOpened: ("opening van de locatie", "opening of the location")
        case .locationChanged: ("wijziging van de locatie", "change of the location")
        case .locationClosed: ("sluiting van de locatie", "closing of the location")
        case .coordinatorAppointed: ("aanstelling van een coördinator", "appointment of a coordinator")
        case .coordinatorHoursChanged: ("wijziging van de uren van een coördinator", "change of a coordinator's hours")
        case .coordinatorLeft: ("vertrek van een coördinator", "leaving of a coordinator")
        case .volunteerApplied: ("aanmelding van een vrijwilliger", "application of a volunteer")
        case .volunteerInterviewed: ("intake van een vrijwilliger", "interview of a volunteer")
        case .volunteerCertificateSeen: ("inzage van een VOG", "sight of a certificate of conduct")
        case .volunteerTrained: ("bijeenkomst van de training", "meeting of the training")
        case .volunteerAdmitted: ("toelating van een vrijwilliger", "admission of a volunteer")
        case .volunteerProfileChanged:
            ("wijziging van het profiel van een vrijwilliger", "change of a volunteer's profile")
        case .volunteerPaused: ("begin van de afwezigheid van een vrijwilliger", "beginning of a volunteer's absence")
        case .volunteerResumed: ("einde van de afwezigheid van een vrijwilliger", "end of a volunteer's absence")
        case .volunteerStopped: ("vertrek van een vrijwilliger", "farewell of a volunteer")
        case .motherEnrolled: ("aanmelding van een moeder", "enrolment of a mother")
        case .intakeHeld: ("intake van een moeder", "intake of a mother")
        case .adviceAsked: ("advies van het consultatiebureauteam", "advice of the clinic team")
        case .motherAccepted: ("toelating van een moeder", "acceptance of a mother")
        case .motherReferredOn: ("doorverwijzing van een moeder", "referral of a mother")
        case .matchProposed: ("voorstel voor een koppeling", "proposal of a match")
        case .introductionHeld: ("kennismaking", "introduction")
        case .clickAnswered: ("antwoord over de klik", "answer about the click")
        case .matchMade: ("koppeling", "match")
        case .matchEnded: ("einde van een koppeling", "end of a match")
        case .visitPlanned: ("afspraak voor een huisbezoek", "agreement on a visit")
        case .visitHeld: ("huisbezoek", "visit")
        case .visitMissed: ("huisbezoek dat niet doorging", "visit that did not take place")
        case .trajectoryPaused: ("onderbreking van een traject", "pause of a trajectory")
        case .trajectoryResumed: ("hervatting van een traject", "resumption of a trajectory")
        case .evaluationHeld: ("evaluatie", "evaluation")
        case .trajectoryEnded: ("einde van een traject", "end of a trajectory")
        case .supervisionHeld: ("begeleidingsgesprek", "supervision talk")
        case .groupMeetingHeld: ("groepsbijeenkomst", "group meeting")
        case .concernRaised: ("zorg", "concern")
        case .concernSettled: ("afhandeling van een zorg", "settlement of a concern")
        case .meldcodeSignalRecorded: ("signaal (Meldcode)", "signal (Meldcode)")
        case .meldcodeConsulted: ("overleg (Meldcode)", "consultation (Meldcode)")
        case .meldcodeFamilySpoken: ("gesprek met betrokkenen (Meldcode)", "conversation with the family (Meldcode)")
        case .meldcodeConversationOmitted:
            ("weglaten van het gesprek (Meldcode)", "omission of the conversation (Meldcode)")
        case .meldcodeWeighed: ("weging (Meldcode)", "weighing (Meldcode)")
        case .meldcodeDecided: ("besluit (Meldcode)", "decision (Meldcode)")
        case .meldcodeReported: ("melding bij Veilig Thuis", "report to Veilig Thuis")
        case .meldcodeHelpAgreed: ("afspraak over hulp (Meldcode)", "agreement on help (Meldcode)")
        case .meldcodeFollowedUp: ("vervolgcontact (Meldcode)", "follow-up (Meldcode)")
        case .meldcodeContinuationDecided:
            ("besluit of MIM doorgaat (Meldcode)", "decision whether MIM goes on (Meldcode)")
        case .meldcodeCaseClosed: ("sluiting van een Meldcode-casus", "closing of a Meldcode case")
        case .logAccepted: ("besluit over het logboek", "decision on the log")
        case .recordCorrected: ("verbetering van een feit", "correction of a record")
        case .recordRetracted: ("intrekking van een feit", "retraction of a record")
        case .mothersJoined: ("samenvoeging van twee moeders", "joining of two mothers")
        case .mothersParted: ("splitsing van twee moeders", "parting of two mothers")
        case .volunteersJoined: ("samenvoeging van twee vrijwilligers", "joining of two volunteers")
        case .volunteersParted: ("splitsing van twee vrijwilligers", "parting of two volunteers")
        case .registrationDelivered: ("aangeleverde cijfers", "delivered figures")
        case .registrationPublished: ("publicatie van een registratie", "publication of a registration")
        case .meldcodeAdopted: ("vaststelling van de meldcode", "adoption of the meldcode")
        case .attentionOfficersNamed: ("aanwijzing van de aandachtsfunctionaris", "naming of the attention officer")
        case .coordinatorMeldcodeTrained:
            ("scholing van een coördinator in de Meldcode", "Meldcode training of a coordinator")
        case .meldcodeOverviewDrawnUp:
            ("opstelling van een jaaroverzicht (Meldcode)", "drawing up of a yearly overview (Meldcode)")
        case .meldcodeKindcheckAnswered: ("kindcheck (Meldcode)", "kindcheck (Meldcode)")
        case .meldcodeEmergencyContacted: ("contact bij acuut gevaar (Meldcode)", "contact in acute danger (Meldcode)")
        case .meldcodeContactAttempted: ("poging tot contact (Meldcode)", "attempt at contact (Meldcode)")
        case .meldcodeFamilyInformed: ("bericht aan betrokkenen (Meldcode)", "notice to the family (Meldcode)")
        case .meldcodeHelpReviewed: ("evaluatie van hulp (Meldcode)", "review of help (Meldcode)")
        case .meldcodeVerwijsindexConsidered:
            ("afweging Verwijsindex (Meldcode)", "consideration of the Verwijsindex (Meldcode)")
        case .meldcodeAftercareGiven:
            ("nazorg voor een vrijwilliger (Meldcode)", "aftercare for a volunteer (Meldcode)")
        case .meldcodeAgreementMade: ("afspraak (Meldcode)", "agreement (Meldcode)")
        case .meldcodeAgreementSettled:
            ("afronding van een afspraak (Meldcode)", "settlement of an agreement (Meldcode)")
        case .meldcodeOmissionExplained:
            ("toelichting op wat ontbreekt (Meldcode)", "explanation of what is missing (Meldcode)")
        }
    }
}
