import Programme
import Wire

// What is recorded beside the five steps: who was called and told, what was agreed, how help went, and why something is
// missing. All texts are invented.

extension MeldcodeCourse.Step {
    static func kindcheck(
        _ day: Int, children: Int = 1, _ care: CareSharing, authority: Int = 2, _ ages: String
    ) -> Self {
        fact(day) { scene in
            Kindcheck(
                on: scene.on, by: .coordinator, childCount: children, otherCount: 0, expecting: false, care: care,
                parentsWithAuthority: authority, ages: .spoken(ages))
        }
    }

    static func called(_ day: Int, _ service: EmergencyService, _ outcome: String) -> Self {
        fact(day) { scene in
            EmergencyContact(on: scene.on, by: .coordinator, service: service, outcome: .spoken(outcome))
        }
    }

    static func tried(_ day: Int, _ channel: ContactChannel, _ outcome: String) -> Self {
        fact(day) { scene in
            ContactAttempt(on: scene.on, by: .coordinator, channel: channel, outcome: .spoken(outcome))
        }
    }

    /// Those involved were told something, with what they said, or were not, with the reason.
    static func told(
        _ day: Int, _ about: NoticeSubject, reaction: String? = nil, notBecause reason: String? = nil
    ) -> Self {
        fact(day) { scene in
            FamilyNotice(
                on: scene.on, by: .coordinator, about: about, informed: reason == nil,
                coordinatorKnew: about == .suspicion ? true : nil, reaction: reaction.map(Personal.spoken),
                reason: reason.map(Personal.spoken))
        }
    }

    static func reviewed(_ day: Int, _ result: HelpResult, _ outcome: String) -> Self {
        fact(day) { scene in
            HelpReview(on: scene.on, by: .coordinator, result: result, outcome: .spoken(outcome))
        }
    }

    static func verwijsindex(_ day: Int, _ choice: VerwijsindexChoice, _ reason: String) -> Self {
        fact(day) { scene in
            VerwijsindexConsideration(on: scene.on, by: .coordinator, choice: choice, reason: .spoken(reason))
        }
    }

    /// The one agreement of the case: it has the number of the case.
    static func agreed(_ day: Int, by owner: AgreementOwner, within days: Int, _ content: String) -> Self {
        fact(day) { scene in
            CaseAgreement(
                on: scene.on, by: .coordinator, agreement: ID(scene.meldcodeCase.value), owner: owner,
                dueOn: scene.on.advanced(by: days), content: .spoken(content))
        }
    }

    static func kept(_ day: Int) -> Self {
        fact(day) { scene in
            AgreementSettlement(
                on: scene.on, by: .coordinator, agreement: ID(scene.meldcodeCase.value), outcome: .done)
        }
    }

    static func explained(_ day: Int, _ omitted: CaseDuty, _ explanation: String) -> Self {
        fact(day) { scene in
            OmissionExplanation(on: scene.on, by: .coordinator, omitted: omitted, explanation: .spoken(explanation))
        }
    }

    /// Nobody knows whom to look after where no volunteer visits: then the coordinator says so.
    static func aftercare(_ day: Int, _ note: String, instruction: String) -> Self {
        Self(day: day) { scene in
            guard let volunteer = scene.volunteer else {
                return ExplainOmission(
                    meldcodeCase: scene.meldcodeCase,
                    fact: OmissionExplanation(
                        on: scene.on, by: .coordinator, omitted: .aftercare,
                        explanation: .spoken("Er bezoekt geen vrijwilliger.")))
            }
            return GiveAftercare(
                meldcodeCase: scene.meldcodeCase,
                fact: Aftercare(
                    on: scene.on, by: .coordinator, volunteer: volunteer, note: .spoken(note),
                    instruction: .spoken(instruction)))
        }
    }
}
