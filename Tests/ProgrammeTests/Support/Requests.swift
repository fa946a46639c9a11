import Wire

@testable import Programme

/// Reads a command from what somebody sent, as the server does.
func request<C: Command>(_ kind: C.Type, _ json: String) throws(FieldError) -> C {
    try request(kind, Array(json.utf8))
}

func request<C: Command>(_ kind: C.Type, _ json: [UInt8]) throws(FieldError) -> C {
    let read: Result<C, FieldError> = json.withUnsafeBytes { bytes in
        Result { () throws(FieldError) in
            var fields = try RequestReader(bytes)
            let command = try C(from: &fields)
            try fields.finish()
            return command
        }
    }
    return try read.get()
}
