import Wire

// What cannot be in a trajectory, from enrolment to end.

extension Refusal {
    static func childHasTrajectory(since began: Day, until ended: Day?) -> Refusal {
        guard let ended else {
            return Refusal(
                "child-has-open-trajectory", field: "child",
                dutch: "Voor dit kind loopt al een traject, sinds \(began). Beëindig eerst dat traject.",
                english: "This child has an open trajectory already, since \(began). End that trajectory first.")
        }
        return Refusal(
            "child-had-open-trajectory", field: "on",
            dutch: "Voor dit kind liep een traject van \(began) tot \(ended). Kies een datum op of na \(ended).",
            english: "This child had a trajectory from \(began) to \(ended). Choose a date on or after \(ended).")
    }

    /// A child that cannot have been expected yet.
    static func bornTooLate(on day: Day) -> Refusal {
        Refusal(
            "born-too-late", field: "childBorn",
            dutch: "Deze geboortemaand ligt meer dan \(Pregnancy.monthsMax) maanden na \(day). Kies een eerdere maand.",
            english:
                "This month of birth lies over \(Pregnancy.monthsMax) months after \(day). Choose an earlier month.")
    }

    static func bornOtherwise(_ known: Month) -> Refusal {
        Refusal(
            "child-born-differs", field: "childBorn",
            dutch: "Van dit kind is een andere geboortemaand bekend (\(known)). Neem die over, of kijk het kind na.",
            english: "Another month of birth is known of this child (\(known)). Give that one, or check the child.")
    }

    static func alreadyAccepted(on day: Day) -> Refusal {
        Refusal(
            "already-accepted", field: "trajectory",
            dutch: "De moeder doet al mee, sinds \(day). Dat hoeft niet nog eens te worden vastgelegd.",
            english: "The mother takes part already, since \(day). There is no need to record it again.")
    }

    static func alreadyTakesPart(since day: Day) -> Refusal {
        Refusal(
            "already-accepted", field: "trajectory",
            dutch: "De moeder doet mee sinds \(day). Beëindig in plaats hiervan het traject (end-trajectory).",
            english: "The mother takes part since \(day). End the trajectory instead (end-trajectory).")
    }

    static func alreadyReferredOn(_ day: Day) -> Refusal {
        Refusal(
            "already-referred-on", field: "trajectory",
            dutch: "De moeder is doorverwezen op \(day). Meld haar opnieuw aan als zij alsnog wil meedoen.",
            english: "The mother was referred on on \(day). Enrol her anew if she wants to take part after all.")
    }

    static var notAccepted: Refusal {
        Refusal(
            "not-accepted", field: "trajectory",
            dutch: "De moeder is nog niet toegelaten. Leg eerst vast dat zij meedoet (accept-mother).",
            english: "The mother has not been accepted yet. Record first that she takes part (accept-mother).")
    }

    static func beforeAcceptance(_ accepted: Day) -> Refusal {
        Refusal(
            "before-acceptance", field: "on",
            dutch: "De datum ligt voor de toelating van de moeder (\(accepted)). Kies een latere datum.",
            english: "The date lies before the mother's acceptance (\(accepted)). Choose a later date.")
    }

    static func trajectoryPaused(on day: Day) -> Refusal {
        Refusal(
            "already-paused", field: "on",
            dutch: "Het traject is op \(day) al onderbroken. Leg eerst vast dat het is hervat.",
            english: "The trajectory is paused on \(day) already. Record first that it was resumed.")
    }

    static func trajectoryNotPaused(on day: Day) -> Refusal {
        Refusal(
            "not-paused", field: "on",
            dutch: "Het traject is op \(day) niet onderbroken. Leg eerst de onderbreking vast.",
            english: "The trajectory is not paused on \(day). Record the pause first.")
    }

    static func endBeforeVisit(_ visit: Day) -> Refusal {
        Refusal(
            "end-before-visit", field: "on",
            dutch: "Er is nog een huisbezoek geweest of afgesproken op \(visit). Kies die dag of een latere als einde.",
            english: "A visit was held or due on \(visit). Choose that day or a later one as the end.")
    }

    static func endBeforeMatch(_ day: Day) -> Refusal {
        Refusal(
            "end-before-match", field: "on",
            dutch: "Er was nog een koppeling op \(day). Kies die dag of een latere als einde.",
            english: "There was a match on \(day). Choose that day or a later one as the end.")
    }

    static func endBeforeStep(_ day: Day) -> Refusal {
        Refusal(
            "end-before-step", field: "on",
            dutch: "In dit traject is nog iets gebeurd op \(day). Kies die dag of een latere als einde.",
            english: "Something happened in this trajectory on \(day). Choose that day or a later one as the end.")
    }

    /// A day agreed for later that lies before the day of the agreement.
    static func agreedForEarlier(_ field: String, than day: Day) -> Refusal {
        Refusal(
            "agreed-for-earlier", field: field,
            dutch: "De afgesproken dag ligt voor de dag van de afspraak (\(day)). Kies die dag of een latere.",
            english: "The day agreed lies before the day of the agreement (\(day)). Choose that day or a later one.")
    }
}
