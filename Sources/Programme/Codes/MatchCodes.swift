/// On what a match was proposed (domain 4.4, match criteria).
public enum MatchCriterion: UInt8, Code {
    case motherWish, volunteerOffer, experience, personality, background, practical, gutFeeling

    public static let listing = CodeListing([
        ("mother-wish", "wens van de moeder", "the mother's wish"),
        ("volunteer-offer", "wat de vrijwilliger te bieden heeft", "what the volunteer offers"),
        ("experience", "specifieke ervaring", "specific experience"),
        ("personality", "persoonlijkheid", "personality"),
        ("background", "achtergrond", "background"),
        ("practical", "praktisch: taal, dagen, reisafstand", "practical: language, days, distance"),
        ("gut-feeling", "gevoel", "gut feeling"),
    ])
}

/// Whose answer about the click it is; both are asked (N26).
public enum MatchSide: UInt8, Code {
    case mother, volunteer

    public static let listing = CodeListing([
        ("mother", "moeder", "mother"),
        ("volunteer", "vrijwilliger", "volunteer"),
    ])
}

/// Why a match ended while mother or volunteer may go on.
public enum MatchEndReason: UInt8, Code {
    case noClick, volunteerStopped, volunteerUnavailable, trajectoryEnded, other

    public static let listing = CodeListing([
        ("no-click", "geen klik", "no click"),
        ("volunteer-stopped", "vrijwilliger gestopt", "volunteer stopped"),
        ("volunteer-unavailable", "vrijwilliger tijdelijk niet beschikbaar", "volunteer unavailable for a time"),
        ("trajectory-ended", "traject beëindigd", "trajectory ended"),
        ("other", "anders", "other"),
    ])
}
