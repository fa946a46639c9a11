/// What may stand in a text that people send. Records are not asked: what was kept once is read for ever.
enum TextRules {
    /// What is wrong with a text of a form; nil when it may be kept.
    static func problem(with text: String, form: Personal.Form) -> FieldProblem? {
        let scalars = text.unicodeScalars
        guard scalars.contains(where: isVisible) else { return .blank }
        guard scalars.allSatisfy({ isAllowed($0, in: form) }) else { return .controlCharacter }
        return ServiceNumber.isHeld(by: text) ? .serviceNumber : nil
    }

    /// Whether a reader sees something of it: not of a space, nor of what only steers how others are set.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.properties.isDefaultIgnorableCodePoint, scalar != brailleBlank else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
            .otherSymbol:
            return true
        default: return false
        }
    }

    /// Free text has lines and tabs, and the marks of direction that telephones put around a number. Nowhere may the
    /// order of the letters be overridden: a text has to read as it was written.
    private static func isAllowed(_ scalar: Unicode.Scalar, in form: Personal.Form) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: form == .text
        case 0x202D, 0x202E: false
        case 0x202A...0x202C, 0x2066...0x2069: form == .text
        default: scalar.properties.generalCategory != .control
        }
    }

    /// Counted among the symbols, and empty.
    private static let brailleBlank: Unicode.Scalar = "\u{2800}"
}
