import Testing
import Wire

@testable import Programme

@Suite struct `The description of a command` {
    @Test func `names its fields in order, with what they accept and whether they are required`() {
        #expect(
            SeeCertificate.fields == [
                FieldDescription(name: "volunteer", shape: .id(kind: "volunteer"), isRequired: true),
                FieldDescription(name: "on", shape: .day, isRequired: true),
                FieldDescription(name: "issued", shape: .day, isRequired: true),
            ])
    }

    @Test func `shows the fields of the objects in a list`() {
        let provider = [
            FieldDescription(name: "name", shape: .text(bytesMax: 200), isRequired: true),
            FieldDescription(name: "kind", shape: ProviderKind.shape, isRequired: true),
            FieldDescription(name: "role", shape: ProviderRole.shape, isRequired: true),
        ]
        #expect(OpenLocation.fields.contains { $0.name == "providers" && $0.shape == .objects(provider) })
    }

    @Test func `names no field twice`() {
        for kind in CommandCatalogue.all {
            let names = kind.fields.map(\.name)
            #expect(Set(names).count == names.count, "\(kind.name)")
        }
    }
}
