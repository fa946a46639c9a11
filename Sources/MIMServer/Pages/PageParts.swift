import EventStore
import Programme
import Projections
import Wire

extension QueryAnswer {
    /// The name in a cell.
    func name(_ sealed: SealedField?) throws -> HTML { "\(try texts.shown(sealed)?.dutch ?? "–")" }

    /// A location in a cell and who leads it, each the way to what is there.
    func place(_ location: LocationID, _ name: String?, _ people: [NamedCoordinator]) throws -> HTML {
        let place = link(to: ["location": "\(location.value)"], "\(name ?? "onbekend")")
        let leaders = try people.map { person -> HTML in
            "<br>\(link(to: ["coordinator": "\(person.id.value)"], try self.name(person.name)))"
        }
        return "\(place)\(leaders)"
    }

    /// This page with some filters, by their names, set or (by nil) taken away; it begins at the first row again.
    ///
    /// No value that a route accepts needs an escape in an address: they are ids, words, dates and numbers.
    func link(to filters: [String: String?], _ text: HTML) -> HTML {
        var values = call.query.values
        values["cursor"] = nil
        for (name, value) in filters { values[name] = value }
        let query = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        let current: HTML = filters.allSatisfy { call.query.values[$0] == $1 } ? " aria-current=\"true\"" : ""
        return "<a href=\"?\(query)\"\(current)>\(text)</a>"
    }

    /// The way to the rest of a list.
    func nextLink<E: Entity>(_ next: ID<E>?) -> HTML {
        guard let next else { return "" }
        return "<p>\(link(to: ["cursor": "\(next.value)"], "Verder"))</p>"
    }

    /// What the page was made from, and the ways to today and to all that is known.
    func foot(_ size: LogSize) throws -> HTML {
        let basis = try standpoint.basis(size)
        let known = basis.knownOn.map { ", het laatste vastgelegd op <time>\($0.programmeTime)</time>" as HTML } ?? ""
        let now: HTML =
            call.query[.on] == nil && call.query[.asKnownOn] == nil
            ? "" : " \(link(to: ["on": nil, "asKnownOn": nil], "Naar vandaag, met alles wat bekend is"))."
        return """
            <p>Zoals het was op \(HTML.day(on)), berekend uit de eerste \(size.count) gebeurtenissen\(known); wortel \
            <code>\(basis.root.base64)</code>.\(now)</p>
            """
    }

    /// Says what restricts the list, with the way to all of it.
    var restriction: HTML {
        let filters = ["location", "volunteer", "coordinator"]
        guard filters.contains(where: { call.query.values[$0] != nil }) else { return "" }
        let all = filters.reduce(into: [String: String?]()) { $0[$1] = .some(nil) }
        return "<p>Beperkt tot een deel. \(link(to: all, "Alles tonen"))</p>"
    }
}

extension HTML {
    /// A date in a cell, kept on one line.
    static func day(_ day: Day?) -> HTML {
        guard let day else { return "–" }
        return "<time>\(day)</time>"
    }

    /// What asks for attention, each with its norm: the number leads to the sentence and the source below the table.
    static func signals(_ signals: [ShownSignal]) -> HTML {
        guard !signals.isEmpty else { return "" }
        let items = signals.map { signal -> HTML in
            let norm = signal.kind.norm
            return """
                <li>\(sentence(signal)) (<a href="#\(norm.number)" title="\(norm.dutch) Bron: \(norm.source).">\
                \(norm.number)</a>)</li>
                """
        }
        return "<ul class=\"signals\">\(items)</ul>"
    }

    /// The sentence, its date kept on one line.
    private static func sentence(_ signal: ShownSignal) -> HTML {
        guard let day = signal.day, let range = signal.dutch.firstRange(of: "\(day)") else { return "\(signal.dutch)" }
        return "\(signal.dutch[..<range.lowerBound])\(HTML.day(day))\(signal.dutch[range.upperBound...])"
    }

    /// The norms that signals depart from, with what they say, how binding they are and where that stands.
    static func norms(of signals: some Sequence<ShownSignal>) -> HTML {
        let norms = Set(signals.map(\.kind.norm)).sorted { $0.number < $1.number }
        guard !norms.isEmpty else { return "" }
        let items = norms.map { norm -> HTML in
            let source = norm.source == "–" ? "zonder bron" : "bron: \(norm.source)"
            return """
                <dt id="\(norm.number)">\(norm.number)</dt><dd>\(norm.dutch) (\(norm.kind.dutch), \(source))</dd>

                """
        }
        return """
            <h2>Normen</h2>
            <p>D4 is de programmabeschrijving van 2022, D2 de registratie van 2008.</p>
            <dl>
            \(items)</dl>
            """
    }
}

extension Norm.Kind {
    /// How binding it is, in a word.
    fileprivate var dutch: String {
        switch self {
        case .norm: "norm"
        case .expected: "verwacht"
        case .required: "vereist"
        case .criterion: "criterium"
        case .derived: "afgeleid"
        case .local: "plaatselijk"
        case .national: "landelijk"
        case .observed: "waargenomen"
        case .indication: "indicatie"
        case .own: "eigen grens van MIM"
        }
    }
}
