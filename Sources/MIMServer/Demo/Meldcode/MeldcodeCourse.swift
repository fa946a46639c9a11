import Programme
import Wire

/// How one Meldcode case goes: which step on which day after the first, and who takes it.
///
/// The courses differ on purpose, in what is decided and in what an auditor would stumble on.
struct MeldcodeCourse: Sendable {
    /// What sets it apart from the others, in a word.
    let name: String
    /// The assessment framework of the demo.
    static let framework = "Voorbeeldkader opvoedondersteuning"
    /// The trajectory ends by the course with this reason; nil when MIM goes on.
    var endReason: TrajectoryEndReason?
    /// Whether the case is still open after the last step.
    var isUnfinished = false
    let steps: [Step]

    struct Step: Sendable {
        /// Days after the first observation.
        let day: Int
        /// Days until it was recorded.
        var delay = 0
        /// Who recorded it.
        var by: CaseRole = .coordinator
        let command: @Sendable (Scene) -> any Command
    }

    /// What a step needs to know of its case.
    struct Scene {
        let meldcodeCase: CaseID
        let trajectory: TrajectoryID
        let volunteer: VolunteerID?
        /// The day of the step.
        let on: Day
        /// The day of the first observation.
        let begins: Day
    }

    /// Days from the first observation to the last step.
    var length: Int { steps.map(\.day).max() ?? 0 }
}

/// The steps, in the words of the method (domain 1.2). All texts are invented.
extension MeldcodeCourse.Step {
    typealias Scene = MeldcodeCourse.Scene

    static func signal(
        _ day: Int, told: Int? = nil, delay: Int = 0, source: SignalSource = .ownObservation,
        observer: CaseRole = .volunteer, forms: CodeSet<SpecialForm> = [], acute: Bool = false, _ facts: String,
        meaning: String? = nil, against: String? = nil
    ) -> Self {
        Self(day: day, delay: delay) { scene in
            RecordSignal(
                meldcodeCase: scene.meldcodeCase, opens: scene.on == scene.begins, trajectory: scene.trajectory,
                volunteer: scene.volunteer,
                signal: Signal(
                    on: scene.on, toldCoordinatorOn: told.map { scene.begins.advanced(by: $0) }, source: source,
                    observer: observer, specialForms: forms, acuteDanger: acute, facts: .spoken(facts),
                    interpretation: meaning.map(Personal.spoken), against: against.map(Personal.spoken)))
        }
    }

    static func consult(
        _ day: Int, delay: Int = 0, _ consulted: Consulted, _ question: String, _ outcome: String
    ) -> Self {
        Self(day: day, delay: delay) { scene in
            Consult(
                meldcodeCase: scene.meldcodeCase,
                fact: Consultation(
                    on: scene.on, by: .coordinator, consulted: consulted, function: .spoken(consulted.dutch),
                    question: .spoken(question), outcome: .spoken(outcome)))
        }
    }

    static func spoken(
        _ day: Int, delay: Int = 0, by: CaseRole = .coordinator, _ concerns: String, _ reaction: String,
        agreed: String? = nil
    ) -> Self {
        Self(day: day, delay: delay) { scene in
            SpeakWithFamily(
                meldcodeCase: scene.meldcodeCase,
                fact: Conversation(
                    on: scene.on, by: by, concerns: .spoken(concerns), reaction: .spoken(reaction),
                    agreements: agreed.map(Personal.spoken)))
        }
    }

    static func omitted(
        _ day: Int, _ ground: OmissionGround, attempts: Int? = nil, later: Int? = nil, _ explanation: String
    ) -> Self {
        Self(day: day) { scene in
            OmitConversation(
                meldcodeCase: scene.meldcodeCase,
                fact: Omission(
                    on: scene.on, ground: ground, by: .coordinator, attemptCount: attempts,
                    laterOn: later.map { scene.begins.advanced(by: $0) }, explanation: .spoken(explanation)))
        }
    }

    /// The answers to the five questions, in their order, as far as they were reached.
    static func weighed(
        _ day: Int, delay: Int = 0, by: CaseRole = .coordinator, _ answers: [Answer], _ reasoning: String
    ) -> Self {
        Self(day: day, delay: delay, by: by) { scene in
            func answer(_ question: Int) -> Answer? { question <= answers.count ? answers[question - 1] : nil }
            return WeighCase(
                meldcodeCase: scene.meldcodeCase,
                fact: Weighing(
                    on: scene.on, by: by, framework: MeldcodeCourse.framework, frameworkVersion: "1",
                    suspicion: answer(1) ?? .doubt, unsafety: answer(2), helpPossible: answer(3),
                    helpAccepted: answer(4), helpWorks: answer(5), reasoning: .spoken(reasoning)))
        }
    }

    static func decided(
        _ day: Int, _ decision: CaseDecision, _ outcome: Bool, by: CaseRole = .coordinator, _ reasons: String
    ) -> Self {
        Self(day: day, by: by) { scene in
            DecideCase(
                meldcodeCase: scene.meldcodeCase,
                fact: Decision(
                    on: scene.on, decision: decision, outcome: outcome, by: by, reasons: .spoken(reasons)))
        }
    }

    static func reported(
        _ day: Int, by: CaseRole = .coordinator, _ channel: ReportChannel, _ ownFacts: String, told: String? = nil
    ) -> Self {
        Self(day: day, by: by) { scene in
            ReportCase(
                meldcodeCase: scene.meldcodeCase,
                fact: Report(
                    on: scene.on, by: by, channel: channel, region: "Voorbeeldregio",
                    ownFacts: .spoken(ownFacts), thirdPartyFacts: told.map(Personal.spoken)))
        }
    }

    static func helpAgreed(_ day: Int, review: Int?, _ plan: String) -> Self {
        Self(day: day) { scene in
            AgreeHelp(
                meldcodeCase: scene.meldcodeCase,
                fact: HelpAgreement(
                    on: scene.on, by: .coordinator, reviewOn: review.map { scene.begins.advanced(by: $0) },
                    plan: .spoken(plan)))
        }
    }

    static func followedUp(_ day: Int, _ contact: FollowUpContact, _ outcome: String) -> Self {
        Self(day: day) { scene in
            FollowUpCase(
                meldcodeCase: scene.meldcodeCase,
                fact: FollowUp(on: scene.on, by: .coordinator, contact: contact, outcome: .spoken(outcome)))
        }
    }

    /// Any other step, by its facts.
    static func fact<Fact: CaseFact>(
        _ day: Int, delay: Int = 0, _ fact: @escaping @Sendable (Scene) -> Fact
    ) -> Self {
        Self(day: day, delay: delay) { scene in RecordCaseFact(meldcodeCase: scene.meldcodeCase, fact: fact(scene)) }
    }

    static func mim(_ day: Int, _ choice: Continuation, _ reason: String) -> Self {
        Self(day: day) { scene in
            DecideContinuation(
                meldcodeCase: scene.meldcodeCase,
                fact: ContinuationDecision(
                    on: scene.on, choice: choice, by: .coordinator, reason: .spoken(reason)))
        }
    }

    static func closed(_ day: Int, _ finding: CaseFinding, _ reason: String) -> Self {
        Self(day: day) { scene in
            CloseCase(
                meldcodeCase: scene.meldcodeCase,
                fact: Closure(on: scene.on, finding: finding, by: .coordinator, reason: .spoken(reason)))
        }
    }
}
