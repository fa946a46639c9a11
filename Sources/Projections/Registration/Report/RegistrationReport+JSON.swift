import EventStore
import Wire

extension RegistrationReport {
    /// The report as JSON: every table with its columns, rows and notes; numbers as numbers.
    public var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("year")
        json.integer(registration.year.number)
        json.key("scope")
        json.string(title.key)
        json.key("title")
        title.write(to: &json)
        json.key("rules")
        json.string(registration.rules.rawValue)
        basis.writeReportFields(to: &json)
        json.key("provisional")
        if let provisional { json.string("\(provisional)") } else { json.null() }
        json.key("coverage")
        json.beginObject()
        json.key("locations")
        json.integer(registration.duringYear.locations.total)
        json.key("reporting")
        json.integer(registration.placesReporting)
        json.endObject()
        json.key("tables")
        json.beginArray()
        for table in tables { table.write(to: &json) }
        json.endArray()
        json.key("notes")
        json.beginArray()
        for note in notes { note.write(to: &json) }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}

extension ReportTable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        Self.writeFields(title, columns, rows.map { ($0.label, $0.cells) }, to: &json) { cell, json in
            if let digits = cell.digits(point: ".") { json.raw(digits.utf8) } else { json.null() }
        }
        json.key("notes")
        json.beginArray()
        for note in notes { note.write(to: &json) }
        json.endArray()
        json.endObject()
    }
}

extension ReportTable {
    /// The fields of a table whose cells somebody else writes.
    static func writeFields<Cell>(
        _ title: Label, _ columns: [Label], _ rows: [(label: Label, cells: [Cell])], to json: inout JSONWriter,
        cell write: (Cell, inout JSONWriter) -> Void
    ) {
        json.key("key")
        json.string(title.key)
        json.key("title")
        title.write(to: &json)
        json.key("columns")
        json.beginArray()
        for column in columns { column.write(to: &json) }
        json.endArray()
        json.key("rows")
        json.beginArray()
        for row in rows {
            json.beginObject()
            json.key("label")
            row.label.write(to: &json)
            json.key("cells")
            json.beginObject()
            for (column, cell) in zip(columns, row.cells) {
                json.key(dynamic: column.key)
                write(cell, &json)
            }
            json.endObject()
            json.endObject()
        }
        json.endArray()
    }
}

extension ReportTable.Label {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("key")
        json.string(key)
        json.key("dutch")
        json.string(dutch)
        json.key("english")
        json.string(english)
        json.endObject()
    }
}
