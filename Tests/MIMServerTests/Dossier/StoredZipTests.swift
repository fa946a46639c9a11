import Foundation
import Testing

@testable import MIMServer

struct `A stored zip file` {
    @Test func `has the check sums that the form asks for`() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of([]) == 0)
    }

    @Test func `is read by unzip and by Python as it was written, empty files and names beyond ASCII too`() async throws
    {
        let files: [(name: String, bytes: [UInt8])] = [
            ("map/één.txt", Array("Een tekst.\n".utf8)), ("map/leeg", []), ("map/dieper/bytes", Array(0...255)),
        ]
        let zip = try #require(StoredZip.bytes(of: files))
        let folder = try TemporaryFolder()
        let dossier = try await DossierFolder(zip: zip, in: folder)
        #expect(dossier.names == ["één.txt", "leeg", "dieper/bytes"])
        for file in files { #expect(try dossier.bytes(String(file.name.dropFirst(4))) == file.bytes) }
        let outcome = try await MIMProcess.run(
            ["unzip", "-t", folder.path + "/dossier.zip"], of: URL(fileURLWithPath: "/usr/bin/env"))
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.complaints)")
    }

    @Test func `has the same bytes each time`() {
        let files: [(name: String, bytes: [UInt8])] = [("a", [1, 2, 3]), ("b", [])]
        #expect(StoredZip.bytes(of: files) == StoredZip.bytes(of: files))
        #expect(StoredZip.bytes(of: [])?.count == 22)
    }
}
