import Foundation

/// UmaDB, an event store in Rust, written to by its own Python client, a thread for each connection.
struct UmaDB {
    private let python: String
    private let folder: String
    private let server: ChildProcess
    private let port: Int

    /// Starts a server of its own; nil when there is no Python environment with `umadb` at that place.
    static func start(in folder: String, environment: String) async throws -> UmaDB? {
        let (python, program) = ("\(environment)/bin/python", "\(environment)/bin/umadb")
        let manager = FileManager.default
        guard manager.isExecutableFile(atPath: python), manager.isExecutableFile(atPath: program) else { return nil }
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try client.write(toFile: "\(folder)/client.py", atomically: true, encoding: .utf8)
        let port = 50_951
        let server = try Tool.start(
            program, ["--db-path", folder, "--listen", "127.0.0.1:\(port)"], noting: "\(folder)/server.txt")
        let umaDB = UmaDB(python: python, folder: folder, server: server, port: port)
        // Its first run waits until the server answers.
        _ = try await umaDB.eventsPerSecond(clients: 1, seconds: 1)
        return umaDB
    }

    /// Events a second that so many clients append, each waiting until its own is durable.
    func eventsPerSecond(clients: Int, seconds: Int) async throws -> Double {
        let output = try await Tool.run(
            python, ["\(folder)/client.py", "http://127.0.0.1:\(port)", "\(clients)", "\(seconds)"],
            noting: "\(folder)/client.txt")
        guard let rate = Tool.number(after: "events/s ", in: output), rate > 0 else {
            throw Tool.Failed(program: "umadb", output: output)
        }
        return rate
    }

    func stop() { server.send(signal: SIGTERM) }

    /// As long as the records of the other sides, and as many tags.
    private static let client = """
        import sys, threading, time, umadb
        url, clients, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
        for _ in range(100):
            try:
                umadb.Client(url).head()
                break
            except Exception:
                time.sleep(0.1)
        end = time.monotonic() + seconds
        counts = [0] * clients
        tag = '%s:00000000-0000-7000-8000-%012d'
        def work(client):
            connection = umadb.Client(url)
            while time.monotonic() < end:
                n = counts[client]
                tags = [tag % ('trajectory', client * 1000 + n // 25), tag % ('volunteer', n % 500),
                        tag % ('location', n % 20)]
                connection.append([umadb.Event(
                    event_type='nl.mim.bench-%d' % (n % 20), data=b'x' * 740, tags=tags)])
                counts[client] += 1
        threads = [threading.Thread(target=work, args=(client,)) for client in range(clients)]
        start = time.monotonic()
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print('events/s %.1f' % (sum(counts) / (time.monotonic() - start)))
        """
}
