#include "layout/long_table.h"

#include "layout/messages.h"
#include "layout/page.h"
#include "layout/structure_build.h"

#include "base/arena.h"

/* How many things a slice is made of at first, and how many rows must be left in it so
 * that a region's end does not hang on what comes behind it. */
enum { THINGS = 512, SPARE = 64 };

/* The columns of the table at width `w`. */
static void find_columns(struct lay *lay, struct long_table *table, emu w)
{
    const int n = table->box->tracks.n_columns;
    emu *xs = ARENA_ARRAY(lay->job->doc, emu, n + 1);
    emu *widths = ARENA_ARRAY(lay->job->doc, emu, n);
    const emu total = tracks_resolve(lay, table->box->tracks.columns, n, w, 0,
                                     (const struct track_wish *)table->wishes.items,
                                     table->wishes.n, widths);
    if (total > w)
        report_overflow(lay, table->box, DIAG_BOX_TOO_WIDE, total, w);
    for (int i = 0; i < n; i++)
        xs[i + 1] = emu_sum(xs[i], widths[i]);
    table->xs = xs;
    table->w = w;
}

static struct long_table *find(struct lay *lay, const struct box *box, emu w)
{
    const struct list *tables = &lay->long_tables->tables;
    int i = 0;
    while ((*(struct long_table **)list_at(tables, i))->box != box)
        i++;
    struct long_table *table = *(struct long_table **)list_at(tables, i);
    if (table->w != w)
        find_columns(lay, table, w);
    return table;
}

/* --- slices ------------------------------------------------------------------------- */

/* The table with the groups of the slice beside those of its head and foot. */
static const struct box *table_of(struct slice *slice, const struct box *whole)
{
    struct arena *doc = slice->job.doc;
    const int n = whole->n + slice->rows->n;
    const struct box **kids = ARENA_ARRAY(doc, const struct box *, n);
    struct box *table = ARENA_NEW(doc, struct box);
    for (int i = 0; i < whole->n; i++)
        kids[i] = whole->kids[i];
    for (int i = 0; i < slice->rows->n; i++)
        kids[whole->n + i] = slice->rows->groups[i];
    *table = *whole;
    table->tracks.rest = NULL;
    table->kids = kids;
    table->n = n;
    return table;
}

static void count_rows(struct slice *slice)
{
    slice->group_rows = ARENA_ARRAY(slice->job.doc, int, slice->rows->n + 1);
    for (int i = 0; i < slice->rows->n; i++)
        slice->group_rows[i + 1] = slice->group_rows[i] + slice->rows->groups[i]->n;
    slice->n_rows = slice->group_rows[slice->rows->n];
}

/* Laying out the slice: what is in no slice has the first places of the tables. */
static struct lay lay_of_slice(struct long_tables *tables, struct slice *slice,
                               const struct shaped *shaped)
{
    const struct boxes *boxes = tables->boxes;
    const struct row_slice *rows = slice->rows;
    const int before = slice->begin.n_boxes;
    struct lay lay =
        lay_with(&slice->job, shaped, boxes->n_boxes + rows->last_box - before,
                 boxes->n_texts + rows->n_texts);
    lay.outer_boxes = boxes->n_boxes;
    lay.outer_texts = boxes->n_texts;
    lay.boxes_between = before - boxes->n_boxes;
    lay.texts_between = rows->first_text - boxes->n_texts;
    lay.slice = slice;
    return lay;
}

struct slice *slice_new(struct long_tables *tables, const struct long_table *table,
                        const struct group_origin *origin, int things)
{
    struct job *job = tables->lay->job;
    struct arena *memory = arena_new("rows", arena_ceiling(job->doc), NULL);
    struct slice *slice = ARENA_NEW(memory, struct slice);
    const struct slice_wish wish = {table->box, origin->thing, origin->thing + things,
                                    origin->n_boxes, origin->first_text};
    const struct shaped *shaped = NULL;
    slice->job = *job;
    slice->job.doc = memory;
    slice->of = table;
    slice->begin = *origin;
    slice->rows = tables->feed->take(tables->feed->self, &slice->job, &wish, &shaped);
    if (!slice->rows || !shaped) {
        tables->failed = true;
        arena_free(memory);
        return NULL;
    }
    slice->is_last = slice->rows->to == table->box->tracks.rest->n;
    slice->table = table_of(slice, table->box);
    slice->lay = lay_of_slice(tables, slice, shaped);
    count_rows(slice);
    return slice;
}

void slice_free(struct slice *slice)
{
    if (slice)
        arena_free(slice->job.doc);
}

/* Says of each group where its elements begin. */
static void build_structure(struct long_tables *tables, struct slice *slice)
{
    slice->elements = ARENA_ARRAY(slice->job.doc, int, slice->rows->n + 1);
    for (int i = 0; i < slice->rows->n; i++) {
        slice->elements[i] = structure_length(tables->building);
        structure_add_rows(tables->building, slice->of->box, slice->rows->groups[i]);
    }
    slice->elements[slice->rows->n] = structure_length(tables->building);
}

static int group_of(const struct slice *slice, int row)
{
    int i = 0;
    while (i + 1 < slice->rows->n && slice->group_rows[i + 1] <= row - slice->first_row)
        i++;
    return i;
}

static bool holds(const struct slice *slice, int row)
{
    return slice && row >= slice->first_row &&
           (row < slice->first_row + slice->n_rows || slice->is_last);
}

/* Nothing of its first `n` groups is to come: all of them must have been on the pages. */
static void check_groups(struct long_tables *tables, struct slice *slice, int n)
{
    for (int i = 0; i < n; i++)
        reading_check(tables->reading, &slice->lay, slice->rows->groups[i]);
}

struct slice *slice_take(struct long_tables *tables, struct long_table *table, int row,
                         int things)
{
    struct slice *old = table->slice;
    struct group_origin origin = table->origin;
    int first_row = 0, first_group = 0;
    if (holds(old, row) && !things)
        return old;
    if (old) {
        const int group = group_of(old, row);
        origin = old->rows->n ? old->rows->origins[group] : old->begin;
        first_row = old->first_row + old->group_rows[group];
        first_group = old->first_group + group;
        if (!tables->counting) {
            check_groups(tables, old, group);
            structure_cut(tables->building, old->elements[group], origin.n_boxes,
                          old->rows->last_box);
        }
        slice_free(old);
        table->slice = NULL;
    }
    struct slice *slice = slice_new(tables, table, &origin, things ? things : THINGS);
    if (!slice)
        return NULL;
    slice->first_row = first_row;
    slice->first_group = first_group;
    if (!tables->counting)
        build_structure(tables, slice);
    table->slice = slice;
    return slice;
}

void long_tables_rewind(struct long_tables *tables)
{
    for (int i = 0; i < tables->tables.n; i++) {
        struct long_table *table = *(struct long_table **)list_at(&tables->tables, i);
        slice_free(table->slice);
        table->slice = NULL;
    }
}

void long_tables_end(struct long_tables *tables)
{
    for (int i = 0; i < tables->tables.n; i++) {
        struct long_table *table = *(struct long_table **)list_at(&tables->tables, i);
        if (table->slice)
            check_groups(tables, table->slice, table->slice->rows->n);
    }
    long_tables_rewind(tables);
}

/* --- regions ------------------------------------------------------------------------ */

static int count_head(const struct box *table)
{
    int n = 0;
    for (int i = 0; i < table->n; i++)
        n += table->kids[i]->group.head ? table->kids[i]->n : 0;
    return n;
}

/* True if the region would end there whatever comes behind the slice. */
static bool is_certain(const struct slice *slice, int head, struct outcome out)
{
    return slice->is_last || !out.frag ||
           (out.rest && out.rest->index - head + SPARE + slice->table->style->widows <=
                            slice->n_rows);
}

struct outcome layout_long_table(struct lay *lay, const struct box *box,
                                 struct space space, const struct rest *from)
{
    struct long_tables *tables = lay->long_tables;
    struct long_table *table = find(lay, box, space.w);
    const int row = from ? from->index : 0, head = count_head(box);
    const struct rest *cells = from ? from->inner : NULL;
    struct outcome out = {NULL, NULL};
    struct slice *slice = NULL;
    for (int things = 0; !tables->failed && !lay->overflows;
         things = things ? 2 * things : THINGS) {
        slice = slice_take(tables, table, row, things);
        if (!slice)
            break;
        const struct rest inside = {head + row - slice->first_row, cells, NULL};
        out = layout_table(&slice->lay, slice->table, space, &inside);
        if (is_certain(slice, head, out))
            break;
    }
    if (!slice) {
        lay->overflows++; /* why was said */
        return (struct outcome){frag_empty(lay, box, space.w, 0), NULL};
    }
    lay->overflows += slice->lay.overflows;
    slice->lay.overflows = 0;
    if (!out.frag)
        return (struct outcome){NULL, from};
    if (out.rest)
        out.rest = rest_new(lay, slice->first_row + out.rest->index - head,
                            rest_copy(lay, out.rest->inner));
    return out;
}
