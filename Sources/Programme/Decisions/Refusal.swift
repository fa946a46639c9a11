/// Why something cannot be recorded: the rule, the field, and what would make it possible, in Dutch and English.
///
/// Only what cannot have happened is refused (design section 4); a departure from a norm is recorded and shown.
/// The sentences name dates and kinds, never people.
public struct Refusal: Error, Hashable, Sendable {
    /// The rule's stable name, kebab case: `date-in-future`.
    public let rule: String
    /// The field of the command that stands in the way.
    public let field: String
    public let dutch: String
    public let english: String

    public init(_ rule: String, field: String, dutch: String, english: String) {
        self.rule = rule
        self.field = field
        self.dutch = dutch
        self.english = english
    }
}
