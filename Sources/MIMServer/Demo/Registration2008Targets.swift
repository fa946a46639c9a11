import Programme

/// The counts of the demo's year 2008: for every answer, how many gave it.
///
/// The published report prints percentages; these are whole people that round to them, both half up and by
/// `CountingRules.version1`. Where the report's figures contradict each other, docs/registration-2008.md says which
/// reading was taken. Everybody counted here was active at some time in 2008, unless a name says otherwise.
enum Registration2008Targets {
    /// How many gave an answer; nil where nothing was stated.
    struct Answer<Value: Sendable>: Sendable {
        let value: Value?
        let count: Int

        init(_ value: Value?, _ count: Int) {
            self.value = value
            self.count = count
        }
    }

    // MARK: Mothers

    static let mothers = 709
    static let mothersEnded = 309

    static let motherBackgrounds: [Answer<Background>] = [
        Answer(.dutch, 248), Answer(.turkish, 71), Answer(.moroccan, 57), Answer(.surinamese, 28),
        Answer(.antillean, 21), Answer(.europe, 71), Answer(.africa, 57), Answer(.asia, 28), Answer(.middleEast, 28),
        Answer(.americas, 14), Answer(.otherNonDutch, 86),
    ]

    /// Ages on 31 December 2008. The lowest and the highest age are the demo's own; the report leaves both ends open.
    static let motherAges: [Answer<Range<Int>>] = [
        Answer(16..<20, 28), Answer(20..<25, 156), Answer(25..<30, 248), Answer(30..<35, 170), Answer(35..<40, 85),
        Answer(40..<46, 21), Answer(nil, 1),
    ]

    static let motherEducation: [Answer<Education>] = [
        Answer(Education.none, 43), Answer(.lbo, 184), Answer(.secondaryGeneral, 71), Answer(.mbo, 234),
        Answer(.hbo, 142), Answer(.university, 35),
    ]

    static let motherFamilies: [Answer<FamilyComposition>] = [
        Answer(.cohabiting, 596), Answer(.single, 85), Answer(.withParents, 14), Answer(.withOthers, 14),
    ]

    static let motherIncomes: [Answer<IncomeSource>] = [
        Answer(.own, 64), Answer(.joint, 206), Answer(.partner, 319), Answer(.benefit, 113), Answer(nil, 7),
    ]

    /// Mothers per circumstance of the baby; one mother may have several.
    static let babyCircumstances: [Answer<BabyCircumstance>] = [
        Answer(.incubator, 14), Answer(.multipleBirth, 14), Answer(.cryingBaby, 21), Answer(.disabled, 14),
        Answer(.other, 7),
    ]

    /// Mothers per circumstance of her own; one mother may have several, but only one of those from the third on.
    ///
    /// With the baby's they are 709 mentions, as many as there are mothers: so the published figures are true both as
    /// shares of the mothers and as shares of what was mentioned (R08-18 leaves open which was meant).
    static let motherCircumstances: [Answer<MotherCircumstance>] = [
        Answer(.weakNetwork, 227), Answer(.singleParent, 50), Answer(.unsureOfMotherhood, 118),
        Answer(.postnatalDepression, 34), Answer(.healthProblems, 46), Answer(.relationshipProblems, 29),
        Answer(.noResidenceStatus, 6), Answer(.weakDutch, 71), Answer(.unfamiliarCulture, 48), Answer(.other, 10),
    ]

    /// Of those who ended in 2008. The report prints 152 for the first and 50 %, which 152 of 309 is not (R08-06).
    static let endReasons: [Answer<TrajectoryEndReason>] = [
        Answer(.completed, 153), Answer(.noNeed, 49), Answer(.noTime, 22), Answer(.moved, 22), Answer(.foundJob, 9),
        Answer(.noClick, 19), Answer(.tooHeavy, 17), Answer(.afterMeldcode, 2), Answer(.contactLost, 16),
    ]

    // MARK: Volunteers

    static let volunteers = 349
    static let volunteersStopped = 73
    /// "Almost 13 %" of the volunteers.
    static let volunteersOnceProgrammeMother = 45

    static let volunteerBackgrounds: [Answer<Background>] = [
        Answer(.dutch, 213), Answer(.turkish, 31), Answer(.moroccan, 24), Answer(.surinamese, 11),
        Answer(.antillean, 6), Answer(.europe, 18), Answer(.africa, 10), Answer(.asia, 8), Answer(.middleEast, 14),
        Answer(.americas, 4), Answer(.otherNonDutch, 10),
    ]

    /// Ages on 31 December 2008, with the demo's own lowest and highest age.
    static let volunteerAges: [Answer<Range<Int>>] = [
        Answer(21..<25, 10), Answer(25..<30, 14), Answer(30..<35, 94), Answer(35..<40, 98), Answer(40..<63, 133),
    ]

    static let volunteerEducation: [Answer<Education>] = [
        Answer(.lbo, 70), Answer(.secondaryGeneral, 31), Answer(.mbo, 122), Answer(.hbo, 104), Answer(.university, 22),
    ]

    /// Of those who stopped in 2008.
    static let stopReasons: [Answer<VolunteerStopReason>] = [
        Answer(.noTime, 28), Answer(.foundJob, 17), Answer(.moved, 7), Answer(.startedEducation, 2),
        Answer(.illness, 4), Answer(.pregnancy, 5), Answer(.unmetExpectations, 2), Answer(.ownProblems, 3),
        Answer(.otherChallenge, 4), Answer(.other, 1),
    ]
}
