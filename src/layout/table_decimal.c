#include "layout/line.h"
#include "layout/long_table.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* Calls `visit` with every text in `box` whose figures are to be aligned. */
static void each_decimal(struct lay *lay, const struct box *box, struct decimal *column,
                         void (*visit)(struct lay *, const struct box *,
                                       struct decimal *))
{
    if (box->kind == BOX_TEXT && box->style->text_align == TEXT_DECIMAL)
        visit(lay, box, column);
    for (int i = 0; i < box->n; i++)
        each_decimal(lay, box->kids[i], column, visit);
}

static void widen(struct lay *lay, const struct box *text, struct decimal *column)
{
    const struct decimal own = paragraph_decimal(lay, text);
    column->before = own.before > column->before ? own.before : column->before;
    column->after = own.after > column->after ? own.after : column->after;
}

static void settle(struct lay *lay, const struct box *text, struct decimal *column)
{
    if (!lay->decimals)
        lay->decimals = ARENA_ARRAY(lay->job->doc, struct decimal, lay->n_texts);
    lay->decimals[lay_text(lay, text->text.index)] = *column;
}

static void each_cell(struct lay *lay, const struct table_plan *plan,
                      struct decimal *columns,
                      void (*visit)(struct lay *, const struct box *, struct decimal *))
{
    for (int i = 0; i < plan->n_cells; i++) {
        const struct table_cell *cell = &plan->cells[i];
        if (cell->colspan == 1)
            each_decimal(lay, cell->box, &columns[cell->column], visit);
    }
}

void table_widen_decimals(struct lay *lay, const struct table_plan *plan,
                          struct decimal *columns)
{
    each_cell(lay, plan, columns, widen);
}

void table_align_decimals(struct lay *lay, const struct table_plan *plan)
{
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    struct decimal *columns =
        ARENA_ARRAY(lay->job->scratch, struct decimal, plan->n_columns);
    const struct slice *slice = slice_of(lay, plan->box);
    if (slice && slice->of->columns)
        memcpy(columns, slice->of->columns, (size_t)plan->n_columns * sizeof *columns);
    else if (!slice)
        table_widen_decimals(lay, plan, columns);
    each_cell(lay, plan, columns, settle);
    arena_release(lay->job->scratch, mark);
}
