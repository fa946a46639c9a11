import Programme
import Wire

// What is asked of a year: counted by the book, delivered by the archive, each by its own.
extension ReadModels {
    /// What a report of a year says, as it stood on a day: what is counted, and beside it what was delivered.
    ///
    /// - Parameter rules: The version of the counting rules.
    public func figures(
        of year: ReportingYear, _ scope: Registration.Scope, on day: Day, rules: CountingRules = .version1
    ) -> (counted: Registration, delivered: DeliveredYear) {
        (
            registration.registration(year: year, scope: scope, on: day, rules: rules),
            delivered(of: year, scope, on: day)
        )
    }

    private func delivered(of year: ReportingYear, _ scope: Registration.Scope, on day: Day) -> DeliveredYear {
        archive.delivered(of: year, scope, on: day) { name(of: $0, on: day) }
    }

    /// Years side by side, as they stood on a day.
    ///
    /// - Parameter years: At most `RegistrationSeries.yearsMax`, in order.
    public func series(of years: [ReportingYear], _ scope: Registration.Scope, on day: Day) -> RegistrationSeries {
        RegistrationSeries(
            scope: scope, placeName: scope.location.flatMap { name(of: $0, on: day) },
            years: years.map { year in
                let isCounted = registration.hasRecords(of: year, scope, until: day)
                return RegistrationSeries.Year(
                    year: year,
                    counted: isCounted ? registration.registration(year: year, scope: scope, on: day) : nil,
                    delivered: delivered(of: year, scope, on: day))
            }, on: day)
    }

    /// Whether a report of a year can have become another by an event.
    ///
    /// An amendment is none of its own: ask for what the record said before, and for what it says since.
    public func concerns(_ recorded: Recorded, _ year: ReportingYear, _ scope: Registration.Scope) -> Bool {
        var archived = RegistrationArchive()
        archived.apply(recorded)
        return archived.hasDelivery(of: year, scope) || registration.concerns(recorded, year, scope)
    }
}
