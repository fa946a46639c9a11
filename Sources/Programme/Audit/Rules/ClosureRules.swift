import Wire

// The closing, and what goes on until then and after it (MC-47 to MC-52).

extension AuditRules {
    static let mc47 = AuditRule(
        47, .high, "De afsluiting heeft een bevinding, een dag en wie dat besloot: geen vrijwilliger.",
        "The closing has a finding, a day and who decided it: no volunteer.", source: "S5, S3"
    ) { file in
        guard let closure = file.closure else {
            return .notYetDue("De casus is open.", "The case is open.")
        }
        return closure.fact.by == .volunteer
            ? .fail(
                "Een vrijwilliger sloot de casus af.", "A volunteer closed the case.", on: [closure.position],
                mend: Wording(
                    "Laat de coördinator over de afsluiting besluiten en corrigeer die.",
                    "Let the coordinator decide on the closing, and correct it."))
            : .pass(
                "De casus is afgesloten met een bevinding.", "The case was closed with a finding.",
                on: [closure.position])
    }

    static let mc48 = AuditRule(
        48, .high, "Een weerlegd vermoeden staat er met zoveel woorden, en de betrokkenen kennen hun rechten.",
        "A refuted suspicion is stated in so many words, and those involved were told of their rights.",
        source: "S12, S18"
    ) { file in
        guard let closure = file.closure, closure.fact.finding == .refuted else {
            return .notApplicable(
                "De casus is niet als weerlegd afgesloten.", "The case was not closed as refuted.")
        }
        guard closure.fact.refutation != nil else {
            return .fail(
                "Er staat niet met zoveel woorden dat het vermoeden niet klopte.",
                "It does not say in so many words that the suspicion proved wrong.", on: [closure.position],
                mend: Wording(
                    "Vul bij de afsluiting aan dat het vermoeden niet klopte.",
                    "Add to the closing that the suspicion proved wrong."))
        }
        let notices = file.notices(of: .rights)
        let told = notices.filter(\.fact.informed)
        if !told.isEmpty {
            return .pass(
                "Het vermoeden is weerlegd, en de betrokkenen kennen hun rechten.",
                "The suspicion was refuted, and those involved know their rights.",
                on: [closure.position] + told.positions())
        }
        let withheld = notices.filter(\.saysWhyNot)
        if !withheld.isEmpty {
            return .passWithReason(
                "Vastgelegd is waarom de betrokkenen niet op hun rechten zijn gewezen.",
                "It is recorded why those involved were not told of their rights.",
                on: [closure.position] + withheld.positions())
        }
        return file.excuse(.rightsNotice)
            ?? .fail(
                "Niet vastgelegd is dat de betrokkenen op hun rechten zijn gewezen.",
                "It is not recorded that those involved were told of their rights.", on: [closure.position],
                mend: Wording(
                    "Wijs de betrokkenen op hun rechten en leg dat vast.",
                    "Tell those involved of their rights and record that."))
    }

    static let mc49 = AuditRule(
        49, .high, "In een open casus gebeurt geregeld iets.", "Something happens in an open case regularly.",
        source: "own"
    ) { file in
        let limit = file.silenceLimit
        var latest: (on: Day, position: Int)?
        var silences: [Int] = []
        for entry in file.entries where entry.on <= file.lastDay {
            if let latest, latest.on.days(until: entry.on) > limit { silences += [latest.position, entry.position] }
            latest = (entry.on, entry.position)
        }
        if let latest, latest.on.days(until: file.lastDay) > limit { silences.append(latest.position) }
        if silences.isEmpty {
            return .pass(
                "Er gebeurde nooit langer dan \(limit) dagen niets.", "Nothing happening never took over \(limit) days."
            )
        }
        return file.excuse(.activity)
            ?? .fail(
                "Er gebeurde langer dan \(limit) dagen niets.", "Nothing happened for more than \(limit) days.",
                on: silences,
                mend: Wording(
                    "Leg vast hoe het ermee staat, of leg uit waarom er niets gebeurde.",
                    "Record how things stand, or explain why nothing happened."))
    }

    static let mc50 = AuditRule(
        50, .high, "Een nieuw signaal na de afsluiting begint een nieuwe ronde, die de eerdere casus noemt.",
        "A new signal after the closing begins a new round, which names the earlier case.", source: "S11"
    ) { file in
        let earlier = file.surroundings.earlierCases
        guard !earlier.isEmpty else {
            return .notApplicable(
                "Er was geen eerdere casus bij deze moeder.", "There was no earlier case of this mother.")
        }
        if let opening = file.opening, earlier.contains(where: { $0.id == opening.fact.previousCase }) {
            return .pass(
                "De casus noemt de eerdere casus waarop hij volgt.", "The case names the earlier case that it follows.",
                on: [opening.position])
        }
        return file.excuse(.previousCase)
            ?? .fail(
                "Er was een eerdere casus bij deze moeder, en deze noemt die niet.",
                "There was an earlier case of this mother, and this one does not name it.",
                on: file.opening.map { [$0.position] } ?? [],
                mend: Wording(
                    "Vul bij het eerste signaal de eerdere casus aan.", "Add the earlier case to the first signal."))
    }

    static let mc51 = AuditRule(
        51, .low, "De vrijwilliger kreeg nazorg en instructie, en er was een begeleidingsgesprek.",
        "The volunteer got aftercare and an instruction, and there was a supervision talk.",
        source: "own, D4"
    ) { file in
        let volunteers = file.noticingVolunteers
        guard !volunteers.isEmpty else {
            return .notApplicable("Geen vrijwilliger merkte iets op.", "No volunteer noticed anything.")
        }
        let neglected = volunteers.filter { volunteer in
            let isCaredFor = file.aftercares.contains {
                $0.fact.volunteer == volunteer && $0.fact.instruction != nil
            }
            let talks = file.surroundings.volunteers[volunteer]?.talks ?? []
            return !isCaredFor || !talks.contains { $0 >= file.openedOn }
        }
        if neglected.isEmpty {
            return .pass(
                "Elke vrijwilliger kreeg nazorg, instructie en een begeleidingsgesprek.",
                "Each volunteer got aftercare, an instruction and a supervision talk.", on: file.aftercares.positions())
        }
        if let excuse = file.excuse(.aftercare) { return excuse }
        let mend = Wording(
            "Geef nazorg met instructie en houd een begeleidingsgesprek; leg beide vast.",
            "Give aftercare with an instruction and have a supervision talk; record both.")
        let records = file.aftercares.positions()
        guard let closure = file.closure else {
            return .notYetDue(
                "De casus is open; de nazorg kan nog volgen.", "The case is open; the aftercare can still follow.",
                on: records, mend: mend)
        }
        let limit = file.aftercareLimit
        return closure.on.days(until: file.today) <= limit
            ? .notYetDue(
                "De nazorg kan nog tot \(limit) dagen na de afsluiting.",
                "The aftercare can still follow until \(limit) days after the closing.", on: records, mend: mend)
            : .fail(
                "Een vrijwilliger kreeg geen nazorg met instructie, of er was geen begeleidingsgesprek.",
                "A volunteer got no aftercare with an instruction, or there was no supervision talk.", on: records,
                mend: mend)
    }

    static let mc52 = AuditRule(
        52, .medium, "Elke afspraak heeft een eigenaar, en is gedaan of met reden vervallen.",
        "Each agreement has an owner, and was done or dropped with a reason.", source: "S10, S11"
    ) { file in
        guard !file.agreements.isEmpty else {
            return .notApplicable("Er zijn geen afspraken vastgelegd.", "No agreements are recorded.")
        }
        let agreements = file.agreements.map { agreement in
            let settlement = file.settlements.last { $0.fact.agreement == agreement.fact.agreement }
            return (made: agreement, settled: settlement)
        }
        let undone = agreements.filter { $0.settled?.fact.outcome != .done }
        let records = agreements.flatMap { [$0.made.position] + ($0.settled.map { [$0.position] } ?? []) }
        if undone.isEmpty {
            return .pass("Elke afspraak is gedaan.", "Each agreement was kept.", on: records)
        }
        if undone.allSatisfy({ $0.settled?.fact.reason != nil }) {
            return .passWithReason(
                "Elke afspraak is gedaan of met reden vervallen.", "Each agreement was kept or dropped with a reason.",
                on: records)
        }
        if let excuse = file.excuse(.agreement) { return excuse }
        let mend = Wording(
            "Leg van elke afspraak vast of zij is gedaan, of waarom zij verviel.",
            "Record of each agreement whether it was kept, or why it was dropped.")
        let overdue = undone.filter { agreement in
            guard let settled = agreement.settled else {
                return !file.isOpen || (agreement.made.fact.dueOn.map { $0 < file.today } ?? false)
            }
            return settled.fact.reason == nil
        }
        return overdue.isEmpty
            ? .notYetDue(
                "Een afspraak staat nog open, en is nog niet over tijd.",
                "An agreement is still open, and not overdue yet.", on: undone.map(\.made.position), mend: mend)
            : .fail(
                "Een afspraak is niet op tijd gedaan, of zonder reden vervallen.",
                "An agreement was not kept in time, or dropped without a reason.", on: overdue.map(\.made.position),
                mend: mend)
    }
}

extension CaseFile {
    /// The volunteers who noticed a signal, each once.
    var noticingVolunteers: [VolunteerID] {
        signals.reduce(into: []) { volunteers, signal in
            if let volunteer = signal.fact.volunteer, !volunteers.contains(volunteer) { volunteers.append(volunteer) }
        }
    }
}
