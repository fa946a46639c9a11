#include "read_ahead.h"

#include <string.h>

enum { PAGE = 4096, HEADER = 16, NODE_HEADER = 8, KEY = 8, LINE = 64 };
enum { FLAGS_AT = 10, LOWER_AT = 12, BRANCH = 1, LEAF = 2 };
// More levels than a file has room for.
enum { LEVELS_MAX = 12 };
// As long as most records are, with their key.
enum { RECORD_BYTES = 12 * LINE };

static unsigned load(const unsigned char *from) { return (unsigned)from[0] | (unsigned)from[1] << 8; }

static uint64_t key_at(const unsigned char *from) {
    uint64_t key;
    memcpy(&key, from, sizeof key);
    return __builtin_bswap64(key);
}

// One search on its way down: the page, and the entries among which its key is.
typedef struct {
    const unsigned char *page;
    unsigned low, count;
} search;

// The node of an entry, or NULL when it would not lie in its page.
static const unsigned char *node(const search *one, unsigned entry) {
    unsigned offset = load(one->page + HEADER + 2 * entry);
    return offset + NODE_HEADER + KEY <= PAGE ? one->page + offset : NULL;
}

static void begin(search *one, const unsigned char *map, size_t bytes, uint64_t number) {
    one->page = number < bytes / PAGE ? map + number * PAGE : NULL;
    if (one->page) __builtin_prefetch(one->page);
}

// Reads how many entries the page has; gives whether it is a branch.
static int arrive(search *one) {
    if (!one->page) return 0;
    unsigned lower = load(one->page + LOWER_AT), flags = load(one->page + FLAGS_AT);
    one->low = 0;
    one->count = lower > HEADER && lower <= PAGE ? (lower - HEADER) / 2 : 0;
    if (!one->count || !(flags & (BRANCH | LEAF))) one->page = NULL;
    return one->page && flags & BRANCH;
}

// Halves the entries; gives whether there is more than one left.
static int halve(search *one, uint64_t key) {
    if (!one->page || one->count < 2) return 0;
    unsigned half = one->count / 2, middle = one->low + half;
    const unsigned char *found = node(one, middle);
    if (!found) {
        one->page = NULL;
        return 0;
    }
    // Without a jump, which would be guessed wrong every other time.
    one->low = key_at(found + NODE_HEADER) <= key ? middle : one->low;
    one->count -= half;
    return one->count > 1;
}

void read_ahead(const void *map, size_t bytes, uint64_t root, const uint64_t *keys, size_t count) {
    search searches[READ_AHEAD_MAX];
    if (count > READ_AHEAD_MAX) count = READ_AHEAD_MAX;
    for (size_t index = 0; index < count; index++) begin(&searches[index], map, bytes, root);
    for (int level = 0; level < LEVELS_MAX; level++) {
        int branches = 0, unfinished;
        for (size_t index = 0; index < count; index++) branches |= arrive(&searches[index]);
        do {
            unfinished = 0;
            for (size_t index = 0; index < count; index++) unfinished |= halve(&searches[index], keys[index]);
        } while (unfinished);
        for (size_t index = 0; index < count; index++) {
            search *one = &searches[index];
            const unsigned char *found = one->page ? node(one, one->low) : NULL;
            if (!found) {
                one->page = NULL;
            } else if (branches) {
                begin(one, map, bytes, load(found) | (uint64_t)load(found + 2) << 16 | (uint64_t)load(found + 4) << 32);
            } else {
                for (int line = 0; line < RECORD_BYTES; line += LINE) __builtin_prefetch(found + line);
            }
        }
        if (!branches) return;
    }
}
