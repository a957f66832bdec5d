/* gaiyo batch: its options, and what it prints while it runs. */
#ifndef GAIYO_CLI_BATCH_H
#define GAIYO_CLI_BATCH_H

#include <stdbool.h>

struct options;

/* -j, --shard, --time-limit and --merge-journals have more in them than a string. */
bool batch_take_workers(struct options *options, char *text);
bool batch_take_shard(struct options *options, char *text);
bool batch_take_time(struct options *options, char *text);
bool batch_take_resume(struct options *options, char *none);
bool batch_take_fail_fast(struct options *options, char *none);
bool batch_take_keep_going(struct options *options, char *none);
bool batch_take_journal(struct options *options, char *file);
bool batch_take_report(struct options *options, char *file);
bool batch_take_bind(struct options *options, char *file);
bool batch_take_merge(struct options *options, char *file);

/* True if the options go together; finds the shard that Slurm or Kubernetes names in the
 * environment. Called when all have been read. */
bool batch_check(struct options *options);

/* Runs the batch; the status to exit with. */
int batch_main(struct options *options);

#endif
