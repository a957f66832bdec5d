#include "layout/long_table.h"

#include "base/arena.h"

/* --- texts -------------------------------------------------------------------------- */

/* True if the text says how many pages there are. */
static bool counts_pages(const struct paragraph *p)
{
    for (int i = 0; p->digits && i < p->n; i++)
        if (p->clusters[i].slot == SLOT_PAGE_COUNT)
            return true;
    return false;
}

/* Notes the glyphs of all texts, and what they ask for. */
static void note_texts(struct long_tables *t, const struct shaped *shaped)
{
    note_glyphs(&t->noted, shaped);
    for (int i = 0; i < shaped->n && !t->counts_pages; i++)
        t->counts_pages = counts_pages(&shaped->paragraphs[i]);
}

/* --- columns ------------------------------------------------------------------------ */

static void add_wish(struct list *wishes, const struct table_cell *cell,
                     struct extent extent)
{
    for (int i = 0; i < wishes->n; i++) {
        struct track_wish *w = list_at(wishes, i);
        if (w->first != cell->column || w->span != cell->colspan)
            continue;
        w->extent.min = extent.min > w->extent.min ? extent.min : w->extent.min;
        w->extent.max = extent.max > w->extent.max ? extent.max : w->extent.max;
        return;
    }
    *(struct track_wish *)list_add(wishes) =
        (struct track_wish){cell->column, cell->colspan, extent};
}

static bool follows_content(const struct box *table)
{
    for (int i = 0; i < table->tracks.n_columns; i++)
        if (track_follows_content(table->tracks.columns[i].kind))
            return true;
    return false;
}

static void survey_cells(struct long_table *table, struct slice *slice,
                         struct decimal *columns)
{
    struct table_plan plan = {.box = slice->table,
                              .n_columns = slice->table->tracks.n_columns};
    table_make_matrix(&slice->lay, &plan);
    if (columns)
        table_widen_decimals(&slice->lay, &plan, columns);
    table_align_decimals(&slice->lay, &plan);
    for (int i = 0; i < plan.n_cells && follows_content(slice->table); i++)
        add_wish(&table->wishes, &plan.cells[i],
                 measure_box(&slice->lay, plan.cells[i].box));
}

/* --- a table ------------------------------------------------------------------------ */

enum { THINGS = 512 };

/* Goes through all slices; `columns`: what their figures need is to be found. */
static bool survey(struct long_tables *t, struct long_table *table,
                   struct decimal *columns)
{
    struct group_origin at = table->origin;
    while (at.thing < table->box->tracks.rest->n) {
        struct slice *slice = slice_new(t, table, &at, THINGS);
        if (!slice)
            return false;
        if (columns) {
            note_texts(t, slice->lay.shaped);
            table->n_rows += slice->n_rows;
        }
        survey_cells(table, slice, columns);
        at = (struct group_origin){slice->rows->to, slice->rows->last_box,
                                   slice->rows->first_text + slice->rows->n_texts};
        slice_free(slice);
    }
    t->n_boxes = at.n_boxes;
    t->n_texts = at.first_text;
    return true;
}

/* Where figures meet, columns can only be measured when all of them are known. */
static bool survey_table(struct long_tables *t, const struct box *box)
{
    struct arena *doc = t->lay->job->doc;
    struct long_table *table = ARENA_NEW(doc, struct long_table);
    struct decimal *columns = ARENA_ARRAY(doc, struct decimal, box->tracks.n_columns);
    *table = (struct long_table){.box = box,
                                 .origin = {0, t->n_boxes, t->n_texts},
                                 .wishes = list_of(doc, sizeof(struct track_wish))};
    *(struct long_table **)list_add(&t->tables) = table;
    if (!survey(t, table, columns))
        return false;
    bool meet = false;
    for (int i = 0; i < box->tracks.n_columns; i++)
        meet |= columns[i].before || columns[i].after;
    if (!meet)
        return true;
    table->columns = columns;
    table->wishes.n = 0;
    return survey(t, table, NULL);
}

static bool survey_box(struct long_tables *t, const struct box *box)
{
    if (box->kind == BOX_TABLE && box->tracks.rest)
        return survey_table(t, box);
    for (int i = 0; i < box->n; i++)
        if (!survey_box(t, box->kids[i]))
            return false;
    return true;
}

bool long_tables_survey(struct long_tables *t)
{
    note_texts(t, t->lay->shaped);
    for (int i = 0; i < t->boxes->n; i++)
        if (!survey_box(t, t->boxes->sequences[i].flow))
            return false;
    return true;
}
