/* The journal of a run: what has been made of what; internal to this folder.
 *
 * A text file with a line for each job that has ended, in the order of their ending:
 *
 *     status TAB output TAB asked TAB size TAB written TAB ms TAB (path TAB digest)… TAB
 * check
 *
 * status is "made" or "failed"; asked, digests and check are hexadecimal. Tabs, line ends
 * and % in paths are written as %XX. check is the hash of the line before it: a line that
 * was cut off by a power cut is passed over, and so is anything else that is no line of
 * ours. A later line takes the place of an earlier one of the same output. */
#ifndef GAIYO_BATCH_JOURNAL_H
#define GAIYO_BATCH_JOURNAL_H

#include "batch/digest.h"

#include <stdbool.h>

struct job;
struct batch_job;

#define JOURNAL_TITLE "gaiyo-journal 1\n"

/* A file that a job has read. */
struct journal_read {
    struct str path;
    uint64_t digest;
};

struct journal_entry {
    bool made;
    struct str output;
    uint64_t asked;        /* batch_job.asked */
    int64_t size, written; /* of the output: [byte], [ns since 1970] */
    int64_t ms;            /* that it took */
    const struct journal_read *reads;
    int n_reads;
    struct str line; /* as it stands in the file, with its line end */
};

struct journal {
    struct list *entries; /* of struct journal_entry */
    struct map *outputs;  /* output -> index of its last entry */
    int fd;               /* to append to; -1 */
    const char *path;
};

/* Reads the journal at `path`, if there is one; false, and a diagnostic, if the file is
 * no journal. */
bool journal_read(struct job *job, const char *path, struct journal *journal);

/* Opens it for adding, emptied unless `keep`. False, and a diagnostic, if it cannot be
 * written, or another run has it open. */
bool journal_open(struct job *job, const char *path, bool keep, struct journal *journal);

/* The line of an entry. */
struct str journal_line(struct arena *arena, const struct journal_entry *entry);

/* Adds a line, whole or not at all; false if it cannot be written. */
bool journal_add(const struct journal *journal, struct str line);

/* Syncs and closes. */
void journal_close(struct journal *journal);

/* True if the journal says that the job has been made, its output is as it was left, and
 * every file that it was made of holds what it held then. */
bool journal_has(const struct journal *journal, struct digests *digests,
                 const struct batch_job *job);

#endif
