#include "layout/grid.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* --- placing cells ------------------------------------------------------------------ */

/* Which places are taken; rows are added as they are needed. */
struct occupancy {
    struct list rows; /* of bool *, one for each column */
    int n_columns;
    struct arena *arena;
};

static bool *row_of(struct occupancy *o, int row)
{
    while (o->rows.n <= row)
        *(bool **)list_add(&o->rows) = ARENA_ARRAY(o->arena, bool, o->n_columns);
    return *(bool **)list_at(&o->rows, row);
}

static bool is_free(struct occupancy *o, const struct grid_cell *cell)
{
    for (int r = cell->row; r < cell->row + cell->rowspan; r++)
        for (int c = cell->column; c < cell->column + cell->colspan; c++)
            if (row_of(o, r)[c])
                return false;
    return true;
}

static void occupy(struct occupancy *o, const struct grid_cell *cell)
{
    for (int r = cell->row; r < cell->row + cell->rowspan; r++)
        for (int c = cell->column; c < cell->column + cell->colspan; c++)
            row_of(o, r)[c] = true;
}

/* A cell over more columns than there are would come out narrower than it asks for. */
static void report_span(const struct grid *g, const struct grid_cell *cell)
{
    struct job *job = g->lay->job;
    if (g->lay->trial || g->lay->reported[lay_box(g->lay, cell->box->id)])
        return;
    g->lay->reported[lay_box(g->lay, cell->box->id)] |= SAID_ROOM;
    DIAG(job->diags, DIAG_GRID_SPAN, cell->box->pos,
         str_format(job->doc, "%d", cell->colspan).p,
         str_format(job->doc, "%d", g->n_columns).p);
}

static struct grid_cell cell_of(const struct grid *g, const struct box *box)
{
    struct grid_cell cell = {.box = box, .column = -1, .colspan = 1, .rowspan = 1};
    if (box->kind != BOX_CELL)
        return cell;
    cell.colspan = box->cell.colspan;
    cell.rowspan = box->cell.rowspan;
    cell.column = box->cell.column - 1;
    cell.row = box->cell.row - 1;
    if (cell.colspan > g->n_columns) {
        report_span(g, &cell);
        cell.colspan = g->n_columns;
    }
    return cell;
}

/* Cells that have their place first; the others row by row, each at the next place where
 * it fits (CSS Grid 8.5, sparse packing). */
static int place_cells(struct grid *g)
{
    struct occupancy o = {.n_columns = g->n_columns, .arena = g->lay->job->doc};
    o.rows = list_of(o.arena, sizeof(bool *));
    for (int i = 0; i < g->box->n; i++) {
        g->cells[i] = cell_of(g, g->box->kids[i]);
        if (g->cells[i].column >= 0)
            occupy(&o, &g->cells[i]);
    }
    int row = 0, column = 0;
    for (int i = 0; i < g->box->n; i++) {
        struct grid_cell *cell = &g->cells[i];
        if (cell->column >= 0)
            continue;
        for (;; column++) {
            if (column + cell->colspan > g->n_columns) {
                column = 0;
                row++;
            }
            cell->row = row;
            cell->column = column;
            if (is_free(&o, cell))
                break;
        }
        occupy(&o, cell);
    }
    return o.rows.n;
}

static const struct track *all_rows(const struct grid *g)
{
    struct track *rows = ARENA_ARRAY(g->lay->job->doc, struct track, g->n_rows);
    for (int i = 0; i < g->n_rows; i++)
        rows[i] = i < g->box->tracks.n_rows ? g->box->tracks.rows[i]
                                            : (struct track){TRACK_AUTO, 0};
    return rows;
}

static const bool *crossed_lines(const struct grid *g)
{
    bool *crossed = ARENA_ARRAY(g->lay->job->doc, bool, g->n_rows + 1);
    for (int i = 0; i < g->box->n; i++)
        for (int r = 1; r < g->cells[i].rowspan; r++)
            crossed[g->cells[i].row + r] = true;
    return crossed;
}

static struct track_wish *column_wishes(const struct grid *g)
{
    struct track_wish *wishes =
        ARENA_ARRAY(g->lay->job->doc, struct track_wish, g->box->n);
    for (int i = 0; i < g->box->n; i++)
        wishes[i] = (struct track_wish){g->cells[i].column, g->cells[i].colspan,
                                        measure_box(g->lay, g->cells[i].box)};
    return wishes;
}

static struct grid grid_of(struct lay *lay, const struct box *box)
{
    struct grid g = {.lay = lay, .box = box, .n_columns = box->tracks.n_columns};
    g.cells = ARENA_ARRAY(lay->job->doc, struct grid_cell, box->n);
    g.n_rows = place_cells(&g);
    g.rows = all_rows(&g);
    g.crossed = crossed_lines(&g);
    return g;
}

/* --- sizes -------------------------------------------------------------------------- */

emu grid_span(const emu *sizes, int first, int n, emu gap)
{
    int64_t sum = (int64_t)(n - 1) * gap;
    for (int i = first; i < first + n; i++)
        sum += sizes[i];
    return emu_sum(sum, 0);
}

emu grid_cell_width(const struct grid *g, const struct grid_cell *cell)
{
    return grid_span(g->widths, cell->column, cell->colspan, g->box->style->column_gap);
}

static void find_heights(struct grid *g)
{
    const struct style *s = g->box->style;
    struct track_wish *wishes =
        ARENA_ARRAY(g->lay->job->doc, struct track_wish, g->box->n);
    struct track *natural = ARENA_ARRAY(g->lay->job->doc, struct track, g->n_rows);
    for (int i = 0; i < g->n_rows; i++)
        natural[i] =
            g->rows[i].kind == TRACK_FIXED ? g->rows[i] : (struct track){TRACK_AUTO, 0};
    for (int i = 0; i < g->box->n; i++) {
        const struct grid_cell *cell = &g->cells[i];
        const emu h = layout_natural(g->lay, cell->box, grid_cell_width(g, cell))->h;
        wishes[i] = (struct track_wish){cell->row, cell->rowspan, {h, h}};
    }
    tracks_resolve(g->lay, natural, g->n_rows, UNBOUNDED, s->row_gap, wishes, g->box->n,
                   g->heights);
}

static void find_sizes(struct grid *g, emu w)
{
    const emu gap = g->box->style->column_gap;
    g->widths = ARENA_ARRAY(g->lay->job->doc, emu, g->n_columns);
    g->heights = ARENA_ARRAY(g->lay->job->doc, emu, g->n_rows);
    const struct track *columns = g->box->tracks.columns;
    emu total = tracks_resolve(g->lay, columns, g->n_columns, w, gap, column_wishes(g),
                               g->box->n, g->widths);
    if (total > w && g->box->style->overflow_wrap)
        total = tracks_squeeze(columns, g->n_columns, w, gap, g->widths);
    if (total > w)
        report_overflow(g->lay, g->box, DIAG_BOX_TOO_WIDE, total, w);
    find_heights(g);
}

const struct grid *grid_at(struct lay *lay, const struct box *box, emu w)
{
    const struct grid *known = memory_find(&lay->plans, box, w, 0);
    if (known)
        return known;
    struct grid *g = ARENA_NEW(lay->job->doc, struct grid);
    *g = grid_of(lay, box);
    find_sizes(g, w);
    memory_put(&lay->plans, box, w, 0, g);
    return g;
}

struct extent measure_grid(struct lay *lay, const struct box *box)
{
    struct grid g = grid_of(lay, box);
    return tracks_measure(lay, box->tracks.columns, g.n_columns, box->style->column_gap,
                          column_wishes(&g), box->n);
}
