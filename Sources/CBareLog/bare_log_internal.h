// What the files of this target share.
#ifndef BARE_LOG_INTERNAL_H
#define BARE_LOG_INTERNAL_H

#include <lmdb.h>

#include "bare_log.h"

enum { TABLE_COUNT = 5 };

struct bare_log {
    MDB_env *environment;
    MDB_dbi tables[TABLE_COUNT];
};

// Begins a write transaction and gives the position of the next event.
int bare_log_begin(bare_log *log, MDB_txn **transaction, uint64_t *next);
// Puts one event with all its index entries.
int bare_log_put(bare_log *log, MDB_txn *transaction, const bare_event *event, uint64_t position);

#endif
