@testable import MIMServer

/// A short history as commands: a location, a volunteer made ready, a mother enrolled. Every name is invented.
enum TestStory {
    static let location = id(1)
    static let volunteer = id(2)
    static let trajectory = id(3)
    static let mother = id(4)
    static let child = id(5)
    static let coordinator = id(6)
    static let meldcodeCase = id(7)

    static func id(_ number: Int) -> String {
        "01900000-0000-7000-8000-" + String(repeating: "0", count: 12 - "\(number)".count) + "\(number)"
    }

    static let openLocation = """
        {"location":"\(location)","on":"2026-01-05","name":"Duindorp","municipality":"Zandstad","variant":"regular"}
        """

    static let enrol = """
        {"trajectory":"\(trajectory)","location":"\(location)","mother":"\(mother)","child":"\(child)",\
        "on":"2026-03-02","route":"referred","childBorn":"2026-02","name":"Moeder Zonnebloem","childName":"Kind Madelief"}
        """

    /// Until the volunteer may be matched.
    static let preparation: [(name: String, body: String)] = [
        ("open-location", openLocation),
        (
            "appoint-coordinator",
            """
            {"coordinator":"\(coordinator)","location":"\(location)","on":"2026-01-05","weeklyMinutes":600,\
            "name":"Coördinator Wilgenroos"}
            """
        ),
        (
            "apply-as-volunteer",
            """
            {"volunteer":"\(volunteer)","location":"\(location)","on":"2026-01-10","route":"word-of-mouth",\
            "name":"Vrijwilliger Korenbloem"}
            """
        ),
        ("interview-volunteer", #"{"volunteer":"\#(volunteer)","on":"2026-01-12","suitable":true}"#),
        ("see-certificate", #"{"volunteer":"\#(volunteer)","on":"2026-01-20","issued":"2026-01-15"}"#),
        (
            "train-volunteers",
            """
            {"location":"\(location)","volunteers":["\(volunteer)"],"on":"2026-01-25","topics":["privacy-and-signalling"]}
            """
        ),
        ("admit-volunteer", #"{"volunteer":"\#(volunteer)","on":"2026-02-01"}"#),
        ("enrol-mother", enrol),
    ]

    /// From the intake to the first visit.
    static let match: [(name: String, body: String)] = [
        (
            "hold-intake",
            """
            {"trajectory":"\(trajectory)","on":"2026-03-05","indications":["first-child"],"born":1998,\
            "judgement":"Zij wil graag."}
            """
        ),
        ("accept-mother", #"{"trajectory":"\#(trajectory)","on":"2026-03-06"}"#),
        ("propose-match", #"{"trajectory":"\#(trajectory)","volunteer":"\#(volunteer)","on":"2026-03-07"}"#),
        ("hold-introduction", #"{"trajectory":"\#(trajectory)","volunteer":"\#(volunteer)","on":"2026-03-09"}"#),
        (
            "answer-click",
            #"{"trajectory":"\#(trajectory)","volunteer":"\#(volunteer)","on":"2026-03-10","side":"mother","click":true}"#
        ),
        (
            "answer-click",
            #"{"trajectory":"\#(trajectory)","volunteer":"\#(volunteer)","on":"2026-03-10","side":"volunteer","click":true}"#
        ),
        ("make-match", #"{"trajectory":"\#(trajectory)","volunteer":"\#(volunteer)","on":"2026-03-11"}"#),
    ]

    static func visit(on day: String) -> String {
        """
        {"trajectory":"\(trajectory)","on":"\(day)","minutes":75,"place":"home","topics":["network"],\
        "note":"Zij lachte veel."}
        """
    }

    static let signal = """
        {"meldcode-case":"\(meldcodeCase)","opens":true,"trajectory":"\(trajectory)","volunteer":"\(volunteer)",\
        "on":"2026-06-02","source":"own-observation","observer":"volunteer","facts":"Een blauwe plek op de arm."}
        """

    static let end = #"{"trajectory":"\#(trajectory)","on":"2026-11-20","reason":"moved"}"#

    /// A command as a line of an import.
    static func line(_ name: String, _ body: String) -> String { #"{"command":"\#(name)","# + body.dropFirst() }
}

extension TestServer {
    /// Sends commands of which each must be recorded.
    func record(_ commands: [(name: String, body: String)]) async throws {
        for command in commands {
            let answer = try await post(command.name, command.body)
            guard answer.status == 201 else { throw UnexpectedAnswer(command: command.name, text: answer.text) }
        }
    }
}

/// A command of the story was not recorded.
struct UnexpectedAnswer: Error {
    let command: String
    let text: String
}
