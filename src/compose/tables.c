#include "compose/tables.h"

#include "compose/messages.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"

/* A table's columns, then its groups of rows of cells. */

/* --- cells and rows ----------------------------------------------------------------- */

/* The text with `suffix` behind it, as a text of its own. */
static const struct box *extend_text(struct composing *c, const struct box *text,
                                     struct str suffix)
{
    struct box *longer = ARENA_NEW(c->job->doc, struct box);
    struct run *runs = ARENA_ARRAY(c->job->doc, struct run, text->text.n + 1);
    const struct run *last = &text->text.runs[text->text.n - 1];
    for (int i = 0; i < text->text.n; i++)
        runs[i] = text->text.runs[i];
    runs[text->text.n] = (struct run){
        .kind = RUN_TEXT, .text = suffix, .style = last->style, .pos = last->pos};
    *longer = *text;
    longer->id = ++c->n_boxes;
    longer->text.runs = runs;
    longer->text.n++;
    text_register(c, longer);
    return longer;
}

/* The box with `suffix` behind the first text in it; NULL if there is none. What stands
 * beside that text is the same box in both. */
static const struct box *extend_first_text(struct composing *c, const struct box *box,
                                           struct str suffix)
{
    if (box->kind == BOX_TEXT)
        return extend_text(c, box, suffix);
    for (int i = 0; i < box->n; i++) {
        const struct box *longer = extend_first_text(c, box->kids[i], suffix);
        if (!longer)
            continue;
        struct box *copy = ARENA_NEW(c->job->doc, struct box);
        const struct box **kids = ARENA_ARRAY(c->job->doc, const struct box *, box->n);
        for (int k = 0; k < box->n; k++)
            kids[k] = k == i ? longer : box->kids[k];
        *copy = *box;
        copy->id = ++c->n_boxes;
        copy->kids = kids;
        return copy;
    }
    return NULL;
}

/* The cells of a row under construction. */
struct cells {
    struct list list;     /* of struct box * */
    struct list *columns; /* of struct table_column */
};

/* The column that the next cell begins in; they are made as they are asked for. */
static int next_column(struct list *columns)
{
    int i = 0;
    while (i < columns->n && ((struct table_column *)list_at(columns, i))->taken)
        i++;
    return i;
}

static struct table_column *column_at(struct list *columns, int i)
{
    while (columns->n <= i)
        *(struct table_column *)list_add(columns) = (struct table_column){0, 0};
    return list_at(columns, i);
}

/* Puts the cell where there is room in its row; returns what its column spreads texts
 * over. A cell over several columns has no such width. */
static int take_columns(struct list *columns, const struct box *cell)
{
    const int first = next_column(columns);
    for (int i = 0; i < cell->cell.colspan; i++)
        column_at(columns, first + i)->taken = cell->cell.rowspan;
    return cell->cell.colspan == 1 ? column_at(columns, first)->jidori : 0;
}

static void leave_row(struct list *columns)
{
    for (int i = 0; i < columns->n; i++) {
        struct table_column *column = list_at(columns, i);
        column->taken -= column->taken > 0;
    }
}

/* A row makes its cells the table's. */
static void visit_cell(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                       void *context)
{
    struct cells *cells = context;
    if (words_find(&c->words, child) != WORD_CELL) {
        box_report_misplaced(c, child);
        return;
    }
    struct box *cell = box_begin_cell(c, child, node);
    c->around.jidori = take_columns(cells->columns, cell);
    box_build_kids(c, cell, child, node);
    c->around.jidori = 0;
    cell->cell.ruled = true;
    box_name(c, child, node, cell);
    if (cell->style->continued.n)
        cell->cell.continued = extend_first_text(c, cell, cell->style->continued);
    *(const struct box **)list_add(&cells->list) = cell;
}

static const struct box *build_row(struct composing *c, struct list *columns,
                                   xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_ROW, element, style_of_box(c, element, node));
    const struct arena_mark mark = arena_mark(c->job->scratch);
    box->row.label = str_is(document_attribute(element, "label"), "yes");
    struct cells cells = {list_of(c->job->scratch, sizeof(const struct box *)), columns};
    box_walk(c, box, element, node, visit_cell, &cells);
    box_adopt(c, box, &cells.list);
    leave_row(columns);
    arena_release(c->job->scratch, mark);
    return box;
}

/* --- groups ------------------------------------------------------------------------- */

/* The rows of a group under construction. */
struct rows {
    struct list list;     /* of const struct box * */
    struct list *columns; /* of struct table_column */
};

static void visit_row(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                      void *context)
{
    struct rows *rows = context;
    if (words_find(&c->words, child) == WORD_ROW)
        *(const struct box **)list_add(&rows->list) =
            build_row(c, rows->columns, child, node);
    else
        box_report_misplaced(c, child);
}

/* No cell reaches from one group into another. */
static void leave_group(struct list *columns)
{
    for (int i = 0; i < columns->n; i++)
        ((struct table_column *)list_at(columns, i))->taken = 0;
}

static const struct box *build_group(struct composing *c, struct list *columns,
                                     xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_ROW_GROUP, element, style_of_box(c, element, node));
    const struct arena_mark mark = arena_mark(c->job->scratch);
    struct rows rows = {list_of(c->job->scratch, sizeof(const struct box *)), columns};
    box->group.head = document_is(element, "head");
    box->group.foot = document_is(element, "foot");
    box->group.once = str_is(document_attribute(element, "repeat"), "no");
    box_walk(c, box, element, node, visit_row, &rows);
    box_adopt(c, box, &rows.list);
    leave_group(columns);
    arena_release(c->job->scratch, mark);
    return box;
}

struct groups groups_in(struct arena *arena)
{
    return (struct groups){.columns = list_of(arena, sizeof(struct track)),
                           .styled = list_of(arena, sizeof(struct column_group)),
                           .groups = list_of(arena, sizeof(const struct box *)),
                           .rows = list_of(arena, sizeof(const struct box *)),
                           .origins = list_of(arena, sizeof(struct group_origin))};
}

void groups_close(struct composing *c, struct groups *g)
{
    if (g->rows.n) {
        box_adopt(c, g->group, &g->rows);
        *(const struct box **)list_add(&g->groups) = g->group;
    }
    g->rows.n = g->reach = 0;
    leave_group(&g->named);
}

static void note_origin(const struct composing *c, struct groups *g)
{
    *(struct group_origin *)list_add(&g->origins) =
        (struct group_origin){g->thing, c->n_boxes, c->first_text + c->texts.n};
}

/* A row that stands in the table itself is a group of its own, with those that its cells
 * reach into. */
static void add_loose_row(struct composing *c, struct groups *g, xmlNodePtr child,
                          xmlNodePtr node)
{
    if (g->reach <= 0) {
        groups_close(c, g);
        note_origin(c, g);
        g->group = box_new(c, BOX_ROW_GROUP, child, style_of_box(c, c->empty, node));
    }
    const struct box *row = build_row(c, &g->named, child, node);
    *(const struct box **)list_add(&g->rows) = row;
    g->reach--;
    for (int i = 0; i < row->n; i++)
        if (row->kids[i]->cell.rowspan - 1 > g->reach)
            g->reach = row->kids[i]->cell.rowspan - 1;
}

/* --- tables ------------------------------------------------------------------------- */

/* The tracks of an attribute, `times` over. */
static void add_tracks(struct composing *c, struct groups *g, xmlNodePtr element,
                       xmlNodePtr node, const char *attribute, int times)
{
    int n;
    const struct track *tracks =
        attribute_tracks(c, element, node, attribute, document_is(element, "column"), &n);
    for (int i = 0; i < n * times; i++)
        *(struct track *)list_add(&g->columns) = tracks[i % n];
}

/* How many em the texts of a column are spread over [1/1000]. */
static int jidori_of(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    const struct str value = attribute_expand(c, element, node, "jidori");
    struct styling g = styling_initial();
    if (!value.n)
        return 0;
    property_set(c, &g, property_find("jidori"), value,
                 (struct place){element, "jidori"});
    return len_mul_div(g.style.jidori, 1000, g.style.font_size);
}

/* <column>: new columns if it has a width, else the next ones of those that the table
 * names. */
static void add_columns(struct composing *c, struct groups *g, xmlNodePtr element,
                        xmlNodePtr node)
{
    const int known = g->columns.n;
    struct column_group group = {g->next, attribute_count(c, element, node, "span"),
                                 style_of_box(c, c->empty, node)};
    if (xmlHasProp(element, BAD_CAST "width")) {
        add_tracks(c, g, element, node, "width", group.n);
        group.first = known;
        group.n = g->columns.n - known;
    } else if (group.first + group.n > known) {
        DIAG(c->job->diags, DIAG_COLUMN_BEYOND, document_pos(element),
             str_format(c->job->doc, "%d", known).p);
        return;
    }
    g->next = group.first + group.n;
    for (int i = 0; i < group.n; i++)
        column_at(&g->named, group.first + i)->jidori = jidori_of(c, element, node);
    const struct str name = attribute_expand(c, element, node, "style");
    if (name.n && group.n) {
        group.style = &style_named_inside(c, styling_of_box(c, c->empty, node), name,
                                          (struct place){element, "style"})
                           ->style;
        *(struct column_group *)list_add(&g->styled) = group;
    }
}

static const struct column_groups *column_groups_of(struct composing *c,
                                                    const struct groups *g)
{
    if (!g->styled.n)
        return NULL;
    struct column_groups *groups = ARENA_NEW(c->job->doc, struct column_groups);
    *groups = (struct column_groups){list_array(&g->styled, c->job->doc), g->styled.n};
    return groups;
}

void groups_visit(struct composing *c, xmlNodePtr child, xmlNodePtr node, void *context)
{
    struct groups *g = context;
    switch (words_find(&c->words, child)) {
    case WORD_COLUMN:
        add_columns(c, g, child, node);
        break;
    case WORD_ROW:
        add_loose_row(c, g, child, node);
        break;
    case WORD_HEAD:
    case WORD_FOOT:
    case WORD_ROW_GROUP:
        groups_close(c, g);
        note_origin(c, g);
        *(const struct box **)list_add(&g->groups) =
            build_group(c, &g->named, child, node);
        break;
    default:
        box_report_misplaced(c, child);
    }
}

const struct box *box_build_table(struct composing *c, xmlNodePtr element,
                                  xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_TABLE, element, style_of_box(c, element, node));
    struct arena *scratch = c->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    struct groups g = groups_in(scratch);
    g.named = list_of(c->job->doc, sizeof(struct table_column));
    const int said = diags_count(c->job->diags);
    add_tracks(c, &g, element, node, "columns", 1);
    box_walk(c, box, element, node, groups_visit, &g);
    if (!g.columns.n && diags_count(c->job->diags) == said)
        DIAG(c->job->diags, DIAG_TRACKS_NONE,
             document_attribute_pos(c->job, element, "columns"), "columns");
    box->tracks.columns = list_array(&g.columns, c->job->doc);
    box->tracks.n_columns = g.columns.n;
    box->tracks.groups = column_groups_of(c, &g);
    groups_close(c, &g);
    long_rows_settle(c, &g, box);
    box_adopt(c, box, &g.groups);
    arena_release(scratch, mark);
    return box->tracks.n_columns ? box : NULL;
}
