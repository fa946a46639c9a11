import Wire

/// Lends a reader over the bytes of a text.
func reading<T>(_ text: String, _ body: (inout JSONReader) throws -> T) rethrows -> T {
    try reading(Array(text.utf8), body)
}

/// Lends a reader over bytes. They are copied to memory of exactly their size, so that reading past the end is seen.
func reading<T>(_ bytes: [UInt8], _ body: (inout JSONReader) throws -> T) rethrows -> T {
    let exact = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { exact.deallocate() }
    exact.copyBytes(from: bytes)
    var reader = JSONReader(UnsafeRawBufferPointer(exact))
    return try body(&reader)
}

/// Whether the bytes are one JSON value with nothing after it.
func isJSON(_ bytes: [UInt8]) -> Bool {
    do {
        try reading(bytes) { reader in
            try reader.skipValue()
            try reader.expectEnd()
        }
        return true
    } catch {
        return false
    }
}

func isJSON(_ text: String) -> Bool { isJSON(Array(text.utf8)) }
