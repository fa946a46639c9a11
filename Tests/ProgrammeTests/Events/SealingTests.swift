import Testing
import Wire

@testable import Programme

@Suite struct `Sealing of personal values` {
    private let name = Personal.open("Carla", of: .coordinator(Story.carla))

    private func appointed(_ name: Personal) -> ProgrammeEvent {
        .coordinatorAppointed(
            CoordinatorAppointed(
                coordinator: Story.carla, location: Story.centrum, on: "2008-01-01", weeklyMinutes: 960, name: name))
    }

    @Test func `an open value is sealed with its field, its text and whose it is`() throws {
        var asked: [String] = []
        let event = try appointed(name).encoded { field, text, subject in
            asked.append("\(field) \(text) \(subject.text)")
            return Sealed(subject: subject.text, key: 7, box: "Ym94")
        }
        #expect(asked == ["name Carla \(Story.carla.tag)"])
        let data = String(decoding: event.data, as: UTF8.self)
        #expect(data.contains(#""name":{"sealed":"\#(Story.carla.tag)","key":7,"box":"Ym94"}"#))
        #expect(!data.contains("Carla"))
    }

    @Test func `a value that was sealed before is written as it is`() throws {
        let sealed = Personal.sealed(Sealed(subject: Story.carla.tag, key: 2, box: "Ym94"))
        let event = try appointed(sealed).encoded { _, _, _ in throw CancellationError() }
        #expect(String(decoding: event.data, as: UTF8.self).contains(#""key":2,"box":"Ym94""#))
    }

    @Test func `a value of which nobody said whose it is does not leave`() {
        #expect(throws: UnownedPersonalValue(field: "name")) {
            try appointed(.spoken("Carla")).encoded { _, _, subject in Sealed(subject: subject.text, key: 1, box: "") }
        }
    }

    @Test func `an event whose value cannot be sealed does not leave`() {
        #expect(throws: CancellationError.self) {
            try appointed(name).encoded { _, _, _ in throw CancellationError() }
        }
    }

    @Test func `a spoken or open value gets an owner and a sealed one keeps its own`() {
        let sealed = Personal.sealed(Sealed(subject: "mother:x", key: 1, box: ""))
        #expect(Personal.spoken("Carla").of(.coordinator(Story.carla)) == name)
        #expect(name.of(.volunteer(Story.vera)) == .open("Carla", of: .volunteer(Story.vera)))
        #expect(sealed.of(.coordinator(Story.carla)) == sealed)
    }
}
