import Wire

// Step 1: the signals, and the children who depend on the mother (MC-01 to MC-06).

extension AuditRules {
    static let mc01 = AuditRule(
        1, .critical, "Er is ten minste één signaal, met dag, waarnemer en soort bron.",
        "There is at least one signal, with its day, observer and kind of source.", source: "S4, S8"
    ) { file in
        file.signals.isEmpty
            ? .fail(
                "Er staat geen signaal meer in de casus.", "No signal is left in the case.",
                mend: Wording("Leg vast welk signaal er was.", "Record which signal there was."))
            : .pass(
                "Elk signaal heeft een dag, een waarnemer en een bron.",
                "Each signal has a day, an observer and a source.",
                on: file.signals.positions())
    }

    static let mc02 = AuditRule(
        2, .high, "Feiten en duiding staan apart, en van elke duiding staat erbij van wie die is.",
        "Facts and interpretation stand apart, and each interpretation says whose it is.", source: "S8, S4"
    ) { file in
        let interpreted = file.signals.filter { $0.fact.signal.interpretation != nil }
        let nobodys = interpreted.filter { $0.fact.signal.interpretationBy == nil }
        if interpreted.isEmpty {
            return .pass(
                "Er zijn alleen feiten vastgelegd, geen duiding.", "Only facts are recorded, and no interpretation.",
                on: file.signals.positions())
        }
        if nobodys.isEmpty {
            return .pass(
                "Van elke duiding staat erbij van wie die is.", "Each interpretation says whose it is.",
                on: interpreted.positions())
        }
        return .fail(
            "Van een duiding staat er niet bij van wie die is.", "An interpretation does not say whose it is.",
            on: nobodys.positions(),
            mend: Wording(
                "Vul bij het signaal aan van wie de duiding is.", "Correct the signal: add whose interpretation it is.")
        )
    }

    static let mc03 = AuditRule(
        3, .high, "Bij informatie van een derde staat wie het vertelde, ook als dat de andere ouder is.",
        "Information of a third party names who told it, also when that is the other parent.", source: "S8"
    ) { file in
        let told = file.signals.filter { $0.fact.signal.source == .toldByThirdParty }
        let nameless = told.filter { $0.fact.signal.informant == nil }
        if told.isEmpty {
            return .notApplicable("Geen signaal komt van een derde.", "No signal comes from a third party.")
        }
        if nameless.isEmpty {
            return .pass(
                "Bij elk signaal van een derde staat wie het vertelde.",
                "Each signal of a third party names who told it.", on: told.positions())
        }
        return .fail(
            "Bij een signaal van een derde staat niet wie het vertelde.",
            "A signal of a third party does not name who told it.", on: nameless.positions(),
            mend: Wording("Vul bij het signaal aan wie het vertelde.", "Correct the signal: add who told it."))
    }

    static let mc04 = AuditRule(
        4, .medium, "Signalen die tegen het vermoeden spreken zijn vastgelegd, of dat er geen waren.",
        "Signals against the suspicion are recorded, or that there were none.", source: "S2, S12"
    ) { file in
        let weighed = file.signals.filter { $0.fact.signal.against != nil || $0.fact.signal.noneAgainst == true }
        if !weighed.isEmpty {
            return .pass(
                "Vastgelegd is wat tegen het vermoeden spreekt, of dat er niets was.",
                "It is recorded what speaks against the suspicion, or that nothing does.", on: weighed.positions())
        }
        if let excuse = file.excuse(.signalsAgainst) { return excuse }
        let mend = Wording(
            "Leg vast wat tegen het vermoeden spreekt, of dat er niets was.",
            "Record what speaks against the suspicion, or that nothing does.")
        if file.isUndecided {
            return .notYetDue(
                "Er is nog geen besluit; wat tegen het vermoeden spreekt, kan nog worden vastgelegd.",
                "Nothing was decided yet; what speaks against the suspicion can still be recorded.", mend: mend)
        }
        return .fail(
            "Niet vastgelegd is of er iets tegen het vermoeden spreekt.",
            "It is not recorded whether anything speaks against the suspicion.", mend: mend)
    }

    static let mc05 = AuditRule(
        5, .high, "De kindcheck is gedaan: welke kinderen er zijn, hoe oud, en wie de zorg deelt.",
        "The kindcheck was done: which children there are, how old, and who shares the care.", source: "S1, S4"
    ) { file in
        let kindcheck = file.kindchecks.last
        let records = kindcheck.map { [$0.position] } ?? []
        if let answers = kindcheck?.fact, answers.care != nil, answers.childCount <= 0 || answers.ages != nil {
            return .pass("De kindcheck is volledig beantwoord.", "The kindcheck is fully answered.", on: records)
        }
        if let excuse = file.excuse(.kindcheck) { return excuse }
        let mend = Wording(
            "Leg de kindcheck vast met de leeftijden en wie de zorg deelt.",
            "Record the kindcheck with the ages and who shares the care.")
        if file.isUndecided {
            return .notYetDue(
                "Er is nog geen besluit; de kindcheck kan nog volgen.",
                "Nothing was decided yet; the kindcheck can still follow.", on: records, mend: mend)
        }
        return kindcheck == nil
            ? .fail("Er is geen kindcheck vastgelegd.", "No kindcheck is recorded.", mend: mend)
            : .fail(
                "In de kindcheck ontbreken de leeftijden of wie de zorg deelt.",
                "The kindcheck lacks the ages or who shares the care.", on: records, mend: mend)
    }

    static let mc06 = AuditRule(
        6, .medium, "Bij het overleg of het wegen is aan de andere kinderen gedacht.",
        "The other children were taken into account in a consultation or in the weighing.", source: "S10"
    ) { file in
        let considered =
            file.consultations.positions { $0.fact.otherChildren == true }
            + file.weighings.positions { $0.fact.otherChildren == true }
        if !considered.isEmpty {
            return .pass(
                "Er is aan de andere kinderen gedacht.", "The other children were taken into account.", on: considered)
        }
        if let excuse = file.excuse(.otherChildren) { return excuse }
        guard let kindcheck = file.kindchecks.last else {
            return .notApplicable(
                "Zonder kindcheck is niet bekend of er andere kinderen zijn.",
                "Without a kindcheck it is not known whether there are other children.")
        }
        guard kindcheck.fact.childCount > 1 - max(0, kindcheck.fact.otherCount ?? 0) else {
            return .notApplicable(
                "Volgens de kindcheck is er niemand anders van de moeder afhankelijk.",
                "By the kindcheck nobody else depends on the mother.", on: [kindcheck.position])
        }
        let mend = Wording(
            "Leg vast hoe er aan de andere kinderen is gedacht.", "Record how the other children were considered.")
        if file.isUndecided {
            return .notYetDue(
                "Er is nog geen besluit; aan de andere kinderen kan nog worden gedacht.",
                "Nothing was decided yet; the other children can still be considered.", on: [kindcheck.position],
                mend: mend)
        }
        return .fail(
            "Nergens blijkt dat er aan de andere kinderen is gedacht.",
            "Nothing shows that the other children were taken into account.", on: [kindcheck.position], mend: mend)
    }
}
