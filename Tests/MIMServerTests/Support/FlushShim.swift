import Foundation
import Testing

/// A library that gets between a server and the flushes of its disk.
///
/// While the file `stall` is there a flush does not come back; when `fault` is there it fails.
final class FlushShim: Sendable {
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <stdlib.h>
        #include <unistd.h>
        int fdatasync(int file) {
            static int (*real)(int);
            if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
            while (access(getenv("MIM_TEST_STALL"), F_OK) == 0) usleep(1000);
            if (access(getenv("MIM_TEST_FAULT"), F_OK) == 0) { errno = EIO; return -1; }
            return real(file);
        }
        """

    private let folder: TemporaryFolder
    private let library: String

    init() async throws {
        folder = try TemporaryFolder()
        library = folder.path + "/flush.so"
        let built = try await MIMProcess.run(
            ["clang", "-shared", "-fPIC", "-o", library, try folder.file("flush.c", Self.source), "-ldl"],
            of: URL(fileURLWithPath: "/usr/bin/env"))
        #expect(built.code == 0, "\(built.complaints)")
    }

    /// What a server needs to have in its environment.
    var environment: [String: String] {
        ["LD_PRELOAD": library, "MIM_TEST_STALL": folder.path + "/stall", "MIM_TEST_FAULT": folder.path + "/fault"]
    }

    /// Lets no flush come back until `goOn`.
    func stall() throws { _ = try folder.file("stall", "") }

    func goOn() throws { try FileManager.default.removeItem(atPath: folder.path + "/stall") }

    /// Lets every flush fail from now on.
    func fail() throws { _ = try folder.file("fault", "") }
}
