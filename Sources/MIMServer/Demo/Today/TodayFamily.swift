import Programme

/// A mother and where she stands. Days count back from today; a negative number lies ahead.
struct TodayFamily {
    /// How far she has come.
    enum Stage {
        case enrolled
        case spokenWith
        case referredOn(ReferralTarget)
        case accepted
        case proposed
        case introduced
        /// Visited monthly up to a day; the next visit was agreed for another day.
        case visited(last: Int, next: Int?)
    }

    let number: Int
    let place: Int
    var volunteer: Int?
    /// The child's age today, in months.
    let childMonths: Int
    let enrolled: Int
    let stage: Stage
    /// The volunteer who came before, and when the second match was made.
    var before: (volunteer: Int, until: Int)?
    var paused: Int?
    /// The last visit gave reason for concern, and this was said.
    var concern: String?
    var meldcode: (course: MeldcodeCourse, begins: Int)?
    var ended: (on: Int, reason: TrajectoryEndReason)?

    static let all = voorbeeldstad + proefdorp + demohaven

    private static let voorbeeldstad = [
        TodayFamily(number: 5001, place: 0, childMonths: 1, enrolled: 6, stage: .enrolled),
        TodayFamily(number: 5002, place: 0, childMonths: 4, enrolled: 58, stage: .accepted),
        TodayFamily(number: 5003, place: 0, volunteer: 3, childMonths: 3, enrolled: 40, stage: .introduced),
        TodayFamily(
            number: 5004, place: 0, volunteer: 1, childMonths: 7, enrolled: 180, stage: .visited(last: 30, next: 0)),
        TodayFamily(
            number: 5005, place: 0, volunteer: 2, childMonths: 11, enrolled: 300, stage: .visited(last: 68, next: 38)),
        TodayFamily(
            number: 5006, place: 0, volunteer: 3, childMonths: 8, enrolled: 230, stage: .visited(last: 9, next: -20)),
        TodayFamily(
            number: 5007, place: 0, volunteer: 1, childMonths: 23, enrolled: 560, stage: .visited(last: 104, next: nil),
            ended: (100, .completed)),
        // Over eighteen months old, and no evaluation was held or planned.
        TodayFamily(
            number: 5008, place: 0, volunteer: 2, childMonths: 20, enrolled: 540, stage: .visited(last: 16, next: -14)),
    ]

    private static let proefdorp = [
        TodayFamily(number: 5009, place: 1, childMonths: 2, enrolled: 19, stage: .spokenWith),
        TodayFamily(number: 5010, place: 1, volunteer: 5, childMonths: 5, enrolled: 46, stage: .proposed),
        TodayFamily(
            number: 5011, place: 1, volunteer: 6, childMonths: 6, enrolled: 150, stage: .visited(last: 3, next: -25),
            concern: "Moeder oogt somber en eet weinig; dat was vorige maand anders."),
        TodayFamily(
            number: 5012, place: 1, volunteer: 5, childMonths: 13, enrolled: 370, stage: .visited(last: 21, next: -9)),
        TodayFamily(
            number: 5013, place: 1, volunteer: 4, childMonths: 10, enrolled: 280, stage: .visited(last: 29, next: 0)),
        TodayFamily(
            number: 5014, place: 1, volunteer: 4, childMonths: 15, enrolled: 430, stage: .visited(last: 52, next: nil),
            paused: 45),
        TodayFamily(
            number: 5015, place: 1, volunteer: 5, childMonths: 16, enrolled: 400, stage: .visited(last: 160, next: nil),
            ended: (150, .noNeed)),
    ]

    private static let demohaven = [
        TodayFamily(
            number: 5016, place: 2, volunteer: 7, childMonths: 9, enrolled: 240, stage: .visited(last: 10, next: -18),
            meldcode: (.unfinished, 10)),
        TodayFamily(
            number: 5017, place: 2, volunteer: 8, childMonths: 14, enrolled: 410, stage: .visited(last: 25, next: -6),
            meldcode: (.helpAccepted, 220)),
        TodayFamily(
            number: 5018, place: 2, volunteer: 7, childMonths: 12, enrolled: 350, stage: .visited(last: 17, next: -13),
            before: (9, 120)),
        TodayFamily(
            number: 5019, place: 2, volunteer: 8, childMonths: 10, enrolled: 290, stage: .visited(last: 77, next: 47)),
        TodayFamily(number: 5020, place: 2, childMonths: 12, enrolled: 90, stage: .referredOn(.homeStart)),
        // Past the end of the programme and still visited.
        TodayFamily(
            number: 5021, place: 2, volunteer: 7, childMonths: 25, enrolled: 565, stage: .visited(last: 6, next: -24)),
        TodayFamily(
            number: 5022, place: 2, volunteer: 8, childMonths: 2, enrolled: 45, stage: .visited(last: 13, next: -16)),
    ]
}
