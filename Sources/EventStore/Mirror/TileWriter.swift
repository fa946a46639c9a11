/// Writes the tiles that a folder does not have yet, and takes them back when they turn out not to hold: a log that is
/// damaged must not leave its damage in the copy.
struct TileWriter {
    let folder: TileFolder
    let log: any LogReading
    /// What was written.
    private(set) var files: [String] = []
    private(set) var bytes = 0
    private var directories: Set<String> = []

    init(folder: TileFolder, log: any LogReading) {
        self.folder = folder
        self.log = log
    }

    /// Writes a tile, unless it is there: then it must be the same.
    ///
    /// - Throws: `FileFailure` when another one is there, or it cannot be written.
    mutating func write(_ tile: TreeTile) throws {
        guard let content = try log.bytes(of: tile) else { throw folder.missing(tile) }
        let path = folder.path(of: tile)
        if let found = try folder.bytes(of: tile) {
            guard found == content else {
                throw FileFailure(sentence: "\(path) is not the tile that this log has there.")
            }
            return
        }
        let directory = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        if directories.insert(directory).inserted { try DurableFile.makeDirectory(directory) }
        try DurableFile.put(content, at: path)
        files.append(path)
        bytes += content.count
    }

    /// Makes the names of the files durable, as their contents are already.
    func sync() throws(FileFailure) {
        for directory in directories { try DurableFile.sync(directory: directory) }
    }

    /// Removes what was written.
    func takeBack() {
        for file in files { DurableFile.remove(file) }
    }
}
