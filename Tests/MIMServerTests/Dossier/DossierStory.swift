import Foundation
import HTTPTypes

@testable import MIMServer

/// A case with something of everything that a dossier shows, and with the names of people who are not of the family. Every
/// name is invented.
enum DossierStory {
    static let address = "/api/v1/meldcode/cases/\(TestStory.meldcodeCase)/dossier"
    static let otherCoordinator = TestStory.id(16)

    /// What a redacted dossier must not hold anywhere: names of others, and what was left out.
    static let secrets = [
        "Wilgenroos", "Korenbloem", "Braamstruik", "Hulst", "Kamperfoelie", "Vuurdoorn", "schreeuwen door de muur",
        "wijkverpleegkundige van de Dorpsstraat", "zuster van de moeder", "aangeslagen na het bezoek",
    ]

    private static let head = #""meldcode-case":"\#(TestStory.meldcodeCase)""#

    static let settings: [(name: String, body: String)] = [
        (
            "adopt-meldcode",
            """
            {"location":"\(TestStory.location)","on":"2026-01-06","version":"2026-1","frameworks":[{"framework":\
            "afwegingskader","frameworkVersion":"2019","from":"2019-01-01"}],"deciders":["attention-officer"]}
            """
        ),
        (
            "name-attention-officers",
            #"{"location":"\#(TestStory.location)","on":"2026-01-06","officer":"Aandachtsfunctionaris Braamstruik"}"#
        ),
    ]

    /// The position of the second signal is known only when it was recorded.
    static let steps: [(name: String, body: String)] = [
        ("record-meldcode-signal", TestStory.signal),
        (
            "record-meldcode-signal",
            """
            {\(head),"trajectory":"\(TestStory.trajectory)","on":"2026-06-03","source":"told-by-third-party",\
            "observer":"coordinator","informant":"neighbour","informantName":"Buurvrouw Kamperfoelie",\
            "facts":"Zij hoorde schreeuwen door de muur."}
            """
        ),
        (
            "consult-for-meldcode",
            """
            {\(head),"on":"2026-06-04","by":"coordinator","consulted":"colleague","colleague":"\(otherCoordinator)",\
            "function":"wijkverpleegkundige van de Dorpsstraat","question":"Wat zag Korenbloem <nog meer> & wanneer?",\
            "outcome":"Volgens mevrouw Kamperfoelie vaker."}
            """
        ),
        (
            "omit-conversation",
            #"{\#(head),"on":"2026-06-05","by":"coordinator","ground":"safety-involved","explanation":"Het kan nu niet veilig."}"#
        ),
        (
            "weigh-meldcode-case",
            """
            {\(head),"on":"2026-06-05","by":"coordinator","framework":"afwegingskader","frameworkVersion":"2019",\
            "suspicion":"yes","unsafety":"yes","reasoning":"De moeder is bang."}
            """
        ),
        (
            "decide-meldcode-case",
            """
            {\(head),"on":"2026-06-05","by":"attention-officer","decision":"report","outcome":true,\
            "reasons":"Structureel onveilig."}
            """
        ),
        (
            "report-meldcode-case",
            """
            {\(head),"on":"2026-06-06","by":"attention-officer","channel":"telephone","region":"Duinstreek","ownFacts":"Een blauwe plek.",\
            "thirdPartyFacts":"Er was schreeuwen door de muur.","reporterName":"Melder Vuurdoorn"}
            """
        ),
        (
            "agree-help",
            #"{\#(head),"on":"2026-06-07","by":"coordinator","reviewOn":"2026-07-01","plan":"Rust.","helpers":"De zuster van de moeder."}"#
        ),
        (
            "give-aftercare",
            """
            {\(head),"on":"2026-06-08","by":"coordinator","volunteer":"\(TestStory.volunteer)",\
            "note":"Zij was aangeslagen na het bezoek."}
            """
        ),
        (
            "explain-omission",
            #"{\#(head),"on":"2026-06-08","by":"coordinator","omitted":"kindcheck","explanation":"Geen andere kinderen."}"#
        ),
    ]

    /// The other coordinator, who is asked for her view.
    static let colleague = (
        name: "appoint-coordinator",
        body: """
        {"coordinator":"\(otherCoordinator)","location":"\(TestStory.location)","on":"2026-01-05",\
        "weeklyMinutes":600,"name":"Coördinator Hulst"}
        """
    )
}

extension TestServer {
    /// Records the whole story; the facts of the first signal are corrected at its end.
    func recordDossierCase() async throws {
        try await record(TestStory.preparation + [DossierStory.colleague] + DossierStory.settings)
        let first = try size
        let coordinator = "coordinator:\(TestStory.coordinator)"
        for step in DossierStory.steps {
            let answer = try await post(step.name, step.body, [.actor: coordinator])
            guard answer.status == 201 else { throw UnexpectedAnswer(command: step.name, text: answer.text) }
        }
        try await record([
            (
                "correct-record",
                """
                {"position":\(first),"reason":"typing-error","data":{"facts":"Een blauwe plek op het been."}}
                """
            )
        ])
    }

    /// The dossier as the server makes it, unpacked by Python.
    func dossier(_ query: String = "", into folder: TemporaryFolder) async throws -> DossierFolder {
        let answer = try await get(DossierStory.address + query)
        guard answer.status == 200 else { throw UnexpectedAnswer(command: "dossier", text: answer.text) }
        return try await DossierFolder(zip: answer.bytes, in: folder)
    }
}

/// An unpacked dossier.
struct DossierFolder {
    let path: String
    let names: [String]
    /// It goes when the last one who reads it has gone.
    private let folder: TemporaryFolder

    private static let unpack = """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1]) as file:
            assert file.testzip() is None
            file.extractall(sys.argv[2])
            print("\\n".join(file.namelist()))
        """

    /// Opens it with Python's own reader of zip files, which checks the sums.
    init(zip: [UInt8], in folder: TemporaryFolder) async throws {
        self.folder = folder
        let file = folder.path + "/dossier.zip"
        try Data(zip).write(to: URL(fileURLWithPath: file))
        let outcome = try await MIMProcess.run(
            ["python3", "-c", Self.unpack, file, folder.path], of: URL(fileURLWithPath: "/usr/bin/env"))
        let names = outcome.output.split(separator: "\n").map(String.init)
        guard outcome.code == 0, let top = names.first?.prefix(while: { $0 != "/" }) else {
            throw UnexpectedAnswer(command: "unzip", text: outcome.complaints)
        }
        path = folder.path + "/" + top
        self.names = names.map { String($0.dropFirst(top.count + 1)) }
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// The commands of a numbered section of its guide.
    func commands(_ section: Int) throws -> String {
        let guide = try text("VERIFY.md")
        guard let start = guide.firstRange(of: "\n## \(section). "),
            let open = guide[start.upperBound...].firstRange(of: "```sh\n"),
            let close = guide[open.upperBound...].firstRange(of: "\n```\n")
        else { throw UnexpectedAnswer(command: "commands \(section)", text: guide) }
        return String(guide[open.upperBound..<close.lowerBound])
    }

    /// Runs the commands of a section in the folder, as its reader would, with the clients of others and none of ours.
    func check(_ section: Int, commands: String? = nil, key: String? = nil) async throws -> MIMProcess.Outcome {
        let python = FileManager.default.currentDirectoryPath + "/.build-verifiers/bin"
        let script = try "cd \(path)\n" + (commands ?? self.commands(section))
        return try await MIMProcess.run(
            ["PATH=\(python):/usr/bin:/bin"] + (key.map { ["KEY=\($0)"] } ?? []) + ["bash", "-euc", script],
            of: URL(fileURLWithPath: "/usr/bin/env"))
    }
}
