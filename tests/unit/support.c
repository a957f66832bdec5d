#include "support.h"

#include <stdlib.h>

struct job job_begin(void)
{
    struct job job = {
        .doc = arena_new("document", (size_t)256 << 20, NULL),
        .scratch = arena_new("scratch", (size_t)64 << 20, NULL),
        .home = TEST_HOME,
    };
    job.diags = diags_new(job.doc);
    return job;
}

void job_end(struct job *job)
{
    arena_free(job->scratch);
    arena_free(job->doc);
}

const char *job_messages(struct job *job)
{
    return str_c(job->doc, diags_print(job->diags, job->doc, false));
}

const char *said(struct job *job)
{
    struct str rest = str_of(job_messages(job));
    const struct str folder = STR(TEST_SCRATCH "/");
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int at; (at = str_find(rest, folder)) >= 0;) {
        strbuf_add(&b, str_slice(rest, 0, at));
        rest = str_slice(rest, at + folder.n, rest.n);
    }
    strbuf_add(&b, rest);
    return strbuf_str(&b).p;
}

const char *place(struct job *job, struct srcpos pos)
{
    int line = 0, column = 0;
    if (pos.file)
        diags_locate(job->diags, pos, &line, &column);
    return str_format(job->doc, "%d:%d", line, column).p;
}

const char *str_c_(struct str s)
{
    /* Kept until the next few calls: long enough for an assertion. */
    static char rooms[8][4096];
    static int next;
    char *room = rooms[next++ % 8];
    snprintf(room, sizeof rooms[0], "%.*s", s.n, s.p);
    return room;
}

const char *write_file(struct job *job, const char *name, const char *text)
{
    const char *path = str_format(job->doc, "%s/%s", TEST_SCRATCH, name).p;
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return path;
}
