#include "font/faces.h"
#include "font/messages.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"

#include <stddef.h>

enum { PATTERNS_CEILING = 16 << 20 };

static const struct catalogue_patterns *find(const struct catalogue *catalogue,
                                             struct str lang)
{
    for (int i = 0; i < catalogue->n_patterns; i++)
        if (str_distance(catalogue->patterns[i].lang, lang) == 0)
            return &catalogue->patterns[i];
    return NULL;
}

/* "de-Latn-AT" without its last part. */
static struct str shorter(struct str lang)
{
    int end = lang.n;
    while (end > 0 && lang.p[end - 1] != '-')
        end--;
    return str_slice(lang, 0, end > 0 ? end - 1 : 0);
}

struct str fonts_patterns(struct fonts *fonts, struct str lang, struct srcpos pos)
{
    struct job *job = fonts->job;
    const struct catalogue_patterns *entry = NULL;
    struct str text;
    unsigned file;
    char first;
    for (struct str part = lang; part.n && !entry; part = shorter(part))
        entry = find(fonts->catalogue, part);
    if (!entry) {
        DIAG(job->diags, DIAG_PATTERNS_UNKNOWN, pos, str_c(job->doc, lang));
        return STR("");
    }
    if (file_peek(job, entry->path, &first, 1).n)
        return file_read(job, entry->path, PATTERNS_CEILING, &text, &file) ? text
                                                                           : STR("");
    if (entry->package[0])
        DIAG(job->diags, DIAG_PATTERNS_MISSING, entry->pos, entry->path, entry->package);
    else
        DIAG(job->diags, DIAG_PATTERNS_NOWHERE, entry->pos, entry->path);
    return STR("");
}

const char *const *fonts_pattern_files(const struct fonts *fonts, struct arena *arena,
                                       int *n)
{
    const struct catalogue *catalogue = fonts->catalogue;
    const char **files = ARENA_ARRAY(arena, const char *, catalogue->n_patterns);
    for (int i = 0; i < catalogue->n_patterns; i++)
        files[i] = catalogue->patterns[i].path;
    *n = catalogue->n_patterns;
    return files;
}
