/// A norm of the programme: what is expected, in what unit, and where that stands.
///
/// A norm never refuses anything: what departs from it is recorded and shown as a signal (domain 4.14).
public struct Norm: Hashable, Sendable {
    /// How binding it is, in the words of the programme document.
    public enum Kind: String, Sendable {
        case norm, expected, required, criterion, derived, local, national, observed, indication
        /// A limit of ours, without a source: it may be changed.
        case own
    }

    public enum Unit: String, Sendable {
        case days, workingDays, months, years, minutes, visits, meetings, mothers, volunteers, euros, minutesPerWeek
        /// The norm has no number.
        case none
    }

    /// `N01` to `N30` of the programme document, `MC-…` of the Meldcode rules, `E…` for limits of our own.
    public let number: String
    /// What is within the norm, both ends included; zero to zero for a norm without a number.
    public let range: ClosedRange<Int>
    public let unit: Unit
    public let kind: Kind
    public let dutch: String
    public let english: String
    /// The document: `D4` is the programme description of 2022, `D2` the registration of 2008.
    public let source: String

    init(
        _ number: String, _ range: ClosedRange<Int>, _ unit: Unit, _ kind: Kind, dutch: String, english: String,
        source: String
    ) {
        self.number = number
        self.range = range
        self.unit = unit
        self.kind = kind
        self.dutch = dutch
        self.english = english
        self.source = source
    }
}
