#include "batch/results.h"

#include "batch/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/json.h"

#include <string.h>

/* --- failures ----------------------------------------------------------------------- */

static void add_failure(struct job *job, const struct batch_job *one,
                        const struct result *result, bool json, struct strbuf *b)
{
    struct job said = *job;
    said.diags = diags_after(job->diags, job->doc);
    if (result->cause)
        DIAG(said.diags, DIAG_BATCH_DIED, one->pos, one->request.output, result->cause);
    else
        DIAG(said.diags, DIAG_BATCH_FAILED, one->pos, one->request.output);
    strbuf_add(b, diags_print(said.diags, job->doc, json));
    if (result->messages)
        strbuf_add_c(b, result->messages);
}

struct str results_failures(struct job *job, const struct batch_jobs *jobs,
                            const struct results *results, bool json)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < results->n; i++)
        if (results->of[i].fate == FATE_FAILED)
            add_failure(job, &jobs->jobs[i], &results->of[i], json, &b);
    return strbuf_str(&b);
}

/* --- the report --------------------------------------------------------------------- */

static void add_messages(struct json *j, const char *messages)
{
    json_open(j, "messages", '[');
    while (messages && *messages) {
        const char *end = strchr(messages, '\n');
        const int n = end ? (int)(end - messages) : (int)strlen(messages);
        json_text(j, NULL, (struct str){messages, n});
        messages += n + (end != NULL);
    }
    json_close(j, ']');
}

static void add_job(struct json *j, const struct batch_job *one,
                    const struct result *result)
{
    static const char *const fates[] = {[FATE_NOT_BEGUN] = "not begun",
                                        [FATE_MADE] = "made",
                                        [FATE_SKIPPED] = "skipped",
                                        [FATE_FAILED] = "failed"};
    json_open(j, NULL, '{');
    json_text(j, "output", str_of(one->request.output));
    json_text(j, "plan", str_of(one->request.plan));
    json_text(j, "result", str_of(fates[result->fate]));
    if (result->fate == FATE_MADE || result->fate == FATE_FAILED) {
        json_int(j, "ms", (int)result->ms);
        json_int(j, "bytes", (int)result->size);
        json_int(j, "peak_kib", (int)result->peak);
    }
    if (result->cause)
        json_text(j, "cause", str_of(result->cause));
    if (result->messages)
        add_messages(j, result->messages);
    json_close(j, '}');
    strbuf_add_char(j->out, '\n');
}

struct str results_report(struct job *job, const struct batch_jobs *jobs,
                          const struct results *results)
{
    struct strbuf b;
    struct json j = {.out = &b};
    strbuf_init(&b, job->doc);
    json_open(&j, NULL, '{');
    json_int(&j, "jobs", results->n);
    json_int(&j, "made", results->made);
    json_int(&j, "skipped", results->skipped);
    json_int(&j, "failed", results->failed);
    json_int(&j, "ms", (int)results->ms);
    json_open(&j, "results", '[');
    strbuf_add_char(&b, '\n');
    for (int i = 0; i < results->n; i++)
        add_job(&j, &jobs->jobs[i], &results->of[i]);
    json_close(&j, ']');
    json_close(&j, '}');
    strbuf_add_char(&b, '\n');
    return strbuf_str(&b);
}
