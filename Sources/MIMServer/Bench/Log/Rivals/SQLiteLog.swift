import CBareLog
import Glibc

/// The same log in SQLite (WAL, synchronous FULL, the same indexes), to be measured beside ours.
///
/// SQLite is used by nothing else here, so it is loaded when the bench runs instead of being linked; without the
/// library the row is left out, and the bench says so.
final class SQLiteLog {
    private typealias Handle = OpaquePointer
    private typealias Open = @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<Handle?>) -> Int32
    private typealias Execute =
        @convention(c) (Handle, UnsafePointer<CChar>, UnsafeRawPointer?, UnsafeRawPointer?, UnsafeRawPointer?) -> Int32
    private typealias Prepare =
        @convention(c) (Handle, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Handle?>, UnsafeRawPointer?) -> Int32
    private typealias BindInteger = @convention(c) (Handle, Int32, Int64) -> Int32
    private typealias BindBytes =
        @convention(c) (Handle, Int32, UnsafeRawPointer?, Int32, UnsafeRawPointer?) -> Int32
    private typealias OnStatement = @convention(c) (Handle) -> Int32

    struct Failure: Error {
        let step: String
        let code: Int32
    }

    private let library: UnsafeMutableRawPointer
    private let database: Handle
    private let execute: Execute
    private let bindInteger: BindInteger
    private let bindText: BindBytes
    private let bindBlob: BindBytes
    private let step: OnStatement
    private let reset: OnStatement
    private let finalize: OnStatement
    private let close: OnStatement
    private var statements: [Handle] = []
    private var position: Int64 = 0

    /// Opens a new database; nil when the machine has no SQLite library.
    init?(at path: String) throws {
        guard let library = dlopen("libsqlite3.so.0", RTLD_NOW) else { return nil }
        self.library = library
        func function<F>(_ name: String, as type: F.Type) throws -> F {
            guard let address = dlsym(library, name) else { throw Failure(step: name, code: -1) }
            // The names and signatures are those of sqlite3.h, which have been stable since 2004.
            return unsafeBitCast(address, to: type)
        }
        execute = try function("sqlite3_exec", as: Execute.self)
        bindInteger = try function("sqlite3_bind_int64", as: BindInteger.self)
        bindText = try function("sqlite3_bind_text", as: BindBytes.self)
        bindBlob = try function("sqlite3_bind_blob", as: BindBytes.self)
        step = try function("sqlite3_step", as: OnStatement.self)
        reset = try function("sqlite3_reset", as: OnStatement.self)
        finalize = try function("sqlite3_finalize", as: OnStatement.self)
        close = try function("sqlite3_close", as: OnStatement.self)
        let prepare = try function("sqlite3_prepare_v2", as: Prepare.self)
        var handle: Handle?
        let code = try function("sqlite3_open", as: Open.self)(path, &handle)
        guard code == 0, let handle else { throw Failure(step: "open", code: code) }
        database = handle
        try run(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
            CREATE TABLE records(position INTEGER PRIMARY KEY, record BLOB NOT NULL);
            CREATE TABLE ids(id BLOB PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE types(type TEXT, position INTEGER, PRIMARY KEY(type, position)) WITHOUT ROWID;
            CREATE TABLE tags(tag TEXT, position INTEGER, PRIMARY KEY(tag, position)) WITHOUT ROWID;
            """)
        for sql in [
            "INSERT INTO records VALUES(?1, ?2)", "INSERT INTO ids VALUES(?2, ?1)",
            "INSERT INTO types VALUES(?2, ?1)", "INSERT INTO tags VALUES(?2, ?1)",
        ] {
            var statement: Handle?
            let code = prepare(database, sql, -1, &statement, nil)
            guard code == 0, let statement else { throw Failure(step: "prepare", code: code) }
            statements.append(statement)
        }
    }

    deinit {
        for statement in statements { _ = finalize(statement) }
        _ = close(database)
    }

    /// Writes events in transactions of so many, each durable before the next.
    func append(_ events: BareEvents, batch: Int) throws {
        for start in stride(from: 0, to: events.count, by: batch) {
            try run("BEGIN IMMEDIATE")
            for index in start..<min(start + batch, events.count) {
                let event = events.pointer[index]
                try insert(0, event.record, bindBlob)
                try insert(1, event.id, bindBlob)
                try insert(2, event.type, bindText)
                for tag in 0..<event.tag_count { try insert(3, event.tags[tag], bindText) }
                position += 1
            }
            try run("COMMIT")
        }
    }

    private func insert(_ table: Int, _ value: bare_bytes, _ bind: BindBytes) throws {
        let statement = statements[table]
        // No destructor: the bytes outlive the step, after which the statement is reset.
        _ = bindInteger(statement, 1, position)
        _ = bind(statement, 2, value.bytes, Int32(value.size), nil)
        let code = step(statement)
        guard code == Self.done else { throw Failure(step: "insert", code: code) }
        _ = reset(statement)
    }

    private func run(_ sql: String) throws {
        let code = execute(database, sql, nil, nil, nil)
        guard code == 0 else { throw Failure(step: sql, code: code) }
    }

    /// SQLITE_DONE of sqlite3.h.
    private static let done: Int32 = 101
}
