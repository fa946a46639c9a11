import Testing
import Wire

@testable import Programme

@Suite struct `A request` {
    private let id = "0192f0c1-0000-7000-8000-000000000001"
    private let details = #""name":"Centrum","municipality":"Voorbeeldstad","variant":"regular""#

    private func problem<C: Command>(_ kind: C.Type, _ json: String) -> FieldError? {
        do {
            _ = try request(kind, json)
            return nil
        } catch {
            return error
        }
    }

    private func openLocation(_ providers: String) -> FieldError? {
        problem(OpenLocation.self, #"{"on":"2008-01-01",\#(details),"providers":\#(providers)}"#)
    }

    private func interview(_ fields: String) -> FieldError? {
        problem(InterviewVolunteer.self, #"{"volunteer":"\#(id)","on":"2008-01-01","suitable":true\#(fields)}"#)
    }

    @Test func `is read in any order and with any white space`() throws {
        let json = """
            {
              "providers" : [ { "role" : "lead", "kind":"home-care", "name" : "Thuiszorg \\u0026 Co" } ],
              "variant":"regular", "municipality":"Voorbeeldstad",
              "name":"Centrum",\t"on":"2007-01-01", "location":"\(id.uppercased())"
            }
            """
        let read = try request(OpenLocation.self, json)
        #expect(read.location?.value == Identifier(id))
        #expect(read.on == "2007-01-01")
        #expect(
            read.details
                == LocationDetails(
                    name: "Centrum", municipality: "Voorbeeldstad",
                    providers: [Provider(name: "Thuiszorg & Co", kind: .homeCare, role: .lead)], variant: .regular))
    }

    @Test func `keeps personal values as they were said`() throws {
        let json = #"{"volunteer":"\#(id)","on":"2008-01-01","suitable":true,"remark":"Zei: \"graag\" 😀"}"#
        #expect(try request(InterviewVolunteer.self, json).remark == .spoken("Zei: \"graag\" 😀"))
    }

    @Test func `without an optional field, or with null in it, has none`() throws {
        let json = #"{"volunteer":"\#(id)","on":"2008-01-01","suitable":true,"remark":null}"#
        #expect(try request(InterviewVolunteer.self, json).remark == nil)
        #expect(openLocation("null") == nil)
    }

    @Test func `without a required field, or with null in it, is refused with the field's name`() {
        #expect(problem(CloseLocation.self, #"{"on":"2008-01-01"}"#) == FieldError("location", .missing))
        #expect(problem(CloseLocation.self, #"{"location":"\#(id)"}"#) == FieldError("on", .missing))
        #expect(problem(CloseLocation.self, #"{"location":"\#(id)","on":null}"#) == FieldError("on", .missing))
        #expect(openLocation(#"[{"name":"A","role":"lead"}]"#) == FieldError("providers[0].kind", .missing))
    }

    @Test func `with a field that nobody knows is refused`() {
        #expect(interview(#","colour":"red""#) == FieldError("colour", .unknown))
        let second = #"[{"name":"A","kind":"welfare","role":"lead"},{"name":"B","kind":"welfare","role":"lead","x":1}]"#
        #expect(openLocation(second) == FieldError("providers[1].x", .unknown))
    }

    @Test func `with a field twice is refused`() {
        #expect(interview(#","on":"2008-01-01""#) == FieldError("on", .repeated))
        #expect(interview(#","\u006fn":"2008-01-01""#) == FieldError("on", .repeated))
        let provider = #"[{"name":"A","kind":"welfare","role":"lead","name":"B"}]"#
        #expect(openLocation(provider) == FieldError("providers[0].name", .repeated))
    }

    @Test(arguments: [
        "20080101", "true", #"["2008-01-01"]"#, "{}", #""""#, #""2008-1-1""#, #""2008-02-30""#, #""2009-02-29""#,
        #""2008\u002d01-01""#,
    ])
    func `with a day that is none is refused`(day: String) {
        let error = problem(CloseLocation.self, #"{"location":"\#(id)","on":\#(day)}"#)
        #expect(error == FieldError("on", .expected(.day)))
    }

    @Test(arguments: ["1", "null", #""no""#, #""0192f0c1000070008000000000000001""#, "[]"])
    func `with an id that is none is refused`(value: String) {
        let error = problem(CloseLocation.self, #"{"location":\#(value),"on":"2008-01-01"}"#)
        #expect(error == FieldError("location", value == "null" ? .missing : .expected(.id(kind: "location"))))
    }

    @Test(arguments: [#""work""#, #""""#, "3", #""No-Time""#, #"["no-time"]"#, #""no\u002dtime""#])
    func `with a code that is not in the list is refused with the list`(code: String) {
        let error = problem(StopVolunteer.self, #"{"volunteer":"\#(id)","on":"2008-01-01","reason":\#(code)}"#)
        #expect(error == FieldError("reason", .expected(.code(VolunteerStopReason.listing.entries.map(\.word)))))
    }

    @Test(arguments: [#""no-time""#, #"["no-time"]"#, #"["contact",1]"#, "[1]", "{}"])
    func `with codes of which one is not in the list is refused`(codes: String) {
        let error = problem(HoldSupervision.self, #"{"volunteer":"\#(id)","on":"2008-01-01","topics":\#(codes)}"#)
        #expect(error?.field == "topics")
    }

    @Test func `with codes is read as a set`() throws {
        let json = #"{"volunteer":"\#(id)","on":"2008-01-01","topics":["nextVisit"]}"#
            .replacing("nextVisit", with: #"next-visit","contact","contact"#)
        #expect(try request(HoldSupervision.self, json).topics == [.contact, .nextVisit])
    }

    @Test(arguments: ["0", "1441", "-5", "1.5", "1e2", #""60""#, "true", "99999999999999999999"])
    func `with a number out of its range, or none, is refused with the range`(minutes: String) {
        let error = problem(HoldSupervision.self, #"{"volunteer":"\#(id)","on":"2008-01-01","minutes":\#(minutes)}"#)
        #expect(error == FieldError("minutes", .expected(.integer(1...1440))))
    }

    @Test(arguments: [#""true""#, "1", #""""#, "[]"])
    func `with something else than yes or no is refused`(suitable: String) {
        let json = #"{"volunteer":"\#(id)","on":"2008-01-01","suitable":\#(suitable)}"#
        #expect(problem(InterviewVolunteer.self, json) == FieldError("suitable", .expected(.boolean)))
    }

    @Test func `with a text that is empty or longer than its limit is refused`() {
        func name(_ text: String) -> FieldError? {
            problem(
                OpenLocation.self,
                #"{"on":"2008-01-01","name":"\#(text)","municipality":"Voorbeeldstad","variant":"regular"}"#)
        }
        let expected = FieldError("name", .expected(.text(bytesMax: 200)))
        #expect(name(String(repeating: "é", count: 100)) == nil)
        #expect(name(String(repeating: "é", count: 100) + "e") == expected)
        #expect(name("") == expected)
    }

    @Test func `with a personal text that is empty or longer than its limit is refused`() {
        let expected = FieldError("remark", .expected(.personal(bytesMax: 6_000)))
        #expect(interview(#","remark":"\#(String(repeating: "a", count: 6_000))""#) == nil)
        #expect(interview(#","remark":"\#(String(repeating: "a", count: 6_001))""#) == expected)
        #expect(interview(#","remark":"""#) == expected)
        #expect(interview(#","remark":5"#) == expected)
        #expect(interview(#","remark":{"sealed":"x","key":1,"box":""}"#) == expected)
    }

    @Test(arguments: ["111222333", "Haar nummer is 111.222.333, zei ze", #"1112\u00322333"#])
    func `with a service number in a personal text is refused`(text: String) {
        #expect(interview(#","remark":"\#(text)""#) == FieldError("remark", .serviceNumber))
    }

    @Test func `with a service number in any open text is refused`() {
        let name = problem(
            OpenLocation.self, #"{"on":"2008-01-01","name":"111222333","municipality":"Stad","variant":"regular"}"#)
        #expect(name == FieldError("name", .serviceNumber))
        let provider = openLocation(#"[{"name":"Zorg 111.222.333","kind":"welfare","role":"lead"}]"#)
        #expect(provider == FieldError("providers[0].name", .serviceNumber))
    }

    private static let invisible = [" ", #"\t"#, #"\n \r"#, #"\u00a0"#, #"\u200b"#, #"\u202e"#, #"\u2800"#, #"\u3164"#]

    @Test(arguments: invisible)
    func `with a text in which nothing can be seen is refused`(text: String) {
        #expect(interview(#","remark":"\#(text)""#) == FieldError("remark", .blank))
        let provider = openLocation(#"[{"name":"\#(text)","kind":"welfare","role":"lead"}]"#)
        #expect(provider == FieldError("providers[0].name", .blank))
    }

    @Test(arguments: [#"a\nb"#, #"a\tb"#, #"a\u0000"#, #"a\u001b[31m"#, #"a\u0085b"#, #"\u202eanna"#, #"a\u2066b"#])
    func `with a name that has control characters or turns its order round is refused`(text: String) {
        let name = problem(
            OpenLocation.self, #"{"on":"2008-01-01","name":"\#(text)","municipality":"Stad","variant":"regular"}"#)
        #expect(name == FieldError("name", .controlCharacter))
        let appoint = #"{"location":"\#(id)","on":"2008-01-01","weeklyMinutes":60,"name":"\#(text)"}"#
        #expect(problem(AppointCoordinator.self, appoint) == FieldError("name", .controlCharacter))
    }

    @Test func `has lines and tabs in free text, and no other control characters`() {
        #expect(interview(#","remark":"Eerste regel\r\n\tTweede regel""#) == nil)
        #expect(interview(#","remark":"Bel \u202a06 12345671\u202c""#) == nil)
        #expect(interview(#","remark":"a\u0007""#) == FieldError("remark", .controlCharacter))
        #expect(interview(#","remark":"a\u202eb""#) == FieldError("remark", .controlCharacter))
    }

    @Test(arguments: ["Özlem", "محمد", "李", "D'Arcy-van 't Hof", "Zoë 2", "👶🏽", #"\u0645\u200c\u06cc"#])
    func `has a name in any script`(name: String) {
        let appoint = #"{"location":"\#(id)","on":"2008-01-01","weeklyMinutes":60,"name":"\#(name)"}"#
        #expect(problem(AppointCoordinator.self, appoint) == nil)
    }

    @Test func `with a list that is none, or of other things, is refused`() {
        #expect(openLocation("{}")?.field == "providers")
        #expect(openLocation(#""A""#)?.field == "providers")
        #expect(openLocation("[1]")?.field == "providers")
    }

    @Test func `with ids that are none, twice there or too many is refused`() {
        func meeting(_ ids: String) -> FieldError? {
            problem(HoldGroupMeeting.self, #"{"location":"\#(id)","on":"2008-01-01","volunteers":\#(ids)}"#)
        }
        func list(_ count: Int) -> String {
            "[" + (1...count).map { "\"\(VolunteerID.number(UInt64($0)).value)\"" }.joined(separator: ",") + "]"
        }
        let expected = FieldError("volunteers", .expected(.ids(kind: "volunteer")))
        #expect(meeting(list(60)) == nil)
        #expect(meeting(list(61)) == expected)
        #expect(meeting("[]") == nil)
        #expect(meeting(#"["\#(id)","\#(id)"]"#) == expected)
        #expect(meeting(#""\#(id)""#) == expected)
        #expect(meeting("[1]") == expected)
    }

    @Test(arguments: [
        ("", 0), ("  ", 2), ("[]", 0), ("1", 0), ("null", 0), (#""{}""#, 0), ("{", 1), (#"{"on""#, 5), (#"{"on":}"#, 6),
        ("{} x", 3), ("{}{}", 2), (#"{"on":"2008-01-01",}"#, 19), ("{'on':1}", 1),
    ])
    func `that is not one JSON object is refused at the byte where it goes wrong`(json: String, offset: Int) {
        #expect(problem(CloseLocation.self, json) == FieldError("", .notJSON(offset: offset)))
    }

    @Test func `with more fields than any command has is refused before they are read`() {
        let fields = (0...100).map { #""f\#($0)":0"# }.joined(separator: ",")
        #expect(problem(CloseLocation.self, "{\(fields)}") == FieldError("f100", .unknown))
    }

    @Test func `with a value nested without end is refused`() {
        let deep = String(repeating: "[", count: 100_000)
        guard case .notJSON? = interview(#","x":\#(deep)"#)?.problem else {
            Issue.record("accepted")
            return
        }
    }
}
