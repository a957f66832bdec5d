#include "measure/measure.h"

#include "load/mapping.h"
#include "measure/area.h"
#include "measure/body.h"
#include "measure/header.h"
#include "measure/messages.h"
#include "measure/reader.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/proofread.h"

/* The mapping that says, besides, which column names the areas. */
static struct mapping add_area_column(struct job *job, const struct measuring *with,
                                      const struct mapping *mapping)
{
    struct mapping more = *mapping;
    struct mapping_column *columns =
        ARENA_ARRAY(job->doc, struct mapping_column, mapping->n_columns + 1);
    columns[0] =
        (struct mapping_column){.name = {with->by, mapping->pos}, .role = ROLE_AREA};
    for (int i = 0; i < mapping->n_columns; i++)
        columns[i + 1] = mapping->columns[i];
    more.columns = columns;
    more.n_columns = mapping->n_columns + 1;
    return more;
}

/* Cells that say the same as those above them have been read. */
static void proofread_table(struct job *job, const struct measuring *with,
                            const struct table *table)
{
    const struct proofreader *reader = proofreader_new(job, with->keep);
    const struct row none = {.n = 0}, *above = &none;
    for (int r = 0; r < table->n; above = &table->rows[r++]) {
        const struct row *row = &table->rows[r];
        for (int i = 0; i < row->n; i++)
            if (i >= above->n || !str_eq(row->cells[i].text, above->cells[i].text))
                proofread(reader, row->cells[i].text, row->cells[i].pos, diags_inside);
    }
}

static void read_once(struct job *job, const struct measuring *with,
                      const struct mapping *mapping, const char *path,
                      struct list *observations)
{
    struct table table;
    struct header header;
    struct mapping more;
    if (with->by.n) {
        more = add_area_column(job, with, mapping);
        mapping = &more;
    }
    const struct arena_mark mark = arena_mark(job->scratch);
    if (reader_read(job, with, path, mapping, &table)) {
        proofread_table(job, with, &table);
        if (header_find(job, with->notation, mapping, &table, &header))
            body_read(job, with->notation, mapping, &table, &header, observations);
    }
    arena_release(job->scratch, mark);
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

/* That no file has the column is a slip of its name. */
static void check_areas(struct job *job, struct str by, const struct list *observations)
{
    for (int i = 0; i < observations->n; i++)
        if (((const struct observation *)list_at(observations, i))->area.n)
            return;
    DIAG(job->diags, DIAG_AREA_COLUMN, NO_POS, str_c(job->doc, by));
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
    if (with->by.n)
        check_areas(job, with->by, &observations);
    if (diags_failed(job->diags))
        return NULL;
    struct dataset *dataset = ARENA_NEW(job->doc, struct dataset);
    if (observations.n)
        *dataset = (struct dataset){.observations = list_at(&observations, 0),
                                    .n = observations.n};
    if (with->by.n)
        dataset->areas = areas_sort(job, dataset);
    return dataset;
}

const struct dataset *measure_read(struct job *job, const struct notation *notation,
                                   const struct mappings *mappings,
                                   const char *const *paths, int n_paths)
{
    const struct measuring with = {.notation = notation};
    return measure_read_with(job, &with, mappings, paths, n_paths);
}

void measure_forget(struct job *job, const struct dataset *dataset)
{
    arena_give_back(job->doc, dataset->observations,
                    (size_t)dataset->n * sizeof *dataset->observations);
}
