import Programme
import Wire

/// What the yearly overview counts, and which of its counts are sums of others.
///
/// Everything that a reader could add up or subtract is named here, also counts that no table shows: what is not named
/// could give a small one away. A count that stands in two tables is one figure.
struct OverviewFigures: Sendable {
    typealias Label = ReportTable.Label

    /// One count: the cases of which something is true.
    struct Figure: Sendable {
        let label: Label
        let isPrinted: Bool
        let holds: @Sendable (CaseProfile) -> Bool
    }

    struct Table: Sendable {
        let title: Label
        let figures: [Int]
    }

    private(set) var figures: [Figure] = []
    private(set) var tables: [Table] = []
    /// Sums within one place; the places sum up to the country for every figure.
    private(set) var sums: [SmallCells.Sum] = []
    /// The count of the cases behind each lead time.
    private(set) var leads: [(lead: CaseProfile.Lead, label: Label, count: Int)] = []
    private let year: ReportingYear

    /// - Parameter on: The day up to which is counted.
    init(_ year: ReportingYear, on: Day) {
        self.year = year
        let opened = figure("opened", "casussen geopend", "cases opened") { _ in true }
        addClosings(opened, end: min(on, year.last))
        addSteps(opened)
        addReports(opened)
    }

    private mutating func figure(
        _ key: String, _ dutch: String, _ english: String, isPrinted: Bool = true, ofAnyYear: Bool = false,
        _ holds: @escaping @Sendable (CaseProfile) -> Bool
    ) -> Int {
        let year = year
        figures.append(
            Figure(label: Label(key, dutch, english), isPrinted: isPrinted) {
                (ofAnyYear || year.contains($0.openedOn)) && holds($0)
            })
        return figures.count - 1
    }

    private mutating func table(_ key: String, _ dutch: String, _ english: String, _ figures: [Int]) {
        tables.append(Table(title: Label(key, dutch, english), figures: figures))
    }

    private mutating func add(_ total: Int, _ parts: [Int], _ kind: SmallCells.Kind) {
        sums.append(SmallCells.Sum(total: total, parts: parts, kind: kind))
    }

    /// What became of the cases of the year, and what ran and was closed in it.
    private mutating func addClosings(_ opened: Int, end: Day) {
        let year = year
        let open = figure("open", "daarvan nog open", "of these still open") { $0.closedOn == nil }
        let closed = figure("closed", "daarvan gesloten", "of these closed") { $0.closedOn != nil }
        add(opened, [open, closed], .ofWork)
        leads.append((.closing, Label("opening-closing", "opening tot sluiting", "opening to closing"), closed))
        let ofYear = CaseFinding.allCases.map { finding in
            figure("closed-\(finding.word)", "gesloten: \(finding.dutch)", "closed: \(finding.english)") {
                $0.finding == finding
            }
        }
        add(closed, ofYear, .ofPersons)
        table("cases", "Casussen geopend in het jaar", "Cases opened in the year", [opened, open, closed] + ofYear)

        let all = figure("closed-in-year", "gesloten in het jaar", "closed in the year", ofAnyYear: true) {
            year.contains($0.closedOn)
        }
        let earlier = figure("closed-earlier", "", "", isPrinted: false, ofAnyYear: true) {
            year.contains($0.closedOn) && $0.openedOn < year.first
        }
        let within = figure("closed-within", "", "", isPrinted: false) { year.contains($0.closedOn) }
        let later = figure("closed-later", "", "", isPrinted: false) { $0.closedOn.map { $0 > year.last } ?? false }
        add(all, [within, earlier], .ofTables)
        add(closed, [within, later], .ofTables)
        let before = year.first.advanced(by: -1)
        let start = figure("running-at-start", "lopend aan het begin", "running at the start", ofAnyYear: true) {
            $0.isRunning(afterDay: before)
        }
        let running = figure("running-at-end", "lopend aan het eind", "running at the end", ofAnyYear: true) {
            $0.isRunning(afterDay: end)
        }
        let ran = figure("ran", "", "", isPrinted: false, ofAnyYear: true) {
            $0.openedOn <= end && $0.closedOn.map { $0 >= year.first } ?? true
        }
        add(ran, [start, opened], .ofTables)
        add(ran, [all, running], .ofTables)
        table(
            "stock", "Lopend en gesloten in het jaar, wanneer ook geopend",
            "Running and closed in the year, whenever opened", [start, running, all])
    }

    /// How many reached each step, and what was decided.
    private mutating func addSteps(_ opened: Int) {
        let consulted = figure("step-2", MeldcodeStep.consultation.dutch, MeldcodeStep.consultation.english) {
            $0.isConsulted
        }
        add(opened, [consulted, rest("step-2-not") { !$0.isConsulted }], .ofWork)
        let held = figure("step-3", MeldcodeStep.conversation.dutch, MeldcodeStep.conversation.english) {
            $0.talk == .held
        }
        let omitted = OmissionGround.allCases.map { ground in
            figure(
                "step-3-omitted-\(ground.word)", "stap 3 weggelaten: \(ground.dutch)",
                "step 3 left out: \(ground.english)"
            ) { $0.talk == .omitted(ground) }
        }
        let neither = figure(
            "step-3-neither", "stap 3 niet gezet en niet weggelaten", "step 3 neither taken nor left out"
        ) { $0.talk == .neither }
        add(opened, [held] + omitted + [neither], .ofWork)
        let weighed = figure("step-4", MeldcodeStep.weighing.dutch, MeldcodeStep.weighing.english) { $0.isWeighed }
        add(opened, [weighed, rest("step-4-not") { !$0.isWeighed }], .ofWork)
        let decided = figure("step-5", MeldcodeStep.decision.dutch, MeldcodeStep.decision.english) { !$0.isUndecided }
        let decisions = addDecisions(opened, decided)
        table(
            "steps", "Stappen (stap 1 opent de casus)", "Steps (step 1 opens the case)",
            [opened, consulted, held] + omitted + [neither, weighed, decided])
        table("decisions", "Besluiten, zoals ze staan", "Decisions, as they stand", decisions)
        leads += [
            (
                .consultation,
                Label("signal-consultation", "eerste signaal tot overleg", "first signal to consultation"),
                consulted
            ),
            (
                .conversation,
                Label("signal-conversation", "eerste signaal tot gesprek", "first signal to conversation"),
                held
            ),
        ]
    }

    private mutating func rest(_ key: String, _ holds: @escaping @Sendable (CaseProfile) -> Bool) -> Int {
        figure(key, "", "", isPrinted: false, holds)
    }

    private mutating func addDecisions(_ opened: Int, _ decided: Int) -> [Int] {
        let answers: [(key: String, dutch: String, english: String, value: Bool?)] = [
            ("yes", "ja", "yes", true), ("no", "nee", "no", false), ("none", "niet genomen", "not taken", nil),
        ]
        var (a, b): ([Int], [Int]) = ([], [])
        for answer in answers {
            a.append(
                figure("a-\(answer.key)", "A (melden): \(answer.dutch)", "A (report): \(answer.english)") {
                    $0.report == answer.value
                })
            b.append(
                figure("b-\(answer.key)", "B (hulp): \(answer.dutch)", "B (help): \(answer.english)") {
                    $0.help == answer.value
                })
        }
        var both: [[Int]] = []
        for first in answers {
            both.append(
                answers.map { second in
                    figure(
                        "a-\(first.key)-b-\(second.key)", "A \(first.dutch), B \(second.dutch)",
                        "A \(first.english), B \(second.english)"
                    ) { $0.report == first.value && $0.help == second.value }
                })
        }
        add(opened, a, .ofPersons)
        add(opened, b, .ofPersons)
        for index in answers.indices {
            add(a[index], both[index], .ofPersons)
            add(b[index], both.map { $0[index] }, .ofPersons)
        }
        add(opened, [decided, both[2][2]], .ofWork)
        let taken = figure("a-taken", "A genomen", "A taken") { $0.report != nil }
        add(taken, [a[0], a[1]], .ofPersons)
        leads.append(
            (.decision, Label("signal-decision", "eerste signaal tot besluit A", "first signal to decision A"), taken))
        return a + b + both.flatMap { $0 }
    }

    /// What was reported, and the other marks of a case.
    private mutating func addReports(_ opened: Int) {
        let reported = figure("reported", "gemeld bij Veilig Thuis", "reported to Veilig Thuis") { $0.isReported }
        let anonymous = figure("anonymous", "daarvan anoniem voor het gezin", "of these anonymous to the family") {
            $0.isReported && $0.isAnonymous
        }
        add(opened, [reported, rest("reported-not") { !$0.isReported }], .ofPersons)
        add(reported, [anonymous, rest("reported-openly") { $0.isReported && !$0.isAnonymous }], .ofPersons)
        let asDecided = figure("reported-as-decided", "gemeld na besluit A ja", "reported after decision A yes") {
            $0.isReportedAsDecided
        }
        add(reported, [asDecided, rest("reported-otherwise") { $0.isReported && !$0.isReportedAsDecided }], .ofWork)
        let yes = figures.firstIndex { $0.label.key == "a-yes" } ?? opened
        add(yes, [asDecided, rest("a-yes-unreported") { $0.report == true && !$0.isReportedAsDecided }], .ofWork)
        let special = figure("special-form", "bijzondere vorm van geweld", "special form of violence") {
            $0.hasSpecialForm
        }
        add(opened, [special, rest("special-form-none") { !$0.hasSpecialForm }], .ofPersons)
        let acute = figure("acute", "acuut gevaar", "acute danger") { $0.acuteDanger == true }
        let calm = figure("acute-none", "geen acuut gevaar", "no acute danger") { $0.acuteDanger == false }
        let unsaid = figure("acute-unsaid", "acuut gevaar: niet vermeld", "acute danger: not said") {
            $0.acuteDanger == nil
        }
        add(opened, [acute, calm, unsaid], .ofPersons)
        let told = figure("told", "coördinator ingelicht", "coordinator told") { $0.leadDays[.told] != nil }
        add(opened, [told, rest("told-unknown") { $0.leadDays[.told] == nil }], .ofWork)
        table(
            "reports", "Meldingen en kenmerken", "Reports and features",
            [reported, anonymous, asDecided, special, acute, calm, unsaid])
        leads += [
            (.told, Label("signal-told", "eerste signaal tot coördinator", "first signal to coordinator"), told),
            (.report, Label("decision-report", "besluit A ja tot melding", "decision A yes to report"), asDecided),
        ]
        leads.sort { $0.lead.rawValue < $1.lead.rawValue }
    }
}
