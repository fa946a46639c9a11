import Foundation
import Glibc

/// Writes a dossier as a folder or as a zip file: whole or not at all, on the disk when it is there, and never in the place
/// of something else.
struct DossierOutput {
    let dossier: Dossier

    private static let fileMode: mode_t = 0o600
    private static let folderMode: mode_t = 0o700

    /// Makes the folder under another name until it is whole.
    ///
    /// - Throws: `Failure`.
    func writeFolder(_ path: String) throws {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        try refuse(path)
        let draft = path + ".new"
        try refuse(draft)
        do {
            let folders = Set(
                dossier.files.compactMap { file in file.name.firstIndex(of: "/").map { file.name[..<$0] } })
            for folder in [draft] + folders.sorted().map({ "\(draft)/\($0)" }) {
                guard mkdir(folder, Self.folderMode) == 0 else { throw failure(folder, "made") }
            }
            for file in dossier.files { try write(file.bytes, to: "\(draft)/\(file.name)") }
            for folder in folders.sorted().map({ "\(draft)/\($0)" }) + [draft] { try sync(folder) }
            // A folder of the name is made before, so that nothing else can be; only an empty one is ever replaced.
            guard mkdir(path, Self.folderMode) == 0, rename(draft, path) == 0 else { throw failure(path, "made") }
            try sync(parent(of: path))
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
    }

    /// Makes the file under another name until it is whole.
    ///
    /// - Throws: `Failure`.
    func writeZip(_ path: String) throws {
        try refuse(path)
        guard let zip = dossier.zip else {
            throw Failure("The dossier is too large for a zip file. Write a folder with --folder.")
        }
        let draft = path + ".new"
        try refuse(draft)
        defer { unlink(draft) }
        try write(zip, to: draft)
        guard link(draft, path) == 0 else { throw failure(path, "made") }
        try sync(parent(of: path))
    }

    private func refuse(_ path: String) throws {
        var file = stat()
        guard lstat(path, &file) != 0 else {
            throw Failure("\(path) is there already and is not overwritten. Give another name.")
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, Self.fileMode)
        guard descriptor >= 0 else { throw failure(path, "made") }
        let isWritten = Output.write(bytes, to: descriptor) && fsync(descriptor) == 0
        let failure = failure(path, "written")
        close(descriptor)
        if !isWritten { throw failure }
    }

    private func sync(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder, "written") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder, "written") }
    }

    private func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    /// What the system said last.
    private func failure(_ path: String, _ verb: String) -> Failure {
        Failure("\(path) cannot be \(verb): \(String(cString: strerror(errno))).")
    }
}
