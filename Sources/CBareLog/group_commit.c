// Group commit with a gather window in C: what the threads of one process can reach with LMDB (`AppendQueue` in Swift has
// the same rules and says why).
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "bare_log_internal.h"

// As in AppendQueue.
static const double gather_seconds_max = 300e-6, gather_share_of_flush = 10, watch_seconds = 60e-6;

typedef struct request {
    const bare_event *event;
    struct request *next;
    pthread_cond_t answered;
    int is_answered;
} request;

typedef struct {
    bare_log *log;
    const bare_event *events;
    double *seconds;
    size_t count, clients;

    pthread_mutex_t mutex;
    pthread_cond_t work;
    request *first, **last;
    size_t waiting, wanted, finished;
    int code;
} crowd;

typedef struct {
    crowd *crowd;
    size_t number;
} client;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void *run_client(void *argument) {
    client *self = argument;
    crowd *all = self->crowd;
    request mine = {0};
    pthread_cond_init(&mine.answered, NULL);
    for (size_t index = self->number; index < all->count; index += all->clients) {
        double start = now();
        mine.event = &all->events[index];
        mine.next = NULL;
        mine.is_answered = 0;
        pthread_mutex_lock(&all->mutex);
        *all->last = &mine;
        all->last = &mine.next;
        __atomic_add_fetch(&all->waiting, 1, __ATOMIC_RELEASE);
        if (all->waiting == 1 || all->waiting == all->wanted) pthread_cond_signal(&all->work);
        while (!mine.is_answered) pthread_cond_wait(&mine.answered, &all->mutex);
        int code = all->code;
        pthread_mutex_unlock(&all->mutex);
        if (code) break;
        all->seconds[index] = now() - start;
    }
    pthread_mutex_lock(&all->mutex);
    all->finished += 1;
    pthread_cond_signal(&all->work);
    pthread_mutex_unlock(&all->mutex);
    pthread_cond_destroy(&mine.answered);
    return NULL;
}

static int commit(crowd *all, request *group) {
    MDB_txn *transaction;
    uint64_t next;
    int code = bare_log_begin(all->log, &transaction, &next);
    if (code) return code;
    for (; !code && group; group = group->next) code = bare_log_put(all->log, transaction, group->event, next++);
    if (!code) return mdb_txn_commit(transaction);
    mdb_txn_abort(transaction);
    return code;
}

// The one writer: until all clients have finished.
static void run_writer(crowd *all, uint64_t *commits) {
    double last_flush = 0;
    size_t expected = 1;
    for (;;) {
        double end = now() + watch_seconds;
        while (!__atomic_load_n(&all->waiting, __ATOMIC_ACQUIRE) && now() < end) {}
        pthread_mutex_lock(&all->mutex);
        while (!all->waiting && all->finished < all->clients) pthread_cond_wait(&all->work, &all->mutex);
        if (!all->waiting) {
            pthread_mutex_unlock(&all->mutex);
            return;
        }
        if (expected > 1 && all->waiting < expected) {
            double window = last_flush / gather_share_of_flush;
            if (window > gather_seconds_max) window = gather_seconds_max;
            double deadline = now() + window;
            struct timespec time = {(time_t)deadline, (long)((deadline - (double)(time_t)deadline) * 1e9)};
            all->wanted = expected;
            while (all->waiting < expected
                   && !pthread_cond_clockwait(&all->work, &all->mutex, CLOCK_MONOTONIC, &time)) {}
        }
        request *group = all->first;
        size_t size = all->waiting;
        all->first = NULL;
        all->last = &all->first;
        all->waiting = 0;
        all->wanted = 1;
        pthread_mutex_unlock(&all->mutex);

        double start = now();
        int code = commit(all, group);
        last_flush = now() - start;
        *commits += 1;

        pthread_mutex_lock(&all->mutex);
        if (code) all->code = code;
        expected = size + all->waiting;
        while (group) {
            request *answered = group;
            group = group->next;
            answered->is_answered = 1;
            pthread_cond_signal(&answered->answered);
        }
        pthread_mutex_unlock(&all->mutex);
    }
}

int bare_log_append_from_clients(
    bare_log *log, const bare_event *events, size_t count, size_t clients, double *seconds, uint64_t *commits) {
    crowd all = {.log = log, .events = events, .seconds = seconds, .count = count, .clients = clients, .wanted = 1};
    all.last = &all.first;
    *commits = 0;
    pthread_mutex_init(&all.mutex, NULL);
    pthread_cond_init(&all.work, NULL);
    pthread_t *threads = calloc(clients, sizeof *threads);
    client *arguments = calloc(clients, sizeof *arguments);
    size_t started = 0;
    if (threads && arguments) {
        for (; started < clients; started++) {
            arguments[started] = (client){&all, started};
            if (pthread_create(&threads[started], NULL, run_client, &arguments[started])) break;
        }
    }
    if (started < clients) {
        pthread_mutex_lock(&all.mutex);
        all.code = MDB_PANIC;
        all.finished += clients - started;
        pthread_mutex_unlock(&all.mutex);
    }
    run_writer(&all, commits);
    for (size_t index = 0; index < started; index++) pthread_join(threads[index], NULL);
    free(threads);
    free(arguments);
    pthread_cond_destroy(&all.work);
    pthread_mutex_destroy(&all.mutex);
    return all.code;
}
