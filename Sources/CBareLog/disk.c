// How fast the disk flushes: the figure that every other one of the bench must be read beside.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bare_log.h"

enum { BLOCK = 4096, BLOCKS = 256 };

int bare_flushes_per_second(const char *file, unsigned count, double *per_second) {
    char *block = calloc(1, BLOCK);
    if (!block) return ENOMEM;
    int descriptor = open(file, O_RDWR | O_CREAT | O_TRUNC, 0600);
    int failed = descriptor < 0;
    for (int index = 0; !failed && index < BLOCKS; index++) failed = write(descriptor, block, BLOCK) != BLOCK;
    if (!failed) failed = fsync(descriptor) != 0;
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (unsigned index = 0; !failed && index < count; index++) {
        memset(block, (int)index, BLOCK);
        failed = pwrite(descriptor, block, BLOCK, (off_t)(index % BLOCKS) * BLOCK) != BLOCK || fdatasync(descriptor);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    int code = failed ? (errno ? errno : EIO) : 0;
    *per_second = count / ((double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) * 1e-9);
    if (descriptor >= 0) close(descriptor);
    free(block);
    return code;
}
