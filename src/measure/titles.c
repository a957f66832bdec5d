#include "measure/titles.h"

#include "measure/messages.h"
#include "measure/unit.h"
#include "quantity/quantity.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* What is said of units so far. */
struct titles {
    struct job *job;
    const struct notation *notation;
    struct str unit;
    struct cell unclear;
};

static const char *first_text(struct job *job, const struct row *row)
{
    int i = 0;
    while (i + 1 < row->n && !str_trim(row->cells[i].text).n)
        i++;
    return str_c(job->doc, str_trim(row->cells[i].text));
}

/* What stands behind 単位: up to a bracket; empty if the cell says nothing of a unit. */
static struct str find_unit(struct job *job, struct str text)
{
    static const struct str word = {"単位:", sizeof "単位:" - 1};
    const struct str name = fold_name(job->doc, text);
    const int at = str_find(name, word);
    if (at < 0)
        return STR("");
    const struct str rest = str_slice(name, at + word.n, name.n);
    const int end = str_find(rest, STR(")"));
    return str_slice(rest, 0, end < 0 ? rest.n : end);
}

static void read_cell(struct titles *t, struct cell cell)
{
    const struct str unit = find_unit(t->job, cell.text);
    if (!unit.n || str_eq(unit, t->unit))
        return;
    if (!t->unit.n && unit_is_known(t->job, t->notation, unit)) {
        t->unit = unit;
        DIAG(t->job->diags, DIAG_UNIT_COMMON, cell.pos, str_c(t->job->doc, unit));
        return;
    }
    t->unclear = cell;
}

void titles_read(struct job *job, const struct notation *notation,
                 const struct table *table, int n, struct str *unit, struct cell *unclear)
{
    struct titles t = {
        .job = job, .notation = notation, .unit = STR(""), .unclear = {.text = STR("")}};
    if (n)
        DIAG(job->diags, DIAG_TITLE_ROWS, table->rows[0].pos,
             str_format(job->doc, "%d", n).p, first_text(job, &table->rows[0]));
    for (int i = 0; i < n; i++)
        for (int k = 0; k < table->rows[i].n; k++)
            read_cell(&t, table->rows[i].cells[k]);
    *unit = t.unclear.text.n ? STR("") : t.unit;
    *unclear = t.unclear;
}
