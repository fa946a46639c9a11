/// In which way a log was not the one that was signed.
public enum LogDiscrepancy: UInt8, Code {
    case shorter, changed, unproven

    public static let listing = CodeListing([
        ("shorter", "het einde ontbrak", "its end was missing"),
        ("changed", "het was niet wat ondertekend was", "it was not what had been signed"),
        ("unproven", "er was geen ondertekening om het aan te toetsen", "there was no signature to hold it against"),
    ])
}
