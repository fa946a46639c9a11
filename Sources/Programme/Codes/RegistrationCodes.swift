/// What a delivered registration counted as a location (R08-10, R08-15). The words are frozen.
public enum CountedPlace: UInt8, Code {
    case municipality, location

    public static let listing = CodeListing([
        ("municipality", "gemeenten", "municipalities"),
        ("location", "locaties", "locations"),
    ])
}
