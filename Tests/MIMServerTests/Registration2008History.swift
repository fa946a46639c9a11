import EventStore
import Programme
import Projections
import Wire

@testable import MIMServer

/// The barest history with the demo's counts of 2008: nobody but the people counted, and only the events that count.
struct Registration2008History {
    private(set) var book = RegistrationBook()
    private var identifiers: UInt64 = 0
    private var locations: [String: LocationID] = [:]

    private static let name = Personal.sealed(Sealed(subject: "someone", key: 1, box: "AAAA"))
    /// 1 January, 1 March and 1 November 2008.
    private static let (begin, accepted, ended) = (Day(number: 13_879), Day(number: 13_939), Day(number: 14_184))

    init() {
        for place in Registration2008Places.places { open(place) }
        for appointments in Registration2008Places.coordinators {
            let coordinator: CoordinatorID = id()
            for (place, hours) in appointments {
                tell(
                    .coordinatorAppointed(
                        CoordinatorAppointed(
                            coordinator: coordinator, location: location(place), on: Self.begin,
                            weeklyMinutes: hours * 60, name: Self.name)))
            }
        }
        addMothers()
        addVolunteers()
    }

    private mutating func id<Of: Entity>() -> ID<Of> {
        identifiers += 1
        return ID(Identifier(high: 8, low: identifiers))
    }

    private mutating func tell(_ event: ProgrammeEvent) {
        identifiers += 1
        book.apply(
            Recorded(
                position: Position(identifiers), recordedAt: Instant(milliseconds: 0),
                id: Identifier(high: 9, low: identifiers), actor: .local, event: event))
    }

    private func location(_ name: String) -> LocationID {
        guard let location = locations[name] else { preconditionFailure("\(name) is no location of 2008") }
        return location
    }

    private mutating func open(_ place: Registration2008Places.Place) {
        let location: LocationID = id()
        locations[place.name] = location
        let details = LocationDetails(
            name: place.name, municipality: place.municipality, providers: place.providers, variant: place.variant)
        tell(.locationOpened(LocationOpened(location: location, on: Self.begin, details: details)))
    }

    /// Each answer as often as it was given.
    private func spread<Value>(_ answers: [Registration2008Targets.Answer<Value>]) -> [Value?] {
        answers.flatMap { Array(repeating: $0.value, count: $0.count) }
    }

    private mutating func addMothers() {
        let targets = Registration2008Targets.self
        let (backgrounds, ages) = (spread(targets.motherBackgrounds), spread(targets.motherAges))
        let (education, families) = (spread(targets.motherEducation), spread(targets.motherFamilies))
        let (incomes, reasons) = (spread(targets.motherIncomes), spread(targets.endReasons))
        let named: Set<MotherCircumstance> = [.weakNetwork, .singleParent]
        let others = spread(targets.motherCircumstances.filter { $0.value.map { !named.contains($0) } ?? false })
        var (number, endedNumber) = (0, 0)
        for place in Registration2008Places.places {
            for index in 0..<place.mothers {
                var profile = MotherProfile(
                    born: ages[number].map { 2008 - $0.lowerBound }, background: backgrounds[number],
                    education: education[number], family: families[number], income: incomes[number])
                if number < others.count, let other = others[number] { profile.motherCircumstances.insert(other) }
                for answer in targets.motherCircumstances where answer.value.map(named.contains) ?? false {
                    if number < answer.count, let own = answer.value { profile.motherCircumstances.insert(own) }
                }
                for answer in targets.babyCircumstances where number < answer.count {
                    if let baby = answer.value { profile.babyCircumstances.insert(baby) }
                }
                let isEnded = index < place.mothersEnded
                addMother(at: location(place.name), profile, ended: isEnded ? reasons[endedNumber] : nil)
                number += 1
                endedNumber += isEnded ? 1 : 0
            }
        }
    }

    private mutating func addMother(at location: LocationID, _ profile: MotherProfile, ended: TrajectoryEndReason?) {
        let (trajectory, mother, child): (TrajectoryID, MotherID, ChildID) = (id(), id(), id())
        tell(
            .motherEnrolled(
                MotherEnrolled(
                    trajectory: trajectory, location: location, mother: mother, child: child, on: Self.begin,
                    route: .referred, name: Self.name)))
        tell(
            .intakeHeld(
                IntakeHeld(
                    trajectory: trajectory, location: location, on: Self.accepted, intake: Intake(profile: profile))))
        tell(.motherAccepted(MotherAccepted(trajectory: trajectory, location: location, on: Self.accepted)))
        guard let ended else { return }
        tell(
            .trajectoryEnded(
                TrajectoryEnded(
                    trajectory: trajectory, location: location, child: child, on: Self.ended, reason: ended)))
    }

    private mutating func addVolunteers() {
        let targets = Registration2008Targets.self
        let (backgrounds, ages) = (spread(targets.volunteerBackgrounds), spread(targets.volunteerAges))
        let (education, reasons) = (spread(targets.volunteerEducation), spread(targets.stopReasons))
        var (number, stoppedNumber) = (0, 0)
        for place in Registration2008Places.places {
            for index in 0..<place.volunteers {
                let (volunteer, location): (VolunteerID, _) = (id(), location(place.name))
                tell(
                    .volunteerApplied(
                        VolunteerApplied(
                            volunteer: volunteer, location: location, on: Self.begin, route: .other,
                            wasProgrammeMother: number < targets.volunteersOnceProgrammeMother,
                            profile: VolunteerProfile(
                                born: ages[number].map { 2008 - $0.lowerBound }, background: backgrounds[number],
                                education: education[number]), name: Self.name)))
                tell(
                    .volunteerAdmitted(
                        VolunteerAdmitted(volunteer: volunteer, location: location, on: Self.accepted)))
                number += 1
                guard index < place.volunteersStopped, let reason = reasons[stoppedNumber] else { continue }
                stoppedNumber += 1
                tell(
                    .volunteerStopped(
                        VolunteerStopped(volunteer: volunteer, location: location, on: Self.ended, reason: reason)))
            }
        }
    }
}
