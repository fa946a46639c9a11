/// Which addresses are this computer itself.
///
/// Until accounts exist everybody who reaches the server may see every name; so only this computer may reach it.
enum Loopback {
    /// What `--host` accepts and a browser may have in its address bar: 127.0.0.0/8, ::1 and localhost.
    static func contains(host: some StringProtocol) -> Bool {
        let host = host.lowercased()
        if host == "localhost" || host == "::1" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                    && UInt8(part) != nil
            }
    }

    /// Whether a `Host` header (`127.0.0.1:8080`, `[::1]:8080`) names this computer.
    static func contains(authority: some StringProtocol) -> Bool {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return false }
            let rest = authority[authority.index(after: end)...]
            return contains(host: authority[...end]) && (rest.isEmpty || isPort(rest))
        }
        let host = authority.prefix { $0 != ":" }
        let rest = authority.dropFirst(host.count)
        return contains(host: host) && (rest.isEmpty || isPort(rest))
    }

    private static func isPort(_ text: some StringProtocol) -> Bool {
        text.first == ":" && UInt16(text.dropFirst()) != nil
    }
}
