// Appending to and reading from LMDB with nothing in between.
#include "bare_log.h"

#include <errno.h>
#include <lmdb.h>
#include <stdlib.h>
#include <string.h>

#include "bare_log_internal.h"

enum { RECORDS, IDS, TYPES, TAGS, LEAVES };

const char *bare_log_error(int code) { return mdb_strerror(code); }

int bare_log_open(const char *directory, size_t map_bytes, bare_log **result) {
    bare_log *log = calloc(1, sizeof *log);
    if (!log) return ENOMEM;
    static const char *names[TABLE_COUNT] = {"records", "ids", "types", "tags", "leaves"};
    static const unsigned flags[TABLE_COUNT] = {0, 0, MDB_DUPSORT | MDB_DUPFIXED, MDB_DUPSORT | MDB_DUPFIXED, 0};
    MDB_txn *transaction = NULL;
    int code = mdb_env_create(&log->environment);
    if (!code) code = mdb_env_set_maxdbs(log->environment, TABLE_COUNT);
    if (!code) code = mdb_env_set_mapsize(log->environment, map_bytes);
    if (!code) code = mdb_env_open(log->environment, directory, MDB_NOTLS, 0600);
    if (!code) code = mdb_txn_begin(log->environment, NULL, 0, &transaction);
    for (int table = 0; !code && table < TABLE_COUNT; table++) {
        code = mdb_dbi_open(transaction, names[table], flags[table] | MDB_CREATE, &log->tables[table]);
    }
    if (!code) {
        code = mdb_txn_commit(transaction);
    } else if (transaction) {
        mdb_txn_abort(transaction);
    }
    if (code) {
        bare_log_close(log);
        return code;
    }
    *result = log;
    return 0;
}

void bare_log_close(bare_log *log) {
    if (log->environment) mdb_env_close(log->environment);
    free(log);
}

static int entries(MDB_txn *transaction, MDB_dbi table, uint64_t *count) {
    MDB_stat statistics;
    int code = mdb_stat(transaction, table, &statistics);
    if (!code) *count = statistics.ms_entries;
    return code;
}

int bare_log_size(bare_log *log, uint64_t *size) {
    MDB_txn *transaction;
    int code = mdb_txn_begin(log->environment, NULL, MDB_RDONLY, &transaction);
    if (code) return code;
    code = entries(transaction, log->tables[RECORDS], size);
    mdb_txn_abort(transaction);
    return code;
}

static void put_big_endian(uint64_t number, unsigned char *bytes) {
    for (int index = 7; index >= 0; index--, number >>= 8) bytes[index] = (unsigned char)number;
}

static int put(MDB_txn *transaction, MDB_dbi table, bare_bytes key, bare_bytes value, unsigned flags) {
    MDB_val k = {key.size, (void *)key.bytes}, v = {value.size, (void *)value.bytes};
    return mdb_put(transaction, table, &k, &v, flags);
}

int bare_log_put(bare_log *log, MDB_txn *transaction, const bare_event *event, uint64_t position) {
    unsigned char number[8];
    put_big_endian(position, number);
    const bare_bytes place = {number, sizeof number};
    const MDB_dbi *tables = log->tables;
    int code = put(transaction, tables[RECORDS], place, event->record, MDB_APPEND);
    if (!code) code = put(transaction, tables[IDS], event->id, place, MDB_NOOVERWRITE);
    if (!code) code = put(transaction, tables[TYPES], event->type, place, MDB_APPENDDUP);
    for (size_t tag = 0; !code && tag < event->tag_count; tag++) {
        code = put(transaction, tables[TAGS], event->tags[tag], place, MDB_APPENDDUP);
    }
    if (!code) code = put(transaction, tables[LEAVES], place, event->leaf, MDB_APPEND);
    return code;
}

int bare_log_begin(bare_log *log, MDB_txn **transaction, uint64_t *next) {
    int code = mdb_txn_begin(log->environment, NULL, 0, transaction);
    if (code) return code;
    code = entries(*transaction, log->tables[RECORDS], next);
    if (code) mdb_txn_abort(*transaction);
    return code;
}

int bare_log_append(bare_log *log, const bare_event *events, size_t count) {
    MDB_txn *transaction;
    uint64_t next;
    int code = bare_log_begin(log, &transaction, &next);
    if (code) return code;
    for (size_t index = 0; !code && index < count; index++) {
        code = bare_log_put(log, transaction, &events[index], next + index);
    }
    if (code) {
        mdb_txn_abort(transaction);
        return code;
    }
    return mdb_txn_commit(transaction);
}

uint64_t bare_sum(const void *bytes, size_t size) {
    const unsigned char *byte = bytes;
    uint64_t sum = 0;
    for (size_t index = 0; index < size; index++) sum += byte[index];
    return sum;
}

int bare_log_read(bare_log *log, uint64_t *records, uint64_t *sum) {
    MDB_txn *transaction;
    MDB_cursor *cursor;
    int code = mdb_txn_begin(log->environment, NULL, MDB_RDONLY, &transaction);
    if (code) return code;
    code = mdb_cursor_open(transaction, log->tables[RECORDS], &cursor);
    if (!code) {
        MDB_val key, value;
        *records = 0;
        *sum = 0;
        while (!(code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT))) {
            *records += 1;
            *sum += bare_sum(value.mv_data, value.mv_size);
        }
        if (code == MDB_NOTFOUND) code = 0;
        mdb_cursor_close(cursor);
    }
    mdb_txn_abort(transaction);
    return code;
}

static int ask(bare_log *log, MDB_txn *transaction, MDB_cursor *cursor, bare_bytes tag, size_t wanted, uint64_t *records) {
    // As long as a record can be.
    static _Thread_local unsigned char copy[65535];
    MDB_val key = {tag.size, (void *)tag.bytes}, position, record;
    int code = mdb_cursor_get(cursor, &key, &position, MDB_SET_KEY);
    for (size_t index = 0; !code && index < wanted; index++) {
        // The positions of a tag are the keys of its records, byte for byte.
        code = mdb_get(transaction, log->tables[RECORDS], &position, &record);
        if (code) return code;
        if (record.mv_size > sizeof copy) return MDB_CORRUPTED;
        memcpy(copy, record.mv_data, record.mv_size);
        *records += 1;
        code = mdb_cursor_get(cursor, &key, &position, MDB_NEXT_DUP);
    }
    return code == MDB_NOTFOUND ? 0 : code;
}

int bare_log_ask(bare_log *log, const bare_bytes *tags, size_t count, size_t wanted, uint64_t *records) {
    int code = 0;
    *records = 0;
    for (size_t index = 0; !code && index < count; index++) {
        MDB_txn *transaction;
        MDB_cursor *cursor;
        code = mdb_txn_begin(log->environment, NULL, MDB_RDONLY, &transaction);
        if (code) break;
        code = mdb_cursor_open(transaction, log->tables[TAGS], &cursor);
        if (!code) {
            code = ask(log, transaction, cursor, tags[index], wanted, records);
            mdb_cursor_close(cursor);
        }
        mdb_txn_abort(transaction);
    }
    return code;
}
