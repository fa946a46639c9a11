// Lets the process live on when a file that it reads through a map is cut off or cannot be read any more.
//
// The system tells of it by a signal in the middle of a read. The handler puts zeros in the place of what is missing and
// marks the file as spoiled; whoever reads looks at the mark afterwards and throws away what it has read. (The way of
// systemd's journal.) What else such a file may do to a reader that trusts it ends the process with a sentence and an exit
// code, but not by a signal.
#ifndef FILE_GUARD_H
#define FILE_GUARD_H

#include <stddef.h>
#include <stdint.h>

// One map. The fields are for file_guard.c alone.
typedef struct {
    uintptr_t start;
    size_t length;
    size_t file_bytes;
    int is_spoiled;
    int is_taken;
} file_guard;

// The exit code of a process that must not go on: EX_IOERR of sysexits.h.
enum { FILE_GUARD_EXIT_CODE = 74 };

// Watches the map that this process has of a file from its beginning on, of so many bytes.
//
// Gives 0, or the number of the system's error: ENOENT when there is no such map, ENFILE when too many are watched.
int file_guard_watch(int file, size_t length, file_guard **guard);

// The same map was moved or has another length. Nobody may read it meanwhile.
int file_guard_move(file_guard *guard, int file, size_t length);

// The file is so long now. What is read beyond is not missing: something in the file led there.
static inline void file_guard_set_file_bytes(file_guard *guard, size_t bytes) {
    __atomic_store_n(&guard->file_bytes, bytes, __ATOMIC_RELEASE);
}

static inline size_t file_guard_file_bytes(const file_guard *guard) {
    return __atomic_load_n(&guard->file_bytes, __ATOMIC_ACQUIRE);
}

// Enters into the tables of this process where these bytes of the file are in memory, so that no first read of a page has to
// stop for it. A wish: nothing happens where the system cannot.
void file_guard_populate(const file_guard *guard, size_t from, size_t count);

// Before the map is given up. Nobody may read it any more.
void file_guard_release(file_guard *guard);

// Whether some of the file was missing when it was read.
static inline int file_guard_is_spoiled(const file_guard *guard) {
    return __atomic_load_n(&guard->is_spoiled, __ATOMIC_ACQUIRE);
}

// Marks it as spoiled: something else has shown it.
void file_guard_spoil(file_guard *guard);

// What this thread does from now on reads a file through a map, until it says that it has left. May be nested.
void file_guard_enter(void);
void file_guard_leave(void);

// Ends the process with a sentence and FILE_GUARD_EXIT_CODE. Safe in a signal handler.
_Noreturn void file_guard_end(const char *what);

#endif
