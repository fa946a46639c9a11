import Programme

/// Makes commands of what people and their programs send.
enum CommandParsing {
    /// The name of a command in a line of many.
    static let nameField: StaticString = "command"

    /// Reads the fields of a command whose name is known.
    ///
    /// - Throws: `FieldError` for the first field that is wrong, missing or unknown.
    static func command(_ type: any Command.Type, from body: [UInt8]) throws(FieldError) -> any Command {
        try reading(body) { fields throws(FieldError) in try type.init(from: &fields) }
    }

    /// Reads a line: an object with the name of the command among its fields, `{"command":"hold-visit","trajectory":…}`.
    ///
    /// - Throws: `FieldError` as above; for an unknown command with the field `command`.
    static func command(fromLine line: [UInt8]) throws(FieldError) -> any Command {
        try reading(line) { fields throws(FieldError) in
            let name: String = try fields.value(nameField)
            guard let type = CommandCatalogue.command(named: name) else {
                throw FieldError("\(nameField)", .expected(.code(CommandCatalogue.all.map { "\($0.name)" })))
            }
            return try type.init(from: &fields)
        }
    }

    private static func reading(
        _ bytes: [UInt8], _ body: (inout RequestReader) throws(FieldError) -> any Command
    ) throws(FieldError) -> any Command {
        let result = bytes.withUnsafeBytes { bytes -> Result<any Command, FieldError> in
            do throws(FieldError) {
                var fields = try RequestReader(bytes)
                let command = try body(&fields)
                try fields.finish()
                return .success(command)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
