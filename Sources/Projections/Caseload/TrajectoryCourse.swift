import Programme
import Wire

/// What the caseload keeps of one trajectory: days and codes, from which every status and signal is worked out.
///
/// Every collection stands in the order of the days, so a fact that is recorded late leaves the same course.
struct TrajectoryCourse: Course {
    struct Enrolment: Dated {
        let on: Day
        let location: LocationID
        let mother: MotherID
        let child: ChildID
        let childBorn: Month?
        let motherName: SealedField?
        let childName: SealedField?
    }

    /// What is counted of a visit.
    struct VisitMark: Dated {
        let on: Day
        /// Nil when it is not known.
        let minutes: Int16?
        /// As the volunteer stated it.
        let phase: VisitPhase?
        /// The day agreed for the next visit.
        let next: Day?
    }

    /// A day on which a visit is expected, and when that was agreed.
    struct Appointment: Dated {
        let on: Day
        let planned: Day
    }

    /// A step of a match with one volunteer.
    struct MatchFact: Dated {
        enum Kind: Hashable, Sendable {
            case proposed, introduced, made, ended
            case answered(MatchSide, click: Bool)
        }
        let on: Day
        let volunteer: VolunteerID
        let kind: Kind
    }

    /// The visits rest from this day on, or go on.
    struct RestFact: Dated {
        let on: Day
        let isPause: Bool
    }

    /// Something that stays open until it is closed: a concern or a Meldcode case.
    struct Worry: Dated {
        enum Kind: Hashable, Sendable { case concern, meldcodeCase }
        let on: Day
        let kind: Kind
        let id: Identifier
        let opens: Bool
    }

    var enrolments = Once<Enrolment>()
    var intakes = Once<Day>()
    var acceptances = Once<Day>()
    var referrals = Once<Version<ReferralTarget>>()
    var endings = Once<Version<TrajectoryEndReason>>()
    var evaluations = Once<Day>()
    var visits = DayOrdered<VisitMark>()
    /// Those that were not agreed at a visit.
    var appointments = DayOrdered<Appointment>()
    /// Days on which a planned visit did not take place: the appointment is gone.
    var missed = DayOrdered<Day>()
    var matchFacts = DayOrdered<MatchFact>()
    var rests = DayOrdered<RestFact>()
    var worries = DayOrdered<Worry>()

    var enrolment: Enrolment? { enrolments.fact }
    var intakeOn: Day? { intakes.fact }
    var acceptedOn: Day? { acceptances.fact }
    var referral: Version<ReferralTarget>? { referrals.fact }
    var ending: Version<TrajectoryEndReason>? { endings.fact }
    var evaluatedOn: Day? { evaluations.fact }

    var heldBytes: Int {
        let names = [enrolment?.motherName, enrolment?.childName].reduce(0) { $0 + ($1?.heldBytes ?? 0) }
        return names + visits.heldBytes + appointments.heldBytes + missed.heldBytes + matchFacts.heldBytes
            + rests.heldBytes + worries.heldBytes
    }
}

extension TrajectoryCourse.VisitMark {
    init(_ visit: Visit) {
        self.init(
            on: visit.on, minutes: visit.minutes.map { Int16(clamping: $0) }, phase: visit.phase, next: visit.next)
    }
}
