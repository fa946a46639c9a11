import Testing
import Wire

@testable import Programme

/// The path of the five questions, held against the table of domain 1.3 written out as patterns: a row of answers is
/// `y`, `n`, `d` for doubt, or `-` for none; a dot is any of them.
@Suite struct `The path of the five questions` {
    private static let letters: [Character] = ["y", "n", "d", "-"]
    private static let rows: [String] = (0..<5).reduce([""]) { rows, _ in
        rows.flatMap { row in letters.map { "\(row)\($0)" } }
    }

    private func path(_ row: String) -> QuestionPath {
        let given = Answer.given(row)
        return QuestionPath(
            suspicion: given[0], unsafety: given[1], helpPossible: given[2], helpAccepted: given[3],
            helpWorks: given[4])
    }

    private func isOne(of patterns: [String], _ row: String) -> Bool {
        patterns.contains { pattern in
            let classes = pattern.split(separator: " ")
            return zip(classes, row).allSatisfy { $0 == "." || $0.contains($1) }
        }
    }

    /// A report is needed, or may be made in doubt.
    private let reporting = [
        "yd y . . .", "yd n n . .", "yd n y n .", "yd n y y n",
        "yd d . . .", "yd n d . .", "yd n y d .", "d n y y yd-", "y n y y d",
    ]
    /// No suspicion: nothing has to be done.
    private let over = ["n . . . ."]
    /// Help that is possible and accepted, and was not found to fail.
    private let helping = ["yd n y y yd-"]

    @Test func `agrees with the four outcomes of decisions A and B as the table says, whatever was answered`() {
        #expect(Self.rows.count == 1_024)
        for row in Self.rows {
            let path = path(row)
            for help in [true, false, nil] {
                let isReportRight = isOne(of: reporting, row)
                #expect(path.agrees(report: true, help: help) == isReportRight, "\(row)")
                let isNoReportRight = isOne(of: over, row) || isOne(of: helping, row) && help != false
                #expect(path.agrees(report: false, help: help) == isNoReportRight, "\(row) \(String(describing: help))")
            }
        }
    }

    @Test func `asks as many questions as the answers so far lead to`() {
        let counts = [
            (1, ["n . . . .", "- . . . ."]), (2, ["yd yd- . . ."]), (3, ["yd n nd- . ."]), (4, ["yd n y nd- ."]),
            (5, ["yd n y y ."]),
        ]
        for row in Self.rows {
            let count = counts.filter { isOne(of: $0.1, row) }.map(\.0)
            #expect([path(row).asked.count] == count, "\(row)")
            #expect(path(row).asked == Array(QuestionPath.Question.allCases.prefix(path(row).asked.count)))
        }
    }

    @Test func `leads to a report exactly in the four ways of the framework, and is open only by a doubt`() {
        let ends: [(QuestionPath.Course, [String])] = [
            (.noSuspicion, ["n . . . ."]), (.report, ["yd y . . .", "yd n n . .", "yd n y n .", "yd n y y n"]),
            (.help, ["yd n y y yd-"]), (.open, ["yd d . . .", "yd n d . .", "yd n y d ."]),
            (.unanswered, ["- . . . .", "yd - . . .", "yd n - . .", "yd n y - ."]),
        ]
        for row in Self.rows {
            #expect(ends.filter { isOne(of: $0.1, row) }.map(\.0) == [path(row).course], "\(row)")
        }
    }
}
