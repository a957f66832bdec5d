#include "batch/jobs.h"

#include "batch/messages.h"
#include "load/mapping.h"
#include "measure/csv.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"

#include <string.h>

enum role {
    COLUMN_PLAN,
    COLUMN_DATA,
    COLUMN_LAYOUT,
    COLUMN_OUTPUT,
    COLUMN_AS_OF,
    COLUMN_MAPPING,
    COLUMN_PREVIOUS,
    COLUMN_PREVIOUS_PLAN,
    COLUMN_SETTING,
    COLUMN_UNKNOWN,
};

static const char *const names[COLUMN_SETTING] = {
    "plan", "data", "layout", "output", "as-of", "mapping", "previous", "previous-plan"};

struct column {
    enum role role;
    const char *setting; /* its name */
};

struct list_of_jobs {
    struct job *job;
    const struct gaiyo_request *shared;
    const char *folder; /* of the file, which paths are taken from */
    struct column *columns;
    int n_columns;
};

/* --- the header --------------------------------------------------------------------- */

static struct column column_of(struct job *job, const struct cell *cell)
{
    const struct str name = str_trim(cell->text);
    if (str_starts(name, STR("set.")) && name.n > 4)
        return (struct column){COLUMN_SETTING,
                               str_c(job->doc, str_slice(name, 4, name.n))};
    for (int i = 0; i < COLUMN_SETTING; i++)
        if (str_is(name, names[i]))
            return (struct column){(enum role)i, NULL};
    const char *meant = "plan, data, layout, output, as-of, mapping, previous, "
                        "previous-plan or set. and the name of a parameter";
    for (int i = 0; i < COLUMN_SETTING; i++)
        if (str_is_slip(name, str_of(names[i])))
            meant = names[i];
    DIAG(job->diags, DIAG_BATCH_COLUMN, cell->pos, str_c(job->doc, name), meant);
    return (struct column){COLUMN_UNKNOWN, NULL};
}

static bool has_column(const struct list_of_jobs *l, enum role role)
{
    for (int i = 0; i < l->n_columns; i++)
        if (l->columns[i].role == role)
            return true;
    return false;
}

static bool same_column(const struct column *a, const struct column *b)
{
    return a->role == b->role &&
           (a->role != COLUMN_SETTING || strcmp(a->setting, b->setting) == 0);
}

static bool read_header(struct list_of_jobs *l, const struct row *row)
{
    bool ok = true;
    l->columns = ARENA_ARRAY(l->job->doc, struct column, row->n);
    for (int i = 0; i < row->n; i++, l->n_columns++) {
        l->columns[i] = column_of(l->job, &row->cells[i]);
        ok &= l->columns[i].role != COLUMN_UNKNOWN;
        for (int k = 0; k < i; k++) {
            if (!same_column(&l->columns[k], &l->columns[i]))
                continue;
            DIAG(l->job->diags, DIAG_BATCH_COLUMN_TWICE, row->cells[i].pos,
                 str_c(l->job->doc, row->cells[i].text));
            ok = false;
        }
    }
    if (!ok)
        return false;
    if (!has_column(l, COLUMN_OUTPUT) || !has_column(l, COLUMN_PLAN)) {
        DIAG(l->job->diags, DIAG_BATCH_NO_COLUMN, row->pos,
             has_column(l, COLUMN_OUTPUT) ? "plan" : "output");
        return false;
    }
    return true;
}

/* --- a row -------------------------------------------------------------------------- */

/* A file by its name in the list; "-" would be standard output for all jobs. */
static const char *path_in(const struct list_of_jobs *l, struct str name)
{
    return path_join(l->job->doc, strcmp(l->folder, ".") == 0 ? "" : l->folder,
                     str_c(l->job->doc, name));
}

/* Files parted by ";". */
static const char *const *paths_in(const struct list_of_jobs *l, struct str text, int *n)
{
    struct list paths = list_of(l->job->doc, sizeof(const char *));
    for (int from = 0, to; from <= text.n; from = to + 1) {
        for (to = from; to < text.n && text.p[to] != ';'; to++)
            ;
        const struct str name = str_trim(str_slice(text, from, to));
        if (name.n)
            *(const char **)list_add(&paths) = path_in(l, name);
    }
    *n = paths.n;
    return list_array(&paths, l->job->doc);
}

/* A layout is a name or, with a slash or an ending, a file. */
static const char *layout_in(const struct list_of_jobs *l, struct str name)
{
    return str_find(name, STR("/")) >= 0 ? path_in(l, name) : str_c(l->job->doc, name);
}

static void add_setting(const struct list_of_jobs *l, struct gaiyo_request *r,
                        const char *name, struct str value)
{
    struct gaiyo_setting *all =
        ARENA_ARRAY(l->job->doc, struct gaiyo_setting, r->n_settings + 1);
    int n = 0;
    for (int i = 0; i < r->n_settings; i++)
        if (strcmp(r->settings[i].name, name) != 0)
            all[n++] = r->settings[i];
    all[n++] = (struct gaiyo_setting){name, str_c(l->job->doc, value)};
    r->settings = all;
    r->n_settings = n;
}

static void take_cell(const struct list_of_jobs *l, const struct column *column,
                      struct str text, struct gaiyo_request *r)
{
    switch (column->role) {
    case COLUMN_PLAN:
        r->plan = path_in(l, text);
        break;
    case COLUMN_DATA:
        r->data = paths_in(l, text, &r->n_data);
        break;
    case COLUMN_LAYOUT:
        r->layout = layout_in(l, text);
        break;
    case COLUMN_OUTPUT:
        r->output = path_in(l, text);
        break;
    case COLUMN_AS_OF:
        r->as_of = str_c(l->job->doc, text);
        break;
    case COLUMN_MAPPING:
        r->mapping = path_in(l, text);
        break;
    case COLUMN_PREVIOUS:
        r->previous_data = paths_in(l, text, &r->n_previous_data);
        break;
    case COLUMN_PREVIOUS_PLAN:
        r->previous_plan = path_in(l, text);
        break;
    case COLUMN_SETTING:
        add_setting(l, r, column->setting, text);
        break;
    case COLUMN_UNKNOWN:
        break;
    }
}

static bool read_row(const struct list_of_jobs *l, const struct row *row,
                     struct batch_job *one)
{
    *one = (struct batch_job){.request = *l->shared, .pos = row->pos};
    one->request.output = NULL;
    for (int i = 0; i < row->n; i++) {
        const struct str text = str_trim(row->cells[i].text);
        if (!text.n)
            continue;
        if (i >= l->n_columns) {
            DIAG0(l->job->diags, DIAG_BATCH_CELL_BEYOND, row->cells[i].pos);
            return false;
        }
        take_cell(l, &l->columns[i], text, &one->request);
    }
    if (one->request.plan && one->request.output)
        return true;
    DIAG(l->job->diags, DIAG_BATCH_CELL_EMPTY, row->pos,
         one->request.plan ? "output" : "plan");
    return false;
}

bool jobs_read(struct job *job, const struct gaiyo_batch *batch, struct batch_jobs *jobs)
{
    const struct mapping plain = {.form = FORM_UNSAID};
    struct table table;
    if (!csv_read(job, NULL, batch->jobs, &plain, &table))
        return false;
    struct list_of_jobs l = {
        .job = job,
        .shared = &batch->request,
        .folder = path_folder(job->doc, batch->jobs),
    };
    if (!read_header(&l, &table.rows[0]))
        return false;
    bool ok = true;
    jobs->jobs = ARENA_ARRAY(job->doc, struct batch_job, table.n);
    for (int i = 1; i < table.n; i++)
        ok &= read_row(&l, &table.rows[i], &jobs->jobs[jobs->n++]);
    if (!jobs->n)
        DIAG0(job->diags, DIAG_BATCH_EMPTY, table.rows[0].pos);
    return ok && jobs->n;
}
