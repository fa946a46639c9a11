/// The way through the five questions of the assessment framework (afwegingskader, domain 1.3): which are put, given the
/// answers so far, and which decisions agree with them.
struct QuestionPath: Hashable, Sendable {
    /// The questions in the order in which they are put.
    enum Question: Int, CaseIterable, Sendable {
        case suspicion = 1, unsafety, helpPossible, helpAccepted, helpWorks
    }

    /// Where the answers lead.
    enum Course: Hashable, Sendable {
        /// There is no suspicion (any more): nothing has to be decided but that.
        case noSuspicion
        /// A report has to be made.
        case report
        /// Help is given or organised, and watched.
        case help
        /// A doubt leaves it open.
        case open
        /// The next question was not answered yet.
        case unanswered
    }

    /// The questions that have to be answered, in their order; the last is the fifth only where help goes on.
    let asked: [Question]
    let course: Course
    /// Whether there is a doubt on the way.
    let hasDoubt: Bool

    init(
        suspicion: Answer?, unsafety: Answer?, helpPossible: Answer?, helpAccepted: Answer?, helpWorks: Answer?
    ) {
        // What leads on to the next question, and where the path ends otherwise; "doubt" leads on from the first alone.
        let steps: [(question: Question, answer: Answer?, leadingOn: Answer, end: Course)] = [
            (.suspicion, suspicion, .yes, .noSuspicion), (.unsafety, unsafety, .no, .report),
            (.helpPossible, helpPossible, .yes, .report), (.helpAccepted, helpAccepted, .yes, .report),
        ]
        var asked: [Question] = []
        var hasDoubt = false
        for (question, answer, leadingOn, end) in steps {
            asked.append(question)
            hasDoubt = hasDoubt || answer == .doubt
            if answer == leadingOn || question == .suspicion && answer == .doubt { continue }
            self.asked = asked
            self.hasDoubt = hasDoubt
            course = answer == nil ? .unanswered : answer == .doubt ? .open : end
            return
        }
        self.asked = asked + [.helpWorks]
        self.hasDoubt = hasDoubt || helpWorks == .doubt
        course = helpWorks == .no ? .report : .help
    }

    init(_ weighing: Weighing) {
        self.init(
            suspicion: weighing.suspicion, unsafety: weighing.unsafety, helpPossible: weighing.helpPossible,
            helpAccepted: weighing.helpAccepted, helpWorks: weighing.helpWorks)
    }

    /// Whether decision A, and decision B if it was taken, agree with the answers.
    func agrees(report: Bool, help: Bool?) -> Bool {
        switch course {
        case .noSuspicion: !report
        case .report: report
        case .help: report ? hasDoubt : help != false
        case .open: report
        case .unanswered: false
        }
    }
}

extension Weighing {
    func answer(to question: QuestionPath.Question) -> Answer? {
        switch question {
        case .suspicion: suspicion
        case .unsafety: unsafety
        case .helpPossible: helpPossible
        case .helpAccepted: helpAccepted
        case .helpWorks: helpWorks
        }
    }

    func reason(for question: QuestionPath.Question) -> Personal? {
        switch question {
        case .suspicion: suspicionReason
        case .unsafety: unsafetyReason
        case .helpPossible: helpPossibleReason
        case .helpAccepted: helpAcceptedReason
        case .helpWorks: helpWorksReason
        }
    }

    /// Whether one of the five questions was answered with "doubt".
    var hasDoubt: Bool { QuestionPath.Question.allCases.contains { answer(to: $0) == .doubt } }
}
