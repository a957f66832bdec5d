#include "batch/jobs.h"

#include "batch/messages.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

/* --- outputs ------------------------------------------------------------------------ */

const char *jobs_real_path(struct job *job, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *folder = realpath(path_folder(job->doc, path), NULL);
    if (!folder)
        return path;
    const char *real =
        path_join(job->doc, arena_copy(job->doc, folder, strlen(folder)), name);
    free(folder);
    return real;
}

/* Where the job stands, for a message about another one. */
static const char *place_of(struct job *job, const struct batch_job *one)
{
    return diags_place(job->diags, job->doc, one->pos);
}

static bool check_input(struct job *job, const struct map *outputs,
                        const struct batch_jobs *jobs, const struct batch_job *reader,
                        const char *input)
{
    const int writer = input ? map_find(outputs, str_of(jobs_real_path(job, input))) : -1;
    if (writer < 0)
        return true;
    DIAG(job->diags, DIAG_BATCH_OUTPUT_READ, jobs->jobs[writer].pos, input,
         place_of(job, reader));
    return false;
}

static bool check_inputs(struct job *job, const struct map *outputs,
                         const struct batch_jobs *jobs, const struct batch_job *reader)
{
    const struct gaiyo_request *r = &reader->request;
    bool ok = check_input(job, outputs, jobs, reader, r->plan);
    for (int i = 0; i < r->n_data; i++)
        ok &= check_input(job, outputs, jobs, reader, r->data[i]);
    for (int i = 0; i < r->n_previous_data; i++)
        ok &= check_input(job, outputs, jobs, reader, r->previous_data[i]);
    if (r->layout && strchr(r->layout, '/'))
        ok &= check_input(job, outputs, jobs, reader, r->layout);
    return ok & check_input(job, outputs, jobs, reader, r->mapping);
}

bool jobs_check(struct job *job, const struct batch_jobs *jobs)
{
    struct map outputs = map_in(job->doc);
    bool ok = true;
    for (int i = 0; i < jobs->n; i++) {
        const struct batch_job *one = &jobs->jobs[i];
        const struct str path = str_of(jobs_real_path(job, one->request.output));
        const int other = map_find(&outputs, path);
        if (other < 0) {
            map_put(&outputs, path, i);
            continue;
        }
        DIAG(job->diags, DIAG_BATCH_OUTPUT_TWICE, one->pos, one->request.output,
             place_of(job, &jobs->jobs[other]));
        ok = false;
    }
    for (int i = 0; i < jobs->n; i++)
        ok &= check_inputs(job, &outputs, jobs, &jobs->jobs[i]);
    return ok;
}

/* --- shards ------------------------------------------------------------------------- */

void jobs_take_shard(struct batch_jobs *jobs, int shard, int shards)
{
    int n = 0;
    for (int i = 0; i < jobs->n; i++) {
        const struct str output = str_of(jobs->jobs[i].request.output);
        const uint64_t hash = hash_bytes(output.p, output.n, 0);
        /* The last bits of FNV-1a depend on few characters. */
        if ((int)((hash >> 32 ^ hash) % (uint64_t)shards) == shard - 1)
            jobs->jobs[n++] = jobs->jobs[i];
    }
    jobs->n = n;
}

/* --- what is asked for -------------------------------------------------------------- */

/* NULL and "" are not the same, and no two texts run together. */
static uint64_t add_text(uint64_t hash, const char *text)
{
    const char mark = text ? 1 : 0;
    hash = hash_bytes(&mark, 1, hash);
    return text ? hash_bytes(text, (int)strlen(text) + 1, hash) : hash;
}

static uint64_t add_texts(uint64_t hash, const char *const *texts, int n)
{
    hash = hash_bytes(&n, sizeof n, hash);
    for (int i = 0; i < n; i++)
        hash = add_text(hash, texts[i]);
    return hash;
}

static uint64_t asked_of(const struct gaiyo_request *r)
{
    const int product = (int)r->product, purpose = (int)r->purpose;
    uint64_t hash = add_text(0, gaiyo_version());
    hash = hash_bytes(&product, sizeof product, hash);
    hash = hash_bytes(&purpose, sizeof purpose, hash);
    hash = add_text(hash, r->press.marks);
    hash = add_text(hash, r->press.folds);
    hash = add_text(hash, r->press.pdfx);
    hash = add_text(hash, r->press.output_profile);
    hash = add_text(hash, r->press.output_condition);
    hash = add_text(hash, r->press.intent);
    hash = add_text(hash, r->press.impose);
    hash = add_text(hash, r->press.creep);
    hash = add_text(hash, r->press.binding);
    hash = add_text(hash, r->press.ink_limit);
    hash = add_text(hash, r->plan);
    hash = add_texts(hash, r->data, r->n_data);
    hash = add_text(hash, r->mapping);
    hash = add_text(hash, r->layout);
    hash = add_text(hash, r->as_of);
    hash = add_texts(hash, r->previous_data, r->n_previous_data);
    hash = add_text(hash, r->previous_plan);
    hash = add_text(hash, r->by);
    hash = add_text(hash, r->area);
    hash = add_text(hash, r->fonts);
    for (int i = 0; i < r->n_settings; i++) {
        hash = add_text(hash, r->settings[i].name);
        hash = add_text(hash, r->settings[i].value);
    }
    return hash;
}

void jobs_finish(struct batch_jobs *jobs)
{
    for (int i = 0; i < jobs->n; i++)
        jobs->jobs[i].asked = asked_of(&jobs->jobs[i].request);
}
