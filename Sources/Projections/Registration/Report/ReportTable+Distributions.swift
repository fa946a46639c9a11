extension ReportTable {
    static let count = Label("count", "aantal", "count")
    /// The two ways of counting, side by side.
    static let bothColumns = [
        Label("during", "in het jaar", "during the year"), Label("last", "31 dec", "on 31 December"),
    ]

    /// A distribution of the year itself.
    static func one(_ title: Label, _ table: Distribution) -> ReportTable {
        ReportTable(
            title, columns: [count, Label("percent", "%", "%")], rows: rows([table]), notes: [largestRemainder])
    }

    /// A distribution by both ways of counting.
    static func both(_ title: Label, _ during: Distribution, _ last: Distribution) -> ReportTable {
        ReportTable(
            title,
            columns: [
                bothColumns[0], Label("during-percent", "%", "% during"), bothColumns[1],
                Label("last-percent", "%", "% on 31 December"),
            ],
            rows: rows([during, last]), notes: [largestRemainder])
    }

    /// Circumstances, of which one mother may have several, by both ways of counting.
    static func multiple(_ title: Label, _ during: MultipleResponse, _ last: MultipleResponse) -> ReportTable {
        let columns = bothColumns.flatMap { moment in
            [
                moment, Label("\(moment.key)-percent", "% moeders", "% of mothers"),
                Label("\(moment.key)-mentions", "vermeldingen", "mentions"),
                Label("\(moment.key)-mentions-percent", "%", "% of mentions"),
            ]
        }
        let tables = [during, last]
        let rows = during.rows.indices.map { index in
            Row(
                Label(during.rows[index].key, during.rows[index].dutch, during.rows[index].english),
                tables.flatMap { table -> [Cell] in
                    let row = table.rows[index]
                    return [
                        .whole(row.people), .whole(row.percentOfPeople), .whole(row.mentions),
                        .whole(row.percentOfMentions),
                    ]
                })
        }
        func people(_ label: Label, _ number: (MultipleResponse) -> Int) -> Row {
            Row(label, tables.flatMap { [.whole(number($0)), .absent, .absent, .absent] })
        }
        return ReportTable(
            title, columns: columns,
            rows: rows + [
                people(Label("any", "moeders met een of meer hiervan", "mothers with any of these"), \.peopleWithAny),
                people(Label("unknown", "onbekend (geen intake)", "unknown (no intake)"), \.unknown),
                people(Label("n", "totaal", "n"), \.base),
            ],
            notes: [
                Label(
                    "multiple-response",
                    "Meer antwoorden per moeder: % moeders telt niet op tot 100 en is half naar boven afgerond. "
                        + "Het tweede % is van alle vermeldingen van baby en moeder samen en telt daarover op tot 100.",
                    "Several answers per mother: % of mothers does not add to 100 and is rounded half up. The second % "
                        + "is of all mentions of baby and mother together and adds to 100 over both tables.")
            ])
    }

    private static let largestRemainder = Label(
        "largest-remainder", "Percentages van het totaal met onbekend, naar de grootste resten; samen 100.",
        "Percentages of the total with unknown, by largest remainder; together 100.")

    /// The rows of distributions over the same classes, with those of whom nothing is known and the total.
    private static func rows(_ tables: [Distribution]) -> [Row] {
        let named = tables[0].rows.indices.map { index in tables.map { $0.rows[index] } }
        return (named + [tables.map(\.unknown)]).map { row in
            Row(
                Label(row[0].key, row[0].dutch, row[0].english),
                row.flatMap { [.whole($0.count), .whole($0.percent)] })
        } + [Row(Label("n", "totaal", "n"), tables.flatMap { [.whole($0.base), .whole($0.base > 0 ? 100 : 0)] })]
    }
}
