import Wire

/// What one kind of event holds: ids, the day on which it happened, and the facts.
///
/// The JSON of every kind is frozen by golden files: a field may be added at the end if it is optional, nothing else.
public protocol Payload: FieldObject {
    static var kind: EventKind { get }
    /// The day on which it happened, in the programme's time zone. When it was recorded, the log says.
    var on: Day { get }
}

/// Minutes a week that a coordinator can work at one location.
public enum WeeklyTime {
    /// None to a full week of seven days; the 2008 report has 5 to 22 hours (N28).
    public static let minutes = 0...10_080
}

/// Minutes that a visit or a talk can last.
public enum VisitTime {
    /// A minute to a day; 60 to 90 is the norm for a visit (N02), and what deviates is shown, not refused.
    public static let minutes = 1...1_440
}

/// Years of birth of grown-ups.
public enum BirthYear {
    public static let accepted = 1900...2100
}

/// How far ahead a birth can lie.
public enum Pregnancy {
    /// Forty-two weeks at the most, which reach into the tenth calendar month after the one in which she is enrolled.
    static let monthsMax = 10
}

/// The scales of the evaluation. The documents give none (domain 4.12); these are ours.
public enum Score {
    public static let subgoal = 1...5
    public static let satisfaction = 1...10
}

/// How often a family was tried to be reached.
public enum Attempts {
    public static let accepted = 0...100
}

/// How many people can depend on a mother; more than the largest family that is known of.
public enum Dependants {
    public static let accepted = 0...30
}

/// How many parents have authority over a child: one, two, or none when a guardian has it.
public enum ParentalAuthority {
    public static let accepted = 0...2
}
