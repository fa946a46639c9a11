import Wire

// The file itself: what was mended, what was discussed, rights, retention, access (MC-53 to MC-59).

extension AuditRules {
    static let mc53 = AuditRule(
        53, .critical, "Niets is stilletjes veranderd of weggehaald: een correctie is een nieuwe regel met reden.",
        "Nothing was changed or removed silently: a correction is a new record with its reason.",
        source: "S42, form own"
    ) { file in
        let unproven = file.surroundings.inspection?.unproven ?? []
        if !unproven.isEmpty {
            return .fail(
                "Een regel is niet wat het ondertekende logboek zegt.", "A record is not what the signed log says.",
                on: unproven,
                mend: Wording(
                    "Laat de beheerder het logboek nagaan en herstellen.",
                    "Let the operator check and mend the log."))
        }
        let amendments = file.surroundings.amendments
        return amendments.isEmpty
            ? .pass("Niets is gecorrigeerd of ingetrokken.", "Nothing was corrected or retracted.")
            : .passWithReason(
                "Elke correctie is een nieuwe regel, met wie haar maakte en waarom.",
                "Each correction is a new record, with who made it and why.",
                on: amendments.flatMap { [$0.position, $0.by] })
    }

    static let mc54 = AuditRule(
        54, .low, "Wat is vastgelegd, is met de ouders besproken, of er staat waarom niet.",
        "What was recorded was discussed with the parents, or it is recorded why not.", source: "S8"
    ) { file in
        let notices = file.notices(of: .record)
        let told = notices.filter(\.fact.informed)
        if !told.isEmpty {
            return .pass(
                "Wat is vastgelegd, is met de ouders besproken.", "What was recorded was discussed with the parents.",
                on: told.positions())
        }
        let withheld = notices.filter(\.saysWhyNot)
        if !withheld.isEmpty {
            return .passWithReason(
                "Er staat waarom het niet met de ouders is besproken.",
                "It is recorded why it was not discussed with the parents.", on: withheld.positions())
        }
        if let excuse = file.excuse(.recordNotice) { return excuse }
        let mend = Wording(
            "Bespreek met de ouders wat is vastgelegd, of leg vast waarom niet.",
            "Discuss with the parents what was recorded, or record why not.")
        return file.isOpen
            ? .notYetDue(
                "Wat is vastgelegd, kan nog met de ouders worden besproken.",
                "What was recorded can still be discussed with the parents.", mend: mend)
            : .fail(
                "Wat is vastgelegd, is niet met de ouders besproken.",
                "What was recorded was not discussed with the parents.", mend: mend)
    }

    static let mc55 = AuditRule(
        55, .critical, "Een verzoek van een betrokkene is op tijd beantwoord, met reden.",
        "A request of a person concerned was answered in time, with the reason.", source: "S44"
    ) { file in
        guard let requests = file.surroundings.requests else { return .notRecorded }
        guard !requests.isEmpty else {
            return .notApplicable("Er is geen verzoek gedaan.", "No request was made.")
        }
        let late = requests.filter { ($0.answeredOn ?? file.today) > $0.term }
        let waiting = requests.filter { $0.answeredOn == nil }
        if !late.isEmpty {
            return .fail(
                "Een verzoek is niet binnen de termijn beantwoord.", "A request was not answered within its term.",
                on: late.map(\.position),
                mend: Wording(
                    "Beantwoord het verzoek en leg dat vast.", "Answer the request and record that."))
        }
        return waiting.isEmpty
            ? .pass(
                "Elk verzoek is op tijd beantwoord.", "Each request was answered in time.", on: requests.map(\.position)
            )
            : .notYetDue(
                "Een verzoek wacht nog op antwoord, binnen de termijn.",
                "A request waits for its answer, within the term.", on: waiting.map(\.position),
                mend: Wording("Beantwoord het verzoek.", "Answer the request."))
    }

    static let mc56 = AuditRule(
        56, .high, "Een geweigerde verwijdering noemt de grond: een wettelijke termijn of het belang van een ander.",
        "A refused erasure names its ground: a legal term or another person's interest.", source: "S22, S12"
    ) { file in
        guard let requests = file.surroundings.requests else { return .notRecorded }
        let refused = requests.filter { $0.right == .erasure && $0.isRefused }
        guard !refused.isEmpty else {
            return .notApplicable("Geen verwijdering is geweigerd.", "No erasure was refused.")
        }
        let groundless = refused.filter { !$0.namesGround }
        return groundless.isEmpty
            ? .pass(
                "Elke weigering noemt haar grond.", "Each refusal names its ground.", on: refused.map(\.position))
            : .fail(
                "Een weigering noemt geen grond.", "A refusal names no ground.", on: groundless.map(\.position),
                mend: Wording("Vul de grond van de weigering aan.", "Add the ground of the refusal."))
    }

    static let mc57 = AuditRule(
        57, .high, "De bewaartermijn is bepaald, en het dossier wordt op de juiste dag vernietigd.",
        "The term of retention is set, and the file is destroyed on the right day.", source: "S21"
    ) { file in
        guard let retention = file.surroundings.retention else { return .notRecorded }
        let records = [retention.position]
        // No class keeps a file for longer than a life.
        let years = min(max(retention.years, 0), 200)
        guard retention.countedFrom.advanced(byMonths: 12 * years) == retention.destroyOn,
            retention.destroyedOn.map({ $0 >= retention.destroyOn }) ?? true
        else {
            return .fail(
                "De dag van vernietiging volgt niet uit de bewaartermijn.",
                "The day of destruction does not follow from the term of retention.", on: records,
                mend: Wording("Bereken de dag opnieuw en leg die vast.", "Work out the day again and record it."))
        }
        if retention.destroyedOn != nil {
            return .pass(
                "Het dossier is na de bewaartermijn vernietigd.", "The file was destroyed after its term.", on: records)
        }
        return file.today <= retention.destroyOn
            ? .notYetDue(
                "Het dossier wordt op \(retention.destroyOn) vernietigd.",
                "The file will be destroyed on \(retention.destroyOn).", on: records)
            : .fail(
                "Het dossier had op \(retention.destroyOn) moeten worden vernietigd.",
                "The file was to be destroyed on \(retention.destroyOn).", on: records,
                mend: Wording("Vernietig het dossier en leg dat vast.", "Destroy the file and record that."))
    }

    static let mc58 = AuditRule(
        58, .critical,
        "Van elke inzage staat vast wie keek, wanneer en waarvoor; inzage zonder werkrelatie is gemarkeerd.",
        "Each read of the case has its reader, time and purpose; reads without a working relation are flagged.",
        source: "S42"
    ) { file in
        guard let accesses = file.surroundings.accesses else { return .notRecorded }
        guard !accesses.isEmpty else {
            return .notApplicable("Niemand heeft de casus ingezien.", "Nobody read the case.")
        }
        let wrong = accesses.filter { !$0.namesPurpose || !$0.hasWorkingRelation && !$0.isFlagged }
        return wrong.isEmpty
            ? .pass("Elke inzage heeft een doel.", "Each read has a purpose.", on: accesses.map(\.position))
            : .fail(
                "Een inzage heeft geen doel, of is zonder werkrelatie en niet gemarkeerd.",
                "A read has no purpose, or is without a working relation and not flagged.", on: wrong.map(\.position),
                mend: Wording("Ga na wie keek en waarvoor.", "Find out who read it and what for."))
    }

    static let mc59 = AuditRule(
        59, .high, "In de teksten staat geen burgerservicenummer (BSN).", "No text holds a service number (BSN).",
        source: "S50"
    ) { file in
        guard let inspection = file.surroundings.inspection else {
            return .notApplicable("De teksten zijn niet nagekeken.", "Nobody looked at the texts.")
        }
        return inspection.withServiceNumber.isEmpty
            ? .pass("In geen tekst staat een BSN.", "No text holds a service number.")
            : .fail(
                "In een tekst staat een BSN.", "A text holds a service number.", on: inspection.withServiceNumber,
                mend: Wording(
                    "Corrigeer de tekst zonder het nummer.", "Correct the text, without the number."))
    }
}

extension Verdict {
    /// What a rule says about something that this version does not record yet.
    fileprivate static var notRecorded: Verdict {
        .notApplicable("Dit wordt nog niet vastgelegd.", "This is not recorded yet.")
    }
}

extension RightsRequest {
    /// The last day on which it may be answered.
    fileprivate var term: Day {
        let month = receivedOn.advanced(byMonths: Norms.requestAnswered.range.upperBound)
        guard let extendedOn, extendedOn <= month else { return month }
        return receivedOn.advanced(byMonths: Norms.extendedRequestAnswered.range.upperBound)
    }
}
