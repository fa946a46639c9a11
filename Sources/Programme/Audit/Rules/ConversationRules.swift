import Wire

// Step 3: the conversation with those involved, or why there was none (MC-19 to MC-25).

extension AuditRules {
    static let mc19 = AuditRule(
        19, .critical, "Er is een gesprek gevoerd: wie erbij was, wat er is genoemd en gezegd, wat er is afgesproken.",
        "There was a conversation: who was there, what was named and said, what was agreed.", source: "S1, S5, S10"
    ) { file in
        let complete = file.conversations.filter { !$0.fact.present.isEmpty && $0.fact.agreements != nil }
        if !complete.isEmpty {
            return .pass(
                "Er is een gesprek gevoerd en volledig vastgelegd.", "There was a conversation, fully recorded.",
                on: complete.positions())
        }
        if !file.omissions.isEmpty {
            return .passWithReason(
                "Er was geen volledig gesprek; vastgelegd is op welke grond.",
                "There was no full conversation; it is recorded on what ground.", on: file.omissions.positions())
        }
        if let excuse = file.excuse(.conversation) { return excuse }
        let mend = Wording(
            "Leg het gesprek vast met wie erbij was en wat er is afgesproken, of waarom het er niet was.",
            "Record the conversation with who was there and what was agreed, or why there was none.")
        if file.conversations.isEmpty, file.isUndecided {
            return .notYetDue(
                "Er is nog geen besluit; het gesprek kan nog volgen.",
                "Nothing was decided yet; the conversation can still follow.", mend: mend)
        }
        return file.conversations.isEmpty
            ? .fail("Er is niet met de betrokkenen gesproken.", "Nobody spoke with those involved.", mend: mend)
            : .fail(
                "Bij het gesprek ontbreekt wie erbij was of wat er is afgesproken.",
                "The conversation lacks who was there or what was agreed.", on: file.conversations.positions(),
                mend: mend)
    }

    static let mc20 = AuditRule(
        20, .critical, "Zonder gesprek is er een van de drie gronden, met uitleg en wie dat besloot.",
        "Without a conversation there is one of the three grounds, with an explanation and who decided it.",
        source: "S5, S2"
    ) { file in
        guard file.conversations.isEmpty else {
            return .notApplicable(
                "Er is een gesprek gevoerd.", "There was a conversation.", on: file.conversations.positions())
        }
        let decided = file.omissions.filter { $0.fact.by != .volunteer }
        if !decided.isEmpty {
            return .pass(
                "Vastgelegd is op welke grond er geen gesprek was.",
                "It is recorded on what ground there was no conversation.", on: decided.positions())
        }
        let mend = Wording(
            "Voer het gesprek, of laat de coördinator vastleggen op welke grond het er niet is.",
            "Have the conversation, or let the coordinator record on what ground there is none.")
        if file.omissions.isEmpty {
            return file.isUndecided
                ? .notYetDue(
                    "Er is nog geen besluit; het gesprek kan nog volgen.",
                    "Nothing was decided yet; the conversation can still follow.", mend: mend)
                : .fail(
                    "Er was geen gesprek, en geen grond is vastgelegd.",
                    "There was no conversation, and no ground is recorded.", mend: mend)
        }
        return .fail(
            "Een vrijwilliger besloot dat er geen gesprek kwam.", "A volunteer decided that there was no conversation.",
            on: file.omissions.positions(), mend: mend)
    }

    static let mc21 = AuditRule(
        21, .high, "Wie zegt dat er geen contact kwam, deed ten minste twee pogingen, met dag en manier.",
        "Who says that no contact came about made two attempts at least, with their day and way.",
        source: "S5, S6, number own"
    ) { file in
        let unreached = file.omissions.filter { $0.fact.ground == .noContact }
        guard !unreached.isEmpty else {
            return .notApplicable(
                "Er is geen gesprek weggelaten omdat er geen contact kwam.",
                "No conversation was left out for want of contact.")
        }
        let hasty = unreached.filter { omission in
            file.attempts.filter { $0.on <= omission.on }.count < file.attemptLimit
        }
        return hasty.isEmpty
            ? .pass(
                "Er zijn genoeg pogingen vastgelegd.", "Enough attempts are recorded.",
                on: unreached.positions() + file.attempts.positions())
            : .fail(
                "Er zijn minder dan \(file.attemptLimit) pogingen vastgelegd voordat het gesprek werd weggelaten.",
                "Fewer than \(file.attemptLimit) attempts are on record before the conversation was left out.",
                on: hasty.positions() + file.attempts.positions(),
                mend: Wording(
                    "Leg elke poging vast met dag en manier.", "Record each attempt with its day and way."))
    }

    static let mc22 = AuditRule(
        22, .high, "Na een weggelaten gesprek worden de betrokkenen alsnog ingelicht, of staat er waarom niet.",
        "After an omitted conversation those involved are informed later, or it is recorded why not.", source: "S5"
    ) { file in
        guard let omission = file.omissions.last else {
            return .notApplicable("Er is geen gesprek weggelaten.", "No conversation was left out.")
        }
        let notices = file.notices(of: .omittedConversation)
        let informed =
            file.conversations.positions { $0.isAfter(omission) }
            + notices.positions(where: \.fact.informed)
        if !informed.isEmpty {
            return .pass(
                "De betrokkenen zijn alsnog ingelicht.", "Those involved were informed later.",
                on: [omission.position] + informed)
        }
        let withheld = notices.filter(\.saysWhyNot)
        if !withheld.isEmpty {
            return .passWithReason(
                "Vastgelegd is waarom de betrokkenen niet zijn ingelicht.",
                "It is recorded why those involved were not informed.", on: withheld.positions())
        }
        if let excuse = file.excuse(.laterInforming) { return excuse }
        let mend = Wording(
            "Licht de betrokkenen alsnog in en leg dat vast, of leg uit waarom niet.",
            "Inform those involved and record that, or explain why not.")
        guard let later = omission.fact.laterOn else {
            return .fail(
                "Er is geen later moment gepland om de betrokkenen in te lichten.",
                "No later moment is planned to inform those involved.", on: [omission.position], mend: mend)
        }
        return file.today <= later
            ? .notYetDue(
                "Op \(later) worden de betrokkenen alsnog ingelicht.", "Those involved will be informed on \(later).",
                on: [omission.position])
            : .fail(
                "De betrokkenen zouden op \(later) worden ingelicht, en dat is niet vastgelegd.",
                "Those involved were to be informed on \(later), and that is not recorded.", on: [omission.position],
                mend: mend)
    }

    static let mc23 = AuditRule(
        23, .medium, "Beide ouders met gezag zijn gehoord, of er staat waarom niet.",
        "Both parents with authority were heard, or it is recorded why not.", source: "S5"
    ) { file in
        guard !file.conversations.isEmpty else {
            return .notApplicable("Er was geen gesprek.", "There was no conversation.")
        }
        if let kindcheck = file.kindchecks.last, let parents = kindcheck.fact.parentsWithAuthority, parents < 2 {
            return .notApplicable(
                "Volgens de kindcheck zijn er geen twee ouders met gezag.",
                "By the kindcheck there are no two parents with authority.", on: [kindcheck.position])
        }
        let records = file.conversations.positions()
        func heard(_ attendee: CaseAttendee) -> Bool {
            file.conversations.contains { $0.fact.present.contains(attendee) }
        }
        if heard(.mother), heard(.otherParent) {
            return .pass("Beide ouders zijn gehoord.", "Both parents were heard.", on: records)
        }
        if let excuse = file.excuse(.bothParents) { return excuse }
        let mend = Wording(
            "Hoor de andere ouder, of leg uit waarom dat niet gebeurde.",
            "Hear the other parent, or explain why that was not done.")
        if file.isUndecided {
            return .notYetDue(
                "Er is nog geen besluit; de andere ouder kan nog worden gehoord.",
                "Nothing was decided yet; the other parent can still be heard.", on: records, mend: mend)
        }
        return .fail(
            "Niet beide ouders zijn gehoord.", "Not both parents were heard.", on: records, mend: mend)
    }

    static let mc24 = AuditRule(
        24, .high, "Leidt een vrijwilliger het gesprek, dan had de coördinator dat vooraf besloten.",
        "If a volunteer leads the conversation, the coordinator had decided that before.", source: "D4, S16"
    ) { file in
        guard !file.conversations.isEmpty else {
            return .notApplicable("Er was geen gesprek.", "There was no conversation.")
        }
        let wrong = file.conversations.filter { $0.fact.by == .volunteer && !$0.isAgreedLead }
        return wrong.isEmpty
            ? .pass(
                "Elk gesprek is door een beroepskracht geleid of op besluit van de coördinator.",
                "Each conversation was led by the staff, or as the coordinator had decided.",
                on: file.conversations.positions())
            : .fail(
                "Een vrijwilliger leidde een gesprek zonder dat de coördinator dat had besloten.",
                "A volunteer led a conversation without a decision of the coordinator.", on: wrong.positions(),
                mend: Wording(
                    "Vul aan wanneer de coördinator dat besloot, als dat zo was.",
                    "Add when the coordinator decided that, if she did."))
    }

    static let mc25 = AuditRule(
        25, .high, "Neemt een gesprek het vermoeden weg, dan wordt de casus met die bevinding afgesloten.",
        "If a conversation takes the suspicion away, the case is closed with that finding.", source: "S5"
    ) { file in
        guard let talk = file.conversations.last(where: { $0.fact.suspicionRemoved == true }) else {
            return .notApplicable(
                "Geen gesprek nam het vermoeden weg.", "No conversation took the suspicion away.")
        }
        if let closure = file.closure, closure.fact.finding == .refuted {
            return .pass(
                "De casus is afgesloten als weerlegd.", "The case was closed as refuted.",
                on: [talk.position, closure.position])
        }
        let signals = file.signals.filter { $0.isAfter(talk) }
        if !signals.isEmpty {
            return .notApplicable(
                "Na dat gesprek kwam er een nieuw signaal.", "A new signal came after that conversation.",
                on: [talk.position] + signals.positions())
        }
        if let closure = file.closure {
            return .fail(
                "Het gesprek nam het vermoeden weg, maar de casus is niet als weerlegd afgesloten.",
                "The conversation took the suspicion away, but the case was not closed as refuted.",
                on: [talk.position, closure.position],
                mend: Wording(
                    "Corrigeer de bevinding van de afsluiting, of die van het gesprek.",
                    "Correct the finding of the closing, or that of the conversation."))
        }
        return .notYetDue(
            "Het vermoeden is weggenomen; de casus kan worden afgesloten.",
            "The suspicion was taken away; the case can be closed.", on: [talk.position],
            mend: Wording("Sluit de casus af als weerlegd.", "Close the case as refuted."))
    }
}
