import Programme
import Wire

/// When the next visit is due, seen from a day: what a coordinator looks for in the morning. The words are frozen.
public enum VisitDue: UInt8, Code {
    case overdue, today, week

    public static let listing = CodeListing([
        ("overdue", "had er al moeten zijn", "should have been already"),
        ("today", "uiterlijk vandaag", "today at the latest"),
        ("week", "vandaag of in de zes dagen daarna", "today or in the six days after it"),
    ])

    /// Whether a day on which a visit is due falls in it.
    func contains(_ due: Day, today: Day) -> Bool {
        switch self {
        case .overdue: due < today
        case .today: due == today
        case .week: (0...6).contains(today.days(until: due))
        }
    }
}
