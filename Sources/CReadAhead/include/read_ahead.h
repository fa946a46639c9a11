// Fetches what a question will look at into the processor's caches, for all of its records at once.
//
// A get goes down from the root of its tree and waits for memory some twenty times, each time before it knows where to look
// next; ten gets do so one after the other. Here ten searches go down side by side, so that they wait together. Nothing
// depends on what is found: whoever asks does the gets all the same, and finds everything near.
//
// It knows LMDB's pages as `LMDBFileCheck` does, believes none of them, and never leaves the file.
#ifndef READ_AHEAD_H
#define READ_AHEAD_H

#include <stddef.h>
#include <stdint.h>

// How many keys can be looked for at once: as many loads as a core has on their way.
enum { READ_AHEAD_MAX = 16 };

// Looks for keys in a tree whose keys are numbers of 8 bytes, big end first.
//
// - map: The file's pages, of 4096 bytes each; `bytes` of them can be read.
// - root: The number of the tree's first page.
// - keys: At most READ_AHEAD_MAX.
void read_ahead(const void *map, size_t bytes, uint64_t root, const uint64_t *keys, size_t count);

#endif
