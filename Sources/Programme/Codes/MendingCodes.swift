/// Why a record is corrected or retracted. The words are frozen.
public enum MendingReason: UInt8, Code {
    case typingError, wrongPerson, enteredTwice, didNotHappen, laterInformation, other

    public static let listing = CodeListing([
        ("typing-error", "verschrijving", "typing error"),
        ("wrong-person", "bij de verkeerde vastgelegd", "recorded of the wrong one"),
        ("entered-twice", "dubbel vastgelegd", "entered twice"),
        ("did-not-happen", "niet gebeurd", "did not happen"),
        ("later-information", "later beter bekend geworden", "better known later"),
        ("other", "anders", "other"),
    ])
}
