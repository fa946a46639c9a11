import Testing
import Wire

@testable import Programme

@Suite struct `Requests of every command` {
    private let commands = CommandCatalogue.all

    @Test func `with the fields that the description promises are read, all of them or only the required ones`() throws
    {
        for kind in commands {
            for fill in [SampleReader.Fill.full, .minimal] {
                var sample = SampleReader(fill, personal: .spoken)
                let json = sample.request(kind.fields)
                #expect(throws: Never.self, "\(kind.name) \(json)") { try request(kind, json) }
            }
        }
    }

    @Test func `without one of the fields that the description calls required are refused with its name`() {
        for kind in commands {
            for field in kind.fields where field.isRequired {
                var sample = SampleReader(.full, personal: .spoken)
                let json = sample.request(kind.fields.filter { $0.name != field.name })
                #expect(throws: FieldError(field.name, .missing), "\(kind.name)") { try request(kind, json) }
            }
        }
    }

    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func `broken at random are read or refused, and never trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var accepted = 0
        var refused = 0
        for kind in commands {
            var sample = SampleReader(.random(generator), personal: .spoken)
            let json = Array(sample.request(kind.fields).utf8)
            generator = sample.generator ?? generator
            for _ in 0..<20 {
                let bytes = json.broken(using: &generator)
                do throws(FieldError) {
                    _ = try request(kind, bytes)
                    accepted += 1
                } catch {
                    refused += 1
                }
            }
        }
        #expect(accepted > 0 && refused > 0, "seed \(seed)")
    }
}

@Suite struct `Records of every event` {
    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func `broken at random are read or refused, and never trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var refused = 0
        for _ in 0..<300 {
            let event = try ProgrammeEvent.random(using: &generator)
            var record = GoldenEvent(try event.encoded { _, _, _ in throw CancellationError() })
            if Bool.random(using: &generator) {
                record.data = record.data.broken(using: &generator)
            } else {
                record.tags = String(decoding: Array(record.tags.utf8).broken(using: &generator), as: UTF8.self)
            }
            do {
                _ = try record.decoded()
            } catch {
                #expect(error is FieldError, "seed \(seed)")
                refused += 1
            }
        }
        #expect(refused > 0, "seed \(seed)")
    }
}

extension [UInt8] {
    /// The bytes with one to three of them changed, taken out or put in, or cut off somewhere.
    fileprivate func broken(using generator: inout SeededGenerator) -> [UInt8] {
        let alphabet = Array("{}[]\",:\\u019-.tfn x".utf8) + [0x00, 0x80, 0xFF]
        var bytes = self
        for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<4: bytes[index] = alphabet.randomElement(using: &generator) ?? 0
            case 4..<6: bytes.remove(at: index)
            case 6..<9: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: index)
            default: bytes.removeSubrange(index...)
            }
        }
        return bytes
    }
}
