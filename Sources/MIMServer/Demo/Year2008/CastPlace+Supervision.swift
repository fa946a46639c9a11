import Programme
import Wire

extension CastPlace {
    /// The quarterly group meetings of two years: a Tuesday in February, May, September and November.
    private static let groupDays = [13_557, 13_648, 13_767, 13_837, 13_921, 14_012, 14_131, 14_201]
    /// So many volunteers meet at a time; a large location has several groups.
    private static let groupMax = 20

    /// Monthly talks (N11), as they go: a holiday, a busy month, somebody who has nobody to visit.
    func writeSupervision(in book: inout StoryBook, _ dice: inout SeededRandom) {
        for volunteer in volunteers {
            let last = volunteer.stopped ?? Year2008.lastDay
            var day = max(volunteer.admitted, entered).advanced(by: dice.number(10...35)).workday
            while day < last, day <= Year2008.lastDay {
                if volunteer.away.map({ $0.contains(day) }) != true, !dice.chance(8) {
                    let note = dice.chance(15) ? Personal.spoken(dice.one(of: Names.supervisionNotes)) : nil
                    let extra = dice.some(
                        dice.number(0...2), of: [SupervisionTopic.experiences, .nextVisit, .motherProgress, .wellbeing])
                    let talk = HoldSupervision(
                        volunteer: volunteer.id, on: day,
                        topics: CodeSet([.functioning, .contact, .materials] + extra),
                        minutes: dice.number(4...12) * 5, note: note)
                    let delay = dice.chance(4) ? dice.number(10...40) : dice.number(0...3)
                    let written = recorded(day, after: delay)
                    book.write(talk, by: coordinator(on: written, &dice), on: written, .trajectories)
                }
                let months = visits(volunteer, on: day) ? 1 : 2
                day = day.advanced(by: months * dice.number(26...36)).workday
            }
        }
    }

    func writeGroupMeetings(in book: inout StoryBook, _ dice: inout SeededRandom) {
        for (number, first) in Self.groupDays.enumerated() {
            let day = Day(number: Int32(first)).advanced(by: dice.number(0...2))
            let here = volunteers.filter { $0.admitted <= day && $0.stopped.map { $0 > day } ?? true }
            guard day >= entered, closed.map({ $0 > day }) ?? true else { continue }
            for start in stride(from: 0, to: here.count, by: Self.groupMax) {
                let group = here[start..<min(start + Self.groupMax, here.count)]
                    .filter { $0.away.map { $0.contains(day) } != true && dice.chance(70) }
                guard group.count > 1 else { continue }
                let themes: [GroupTheme] = [
                    .experiences, .news, .postnatalDepression, .childhoodIllness, .breastfeeding, .signalling, .values,
                    .youngMothers,
                ]
                let meeting = HoldGroupMeeting(
                    location: id, volunteers: group.map(\.id), on: day, themes: [.experiences, themes[number]])
                let written = recorded(day, after: dice.number(0...4))
                book.write(meeting, by: coordinator(on: written, &dice), on: written, .trajectories)
            }
        }
    }

    /// Whether a volunteer visits anybody on a day.
    private func visits(_ volunteer: CastVolunteer, on day: Day) -> Bool {
        trajectories.contains { trajectory in
            trajectory.match(on: day).map { volunteers[$0.volunteer].id == volunteer.id } ?? false
        }
    }
}
