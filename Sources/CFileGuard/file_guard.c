// Nothing in a handler but system calls and atomic loads and stores.
#define _GNU_SOURCE
#include "file_guard.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

// More than one process has address space for; the handler looks at those that were ever taken.
enum { GUARDS_MAX = 4096 };

static file_guard guards[GUARDS_MAX];
static size_t guards_used;
static pthread_mutex_t taking = PTHREAD_MUTEX_INITIALIZER;

static _Thread_local int inside;

static const int fatal_signals[] = {SIGBUS, SIGSEGV, SIGABRT};
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };
static struct sigaction earlier[FATAL_SIGNALS];

static void tell(const char *text) {
    // There is nobody to be told that it could not be told.
    if (write(STDERR_FILENO, text, strlen(text)) < 0) return;
}

void file_guard_end(const char *what) {
    tell("mim: The file of the log or the vault changed while it was open, or is damaged: ");
    tell(what);
    tell("\nWhat was acknowledged before is on the disk as far as the disk has kept it. Look at the disk, run 'mim verify', "
         "and put a copy in the place of what is damaged.\n");
    _exit(FILE_GUARD_EXIT_CODE);
}

// Puts zeros in the place of the page at this address and of all that follow in its map.
static int replace(uintptr_t address) {
    size_t used = __atomic_load_n(&guards_used, __ATOMIC_ACQUIRE);
    for (size_t index = 0; index < used; index++) {
        file_guard *guard = &guards[index];
        size_t length = __atomic_load_n(&guard->length, __ATOMIC_ACQUIRE);
        uintptr_t start = __atomic_load_n(&guard->start, __ATOMIC_RELAXED);
        if (address < start || address - start >= length) continue;
        // LMDB follows a number that was never one of its own. With zeros it might follow it for ever.
        if (address - start >= file_guard_file_bytes(guard)) return 0;
        uintptr_t page = address & ~(uintptr_t)(4096 - 1);
        // Marked first: from the moment that there are zeros, whoever sees them can see the mark.
        file_guard_spoil(guard);
        return mmap((void *)page, start + length - page, PROT_READ,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0) != MAP_FAILED;
    }
    return 0;
}

static void pass_on(int number, siginfo_t *info, void *context) {
    for (size_t index = 0; index < FATAL_SIGNALS; index++) {
        if (fatal_signals[index] != number) continue;
        const struct sigaction *before = &earlier[index];
        if (before->sa_flags & SA_SIGINFO) return before->sa_sigaction(number, info, context);
        if (before->sa_handler != SIG_DFL && before->sa_handler != SIG_IGN) return before->sa_handler(number);
        // The system's own way: what faulted faults again, what was sent is sent again.
        sigaction(number, before, NULL);
        if (info->si_code <= 0) raise(number);
    }
}

static void handle(int number, siginfo_t *info, void *context) {
    int code = errno;
    if (number == SIGBUS && info->si_code > 0 && replace((uintptr_t)info->si_addr)) {
        errno = code;
        return;
    }
    if (inside) {
        file_guard_end(number == SIGBUS ? "a part of it cannot be read." : "what it says leads nowhere.");
    }
    pass_on(number, info, context);
    errno = code;
}

static void install(void) {
    for (size_t index = 0; index < FATAL_SIGNALS; index++) {
        struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
        sigemptyset(&action.sa_mask);
        sigaction(fatal_signals[index], &action, &earlier[index]);
    }
}

// What the system's list says of a map: where it is, and of which file.
typedef struct {
    uintptr_t start, end;
    unsigned long offset, inode;
    unsigned major, minor;
} map_line;

// Goes through the list until `is_wanted` holds.
static int search(map_line *found, int (*is_wanted)(const map_line *, const map_line *), const map_line *wanted) {
    FILE *maps = fopen("/proc/self/maps", "re");
    if (!maps) return errno;
    char *line = NULL;
    size_t room = 0;
    int code = ENOENT;
    while (code && getline(&line, &room, maps) > 0) {
        // Only what is shared and cannot be written to; it is few of many lines.
        if (!strstr(line, " r--s ")) continue;
        if (sscanf(line, "%lx-%lx %*s %lx %x:%x %lu", &found->start, &found->end, &found->offset, &found->major,
                   &found->minor, &found->inode) == 6
            && is_wanted(found, wanted)) {
            code = 0;
        }
    }
    free(line);
    fclose(maps);
    return code;
}

static int has_address(const map_line *line, const map_line *wanted) {
    return line->start <= wanted->start && wanted->start < line->end;
}

static int is_whole_map(const map_line *line, const map_line *wanted) {
    return line->inode == wanted->inode && line->major == wanted->major && line->minor == wanted->minor
        && line->offset == 0 && line->end - line->start == wanted->end - wanted->start;
}

static int find(int file, size_t length, uintptr_t *start) {
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    struct stat status;
    if (fstat(file, &status)) return errno;
    map_line wanted = {.end = (length + page - 1) / page * page, .inode = status.st_ino,
                       .major = major(status.st_dev), .minor = minor(status.st_dev)};
    map_line found;
    int code = search(&found, is_whole_map, &wanted);
    if (code == ENOENT) {
        // Some file systems have another name for the device there. A page of the same file shows which.
        void *probe = mmap(NULL, page, PROT_READ, MAP_SHARED, file, 0);
        if (probe == MAP_FAILED) return errno;
        map_line place = {.start = (uintptr_t)probe};
        code = search(&found, has_address, &place);
        wanted.inode = found.inode;
        wanted.major = found.major;
        wanted.minor = found.minor;
        munmap(probe, page);
        if (!code) code = search(&found, is_whole_map, &wanted);
    }
    if (!code) *start = found.start;
    return code;
}

int file_guard_watch(int file, size_t length, file_guard **result) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    file_guard *guard = NULL;
    pthread_mutex_lock(&taking);
    for (size_t index = 0; index < GUARDS_MAX && !guard; index++) {
        if (guards[index].is_taken) continue;
        guard = &guards[index];
        guard->is_taken = 1;
        __atomic_store_n(&guard->is_spoiled, 0, __ATOMIC_RELEASE);
        if (index >= guards_used) __atomic_store_n(&guards_used, index + 1, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&taking);
    if (!guard) return ENFILE;
    int code = file_guard_move(guard, file, length);
    if (code) {
        file_guard_release(guard);
    } else {
        *result = guard;
    }
    return code;
}

int file_guard_move(file_guard *guard, int file, size_t length) {
    uintptr_t start = 0;
    // Without a length it covers nothing, so that the handler never sees half of it.
    __atomic_store_n(&guard->length, 0, __ATOMIC_RELEASE);
    int code = find(file, length, &start);
    if (code) return code;
    __atomic_store_n(&guard->start, start, __ATOMIC_RELEASE);
    __atomic_store_n(&guard->length, length, __ATOMIC_RELEASE);
    return 0;
}

void file_guard_populate(const file_guard *guard, size_t from, size_t count) {
    // Known to Linux since 5.14, and not to all headers.
    enum { POPULATE_READ = 22 };
    if (from < guard->length && count <= guard->length - from) madvise((void *)(guard->start + from), count, POPULATE_READ);
}

void file_guard_release(file_guard *guard) {
    pthread_mutex_lock(&taking);
    __atomic_store_n(&guard->length, 0, __ATOMIC_RELEASE);
    guard->is_taken = 0;
    pthread_mutex_unlock(&taking);
}

void file_guard_spoil(file_guard *guard) { __atomic_store_n(&guard->is_spoiled, 1, __ATOMIC_RELEASE); }

void file_guard_enter(void) { inside++; }

void file_guard_leave(void) { inside--; }
