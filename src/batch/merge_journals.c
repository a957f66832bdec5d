#include "gaiyo_batch.h"

#include "batch/journal.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"

/* Every output once, with the last that the journals say of it. */
static struct str put_together(struct job *job, const char *const *paths, int n)
{
    struct map last = map_in(job->doc);
    struct list lines = list_of(job->doc, sizeof(struct str));
    struct strbuf b;
    for (int i = 0; i < n; i++) {
        struct journal journal;
        if (!journal_read(job, paths[i], &journal))
            continue;
        for (int k = 0; k < journal.entries->n; k++) {
            const struct journal_entry *e = list_at(journal.entries, k);
            const int known = map_find(&last, e->output);
            if (known < 0)
                map_put(&last, e->output, lines.n);
            *(struct str *)(known < 0 ? list_add(&lines) : list_at(&lines, known)) =
                e->line;
        }
    }
    strbuf_init(&b, job->doc);
    strbuf_add_c(&b, JOURNAL_TITLE);
    for (int i = 0; i < lines.n; i++)
        strbuf_add(&b, *(const struct str *)list_at(&lines, i));
    return strbuf_str(&b);
}

/* A journal that is not there is a mistake here, while a run begins one. */
static bool are_there(struct job *job, const char *const *paths, int n)
{
    for (int i = 0; i < n; i++) {
        struct str text;
        unsigned file;
        if (!file_exists(paths[i]))
            file_read(job, paths[i], 1, &text, &file); /* says why not */
    }
    return !diags_failed(job->diags);
}

enum gaiyo_status gaiyo_batch_merge_journals(const char *output,
                                             const char *const *journals, int n,
                                             gaiyo_message_fn say, void *user)
{
    struct job job = {
        .doc = arena_new("journals", (size_t)4 << 30, NULL),
        .scratch = arena_new("scratch", (size_t)1 << 30, NULL),
    };
    job.diags = diags_new(job.doc);
    if (are_there(&job, journals, n)) {
        const struct str text = put_together(&job, journals, n);
        if (!diags_failed(job.diags))
            file_write(&job, output, text);
    }
    const struct str found = diags_print(job.diags, job.doc, false);
    if (say && found.n)
        say(user, found.p, (size_t)found.n);
    const enum severity worst = diags_worst(job.diags);
    arena_free(job.scratch);
    arena_free(job.doc);
    return worst == SEVERITY_ENVIRONMENT ? GAIYO_ENVIRONMENT
           : worst == SEVERITY_ERROR     ? GAIYO_FINDINGS
                                         : GAIYO_OK;
}
