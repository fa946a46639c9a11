import Wire

// What follows a report: agreements, word of Veilig Thuis, and a case that goes on (MC-44 to MC-46).

extension AuditRules {
    static let mc44 = AuditRule(
        44, .high, "Na de melding zijn er afspraken met Veilig Thuis en met het gezin.",
        "After the report there are agreements with Veilig Thuis and with the family.", source: "S6"
    ) { file in
        guard let report = file.reports.last else { return .noReport }
        let agreed = file.followUps.filter { $0.on >= report.on && $0.fact.agreements != nil }
        func made(with contact: FollowUpContact) -> Bool { agreed.contains { $0.fact.contact == contact } }
        if made(with: .veiligThuis), made(with: .family) {
            return .pass(
                "Er zijn afspraken met Veilig Thuis en met het gezin.",
                "There are agreements with Veilig Thuis and with the family.",
                on: [report.position] + agreed.positions())
        }
        if let excuse = file.excuse(.followUpAgreements) { return excuse }
        let limit = file.agreementLimit
        let mend = Wording(
            "Maak afspraken met Veilig Thuis en met het gezin, en leg beide vast.",
            "Make agreements with Veilig Thuis and with the family, and record both.")
        return file.isOpen && report.on.days(until: file.today) <= limit
            ? .notYetDue(
                "Binnen \(limit) dagen na de melding zijn er afspraken met Veilig Thuis en het gezin.",
                "Within \(limit) days of the report there are agreements with Veilig Thuis and the family.",
                on: [report.position] + agreed.positions(), mend: mend)
            : .fail(
                "Afspraken met Veilig Thuis of met het gezin ontbreken.",
                "Agreements with Veilig Thuis or with the family are missing.",
                on: [report.position] + agreed.positions(), mend: mend)
    }

    static let mc45 = AuditRule(
        45, .medium, "Veilig Thuis liet weten wat er met de melding is gedaan, of daar is om gevraagd.",
        "Veilig Thuis let know what was done with the report, or was asked for it.", source: "S20, S36, limit own"
    ) { file in
        guard let report = file.reports.last else { return .noReport }
        let heard = file.followUps.filter { $0.on >= report.on && $0.fact.feedback != nil }
        let records = [report.position] + heard.positions()
        if heard.contains(where: { $0.fact.feedback == .outcome }) {
            return .pass(
                "Veilig Thuis liet weten wat ervan kwam.", "Veilig Thuis let know what came of it.", on: records)
        }
        let isAcknowledged = heard.contains { $0.fact.feedback == .acknowledged }
        /// Whether the outcome, or else the acknowledgement, was due before a day.
        func isOverdue(on day: Day) -> (outcome: Bool, acknowledgement: Bool) {
            (
                report.on.days(until: day) > file.outcomeLimit,
                !isAcknowledged && !day.isWithin(workingDays: file.acknowledgementLimit, of: report.on)
            )
        }
        let overdue = isOverdue(on: file.today)
        if isAcknowledged, !overdue.outcome {
            return .pass(
                "Veilig Thuis bevestigde de melding; de uitkomst is nog niet te verwachten.",
                "Veilig Thuis acknowledged the report; its outcome is not due yet.", on: records)
        }
        let asked = heard.filter { inquiry in
            let then = isOverdue(on: inquiry.on)
            return inquiry.fact.feedback == .noneYet && (overdue.outcome ? then.outcome : then.acknowledgement)
        }
        if !asked.isEmpty {
            return .passWithReason(
                "Veilig Thuis liet nog niets weten; daarnaar is gevraagd.",
                "Veilig Thuis let nothing know yet, and was asked for it.", on: [report.position] + asked.positions())
        }
        if let excuse = file.excuse(.feedback) { return excuse }
        if !overdue.outcome, !overdue.acknowledgement {
            return .notYetDue(
                "Veilig Thuis heeft nog tijd om de melding te bevestigen.",
                "Veilig Thuis still has time to acknowledge the report.", on: records)
        }
        return .fail(
            "Veilig Thuis liet niet op tijd van zich horen, en daarnaar is niet gevraagd.",
            "Nothing was heard of Veilig Thuis in time, and it was not asked for.", on: records,
            mend: Wording(
                "Vraag Veilig Thuis naar de melding en leg dat vast.",
                "Ask Veilig Thuis for the report and record that."))
    }

    static let mc46 = AuditRule(
        46, .high, "Na een melding gaat de casus door: er wordt meer vastgelegd tot de afsluiting.",
        "After a report the case goes on: more is recorded until the closing.", source: "S11, S17"
    ) { file in
        guard let report = file.reports.last else { return .noReport }
        let end = file.closure?.position ?? .max
        let after = file.entries.positions { entry in
            if case .meldcodeCaseClosed = entry.fact { return false }
            return report.position < entry.position && entry.position < end
        }
        if !after.isEmpty {
            return .pass(
                "Na de melding is er meer vastgelegd.", "More was recorded after the report.",
                on: [report.position] + after)
        }
        let limit = file.followingLimit
        let mend = Wording(
            "Leg vast wat er na de melding gebeurt.", "Record what happens after the report.")
        return file.isOpen && report.on.days(until: file.today) <= limit
            ? .notYetDue(
                "Na de melding is er nog niets vastgelegd; dat kan nog tot \(limit) dagen erna.",
                "Nothing was recorded after the report yet; it still can be until \(limit) days after it.",
                on: [report.position], mend: mend)
            : .fail(
                "Na de melding is niets meer vastgelegd.", "Nothing more was recorded after the report.",
                on: [report.position], mend: mend)
    }
}
