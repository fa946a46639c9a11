// What cannot be in joining two records of one person, and in parting them.

extension Refusal {
    static let joinedWithItself = Refusal(
        "joined-with-itself", field: "duplicate",
        dutch: "Dit is twee keer hetzelfde nummer. Noem de twee nummers waaronder dezelfde persoon is vastgelegd.",
        english: "This is the same id twice. Name the two ids under which the same person is recorded.")

    static let alreadyJoined = Refusal(
        "already-joined", field: "duplicate",
        dutch: "Deze twee zijn al samengevoegd, rechtstreeks of via anderen. Dat hoeft niet nog eens.",
        english: "These two are joined already, directly or through others. There is no need to do it again.")

    static let joinedElsewhere = Refusal(
        "joined-elsewhere", field: "duplicate",
        dutch: """
            Dit nummer is al samengevoegd met een ander. Voeg het nummer samen waaronder die persoon verdergaat, of \
            splits eerst die twee.
            """,
        english: """
            This id is joined with another one already. Join the id under which that person goes on, or part those two \
            first.
            """)

    static let notJoined = Refusal(
        "not-joined", field: "duplicate",
        dutch: "Deze twee zijn niet zo samengevoegd. Noem het nummer dat bleef en het nummer dat daarin opging.",
        english: "These two are not joined in this way. Name the id that was kept and the one that was joined to it.")

    /// Two children, or none.
    static func childrenIncomplete(_ field: String) -> Refusal {
        Refusal(
            "children-incomplete", field: field,
            dutch:
                "Bij hetzelfde kind horen twee nummers (child en duplicateChild). Geef ze allebei, of geen van beide.",
            english: "The same child has two ids (child and duplicateChild). Give both of them, or neither.")
    }

    static let childJoinedWithItself = Refusal(
        "joined-with-itself", field: "duplicateChild",
        dutch: "Het kind heeft al één nummer. Laat child en duplicateChild weg.",
        english: "The child has one id already. Leave out child and duplicateChild.")

    static func childOfAnother(_ field: String) -> Refusal {
        Refusal(
            "child-of-another", field: field,
            dutch: "Deze moeder heeft geen traject met dit kind. Kijk het nummer van het kind na.",
            english: "This mother has no trajectory with this child. Check the id of the child.")
    }
}
