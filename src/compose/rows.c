#include "compose/text_builder.h"

#include "base/arena.h"
#include "base/job.h"

/* The way from the baseline of level text to the middle of its em box, which is 0.88
 * em above it and 0.12 em below [1/1000 em]. */
enum { MIDDLE = 380, MOST_ROWS = 4 };

/* Moves type of another size so that the middles of the em boxes are at one height; that
 * of a column is where the middles are. */
static emu centred(emu size, const struct style *around)
{
    if (around->writing_mode == VERTICAL_RL)
        return 0;
    return len_mul_div(around->font_size - size, MIDDLE, 1000);
}

static struct text_rows *rows_new(struct composing *c, enum text_rows_kind kind)
{
    struct text_rows *rows = ARENA_NEW(c->job->doc, struct text_rows);
    rows->kind = kind;
    return rows;
}

/* Adds a bracket, as the element's attribute says. */
static void add_bracket(struct composing *c, struct text_builder *t,
                        const struct styling *styling, const struct text_rows *rows,
                        xmlNodePtr element, const char *attribute)
{
    const struct stretch outer = text_enter(c, t, styling);
    t->at.row = (struct text_row){rows, 0};
    if (rows->kind == ROWS_WARICHU)
        t->at.part = text_new_part(c);
    text_add(c, t, document_attribute(element, attribute), document_pos(element));
    text_leave(t, outer);
}

/* Adds a row. White space at its edges only lays the file out; that in front of what
 * comes first stands before all of it. */
static void add_row(struct composing *c, struct text_builder *t,
                    const struct styling *inside, struct text_row row, bool is_first,
                    text_fill *fill, xmlNodePtr part, xmlNodePtr node)
{
    const struct stretch outer = text_enter(c, t, inside);
    t->at.row = row;
    if (row.of->kind == ROWS_WARICHU)
        t->at.part = text_new_part(c);
    if (!is_first)
        text_drop_space(t);
    fill(c, t, part, node);
    t->space = t->line_end = false;
    text_leave(t, outer);
}

/* --- furiwake ----------------------------------------------------------------------- */

/* What a row takes, from its runs: its em box, and over that readings and marks. */
struct row_height {
    emu size, over;
};

static void widen_row(struct row_height *row, const struct run *run)
{
    const emu over = (run->ruby ? run->ruby->text->style->font_size : 0) +
                     (run->style->text_emphasis ? run->style->font_size / 2 : 0);
    if (run->style->font_size > row->size)
        row->size = run->style->font_size;
    row->over = over > row->over ? over : row->over;
}

/* A bracket is as high as all rows, and no wider than one of the text around. */
static void set_bracket(struct style *style, const struct style *around, emu height)
{
    int *less =
        style->writing_mode == VERTICAL_RL ? &style->height_less : &style->width_less;
    style->font_size = height;
    if (height > around->font_size)
        *less = 1000 - (int)((int64_t)(1000 - *less) * around->font_size / height);
    style->baseline_shift += centred(height, around);
    style->line_height = height;
}

/* Moves the runs from…to, which are `n` rows and their brackets, so that all stand solid
 * around the middle of the text around them. */
static void stack(struct composing *c, struct text_builder *t, int from, int n,
                  const struct style *around)
{
    struct row_height rows[MOST_ROWS + 1] = {{0}};
    emu all = 0, tops[MOST_ROWS + 1] = {0};
    for (int i = from; i < t->runs.n; i++) {
        const struct run *run = list_at(&t->runs, i);
        if (run->row)
            widen_row(&rows[run->row], run);
    }
    for (int row = 1; row <= n; row++) {
        tops[row] = all + rows[row].over;
        all += rows[row].over + rows[row].size;
    }
    for (int i = from; i < t->runs.n; i++) {
        struct run *run = list_at(&t->runs, i);
        struct style *style = ARENA_NEW(c->job->doc, struct style);
        *style = *run->style;
        if (run->row)
            style->baseline_shift += centred(rows[run->row].size, around) + all / 2 -
                                     tops[run->row] - rows[run->row].size / 2;
        else if (run->rows)
            set_bracket(style, around, all);
        run->style = style;
    }
}

static xmlNodePtr next_line(xmlNodePtr node)
{
    while (node && !document_is(node, "line"))
        node = node->next;
    return node;
}

/* Rows stand solid. */
static const struct styling *row_styling(struct composing *c,
                                         const struct styling *inside)
{
    struct styling *g = ARENA_NEW(c->lasting->doc, struct styling);
    *g = *inside;
    g->style.jidori = 0;
    g->style.line_height = g->style.font_size;
    g->line_factor = 1000;
    return g;
}

void text_add_furiwake(struct composing *c, struct text_builder *t, xmlNodePtr element,
                       const struct styling *inside, text_fill *fill, xmlNodePtr node)
{
    const struct text_rows *rows = rows_new(c, ROWS_FURIWAKE);
    const struct styling *around = t->at.styling, *styling = row_styling(c, inside);
    int from = t->runs.n, row = 1;
    add_bracket(c, t, styling, rows, element, "open");
    for (xmlNodePtr line = next_line(element->children); line && row <= MOST_ROWS;
         line = next_line(line->next), row++)
        add_row(c, t, styling, (struct text_row){rows, row}, t->runs.n == from, fill,
                line, node);
    add_bracket(c, t, styling, rows, element, "close");
    while (from < t->runs.n && !((const struct run *)list_at(&t->runs, from))->rows)
        from++; /* the space in front of it */
    stack(c, t, from, row - 1, &around->style);
}

/* --- warichu ------------------------------------------------------------------------ */

/* Type that stands in the middle of the text around it, half of the rows above that and
 * half below, and makes no line higher, unless two rows are. */
static const struct styling *note_styling(struct composing *c,
                                          const struct styling *inside,
                                          const struct styling *around)
{
    struct styling *g = ARENA_NEW(c->lasting->doc, struct styling);
    *g = *inside;
    const emu size = g->style.font_size, least = around->style.line_height;
    g->style.jidori = 0;
    g->style.line_height = 2 * size > least ? 2 * size : least;
    g->line_factor = 0;
    g->style.baseline_shift += centred(size, &around->style);
    return g;
}

void text_add_warichu(struct composing *c, struct text_builder *t, xmlNodePtr element,
                      const struct styling *inside, text_fill *fill, xmlNodePtr node)
{
    struct text_rows *rows = rows_new(c, ROWS_WARICHU);
    const struct styling *note = note_styling(c, inside, t->at.styling);
    const int from = t->runs.n;
    rows->style = &note->style;
    add_bracket(c, t, t->at.styling, rows, element, "open");
    add_row(c, t, note, (struct text_row){rows, 1}, t->runs.n == from, fill, element,
            node);
    add_bracket(c, t, t->at.styling, rows, element, "close");
}
