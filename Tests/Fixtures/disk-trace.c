// Writes down, in order, what a program does to the files of one folder and what it sends to its clients, so that a test
// can work out what a disk may hold when the power goes at any moment. Loaded with LD_PRELOAD.
//
// MIM_TRACE_ROOT is the folder, MIM_TRACE the file that the trace is appended to. Each entry: kind 4 bytes, length of the
// name 4, file 8, offset 8, length of the data 8, then the name and the data. One lock is held over each call and its
// entry, so the order of the entries is the order of the calls. Files ending in .lock or lock.mdb are left out: they mean
// nothing to the next process.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, WRITE_SYNCED, TRUNCATE, FLUSH, FLUSH_DIRECTORY, RENAME, LINK, UNLINK, MAKE_DIRECTORY,
       REMOVE_DIRECTORY, ANSWER };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static const char *root;
enum { FILES = 4096 };
// What is behind a descriptor: 0 nothing of ours, 1 a file, 2 a file whose every write is flushed, 3 a directory, 4 a client.
static char kind[FILES];
static char path_of[FILES][512];

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void) {
    root = getenv("MIM_TRACE_ROOT");
    const char *path = getenv("MIM_TRACE");
    if (root && path) trace = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static int is_ours(const char *path) {
    size_t length = strlen(path);
    if (trace < 0 || strncmp(path, root, strlen(root))) return 0;
    return !(length > 5 && !strcmp(path + length - 5, ".lock")) && !(length > 8 && !strcmp(path + length - 8, "lock.mdb"));
}

static void note(uint32_t what, const char *name, uint64_t file, uint64_t offset, const void *data, uint64_t length) {
    uint32_t name_length = name ? strlen(name) : 0;
    struct { uint32_t what, name_length; uint64_t file, offset, length; } head = { what, name_length, file, offset, length };
    struct iovec parts[3] = { { &head, sizeof head }, { (void *)name, name_length }, { (void *)data, length } };
    ssize_t (*real)(int, const struct iovec *, int) = dlsym(RTLD_NEXT, "writev");
    if (real(trace, parts, 3) != (ssize_t)(sizeof head + name_length + length)) abort();
}

static uint64_t file_of(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

static int opened(int descriptor, int flags, int was_there) {
    if (descriptor < 0 || descriptor >= FILES) return descriptor;
    char link[64], path[512];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    kind[descriptor] = 0;
    if (length <= 0) return descriptor;
    path[length] = 0;
    struct stat status;
    int is_directory = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    // The parent of the folder too: its name stands there.
    if (trace < 0 || !(is_ours(path) || (is_directory && !strncmp(path, root, strlen(path))))) return descriptor;
    kind[descriptor] = is_directory ? 3 : flags & O_DSYNC ? 2 : 1;
    strcpy(path_of[descriptor], path);
    if (!is_directory && !was_there) note(CREATE, path, status.st_ino, 0, NULL, 0);
    if (!is_directory && was_there && flags & O_TRUNC) note(TRUNCATE, NULL, status.st_ino, 0, NULL, 0);
    return descriptor;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list list; va_start(list, flags); mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0; va_end(list); \
        if (trace < 0) return real(path, flags, mode); \
        pthread_mutex_lock(&lock); \
        int was_there = access(path, F_OK) == 0; \
        int result = opened(real(path, flags, mode), flags, was_there); \
        pthread_mutex_unlock(&lock); \
        return result; \
    }
OPEN(open)
OPEN(open64)

// accept4 is how the server takes a client.
int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags) {
    REAL(accept4);
    int result = real(listener, address, length, flags);
    if (result >= 0 && result < FILES) kind[result] = 4;
    return result;
}
int accept(int listener, struct sockaddr *address, socklen_t *length) {
    REAL(accept);
    int result = real(listener, address, length);
    if (result >= 0 && result < FILES) kind[result] = 4;
    return result;
}

int close(int descriptor) {
    REAL(close);
    if (descriptor >= 0 && descriptor < FILES) kind[descriptor] = 0;
    return real(descriptor);
}

static int kind_of(int descriptor) { return trace >= 0 && descriptor >= 0 && descriptor < FILES ? kind[descriptor] : 0; }

static void note_write(int descriptor, uint64_t offset, const void *data, ssize_t length) {
    if (length > 0)
        note(kind[descriptor] == 2 ? WRITE_SYNCED : WRITE, NULL, file_of(descriptor), offset, data, length);
}

static void note_parts(int descriptor, uint64_t offset, const struct iovec *parts, ssize_t length) {
    if (length <= 0) return;
    char *all = malloc(length);
    for (ssize_t done = 0; done < length; parts++) {
        size_t part = parts->iov_len < (size_t)(length - done) ? parts->iov_len : (size_t)(length - done);
        memcpy(all + done, parts->iov_base, part);
        done += part;
    }
    note_write(descriptor, offset, all, length);
    free(all);
}

// An answer is written down before it is sent: whatever the client may have seen is in the trace by then.
static void note_answer(const struct iovec *parts, int count) {
    pthread_mutex_lock(&lock);
    for (int index = 0; index < count; index++)
        note(ANSWER, NULL, 0, 0, parts[index].iov_base, parts[index].iov_len);
    pthread_mutex_unlock(&lock);
}

ssize_t write(int descriptor, const void *data, size_t length) {
    REAL(write);
    if (kind_of(descriptor) == 4) note_answer(&(struct iovec){ (void *)data, length }, 1);
    if (kind_of(descriptor) == 0 || kind_of(descriptor) == 4) return real(descriptor, data, length);
    pthread_mutex_lock(&lock);
    off_t offset = lseek(descriptor, 0, SEEK_CUR);
    ssize_t result = real(descriptor, data, length);
    note_write(descriptor, offset, data, result);
    pthread_mutex_unlock(&lock);
    return result;
}

ssize_t send(int descriptor, const void *data, size_t length, int flags) {
    REAL(send);
    if (kind_of(descriptor) == 4) note_answer(&(struct iovec){ (void *)data, length }, 1);
    return real(descriptor, data, length, flags);
}

ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags) {
    REAL(sendmsg);
    if (kind_of(descriptor) == 4) note_answer(message->msg_iov, message->msg_iovlen);
    return real(descriptor, message, flags);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    REAL(writev);
    if (kind_of(descriptor) == 4) note_answer(parts, count);
    if (kind_of(descriptor) == 0 || kind_of(descriptor) == 4) return real(descriptor, parts, count);
    pthread_mutex_lock(&lock);
    off_t offset = lseek(descriptor, 0, SEEK_CUR);
    ssize_t result = real(descriptor, parts, count);
    note_parts(descriptor, offset, parts, result);
    pthread_mutex_unlock(&lock);
    return result;
}

#define PWRITE(name, offset_type) \
    ssize_t name(int descriptor, const void *data, size_t length, offset_type offset) { \
        REAL(name); \
        if (kind_of(descriptor) == 0) return real(descriptor, data, length, offset); \
        pthread_mutex_lock(&lock); \
        ssize_t result = real(descriptor, data, length, offset); \
        note_write(descriptor, offset, data, result); \
        pthread_mutex_unlock(&lock); \
        return result; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define PWRITEV(name, offset_type) \
    ssize_t name(int descriptor, const struct iovec *parts, int count, offset_type offset) { \
        REAL(name); \
        if (kind_of(descriptor) == 0) return real(descriptor, parts, count, offset); \
        pthread_mutex_lock(&lock); \
        ssize_t result = real(descriptor, parts, count, offset); \
        note_parts(descriptor, offset, parts, result); \
        pthread_mutex_unlock(&lock); \
        return result; \
    }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

#define ON_DESCRIPTOR(name, type, arguments, values, what, offset) \
    int name arguments { \
        REAL(name); \
        if (kind_of(descriptor) == 0) return real values; \
        pthread_mutex_lock(&lock); \
        int result = real values; \
        if (result == 0) \
            note(kind[descriptor] == 3 ? FLUSH_DIRECTORY : what, kind[descriptor] == 3 ? path_of[descriptor] : NULL, \
                 file_of(descriptor), offset, NULL, 0); \
        pthread_mutex_unlock(&lock); \
        return result; \
    }
ON_DESCRIPTOR(fsync, , (int descriptor), (descriptor), FLUSH, 0)
ON_DESCRIPTOR(fdatasync, , (int descriptor), (descriptor), FLUSH, 0)
ON_DESCRIPTOR(ftruncate, , (int descriptor, off_t length), (descriptor, length), TRUNCATE, length)
ON_DESCRIPTOR(ftruncate64, , (int descriptor, off64_t length), (descriptor, length), TRUNCATE, length)

#define ON_PATHS(name, arguments, values, path, other, what) \
    int name arguments { \
        REAL(name); \
        if (trace < 0 || !is_ours(path)) return real values; \
        pthread_mutex_lock(&lock); \
        int result = real values; \
        if (result == 0) note(what, path, 0, 0, other, strlen(other)); \
        pthread_mutex_unlock(&lock); \
        return result; \
    }
ON_PATHS(rename, (const char *from, const char *to), (from, to), from, to, RENAME)
ON_PATHS(link, (const char *from, const char *to), (from, to), from, to, LINK)
ON_PATHS(unlink, (const char *path), (path), path, "", UNLINK)
ON_PATHS(mkdir, (const char *path, mode_t mode), (path, mode), path, "", MAKE_DIRECTORY)
ON_PATHS(rmdir, (const char *path), (path), path, "", REMOVE_DIRECTORY)
