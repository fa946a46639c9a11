import Crypto
import EventStore
import FoundationEssentials
import Programme
import Projections
import Wire

/// Counts the report that a publication fixes: from all that is known, as it stands on the day of publication.
struct ReportCounting: Sendable {
    let log: any EventLog
    let runner: ProjectionRunner

    /// - Throws: `ProjectionFault` or `EventLogFault` when the log cannot be read.
    func count(_ report: ReportToCount, on day: Day) throws -> CountedReport? {
        guard let year = ReportingYear(report.year) else { return nil }
        try runner.catchUp()
        let (figures, size) = try runner.read { models, size in
            (models.figures(of: year, Registration.Scope(report.location), on: day), size)
        }
        let counted = RegistrationReport(
            figures.counted, delivered: figures.delivered, basis: try AnswerBasis(log, size: size, on: day))
        return CountedReport(
            rules: counted.registration.rules.rawValue, size: Int(size.count), root: counted.basis.root.base64,
            figures: counted.fingerprint)
    }
}

extension RegistrationReport {
    /// The SHA-256 of the report as JSON, in base64: equal for the same report only.
    var fingerprint: String { Data(SHA256.hash(data: json)).base64EncodedString() }
}
