/// The kind of an organisation that runs a location (domain 4.1; the 2008 report counts home care and Humanitas apart).
public enum ProviderKind: UInt8, Code {
    case homeCare, youthHealth, publicHealth, humanitas, welfare, youthCare, other

    public static let listing = CodeListing([
        ("home-care", "thuiszorg", "home care"),
        ("youth-health", "jeugdgezondheidszorg", "youth health care"),
        ("public-health", "GGD", "municipal public health service"),
        ("humanitas", "Humanitas", "Humanitas"),
        ("welfare", "welzijnsorganisatie", "welfare organisation"),
        ("youth-care", "jeugdzorg", "youth care"),
        ("other", "anders", "other"),
    ])
}

/// What an organisation does at a location: the 2008 report names several with a role each (R08-24).
public enum ProviderRole: UInt8, Code {
    case lead, partner, supporter

    public static let listing = CodeListing([
        ("lead", "verantwoordelijk", "responsible"),
        ("partner", "in samenwerking", "in partnership"),
        ("supporter", "ondersteunend", "supporting"),
    ])
}

/// How a location runs the programme (uitvoeringsvariant; domain 4.4).
public enum ProgrammeVariant: UInt8, Code {
    case regular, withHomeStart, withBoekenpret

    public static let listing = CodeListing([
        ("regular", "regulier", "regular"),
        ("with-home-start", "combinatie met Home-Start", "combined with Home-Start"),
        ("with-boekenpret", "gekoppeld aan Boekenpret", "linked to Boekenpret"),
    ])
}
