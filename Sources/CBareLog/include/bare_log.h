// What the disk and LMDB allow, without anything of ours around them: plain calls in plain loops, for `mim bench` to
// compare with. The same tables and flags as `LogSchema`, no conditions, no checks of what is given, no hashing.
//
// Each function returns 0, or the number of the LMDB or system call that failed: see bare_log_error.
#ifndef BARE_LOG_H
#define BARE_LOG_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    const void *bytes;
    size_t size;
} bare_bytes;

// What is put for one event: the record, its hash, and the keys of its index entries.
typedef struct {
    bare_bytes record, leaf, id, type;
    const bare_bytes *tags;
    size_t tag_count;
} bare_event;

typedef struct bare_log bare_log;

const char *bare_log_error(int code);

// Opens the file in a directory that exists, making it when it is missing.
int bare_log_open(const char *directory, size_t map_bytes, bare_log **log);
void bare_log_close(bare_log *log);

// How many records it has.
int bare_log_size(bare_log *log, uint64_t *size);

// Puts events with all their index entries in one transaction and commits it.
int bare_log_append(bare_log *log, const bare_event *events, size_t count);

// One walk through all records with one cursor, adding up every byte.
int bare_log_read(bare_log *log, uint64_t *records, uint64_t *sum);

// Asks for the first records of each of these tags, as many as are wanted, and copies them: for each tag one transaction, one
// walk along its positions, and a get for each. Gives how many there were.
int bare_log_ask(bare_log *log, const bare_bytes *tags, size_t count, size_t wanted, uint64_t *records);

// Group commit with a gather window, by the rules of `AppendQueue`: so many threads append one event after the other, each
// waiting until its own is durable; whatever waits goes into the next commit. Gives the seconds that each event took and
// how many commits were made.
int bare_log_append_from_clients(
    bare_log *log, const bare_event *events, size_t count, size_t clients, double *seconds, uint64_t *commits);

// The sum of some bytes, as bare_log_read makes it, so that both sides of a comparison do the same work.
uint64_t bare_sum(const void *bytes, size_t size);

// How often a second a 4 KiB block of a file that has been written before can be overwritten and flushed.
int bare_flushes_per_second(const char *file, unsigned count, double *per_second);

#endif
