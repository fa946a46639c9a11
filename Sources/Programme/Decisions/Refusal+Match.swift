import Wire

// What cannot be in a match.

extension Refusal {
    static var noMatch: Refusal {
        Refusal(
            "no-match", field: "trajectory",
            dutch: "De moeder is nog niet gekoppeld. Leg eerst de koppeling vast (make-match).",
            english: "The mother has not been matched yet. Record the match first (make-match).")
    }

    static var noOpenMatch: Refusal {
        Refusal(
            "no-open-match", field: "trajectory",
            dutch: "Er is geen lopende koppeling die kan eindigen. Leg eerst een koppeling vast (make-match).",
            english: "There is no open match that could end. Record a match first (make-match).")
    }

    /// The end of a match entered late needs both its day and its reason.
    static func endIncomplete(_ field: String) -> Refusal {
        Refusal(
            "end-incomplete", field: field,
            dutch: "Bij het einde van een koppeling horen een dag (until) en een reden (reason). Geef ze allebei.",
            english: "The end of a match has a day (until) and a reason (reason). Give both of them.")
    }

    /// Another match has not ended by the day on which one is to begin, and a match goes on until it is ended.
    static func overlaps(_ match: MatchPeriod, from day: Day) -> Refusal {
        if day < match.madeOn {
            return Refusal(
                "match-overlaps", field: "on",
                dutch: """
                    Er is al een latere koppeling, vanaf \(match.madeOn); deze zou daarin doorlopen. Geef erbij tot \
                    wanneer deze liep (until) en waarom zij eindigde (reason).
                    """,
                english: """
                    There is a later match already, from \(match.madeOn); this one would run into it. Say with it \
                    until when this one ran (until) and why it ended (reason).
                    """)
        }
        guard let ended = match.endedOn else {
            return Refusal(
                "match-open", field: "trajectory",
                dutch: "De moeder is al gekoppeld sinds \(match.madeOn). Beëindig eerst die koppeling (end-match).",
                english: "The mother is matched already since \(match.madeOn). End that match first (end-match).")
        }
        return Refusal(
            "match-overlaps", field: "on",
            dutch: "De moeder was gekoppeld van \(match.madeOn) tot \(ended). Kies een datum op of na \(ended).",
            english: "The mother was matched from \(match.madeOn) to \(ended). Choose a date on or after \(ended).")
    }
}
