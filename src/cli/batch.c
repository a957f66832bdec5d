#include "cli/batch.h"

#include "cli/commands.h"
#include "cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- options ------------------------------------------------------------------------ */

/* A whole number from `least` to `most`. */
static bool read_number(const char *text, long least, long most, int *value)
{
    char *end;
    errno = 0;
    const long number = strtol(text, &end, 10);
    if (errno || end == text || *end || number < least || number > most)
        return false;
    *value = (int)number;
    return true;
}

bool batch_take_workers(struct options *o, char *text)
{
    return read_number(text, 1, 1024, &o->batch.workers) ||
           options_fail(o, "--jobs cannot be", text, "give a number from 1 to 1024");
}

bool batch_take_time(struct options *o, char *text)
{
    return read_number(text, 0, 1000000, &o->batch.time_limit) ||
           options_fail(o, "--time-limit cannot be", text,
                        "give seconds, a whole number; 0 for no limit");
}

bool batch_take_shard(struct options *o, char *text)
{
    char *slash = strchr(text, '/');
    if (slash)
        *slash = 0;
    const bool ok = slash && read_number(slash + 1, 1, 1000000, &o->batch.shards) &&
                    read_number(text, 1, o->batch.shards, &o->batch.shard);
    if (slash)
        *slash = '/';
    return ok || options_fail(o, "--shard cannot be", text,
                              "write it as 2/8: the second of eight");
}

bool batch_take_resume(struct options *o, char *none)
{
    (void)none;
    o->batch.resume = 1;
    return true;
}

bool batch_take_fail_fast(struct options *o, char *none)
{
    (void)none;
    o->batch.fail_fast = 1;
    return true;
}

bool batch_take_keep_going(struct options *o, char *none)
{
    (void)none;
    o->batch.fail_fast = 0;
    return true;
}

bool batch_take_journal(struct options *o, char *file)
{
    o->batch.journal = file;
    return true;
}

bool batch_take_report(struct options *o, char *file)
{
    o->batch.report = file;
    return true;
}

bool batch_take_bind(struct options *o, char *file)
{
    o->batch.bind = file;
    return true;
}

bool batch_take_merge(struct options *o, char *file)
{
    o->merge_into = file;
    return true;
}

/* --- the environment ---------------------------------------------------------------- */

/* A number of the environment; false if it is not there. */
static bool number_of(const char *name, int *value)
{
    const char *text = getenv(name);
    return text && read_number(text, 0, 1000000, value);
}

/* Job arrays of Slurm count from SLURM_ARRAY_TASK_MIN, indexed jobs of Kubernetes from 0;
 * the latter do not say how many there are, so the job has to. */
static bool find_shard(struct options *o)
{
    int at, first = 0, n;
    if (number_of("SLURM_ARRAY_TASK_ID", &at) &&
        number_of("SLURM_ARRAY_TASK_COUNT", &n)) {
        number_of("SLURM_ARRAY_TASK_MIN", &first);
    } else if (number_of("JOB_COMPLETION_INDEX", &at)) {
        if (!number_of("JOB_COMPLETIONS", &n))
            return options_fail(o,
                                "this is an indexed job (JOB_COMPLETION_INDEX), but "
                                "JOB_COMPLETIONS is not set",
                                NULL, "set it to the job's completions, or give --shard");
    } else {
        return true;
    }
    if (n < 1 || at < first || at - first >= n)
        return options_fail(o, "the index of this task is not among those of its array",
                            NULL, "number the tasks without gaps, or give --shard");
    o->batch.shards = n;
    o->batch.shard = at - first + 1;
    return true;
}

/* --- checking ----------------------------------------------------------------------- */

static bool check_merge(struct options *o)
{
    return o->n_words ||
           options_fail(o, "--merge-journals has no journals to put together", NULL,
                        "name them: gaiyo batch --merge-journals all.journal "
                        "a.journal b.journal");
}

static bool check_areas(struct options *o)
{
    const struct gaiyo_request *r = &o->request;
    if (!r->n_data)
        return options_fail(o,
                            "--by names a column of the measurements, but there are none",
                            NULL, "give them with -d");
    if (!r->output || !strstr(r->output, "{area}"))
        return options_fail(o, "every area needs an output of its own", NULL,
                            "give one with {area} in it: -o 'out/{area}.pdf'");
    return true;
}

static bool check_list(struct options *o)
{
    if (o->request.output)
        return options_fail(o, "there is --output, but each job names its own", NULL,
                            "leave it out");
    o->batch.jobs = o->request.plan;
    o->request.plan = NULL;
    return true;
}

bool batch_check(struct options *o)
{
    if (o->merge_into)
        return check_merge(o);
    if (o->n_words > 1)
        return options_fail(o, "there is a second list of jobs,", o->words[1],
                            "write -d in front of measurements");
    if (!o->batch.shards && !find_shard(o))
        return false;
    if (o->batch.bind && o->request.purpose == GAIYO_ARCHIVE)
        return options_fail(o, "sheets for the archive carry files, which a book loses",
                            NULL, "leave out --bind or --for archive");
    o->batch.by = o->request.by;
    return o->batch.by ? check_areas(o) : check_list(o);
}

/* --- while it runs ------------------------------------------------------------------ */

struct screen {
    bool terminal;
    bool line; /* a progress line stands there */
};

static void clear_line(struct screen *s)
{
    if (s->line)
        fputs("\r\033[K", stderr);
    s->line = false;
}

static void say(void *user, const char *messages, size_t size)
{
    clear_line(user);
    fwrite(messages, 1, size, stderr);
}

/* Sheets that this run has ended, a second; and the seconds that are left at that
 * rate. */
static void print_line(struct screen *s, const struct gaiyo_batch_progress *p)
{
    const long done = p->made + p->failed, left = p->jobs - p->skipped - done;
    const long rate = p->milliseconds ? done * 10000 / p->milliseconds : 0; /* [1/10] */
    fprintf(stderr, "\r\033[K%ld of %d, %d failed, %ld.%ld a second", done + p->skipped,
            p->jobs, p->failed, rate / 10, rate % 10);
    if (rate)
        fprintf(stderr, ", %ld s left", (left * 10 + rate - 1) / rate);
    fflush(stderr);
    s->line = true;
}

static void print_sum(const struct gaiyo_batch_progress *p)
{
    fprintf(stderr, "%d made", p->made);
    if (p->skipped)
        fprintf(stderr, ", %d as they were", p->skipped);
    if (p->warned)
        fprintf(stderr, " (%d with warnings, which --report lists)", p->warned);
    fprintf(stderr, ", %d failed, %ld.%01ld s\n", p->failed, p->milliseconds / 1000,
            p->milliseconds % 1000 / 100);
}

/* On a terminal one line that changes; else a line for each sheet. What is said of a
 * failure stands in the summary. */
static void on_progress(void *user, const struct gaiyo_batch_progress *p)
{
    struct screen *s = user;
    if (p->output) {
        if (s->terminal)
            print_line(s, p);
        else
            printf("%s %s\n", p->ok ? "made" : "failed", p->output);
    } else if (p->ended) {
        clear_line(s);
        fflush(stdout);
        print_sum(p);
    }
}

int batch_main(struct options *o)
{
    struct screen screen = {.terminal = isatty(STDERR_FILENO)};
    if (o->merge_into)
        return gaiyo_batch_merge_journals(o->merge_into, o->words, o->n_words, say,
                                          &screen);
    o->batch.request = o->request;
    return gaiyo_batch_run(&o->batch, say, on_progress, &screen);
}
