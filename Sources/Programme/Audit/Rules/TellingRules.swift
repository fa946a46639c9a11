import Wire

// Who knew when, who wrote it down when, who led the steps, and who told the mother (MC-07 to MC-10).

extension AuditRules {
    static let mc07 = AuditRule(
        7, .high, "De coördinator hoort op tijd wat een vrijwilliger zag, en bij acuut gevaar dezelfde dag.",
        "The coordinator hears in time what a volunteer saw, and in acute danger on the same day.",
        source: "D4, limit own"
    ) { file in
        let seen = file.signals.filter { $0.fact.signal.observer == .volunteer }
        guard !seen.isEmpty else {
            return .notApplicable("Geen signaal komt van een vrijwilliger.", "No signal comes from a volunteer.")
        }
        let limit = file.tellingLimit
        let late = seen.filter { signal in
            guard let heard = signal.heardByCoordinatorOn else { return true }
            let days = signal.fact.signal.acuteDanger == true ? 0 : limit
            return days == 0 ? heard > signal.on : !heard.isWithin(workingDays: days, of: signal.on)
        }
        if late.isEmpty {
            return .pass(
                "De coördinator hoorde alles op tijd.", "The coordinator heard of everything in time.",
                on: seen.positions())
        }
        return file.excuse(.timelyTelling)
            ?? .fail(
                "De coördinator hoorde een signaal later dan \(limit) werkdag(en), bij acuut gevaar later dan dezelfde "
                    + "dag; of er staat niet wanneer.",
                "The coordinator heard of a signal later than \(limit) working day(s), in acute danger later than the "
                    + "same day; or it is not recorded when.",
                on: late.positions(),
                mend: Wording(
                    "Vul aan wanneer de coördinator het hoorde, of leg uit waarom het later was.",
                    "Add when the coordinator heard of it, or explain why it was later."))
    }

    static let mc08 = AuditRule(
        8, .medium, "Wat gebeurt, wordt op tijd vastgelegd; wat later komt, is als laat te zien.",
        "What happens is recorded in time; what comes later is shown as late.", source: "S49, limit own"
    ) { file in
        let limit = file.recordingLimit
        let late = file.entries.positions { entry in
            if case .meldcodeOmissionExplained = entry.fact { return false }
            return entry.lateDays > limit
        }
        if late.isEmpty {
            return .pass(
                "Alles is binnen \(limit) dagen vastgelegd.", "Everything was recorded within \(limit) days.")
        }
        return file.excuse(.timelyRecording)
            ?? .fail(
                "Iets is meer dan \(limit) dagen later vastgelegd dan het gebeurde.",
                "Something was recorded more than \(limit) days after it happened.", on: late,
                mend: Wording("Leg uit waarom het later is vastgelegd.", "Explain why it was recorded later."))
    }

    static let mc09 = AuditRule(
        9, .critical, "De stappen 2 tot en met 5 zijn aan een beroepskracht, nooit aan een vrijwilliger.",
        "Steps 2 to 5 are for the professional staff, and never for a volunteer.", source: "D4, S16"
    ) { file in
        let talks = file.conversations.map { (step: $0.step, isAllowed: $0.isAgreedLead) }
        let steps =
            file.consultations.map(\.step) + file.omissions.map(\.step) + file.weighings.map(\.step)
            + file.decisions.map(\.step) + file.reports.map(\.step) + file.helpAgreements.map(\.step)
            + file.helpReviews.map(\.step)
        guard !steps.isEmpty || !talks.isEmpty else {
            return file.isOpen
                ? .notYetDue("Er is nog geen stap gezet na de signalen.", "No step followed the signals yet.")
                : .notApplicable(
                    "De casus is gesloten zonder stap na de signalen.", "The case was closed without a further step.")
        }
        let wrong = steps.filter { !$0.isByStaff } + talks.filter { !$0.step.isByStaff && !$0.isAllowed }.map(\.step)
        if !wrong.isEmpty {
            return .fail(
                "Een stap is gezet door iemand die geen coördinator, aandachtsfunctionaris of manager is.",
                "A step was taken by somebody who is no coordinator, attention officer or manager.",
                on: wrong.map(\.position),
                mend: Wording(
                    "Laat de coördinator de stap overdoen en leg dat vast.",
                    "Let the coordinator take the step again, and record that."))
        }
        let agreed = talks.filter { !$0.step.isByStaff }.map(\.step.position)
        if !agreed.isEmpty {
            return .passWithReason(
                "Alleen een gesprek is door een vrijwilliger geleid, nadat de coördinator dat had besloten.",
                "Only a conversation was led by a volunteer, as the coordinator had decided.", on: agreed)
        }
        return .pass(
            "Elke stap is gezet door een coördinator, aandachtsfunctionaris of manager.",
            "Each step was taken by a coordinator, attention officer or manager.",
            on: (steps + talks.map(\.step)).map(\.position))
    }

    static let mc10 = AuditRule(
        10, .high, "Vastgelegd is wie de moeder het vermoeden als eerste vertelde, en of de coördinator het toen wist.",
        "It is recorded who told the mother of the suspicion first, and whether the coordinator knew by then.",
        source: "D4, S16"
    ) { file in
        let told = file.notices(of: .suspicion).filter(\.fact.informed)
        let complete = told.filter { $0.fact.coordinatorKnew != nil }
        if !complete.isEmpty {
            return .pass(
                "Vastgelegd is wie het vertelde en of de coördinator het toen wist.",
                "It is recorded who told it and whether the coordinator knew by then.", on: complete.positions())
        }
        let talk = file.conversations.first
        if let talk, talk.fact.by != .volunteer, !told.contains(where: { talk.isAfter($0) }) {
            return .pass(
                "De moeder hoorde het in een gesprek met een beroepskracht.",
                "The mother heard of it in a conversation with the professional staff.", on: [talk.position])
        }
        let withheld = file.notices(of: .suspicion).filter(\.saysWhyNot)
        if !withheld.isEmpty {
            return .passWithReason(
                "Vastgelegd is waarom de moeder het niet is verteld.", "It is recorded why the mother was not told.",
                on: withheld.positions())
        }
        if let excuse = file.excuse(.firstTelling) { return excuse }
        if talk == nil, told.isEmpty {
            return file.isOpen
                ? .notYetDue("De moeder is het nog niet verteld.", "The mother was not told yet.")
                : .notApplicable(
                    "De moeder is het niet verteld, en de casus is afgesloten.",
                    "The mother was not told, and the case is closed.")
        }
        return .fail(
            "Niet vastgelegd is wie het de moeder als eerste vertelde en of de coördinator het toen wist.",
            "It is not recorded who told the mother first and whether the coordinator knew by then.",
            on: told.positions() + (talk.map { [$0.position] } ?? []),
            mend: Wording(
                "Leg vast wie het de moeder vertelde, wanneer, en of de coördinator het toen wist.",
                "Record who told the mother, when, and whether the coordinator knew by then."))
    }
}

/// One of the steps 2 to 5, for the question who took it.
private struct Step {
    let position: Int
    let by: CaseRole

    var isByStaff: Bool { by == .coordinator || by == .attentionOfficer || by == .manager }
}

extension Noted where Fact: CaseFact {
    fileprivate var step: Step { Step(position: position, by: fact.by) }
}
