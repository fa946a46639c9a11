import EventStore
import Programme
import Wire

// What must be known to read figures that came as totals, in words.
extension RegistrationDelivery {
    /// Where they come from, how far they reach, and what is odd about them.
    ///
    /// - Parameter replaced: The day of the delivery that this one took the place of.
    func note(_ prefix: ReportTable.Label, replaced: Day?) -> ReportTable.Label {
        var dutch = ["\(prefix.dutch) op \(on), bron: \(source) (nr. \(position.index))."]
        var english = ["\(prefix.english) on \(on), source: \(source) (no. \(position.index))."]
        func add(_ nl: String, _ en: String) {
            dutch.append(nl)
            english.append(en)
        }
        if let reporting = figures.placesReporting {
            let places = figures.countedPlace
            if let all = figures.places {
                add(
                    "\(reporting) van \(all) \(places?.dutch ?? "plaatsen") met gegevens.",
                    "\(reporting) of \(all) \(places?.english ?? "places") with data.")
                if reporting > all {
                    add(
                        "Dat spreekt zichzelf tegen, en staat er zoals het is opgegeven.",
                        "That contradicts itself, and stands as it was delivered.")
                }
            } else {
                add("\(reporting) plaatsen met gegevens.", "\(reporting) places with data.")
            }
        }
        if figures.places != nil, figures.countedPlace == nil {
            add("Niet gezegd is wat als plaats is geteld.", "What was counted as a place is not said.")
        }
        if let remark = figures.remark { add("Opmerking: \(remark)", "Remark: \(remark)") }
        if let replaced { add("Vervangt de opgave van \(replaced).", "Takes the place of that of \(replaced).") }
        return .init(prefix.key, dutch.joined(separator: " "), english.joined(separator: " "))
    }
}

extension RegistrationReport {
    /// What was delivered of the year: tables of their own, so that nobody adds it to what is counted.
    var deliveredTables: [ReportTable] {
        [deliveredTable, deliveredPlacesTable].compactMap(\.self)
    }

    private static let notCounted = ReportTable.Label(
        "not-counted", "Opgegeven als totalen; in geen van de getelde tabellen begrepen.",
        "Delivered as totals; part of none of the counted tables.")

    private var deliveredTable: ReportTable? {
        guard let delivery = delivered.latest else { return nil }
        let rows = SeriesFigures.rows([SeriesFigures(delivery.figures)])
        return ReportTable(
            .init("delivered", "Opgegeven cijfers, niet geteld", "Delivered figures, not counted"),
            columns: [.init("delivered", "opgegeven", "delivered")],
            rows: rows.filter { $0.cells != [.absent] },
            notes: [
                Self.notCounted,
                delivery.note(.init("delivery", "Opgegeven", "Delivered"), replaced: delivered.replaced),
            ])
    }

    private var deliveredPlacesTable: ReportTable? {
        guard !delivered.places.isEmpty else { return nil }
        let columns = delivered.places.map { SeriesFigures($0.delivery.figures) }
        let figures = SeriesFigures.rows(columns).filter { row in row.cells.contains { $0 != .absent } }
        return ReportTable(
            .init(
                "delivered-places", "Door locaties opgegeven cijfers, niet geteld",
                "Figures delivered by locations, not counted"),
            columns: figures.map(\.label),
            rows: delivered.places.enumerated().map { index, place in
                let name = place.name.isEmpty ? "\(place.location.value)" : place.name
                return ReportTable.Row(
                    .init("\(place.location.value)", name, name), figures.map { $0.cells[index] })
            },
            notes: [Self.notCounted]
                + delivered.places.map { place in
                    place.delivery.note(
                        .init("delivery", "\(place.name): opgegeven", "\(place.name): delivered"), replaced: nil)
                })
    }
}
