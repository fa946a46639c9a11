import Testing
import Wire

@testable import Programme

/// Every code list of the programme. A test holds it against the sources, so that none is forgotten.
private let codeLists: [any Code.Type] = [
    EnrolmentRoute.self, Indication.self, ContraIndication.self, UpbringingLevel.self, Need.self, ReferralTarget.self,
    ProviderKind.self, ProviderRole.self, ProgrammeVariant.self, MatchCriterion.self, MatchSide.self,
    MatchEndReason.self, ConcernOutcome.self, SignalSource.self, CaseRole.self, Consulted.self, SpecialForm.self,
    OmissionGround.self, Answer.self, CaseDecision.self, ReportChannel.self, FollowUpContact.self, Continuation.self,
    CaseFinding.self, Informant.self, EmergencyService.self, CareSharing.self, CaseAttendee.self, ContactChannel.self,
    NoticeSubject.self, HarmNature.self, HarmSeverity.self, HarmRisk.self, WeighingBasis.self, AnonymityGround.self,
    Feedback.self, VerwijsindexChoice.self, HelpResult.self, AgreementOwner.self, AgreementOutcome.self, CaseDuty.self,
    Background.self, Education.self, FamilyComposition.self, IncomeSource.self, BabyCircumstance.self,
    MotherCircumstance.self, VisitPlace.self, VisitPhase.self, TalkTopic.self, PictureTheme.self, MissedReason.self,
    TrajectoryEndReason.self, RecruitmentRoute.self, VolunteerExperience.self, TrainingTopic.self,
    VolunteerStopReason.self, SupervisionTopic.self, GroupTheme.self,
    LogDiscrepancy.self, MendingReason.self, CountedPlace.self,
]

@Suite struct `Code lists` {
    private func name(_ list: any Code.Type) -> String { String(describing: list) }

    @Test func `every code list of the sources is tested here`() throws {
        let declared = try Fixtures.types(declaredAs: /public enum (\w+): UInt8, Code \{/, in: "Codes")
        #expect(Set(codeLists.map(name)) == declared)
        #expect(codeLists.count == declared.count)
    }

    @Test func `the words are those that the record was promised`() throws {
        var lines = codeLists.map { list in "\(name(list)): " + words(of: list).joined(separator: " ") }
        lines.append("Actor.Role: " + Actor.Role.allCases.map(\.rawValue).joined(separator: " "))
        #expect(try Fixtures.text("codes.txt").split(separator: "\n").map(String.init) == lines)
    }

    @Test(arguments: codeLists.indices)
    func `a list has one entry per case`(index: Int) {
        func check<C: Code>(_ list: C.Type) {
            #expect(C.listing.entries.count == C.allCases.count, "\(name(list))")
            #expect(C.allCases.map(\.rawValue) == Array(0..<UInt8(C.allCases.count)), "\(name(list))")
        }
        check(codeLists[index])
    }

    @Test(arguments: codeLists.indices)
    func `a list's words are kebab case and occur once, and every word has its labels`(index: Int) {
        let words = words(of: codeLists[index])
        #expect(Set(words).count == words.count)
        for entry in codeLists[index].listing.entries {
            #expect(entry.word.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(entry.word)")
            #expect(!entry.dutch.isEmpty && !entry.english.isEmpty, "\(entry.word)")
        }
    }

    @Test(arguments: codeLists.indices)
    func `a set of a list is written in the list's order and read back`(index: Int) {
        func check<C: Code>(_ list: C.Type) throws {
            // A set is kept in 32 bits.
            #expect(C.allCases.count <= 32)
            let all = CodeSet<C>(C.allCases.reversed())
            #expect(all.elements == C.allCases && all.count == C.allCases.count)
            var json = JSONWriter()
            all.write(to: &json)
            let read = try json.bytes.withUnsafeBytes { bytes in
                var reader = JSONReader(bytes)
                return try CodeSet<C>.read(&reader)
            }
            #expect(read == all)
        }
        #expect(throws: Never.self) { try check(codeLists[index]) }
    }

    @Test func `what is taken out of a set is gone and the rest stays`() {
        let set: CodeSet<Answer> = [.yes, .doubt]
        #expect(set.subtracting([.yes, .no]) == [.doubt])
        var union = set
        union.formUnion([.no])
        #expect(union == .all)
        #expect(CodeSet<Answer>().isEmpty)
    }

    private func words(of list: any Code.Type) -> [String] { list.listing.entries.map(\.word) }
}
