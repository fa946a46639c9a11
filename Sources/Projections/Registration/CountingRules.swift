import Programme

/// How the registration counts: the classes of every table and the sentences that explain them.
///
/// Every report names its version. What a version says never changes; a new way of counting is a new version, so that a
/// series shows its breaks (R08-23).
public enum CountingRules: String, Hashable, Sendable, CaseIterable {
    /// The classes of the 2008 report, with the rows that it lacks.
    case version1 = "mim-registration-1"

    /// The rules in words, one a sentence, in Dutch and English.
    public var sentences: [(dutch: String, english: String)] {
        [
            (
                "Geteld wordt het traject: een moeder met een kind op een locatie.",
                "The unit is the trajectory: a mother with a child at a location."
            ),
            (
                "Een moeder is bereikt van haar acceptatie tot en met de dag waarop haar traject eindigt.",
                "A mother counts as reached from her acceptance up to and including the day her trajectory ends."
            ),
            (
                "Een vrijwilliger is actief van haar toelating (of eerste koppeling) tot en met de dag waarop zij "
                    + "stopt; een pauze telt mee.",
                "A volunteer is active from her admission (or first match) up to and including the day she stops; a "
                    + "pause counts."
            ),
            (
                "'In het jaar' is wie op enige dag van het jaar meedeed; 'op 31 december' wie daarna nog meedeed.",
                "'During the year' is who took part on any day of it; 'on 31 December' who went on after it."
            ),
            (
                "Leeftijd is het jaar min het geboortejaar, dus op 31 december. Een klasse bevat haar ondergrens.",
                "Age is the year less the year of birth: the age on 31 December. Bands contain their lower limit."
            ),
            (
                "Opleiding: 'geen' is LBO of lager, algemeen voortgezet onderwijs MBO, universiteit HBO.",
                "Education: 'none' is LBO or lower, general secondary is MBO, university is HBO."
            ),
            (
                "Uren 'in het jaar' zijn van iedere coördinator die er werkte, zoals zij op haar laatste dag daarvan "
                    + "waren: wie vertrok en wie haar opvolgde tellen beide.",
                "Hours 'during the year' are those of every coordinator who worked in it, as on her last day of it: "
                    + "one who left and her successor both count."
            ),
            (
                "Wie terugkomt onder een nieuw nummer, telt opnieuw: moeder (haar traject) en vrijwilliger.",
                "Who returns under a new id counts anew: a mother (her trajectory) and a volunteer."
            ),
            (
                "Een profiel telt zoals het op 31 december bekend was, of anders zoals het daarna het eerst bekend werd.",
                "A profile counts as it was on 31 December, or else as it first became known after it."
            ),
        ]
    }

    // MARK: Mothers

    var motherBackgrounds: [AnswerClass<Background>] { AnswerClass.each }

    var motherAges: [AnswerClass<Int>] {
        [
            AnswerClass(under: 20), AnswerClass(ages: 20..<25), AnswerClass(ages: 25..<30), AnswerClass(ages: 30..<35),
            AnswerClass(ages: 35..<40), AnswerClass(from: 40),
        ]
    }

    /// The report's lowest class is "LBO or lower" for mothers and "LBO" for volunteers (R08-27): here one list.
    var education: [AnswerClass<Education>] {
        [
            AnswerClass("lbo", "LBO of lager", "lower vocational (LBO) or less", Education.none, .lbo),
            AnswerClass("mbo", "MBO of algemeen voortgezet", "secondary (MBO or general)", .secondaryGeneral, .mbo),
            AnswerClass("hbo", "HBO of universiteit", "higher (HBO or university)", .hbo, .university),
            AnswerClass(.abroad),
        ]
    }

    var families: [AnswerClass<FamilyComposition>] { AnswerClass.each }
    var incomes: [AnswerClass<IncomeSource>] { AnswerClass.each }
    var babyCircumstances: [AnswerClass<BabyCircumstance>] { AnswerClass.each }

    var motherCircumstances: [AnswerClass<MotherCircumstance>] {
        let named: [MotherCircumstance] = [.weakNetwork, .singleParent]
        return named.map { AnswerClass($0) } + [AnswerClass("other", "anders", "other") { !named.contains($0) }]
    }

    /// A decision after the Meldcode is printed with the referrals: a row of its own would point at families.
    var endReasons: [AnswerClass<TrajectoryEndReason>] {
        [
            AnswerClass(.completed), AnswerClass(.noNeed), AnswerClass(.noTime), AnswerClass(.moved),
            AnswerClass(.foundJob), AnswerClass(.noClick),
            AnswerClass(
                "too-heavy", "problemen te groot / verwijzing", "too large, or referred", .tooHeavy, .afterMeldcode),
            AnswerClass(.contactLost), AnswerClass(.other),
        ]
    }

    var routes: [AnswerClass<EnrolmentRoute>] { AnswerClass.each }

    // MARK: Volunteers

    /// The report's list for volunteers is shorter than that for mothers (R08-28).
    var volunteerBackgrounds: [AnswerClass<Background>] {
        let named: [Background] = [.dutch, .turkish, .moroccan, .europe, .middleEast, .africa, .surinamese]
        return named.map { AnswerClass($0) }
            + [AnswerClass("other-non-dutch", "anders, niet Nederlands", "other, not Dutch") { !named.contains($0) }]
    }

    /// The youngest band is under 25: the report prints 25 to 30 twice (R08-04).
    var volunteerAges: [AnswerClass<Int>] {
        [
            AnswerClass(under: 25), AnswerClass(ages: 25..<30), AnswerClass(ages: 30..<35), AnswerClass(ages: 35..<40),
            AnswerClass(from: 40),
        ]
    }

    var stopReasons: [AnswerClass<VolunteerStopReason>] {
        let named: [VolunteerStopReason] = [.noTime, .foundJob, .moved, .startedEducation]
        return named.map { AnswerClass($0) } + [AnswerClass("other", "anders", "other") { !named.contains($0) }]
    }

    /// Whether she once took part herself.
    var onceMothers: [AnswerClass<Bool>] {
        [
            AnswerClass("once-mother", "was zelf MIM-moeder", "was a MIM mother herself") { $0 },
            AnswerClass("never-mother", "was geen MIM-moeder", "was not a MIM mother") { !$0 },
        ]
    }

    // MARK: Locations

    var variants: [AnswerClass<ProgrammeVariant>] { AnswerClass.each }
    var providerSets: [AnswerClass<ProviderSet>] {
        ProviderSet.allCases.map { providers in
            AnswerClass(providers.rawValue, providers.dutch, providers.english) { $0 == providers }
        }
    }
}
