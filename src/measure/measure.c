#include "measure/measure.h"

#include "load/mapping.h"
#include "measure/body.h"
#include "measure/header.h"
#include "measure/messages.h"
#include "measure/reader.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

static void read_once(struct job *job, const struct measuring *with,
                      const struct mapping *mapping, const char *path,
                      struct list *observations)
{
    struct table table;
    struct header header;
    if (reader_read(job, with, path, mapping, &table) &&
        header_find(job, with->notation, mapping, &table, &header))
        body_read(job, with->notation, mapping, &table, &header, observations);
}

/* The file is read once as each mapping that is for it says; without one, as it says
 * itself. */
static void read_file(struct job *job, const struct measuring *with,
                      const struct mappings *mappings, const char *path,
                      struct list *observations)
{
    static const struct mapping unsaid;
    bool mapped = false;
    for (int i = 0; mappings && i < mappings->n; i++) {
        if (!reader_is_for(&mappings->mappings[i], path))
            continue;
        mapped = true;
        read_once(job, with, &mappings->mappings[i], path, observations);
    }
    if (!mapped)
        read_once(job, with, &unsaid, path, observations);
}

static void check_use(struct job *job, const struct mapping *mapping,
                      const char *const *paths, int n_paths)
{
    for (int i = 0; i < n_paths; i++)
        if (reader_is_for(mapping, paths[i]))
            return;
    DIAG(job->diags, DIAG_MAPPING_UNUSED, mapping->file.pos, mapping->file.text.p);
}

const struct dataset *measure_read_with(struct job *job, const struct measuring *with,
                                        const struct mappings *mappings,
                                        const char *const *paths, int n_paths)
{
    struct list observations = list_of(job->doc, sizeof(struct observation));
    for (int i = 0; n_paths && mappings && i < mappings->n; i++)
        check_use(job, &mappings->mappings[i], paths, n_paths);
    for (int i = 0; i < n_paths; i++)
        read_file(job, with, mappings, paths[i], &observations);
    if (diags_failed(job->diags))
        return NULL;
    struct dataset *dataset = ARENA_NEW(job->doc, struct dataset);
    if (observations.n)
        *dataset = (struct dataset){list_at(&observations, 0), observations.n};
    return dataset;
}

const struct dataset *measure_read(struct job *job, const struct notation *notation,
                                   const struct mappings *mappings,
                                   const char *const *paths, int n_paths)
{
    const struct measuring with = {.notation = notation};
    return measure_read_with(job, &with, mappings, paths, n_paths);
}
