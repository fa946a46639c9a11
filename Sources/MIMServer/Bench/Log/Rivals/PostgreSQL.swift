import Foundation

/// PostgreSQL with a table of events, their ids and types indexed and their tags in a table beside it, written to by its
/// own load maker `pgbench`: an event and three tags in one durable statement.
struct PostgreSQL {
    private let programs: String
    private let folder: String

    /// Makes and starts a server of its own, reached through a socket in its folder; nil when it is not installed.
    static func start(in folder: String) async throws -> PostgreSQL? {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted {
            $0.compare($1, options: .numeric) == .orderedAscending
        }
        guard let version = versions.last, Tool.find("pgbench") != nil, Tool.find("psql") != nil else { return nil }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let server = PostgreSQL(programs: "\(root)/\(version)/bin", folder: URL(fileURLWithPath: folder).path)
        if getuid() == 0 { _ = try await Tool.run("/bin/chown", ["postgres", folder], noting: "\(folder)/chown.txt") }
        _ = try await server.asServer("initdb", ["-D", server.data, "-A", "trust", "-U", Self.user, "-N"])
        _ = try await server.asServer(
            "pg_ctl", ["-D", server.data, "-l", "\(server.folder)/server.log", "-w", "-o", server.settings, "start"])
        try schema.write(toFile: "\(server.folder)/schema.sql", atomically: true, encoding: .utf8)
        try oneEvent.write(toFile: "\(server.folder)/event.sql", atomically: true, encoding: .utf8)
        _ = try await server.asClient(
            "psql", ["-q", "-v", "ON_ERROR_STOP=1", "-f", "\(server.folder)/schema.sql", "postgres"])
        return server
    }

    /// Events a second that so many clients append, each waiting until its own is durable.
    func eventsPerSecond(clients: Int, seconds: Int) async throws -> Double {
        let output = try await asClient(
            "pgbench",
            [
                "-n", "-M", "prepared", "-c", "\(clients)", "-j", "2", "-T", "\(seconds)", "-f", "\(folder)/event.sql",
                "postgres",
            ])
        guard let rate = Tool.number(after: "tps = ", in: output) else {
            throw Tool.Failed(program: "pgbench", output: output)
        }
        return rate
    }

    func stop() async throws {
        _ = try await asServer("pg_ctl", ["-D", data, "-m", "immediate", "stop"])
    }

    private static let user = "mim"
    private var data: String { "\(folder)/data" }
    private var settings: String {
        "-k '\(folder)' -c listen_addresses='' -c max_connections=200 -c shared_buffers=512MB -c synchronous_commit=on"
    }

    /// PostgreSQL refuses to run as root: then it runs as the user that its package made.
    private func asServer(_ program: String, _ arguments: [String]) async throws -> String {
        let command = ["\(programs)/\(program)"] + arguments
        let note = "\(folder)/\(program).txt"
        guard getuid() == 0 else { return try await Tool.run(command[0], arguments, noting: note) }
        let asUser = ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
        return try await Tool.run("/usr/bin/setpriv", asUser + command, noting: note)
    }

    private func asClient(_ program: String, _ arguments: [String]) async throws -> String {
        guard let path = Tool.find(program) else { throw Tool.Failed(program: program, output: "It is not there.") }
        return try await Tool.run(
            path, ["-h", folder, "-U", Self.user] + arguments, noting: "\(folder)/\(program).txt")
    }

    private static let schema = """
        CREATE TABLE events(
            position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL UNIQUE, type text NOT NULL,
            record bytea NOT NULL);
        CREATE INDEX ON events(type, position);
        CREATE TABLE event_tags(tag text, position bigint, PRIMARY KEY(tag, position));
        """

    /// As long as the records of the other sides, and as many tags.
    private static let oneEvent = """
        \\set t random(1, 1000)
        \\set v random(1, 500)
        \\set l random(1, 20)
        WITH event AS (
            INSERT INTO events(id, type, record)
            VALUES (gen_random_uuid(), 'nl.mim.bench-' || :l, decode(repeat('78', 740), 'hex')) RETURNING position)
        INSERT INTO event_tags SELECT tag, position FROM event, unnest(ARRAY[
            'trajectory:00000000-0000-7000-8000-' || lpad(:t::text, 12, '0'),
            'volunteer:00000000-0000-7000-8000-' || lpad(:v::text, 12, '0'),
            'location:00000000-0000-7000-8000-' || lpad(:l::text, 12, '0')]) AS tag;
        """
}
