#include "gaiyo.h"

#include "pipeline.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"

#include <stdlib.h>
#include <unistd.h>

#define DEFAULT_MEMORY_LIMIT ((size_t)1 << 30)

const char *gaiyo_version(void)
{
    return GAIYO_VERSION;
}

static bool is_home(struct arena *arena, const char *folder)
{
    return file_exists(path_join(arena, folder, "data/schema/plan.rng"));
}

/* The folder of data/, fonts/ and layouts/: named by the environment, above the program
 * in a build tree, or where it was installed. */
static const char *find_home(struct arena *arena, const char *given)
{
    if (given)
        return given;
    const char *named = getenv("GAIYO_HOME");
    if (named)
        return named;
    char program[4096];
    const ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n > 0) {
        program[n] = 0;
        const char *above =
            path_folder(arena, path_folder(arena, arena_copy(arena, program, (size_t)n)));
        if (is_home(arena, above))
            return above;
        const char *shared = path_join(arena, above, "share/gaiyo");
        if (is_home(arena, shared))
            return shared;
    }
    return GAIYO_DATADIR;
}

static const char *output_path(struct job *job, const struct gaiyo_request *request,
                               struct str plan_id)
{
    if (request->output)
        return request->output;
    return request->product == GAIYO_PDF
               ? str_format(job->doc, "%.*s.pdf", STR_ARG(plan_id)).p
               : "-";
}

static enum gaiyo_status status_of(const struct job *job, enum gaiyo_product product)
{
    switch (diags_worst(job->diags)) {
    case SEVERITY_ENVIRONMENT:
        return GAIYO_ENVIRONMENT;
    case SEVERITY_ERROR:
        return GAIYO_FINDINGS;
    case SEVERITY_WARNING:
        return product == GAIYO_CHECK || product == GAIYO_DISCOVERED ? GAIYO_FINDINGS
                                                                     : GAIYO_OK;
    default:
        return GAIYO_OK;
    }
}

enum gaiyo_status gaiyo_run(const struct gaiyo_request *request, gaiyo_message_fn say,
                            void *user)
{
    const size_t limit =
        request->memory_limit ? request->memory_limit : DEFAULT_MEMORY_LIMIT;
    struct job job = {
        .doc = arena_new("document", limit, NULL),
        .scratch = arena_new("scratch", limit, NULL),
    };
    job.diags = diags_new(job.doc);
    job.home = find_home(job.doc, request->home);

    struct str bytes = STR(""), plan_id = STR("");
    if (!is_home(job.doc, job.home))
        DIAG(job.diags, DIAG_HOME_UNKNOWN, NO_POS, job.home);
    else if (pipeline_run(&job, request, &bytes, &plan_id) &&
             request->product != GAIYO_CHECK)
        file_write(&job, output_path(&job, request, plan_id), bytes);
    const enum gaiyo_status status = status_of(&job, request->product);
    if (request->product == GAIYO_CHECK)
        diags_sort(job.diags);
    const struct str messages = diags_print(job.diags, job.doc, request->json_messages);
    if (say && messages.n)
        say(user, messages.p, (size_t)messages.n);
    arena_free(job.scratch);
    arena_free(job.doc);
    return status;
}
