/// Which addresses are this computer itself.
///
/// Until accounts exist everybody who reaches the server may see every name; so only this computer may reach it.
enum Loopback {
    /// What `--host` accepts and a browser may have in its address bar: 127.0.0.0/8, ::1 and localhost.
    static func contains(host: some StringProtocol) -> Bool {
        if isAddress(host.utf8) { return true }
        let host = host.lowercased()
        return host == "localhost" || host == "::1" || host == "[::1]"
    }

    /// Whether these are the bytes of an address in 127.0.0.0/8. Asked for every request, so it makes no strings.
    private static func isAddress(_ text: some Collection<UInt8>) -> Bool {
        guard text.starts(with: "127.".utf8) else { return false }
        var (dots, digits, value) = (0, 0, 0)
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9") where digits < 3:
                digits += 1
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: ".") where digits > 0 && value < 256:
                (dots, digits, value) = (dots + 1, 0, 0)
            default: return false
            }
        }
        return dots == 3 && digits > 0 && value < 256
    }

    /// Whether a `Host` header (`127.0.0.1:8080`, `[::1]:8080`) names this computer.
    static func contains(authority: some StringProtocol) -> Bool {
        if authority.utf8.first == UInt8(ascii: "[") {
            guard let end = authority.firstIndex(of: "]") else { return false }
            let rest = authority[authority.index(after: end)...]
            return contains(host: authority[...end]) && (rest.isEmpty || isPort(rest))
        }
        let end = authority.utf8.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
        let rest = authority[end...]
        return contains(host: authority[..<end]) && (rest.isEmpty || isPort(rest))
    }

    private static func isPort(_ text: some StringProtocol) -> Bool {
        text.utf8.first == UInt8(ascii: ":") && UInt16(text.dropFirst()) != nil
    }
}
