#include "load/known.h"

#include "base/job.h"

#include <stddef.h>

/* known.inc is made by known.cmake: KNOWN(size, bytes…) for each file. */
#define KNOWN(size, ...) {{(const char[]){__VA_ARGS__}, (size)}},

static const struct {
    struct str text;
} known[] = {
#include "load/known.inc"
};

static bool is_known(struct str text)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq(text, known[i].text))
            return true;
    return false;
}

bool known_document(const struct job *job, const struct document *document)
{
    if (!document->first_file)
        return false;
    for (uint32_t file = document->first_file; file <= document->last_file; file++)
        if (!is_known(diags_source_text(job->diags, file)))
            return false;
    return true;
}
