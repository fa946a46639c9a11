import Programme
import Wire

/// The stories that the demo can tell.
enum DemoStory: String, CaseIterable, Sendable {
    /// From 2007 to 31 December 2008, so that the published registration of 2008 is true.
    case year2008 = "2008"
    /// Three small locations up to yesterday.
    case today

    /// The steps of one or both stories, in order of recording.
    ///
    /// When the story of today follows, the families of 2008 are closed first, in January 2009: otherwise hundreds of
    /// grown-up children would stand in the caseload of today. Then the report of 2008 is published, as it was in October
    /// 2009.
    static func steps(of stories: [DemoStory], today: Day) -> [StoryStep] {
        let toldToday = stories.contains(.today)
        let year2008 = stories.contains(.year2008) ? Year2008.steps(closingBooks: toldToday) : []
        guard toldToday else { return year2008 }
        let aftermath = year2008.isEmpty ? [] : Aftermath.deliverySteps + [Aftermath.publicationStep]
        return year2008 + aftermath + TodayStory.steps(today: today)
    }
}

/// Somebody records something at some moment: one line of a story.
struct StoryStep: Sendable {
    let at: Instant
    let actor: Actor
    let command: any Command
    /// The record that the command mends, which is looked for when it is told; nil for a command that mends none.
    var mends: MendedRecord?

    /// A record by what is known of it before it has a place: the last of its kind with a tag and a day.
    struct MendedRecord: Sendable {
        let kind: EventKind
        let tag: String
        let on: Day
    }

    /// What was still to be recorded when a story ended.
    struct Late: Sendable {
        let day: Day
        let actor: Actor
        let command: any Command
    }
}

/// Collects what is recorded on which day, and puts it in the order in which it is recorded.
struct StoryBook {
    /// What comes first on one day: a volunteer must be known before she is matched, a match ends before she stops.
    enum Chapter: Int {
        case locations, volunteers, trajectories, farewells, closings
    }

    private struct Line {
        let day: Day
        let chapter: Chapter
        let actor: Actor
        let command: any Command
    }

    private var lines: [Line] = []

    mutating func write(_ command: any Command, by actor: Actor, on day: Day, _ chapter: Chapter) {
        lines.append(Line(day: day, chapter: chapter, actor: actor, command: command))
    }

    /// The lines in order of recording; what was written first on a day comes first within its chapter.
    func steps() -> [StoryStep] {
        let order = lines.indices.sorted { left, right in
            (lines[left].day, lines[left].chapter.rawValue, left) < (
                lines[right].day, lines[right].chapter.rawValue, right
            )
        }
        var steps: [StoryStep] = []
        steps.reserveCapacity(lines.count)
        var start = order.startIndex
        while start < order.endIndex {
            let day = lines[order[start]].day
            let end = order[start...].firstIndex { lines[$0].day != day } ?? order.endIndex
            for (place, index) in order[start..<end].enumerated() {
                let at = Self.instant(of: place, outOf: end - start, on: day)
                steps.append(StoryStep(at: at, actor: lines[index].actor, command: lines[index].command))
            }
            start = end
        }
        return steps
    }

    /// Recording is spread evenly over office hours: from 8 to 16 o'clock UTC it is the same date in Amsterdam.
    private static func instant(of place: Int, outOf count: Int, on day: Day) -> Instant {
        let hour: Int64 = 3_600_000
        let opening = Int64(day.number) * Instant.dayLength + 8 * hour
        return Instant(milliseconds: opening + Int64(place) * (8 * hour / Int64(count)))
    }
}
