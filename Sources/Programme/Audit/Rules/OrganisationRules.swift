import Wire

// What the organisation arranged: its meldcode, its people, their training, its overviews (MC-60 to MC-64).

extension AuditRules {
    static let mc60 = AuditRule(
        60, .critical,
        "De organisatie heeft een meldcode met kader en beslisser, en de casus noemt de geldende versie.",
        "The organisation has a meldcode with a framework and a decider, and the case names the version in force.",
        source: "S13, S14"
    ) { file in
        let opening = file.opening
        let records = opening.map { [$0.position] } ?? []
        guard let meldcode = file.meldcodeAtBeginning else {
            return .fail(
                "Toen de casus begon, gold er geen meldcode.", "No meldcode was in force when the case began.",
                on: records,
                mend: Wording(
                    "Leg vast welke meldcode gold, en sinds wanneer.",
                    "Record which meldcode was in force, and since when."))
        }
        guard !meldcode.fact.frameworks.isEmpty, !meldcode.fact.deciders.isEmpty else {
            return .fail(
                "De meldcode noemt geen afwegingskader of geen beslisser.",
                "The meldcode names no framework or no decider.",
                on: [meldcode.position] + records,
                mend: Wording(
                    "Vul het afwegingskader en de beslisser aan.", "Add the framework and the decider."))
        }
        return opening?.fact.meldcode == meldcode.fact.version
            ? .pass(
                "De casus noemt de meldcode die gold.", "The case names the meldcode in force.",
                on: [meldcode.position] + records)
            : .fail(
                "De casus noemt een andere versie van de meldcode dan die gold, of geen.",
                "The case names another version of the meldcode than was in force, or none.",
                on: [meldcode.position] + records,
                mend: Wording(
                    "Corrigeer bij het eerste signaal de versie van de meldcode.",
                    "Correct the version of the meldcode on the first signal."))
    }

    static let mc61 = AuditRule(
        61, .medium, "De locatie heeft een aandachtsfunctionaris en een vervanger.",
        "The location has an attention officer and a deputy.", source: "S24, deputy own"
    ) { file in
        let named = file.surroundings.officers.last { $0.on <= file.lastDay }
        let records = named.map { [$0.position] } ?? []
        if named?.fact.officer != nil, named?.fact.deputy != nil {
            return .pass(
                "De aandachtsfunctionaris en de vervanger zijn benoemd.",
                "The attention officer and the deputy are named.",
                on: records)
        }
        return file.excuse(.officers)
            ?? .fail(
                "De aandachtsfunctionaris of de vervanger is niet benoemd.",
                "The attention officer or the deputy is not named.", on: records,
                mend: Wording(
                    "Benoem een aandachtsfunctionaris en een vervanger.", "Name an attention officer and a deputy."))
    }

    static let mc62 = AuditRule(
        62, .high, "De vrijwilliger volgde het onderdeel privacy en signaleren voor haar eerste bezoek.",
        "The volunteer took the part on privacy and signalling before her first visit.", source: "D4"
    ) { file in
        let visiting = file.noticingVolunteers.compactMap { file.surroundings.volunteers[$0] }
            .filter { $0.firstVisit != nil }
        guard !visiting.isEmpty else {
            return .notApplicable(
                "Geen vrijwilliger die iets opmerkte, ging op bezoek.", "No volunteer who noticed anything visits.")
        }
        let isTrained = visiting.allSatisfy { volunteer in
            guard let training = volunteer.signallingTraining, let visit = volunteer.firstVisit else { return false }
            return training <= visit
        }
        if isTrained {
            return .pass(
                "Elke vrijwilliger was geschoold voor haar eerste bezoek.",
                "Each volunteer was trained before her first visit.")
        }
        return file.excuse(.training)
            ?? .fail(
                "Een vrijwilliger ging op bezoek voordat zij was geschoold in signaleren.",
                "A volunteer visited before she was trained in signalling.",
                mend: Wording(
                    "Leg de scholing vast, of leg uit waarom die later was.",
                    "Record the training, or explain why it was later."))
    }

    static let mc63 = AuditRule(
        63, .medium, "De Meldcode-scholing van de coördinator is niet ouder dan de limiet.",
        "The coordinator's training in the Meldcode is not older than the limit.", source: "S13, limit own"
    ) { file in
        let first = file.firstEntriesOfCoordinators
        guard !first.isEmpty else {
            return .notApplicable(
                "Geen coördinator legde iets vast.", "No coordinator recorded anything.")
        }
        let limit = file.trainingLimit
        let untrained = first.filter { coordinator, entry in
            let day = entry.at.programmeDay
            let trainings = file.surroundings.coordinators[coordinator] ?? []
            return !trainings.contains { $0 <= day && day <= $0.advanced(byMonths: limit) }
        }
        if untrained.isEmpty {
            return .pass(
                "Elke coördinator was in de laatste \(limit) maanden geschoold.",
                "Each coordinator was trained in the last \(limit) months.", on: first.map(\.value.position))
        }
        return file.excuse(.training)
            ?? .fail(
                "Een coördinator was langer dan \(limit) maanden niet geschoold in de Meldcode.",
                "A coordinator was not trained in the Meldcode for more than \(limit) months.",
                on: untrained.map(\.value.position),
                mend: Wording(
                    "Leg de scholing vast, of leg uit waarom die er niet is.",
                    "Record the training, or explain why there was none."))
    }

    static let mc64 = AuditRule(
        64, .low, "Over elk jaar waarin de casus liep, is een overzicht gemaakt.",
        "An overview was drawn up of each year in which the case ran.", source: "S51"
    ) { file in
        let drawnUp = Set(file.surroundings.overviews.map(\.fact.year))
        let last = file.lastDay.year
        var missing = file.openedOn.year
        // As many steps as there are overviews: what is not in the list is missing.
        while missing <= last, drawnUp.contains(missing) { missing += 1 }
        let records = file.surroundings.overviews.positions {
            $0.fact.year >= file.openedOn.year && $0.fact.year <= last
        }
        if missing > last {
            return .pass(
                "Over elk jaar is een overzicht gemaakt.", "An overview was drawn up of each year.", on: records)
        }
        if let excuse = file.excuse(.overview) { return excuse }
        let mend = Wording(
            "Maak het overzicht over \(missing).", "Draw up the overview of \(missing).")
        let isOver = Day(year: missing + 1, month: 6, day: 30).map { $0 < file.today } ?? false
        return isOver
            ? .fail(
                "Over \(missing) is geen overzicht gemaakt.", "No overview was drawn up of \(missing).", on: records,
                mend: mend)
            : .notYetDue(
                "Het overzicht over \(missing) kan nog tot 30 juni van het jaar erna.",
                "The overview of \(missing) can still come until 30 June of the year after.", on: records, mend: mend)
    }
}

extension CaseFile {
    /// Where and when each coordinator recorded something in the case for the first time.
    fileprivate var firstEntriesOfCoordinators: [CoordinatorID: (position: Int, at: Instant)] {
        entries.reduce(into: [:]) { first, entry in
            guard entry.actor.role == .coordinator, let id = entry.actor.id else { return }
            let coordinator = CoordinatorID(id)
            if let earlier = first[coordinator], earlier.position <= entry.position { return }
            first[coordinator] = (entry.position, entry.recordedAt)
        }
    }
}
