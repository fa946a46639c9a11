import Foundation
import Glibc

/// A small file system of its own; only the administrator of a machine can make one.
struct SmallDisk: ~Copyable {
    let path: String

    static var isPossible: Bool { geteuid() == 0 && (try? SmallDisk(mebibytes: 1)) != nil }

    init(mebibytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "mim-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("mim", path, "tmpfs", 0, "size=\(mebibytes)m") == 0 else {
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        try? FileManager.default.removeItem(atPath: path)  // What is left over lies in the temporary directory.
    }

    /// Takes all the room that there is.
    func fill() throws {
        let file = open(path + "/ballast", O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        let block = [UInt8](repeating: 1, count: 4096)
        while write(file, block, block.count) > 0 {}
    }

    /// From now on nothing can be written to it.
    func makeReadOnly() throws {
        guard mount("mim", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0 else {
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    func makeRoom() { unlink(path + "/ballast") }
}
