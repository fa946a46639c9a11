import Programme

/// What the report of 2008 says of 2007 to compare with: its percentages in whole people of the demo's 2007.
///
/// Most of those people were still there in 2008 and have the answers of that year; the others make up the difference
/// (`Cast.dealLeavers`). What is not here is not rebuilt; docs/registration-2008.md says why.
enum Registration2007Targets {
    /// Of the 692 mothers and 362 volunteers of the five-year table.
    static let mothers = 692
    static let volunteers = 362

    /// 60 % of the mothers and 30 % of the volunteers were not Dutch.
    static let dutchMothers = 277
    static let dutchVolunteers = 253

    /// 28 % of the mothers had HBO or university; the report has no other figure of their education.
    static let highlyEducatedMothers = 194

    /// 11, 31, 39 and 19 %. The report leaves no room for mothers of whom it was not known: where the demo has some, they
    /// go off the largest groups.
    static let motherIncomes: [Registration2008Targets.Answer<IncomeSource>] = [
        .init(.own, 76), .init(.joint, 215), .init(.partner, 270), .init(.benefit, 131),
    ]

    /// 20, 45 and 35 %, by the classes of the report.
    static let volunteerEducation: [(classes: [Education], count: Int)] = [
        ([.lbo], 72), ([.mbo, .secondaryGeneral], 163), ([.hbo, .university], 127),
    ]
}
