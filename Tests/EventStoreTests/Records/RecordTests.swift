import EventStore
import Testing
import Wire

/// The bytes of a record: stored, hashed and served, so they never change.
@Suite struct `A record` {
    private let golden = [
        #"{"specversion":"1.0","sequence":"00000000000000000000","recordedtime":"2008-01-01T00:00:00.000Z","#
            + #""id":"0192f0c1-0000-7000-8000-000000000001","source":"mim","type":"nl.mim.visit-held","#
            + #""subject":"trajectory:7","actor":"coordinator:3","#
            + #""tags":"location:1 trajectory:7 volunteer:2","data":{"on":"2007-12-31","minutes":90}}"#,
        #"{"specversion":"1.0","sequence":"00000000000000000001","recordedtime":"2008-01-01T00:00:00.001Z","#
            + #""time":"2007-12-31T23:59:59.999Z","#
            + #""id":"0192f0c1-0000-7000-8000-0000000000ff","source":"mim","type":"nl.mim.location-opened","#
            + #""subject":"location:1","actor":"registrar:1","tags":"","data":{}}"#,
    ]

    private let events = [
        NewEvent(
            id: id(1), type: "nl.mim.visit-held", subject: tag("trajectory:7"), actor: tag("coordinator:3"),
            tags: [tag("volunteer:2"), tag("trajectory:7"), tag("location:1")],
            data: Array(#"{"on":"2007-12-31","minutes":90}"#.utf8)),
        NewEvent(
            id: id(255), type: "nl.mim.location-opened", subject: tag("location:1"), actor: tag("registrar:1"),
            time: Instant(milliseconds: TickingClock.start - 1), tags: [], data: Array("{}".utf8)),
    ]

    @Test(arguments: Backend.allCases)
    func `has exactly the agreed bytes`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append(events)
            #expect(try log.all().map { String(decoding: $0.bytes, as: UTF8.self) } == golden)
        }
    }

    @Test func `is read back part by part`() throws {
        for (index, event) in events.enumerated() {
            let record = RecordedEvent(position: Position(UInt64(index)), bytes: Array(golden[index].utf8))
            try record.withView { view in
                #expect(view.position == record.position)
                #expect(view.recordedAt == Instant(milliseconds: TickingClock.start + Int64(index)))
                #expect(view.occurredAt == event.time)
                #expect(view.id == event.id)
                #expect(view.isOf(type: event.type))
                #expect(!view.isOf(type: event.type + "x"))
                #expect(String(decoding: view.subject, as: UTF8.self) == event.subject.text)
                #expect(String(decoding: view.actor, as: UTF8.self) == event.actor.text)
                #expect(Array(view.data) == event.data)
                var tags: [EventStore.Tag] = []
                view.forEachTag { tags.append(tag(String(decoding: $0, as: UTF8.self))) }
                #expect(tags == event.tags.sorted())
                #expect(event.tags.allSatisfy { view.hasTag($0) })
                #expect(!view.hasTag(tag("trajectory")))
                #expect(!view.hasTag(tag("trajectory:77")))
                #expect(!view.hasTag(tag("rajectory:7")))
            }
        }
    }

    @Test func `is refused when it is cut off anywhere`() {
        for record in golden {
            let bytes = Array(record.utf8)
            for length in 0..<bytes.count { #expect(!isRecord(Array(bytes.prefix(length)))) }
        }
    }

    @Test func `is refused when any byte outside its values is changed`() {
        let record = golden[0]
        let values = [
            "00000000000000000000", "2008-01-01T00:00:00.000Z", "0192f0c1-0000-7000-8000-000000000001",
            "nl.mim.visit-held", "trajectory:7", "coordinator:3", "location:1 trajectory:7 volunteer:2",
        ]
        var isValue = [Bool](repeating: false, count: record.utf8.count)
        for value in values {
            guard let range = record.firstRange(of: "\"\(value)\"") else { continue }
            let start = record.utf8.distance(from: record.startIndex, to: range.lowerBound)
            for index in start + 1..<start + 1 + value.utf8.count { isValue[index] = true }
        }
        guard let data = record.firstRange(of: #"{"on""#) else { return }
        let dataStart = record.utf8.distance(from: record.startIndex, to: data.lowerBound)
        for index in 0...dataStart where !isValue[index] {
            var bytes = Array(record.utf8)
            bytes[index] ^= 1
            #expect(!isRecord(bytes), "byte \(index)")
        }
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func `with random damage is refused or has the same parts in the same places`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var taken = 0
        for round in 0..<5000 {
            var bytes = Array(golden[round % 2].utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&bytes, &random) }
            guard isRecord(bytes) else { continue }
            taken += 1
            try RecordedEvent(position: Position(0), bytes: bytes).withView { view in
                #expect(written(anew: view) == bytes, "seed \(seed), round \(round)")
            }
        }
        #expect((1..<5000).contains(taken), "seed \(seed): damage that is always or never seen tells nothing")
    }

    private func isRecord(_ bytes: [UInt8]) -> Bool {
        (try? RecordedEvent(position: Position(0), bytes: bytes).withView { _ in true }) ?? false
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard let index = bytes.indices.randomElement(using: &random) else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(Array("\"\\{},: 0a".utf8).randomElement(using: &random) ?? 0, at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &random)))
        }
    }

    private func written(anew view: RecordView) -> [UInt8] {
        func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }
        let digits = String(view.position.index)
        let sequence = String(repeating: "0", count: 20 - digits.count) + digits
        let time = view.occurredAt.map { #""time":"\#($0)","# } ?? ""
        let head =
            #"{"specversion":"1.0","sequence":"\#(sequence)","recordedtime":"\#(view.recordedAt)",\#(time)"id":"\#(view.id)""#
            + #","source":"mim","type":"\#(text(view.type))","subject":"\#(text(view.subject))","actor":"\#(text(view.actor))""#
            + #","tags":"\#(text(view.tags))","data":"#
        return Array(head.utf8) + Array(view.data) + Array("}".utf8)
    }
}
