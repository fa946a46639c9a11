import EventStore
import Programme
import Projections
import Wire

/// A published report made again from what it was made from, and what would be otherwise in it today.
struct PublishedReport: Sendable {
    /// What was published.
    let publication: RegistrationPublication
    /// Which of how many, the first is 1.
    let edition: Int
    let editions: Int
    /// The report, counted again from the events and by the rules that it was published with.
    let report: RegistrationReport
    /// What the question was answered from: that of which "now" is said.
    let basis: AnswerBasis
    /// Where a report of the same year says something else now.
    let differences: [ReportDifference]
    /// Why: what was recorded since; nothing where nothing differs.
    let causes: LaterRecords

    /// Which edition is asked for.
    enum Edition: Hashable, Sendable {
        case latest
        case number(Int)

        /// Reads `latest` or a number from 1 on.
        init?(_ text: String) {
            if text == "latest" {
                self = .latest
            } else if text.wholeMatch(of: /[1-9][0-9]*/) != nil, let number = Int(text) {
                self = .number(number)
            } else {
                return nil
            }
        }
    }

    /// Whether what was counted again is what was published, to the byte.
    ///
    /// It is not when the program counts otherwise than the one that published, or the log is another one.
    var matches: Bool { report.fingerprint == publication.figures && report.basis.root.base64 == publication.root }

    /// Makes an edition again.
    ///
    /// - Parameters:
    ///   - standpoint: Where the question stands: which publications there are, and what "now" is.
    /// - Returns: Nil when there is no such edition.
    /// - Throws: `ProjectionFault` or `EventLogFault` when the log cannot be read.
    init?(
        _ app: AppContext, _ year: ReportingYear, _ scope: Registration.Scope, _ edition: Edition,
        from standpoint: Standpoint
    ) async throws {
        let (models, size) = try standpoint.read { $0 }
        let all = models.archive.publications(of: year, scope, on: standpoint.on)
        let number = if case .number(let number) = edition { number } else { all.count }
        guard all.indices.contains(number - 1) else { return nil }
        let publication = all[number - 1]
        // More than the log had before the publication it cannot have been counted from.
        let counted = min(publication.size, LogSize(publication.position.index))
        let then = try await Standpoint(app, on: publication.on, asKnownOn: .size(counted))
        report = try then.report(of: year, scope, rules: CountingRules(rawValue: publication.rules) ?? .version1)
        basis = try standpoint.basis(size)
        (self.publication, self.edition, editions) = (publication, number, all.count)
        let now = models.figures(of: year, scope, on: standpoint.on)
        differences = ReportDifference.between(
            report, RegistrationReport(now.counted, delivered: now.delivered, basis: basis))
        guard !differences.isEmpty else {
            causes = LaterRecords()
            return
        }
        causes = try await LaterRecords(in: app.log, from: publication.size, to: size) {
            models.concerns($0, year, scope)
        }
    }
}

extension Standpoint {
    /// The report of a year as it stands here.
    ///
    /// - Throws: `ProjectionFault` or `EventLogFault` when the log cannot be read.
    func report(
        of year: ReportingYear, _ scope: Registration.Scope, rules: CountingRules = .version1
    ) throws -> RegistrationReport {
        let (figures, size) = try read { $0.figures(of: year, scope, on: on, rules: rules) }
        return RegistrationReport(figures.counted, delivered: figures.delivered, basis: try basis(size))
    }
}
