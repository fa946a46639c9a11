import Programme

/// What the read models point out: a departure from a norm, or something that waits for somebody.
///
/// A signal is worked out when it is asked for and never kept. The words are frozen; in a sentence `{n}` stands for the
/// signal's number and `{day}` for its day.
public enum SignalKind: UInt8, Code {
    case visitOverdue, firstVisitLate, visitLength
    case acquaintanceVisits, implementationVisits, closingVisits, totalVisits
    case childNearsEnd, childBeyondEnd, enrolledLate, evaluationMissing
    case clickNotAsked, intakeMissing, intakeWait, matchWait
    case openConcern, openCase, volunteerUncertified, volunteerUntrained, locationClosed
    case certificateMissing, certificateOld, trainingShort, signallingMissing, supervisionOverdue
    case hoursShort
    case caseSilent, lateEntries

    public static let listing = CodeListing([
        (
            "visit-overdue", "Een bezoek had er moeten zijn op {day} ({n} dagen geleden).",
            "A visit was due on {day} ({n} days ago)."
        ),
        (
            "first-visit-late", "Het eerste bezoek is laat: het kind is of was dan {n} maanden.",
            "The first visit is late: the child is or was {n} months old."
        ),
        (
            "visit-length", "Het laatste bezoek ({day}) duurde {n} minuten.",
            "The last visit ({day}) took {n} minutes."
        ),
        (
            "acquaintance-visits", "De kennismakingsfase heeft {n} bezoeken.",
            "The acquaintance phase has {n} visits."
        ),
        (
            "implementation-visits", "De uitvoeringsfase heeft {n} bezoeken.",
            "The implementation phase has {n} visits."
        ),
        ("closing-visits", "De afsluitingsfase heeft {n} bezoeken.", "The closing phase has {n} visits."),
        ("total-visits", "Het traject heeft {n} bezoeken.", "The trajectory has {n} visits."),
        (
            "child-nears-end", "Het kind is {n} maanden; het traject loopt ten einde.",
            "The child is {n} months old; the trajectory nears its end."
        ),
        (
            "child-beyond-end", "Het kind is {n} maanden; het traject had afgesloten moeten zijn.",
            "The child is {n} months old; the trajectory should have been closed."
        ),
        (
            "enrolled-late", "Het kind was {n} maanden bij de aanmelding.",
            "The child was {n} months old at enrolment."
        ),
        ("evaluation-missing", "Er is nog geen evaluatie.", "There is no evaluation yet."),
        ("click-not-asked", "De klik is niet aan beiden gevraagd.", "Not both were asked for a click."),
        (
            "intake-missing", "Er was geen intakegesprek voor de koppeling van {day}.",
            "There was no intake talk before the match of {day}."
        ),
        ("intake-wait", "Wacht {n} dagen op een intakegesprek.", "Has waited {n} days for an intake talk."),
        ("match-wait", "Wacht {n} dagen op een koppeling.", "Has waited {n} days for a match."),
        ("open-concern", "Er is een open zorg sinds {day}.", "A concern is open since {day}."),
        ("open-case", "Er is een open Meldcode-casus.", "A Meldcode case is open."),
        (
            "volunteer-uncertified", "De vrijwilliger komt op bezoek zonder dat haar VOG is gezien.",
            "The volunteer visits without a certificate of conduct seen."
        ),
        (
            "volunteer-untrained", "De vrijwilliger komt op bezoek zonder training in privacy en signaleren.",
            "The volunteer visits without training in privacy and signalling."
        ),
        ("location-closed", "De locatie is gesloten op {day}.", "The location closed on {day}."),
        ("certificate-missing", "De VOG is niet gezien.", "No certificate of conduct was seen."),
        ("certificate-old", "De VOG is van {day}.", "The certificate of conduct is of {day}."),
        (
            "training-short", "Zij volgde {n} bijeenkomsten van de inwerktraining.",
            "She took part in {n} meetings of the basic training."
        ),
        (
            "signalling-missing", "Het onderdeel privacy en signaleren ontbreekt.",
            "The part on privacy and signalling is missing."
        ),
        (
            "supervision-overdue", "Het laatste begeleidingsgesprek, of de eerste koppeling, was {n} dagen geleden.",
            "The last supervision talk, or the first match, was {n} days ago."
        ),
        (
            "hours-short", "Er zijn {n} minuten per week per vrijwilliger.",
            "There are {n} minutes a week for each volunteer."
        ),
        ("case-silent", "In de casus is {n} dagen niets gebeurd.", "Nothing has happened in the case for {n} days."),
        ("late-entries", "Laat vastgelegd: {n}.", "Recorded late: {n}."),
    ])

    /// The norm that it departs from.
    public var norm: Norm {
        switch self {
        case .visitOverdue: Norms.visitFrequency
        case .firstVisitLate: Norms.firstVisit
        case .visitLength: Norms.visitLength
        case .acquaintanceVisits: Norms.acquaintanceVisits
        case .implementationVisits: Norms.implementationVisits
        case .closingVisits: Norms.closingVisits
        case .totalVisits: Norms.totalVisits
        case .childNearsEnd, .childBeyondEnd: Norms.lastVisit
        case .enrolledLate: Norms.enrolment
        case .evaluationMissing: Norms.evaluation
        case .clickNotAsked: Norms.click
        case .intakeMissing: Norms.intakeFirst
        case .intakeWait: Norms.intakeWait
        case .matchWait: Norms.matchWait
        case .openConcern, .openCase: Norms.suspicion
        case .volunteerUncertified, .certificateMissing: Norms.certificate
        case .volunteerUntrained, .signallingMissing: Norms.signallingTraining
        case .locationClosed: Norms.openLocation
        case .certificateOld: Norms.certificateAge
        case .trainingShort: Norms.basicTraining
        case .supervisionOverdue: Norms.individualSupervision
        case .hoursShort: Norms.coordinationTime
        case .caseSilent: Norms.caseActivity
        case .lateEntries: Norms.timelyEntry
        }
    }
}
