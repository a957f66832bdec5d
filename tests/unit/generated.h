/* Boxes and texts generated from a seed, laid out in the square font, and what their
 * pages are asked in any case. */
#ifndef GAIYO_TESTS_GENERATED_H
#define GAIYO_TESTS_GENERATED_H

#include "support.h"

#include "base/list.h"
#include "base/utf8.h"
#include "compose/box.h"
#include "font/font.h"
#include "layout/layout.h"
#include "load/load.h"
#include "shape/shape.h"

/* --- chance --------------------------------------------------------------------- */

/* A generator of pseudo-random numbers (Marsaglia's xorshift). */
struct chance {
    uint32_t x;
};

static inline int up_to(struct chance *c, int n)
{
    c->x ^= c->x << 13;
    c->x ^= c->x >> 17;
    c->x ^= c->x << 5;
    return (int)(c->x % (uint32_t)n);
}

static inline bool one_in(struct chance *c, int n)
{
    return up_to(c, n) == 0;
}

/* --- making boxes --------------------------------------------------------------- */

/* A tree of boxes under construction. The place of a text is its index: its lines carry
 * it. */
struct maker {
    struct job *job;
    struct fonts *fonts;
    struct chance chance;
    struct list texts;   /* of const struct box * */
    struct list repeats; /* of bool: whether a text may be set again on the next page */
    bool repeating;      /* what is being made may be */
    enum writing_mode writing_mode;
    int n_boxes;
    int n_fits, n_first_fits;
    emu margin;           /* of pages, around the room of the flow */
    bool fits;            /* flows are fitted to their pages */
    struct list overlays; /* of const struct box * */
};

static inline struct maker maker_new(struct job *job, struct fonts *fonts, uint32_t seed)
{
    struct maker m = {.job = job, .fonts = fonts, .chance = {seed * 2654435761u + 1}};
    m.texts = list_of(job->doc, sizeof(const struct box *));
    m.repeats = list_of(job->doc, sizeof(bool));
    m.overlays = list_of(job->doc, sizeof(const struct box *));
    return m;
}

static inline struct style *make_style(struct maker *m)
{
    struct style *style = ARENA_NEW(m->job->doc, struct style);
    *style = (struct style){
        .writing_mode = m->writing_mode,
        .font_family = STR("gothic"),
        .font_weight = 400,
        .font_size = 10 * EMU_PT,
        .line_height = 15 * EMU_PT,
        .text_autospace = 250,
        .keep_together = KEEP_ALL,
        .orphans = 1 + up_to(&m->chance, 3),
        .widows = 1 + up_to(&m->chance, 3),
        .text_align = (enum text_align)up_to(&m->chance, 4),
        .text_wrap = (enum text_wrap)up_to(&m->chance, 4),
        .text_spacing_trim = (enum spacing_trim)up_to(&m->chance, 4),
        .hanging_punctuation = one_in(&m->chance, 4),
        .auto_phrase = one_in(&m->chance, 3),
    };
    return style;
}

static inline struct box *make_box(struct maker *m, enum box_kind kind,
                                   const struct list *kids)
{
    struct box *box = ARENA_NEW(m->job->doc, struct box);
    box->kind = kind;
    box->id = ++m->n_boxes;
    box->style = make_style(m);
    if (kids) {
        box->kids = list_array(kids, m->job->doc);
        box->n = kids->n;
    }
    return box;
}

static inline struct list kids_new(struct maker *m)
{
    return list_of(m->job->doc, sizeof(const struct box *));
}

static inline void add_kid(struct list *kids, const struct box *kid)
{
    *(const struct box **)list_add(kids) = kid;
}

static inline void add_to_texts(struct maker *m, struct box *text)
{
    text->text.index = m->texts.n;
    text->pos.offset = (uint32_t)m->texts.n;
    add_kid(&m->texts, text);
    *(bool *)list_add(&m->repeats) = m->repeating;
}

/* A word or mark out of the ordinary. */
static inline const char *special(struct chance *c)
{
    static const char *const words[] = {
        "、",    "。",   "・", "「三」", "（七）",    "」、",         "々",
        "ー",    "っ",   "！", "…",      "――",        "１，５００",   "1,788",
        "12.5%", "３％", "△5", "go",     "name",      "a/b",          " on ",
        "★",     "～",   "：", "　",     "5ポイント", "12％ポイント",
    };
    return words[up_to(c, (int)(sizeof words / sizeof *words))];
}

/* Japanese prose of a sort: two to five ideographs or kana, then something special. */
static inline struct str make_prose(struct maker *m, int parts)
{
    struct strbuf b;
    strbuf_init(&b, m->job->doc);
    for (int i = 0; i < parts; i++) {
        const int first = one_in(&m->chance, 2) ? 0x4E00 : 0x304B;
        for (int n = 2 + up_to(&m->chance, 4); n; n--)
            utf8_add(&b, first + up_to(&m->chance, 20) / 2 * 2);
        if (i + 1 < parts)
            strbuf_add_c(&b, special(&m->chance));
    }
    return strbuf_str(&b);
}

static inline const struct box *make_text(struct maker *m, int parts)
{
    struct box *box = make_box(m, BOX_TEXT, NULL);
    struct list runs = list_of(m->job->doc, sizeof(struct run));
    for (int i = 1 + up_to(&m->chance, 3); i; i--) {
        *(struct run *)list_add(&runs) = (struct run){
            .kind = RUN_TEXT, .text = make_prose(m, parts), .style = box->style};
        if (i > 1 && one_in(&m->chance, 3))
            *(struct run *)list_add(&runs) =
                (struct run){.kind = RUN_BREAK, .style = box->style};
    }
    box->text.runs = list_array(&runs, m->job->doc);
    box->text.n = runs.n;
    add_to_texts(m, box);
    return box;
}

/* --- rows of tables ------------------------------------------------------------- */

static inline const struct box *make_cell(struct maker *m, int colspan, int rowspan)
{
    struct list kids = kids_new(m);
    add_kid(&kids, make_text(m, 1));
    struct box *cell = make_box(m, BOX_CELL, &kids);
    cell->cell.colspan = colspan;
    cell->cell.rowspan = rowspan;
    cell->cell.ruled = true;
    return cell;
}

/* Cells from `column` on, each over one column or, unless the row is to be plain, perhaps
 * several. */
static inline const struct box *make_row(struct maker *m, int column, int n_columns,
                                         bool plain, const struct box *first)
{
    struct list cells = kids_new(m);
    if (first)
        add_kid(&cells, first);
    while (column < n_columns) {
        const int span = plain ? 1 : 1 + up_to(&m->chance, n_columns - column);
        add_kid(&cells, make_cell(m, span, 1));
        column += span;
    }
    return make_box(m, BOX_ROW, &cells);
}

/* A cell in the first column may stand beside all rows of the group. */
static inline const struct box *make_group(struct maker *m, int n_columns, int n_rows,
                                           bool head)
{
    struct list rows = kids_new(m);
    const struct box *beside = NULL;
    m->repeating = true;
    if (!head && n_rows > 1 && one_in(&m->chance, 2))
        beside = make_cell(m, 1, n_rows);
    m->repeating = head;
    for (int i = 0; i < n_rows; i++)
        add_kid(&rows, make_row(m, beside ? 1 : 0, n_columns, head, i ? NULL : beside));
    m->repeating = false;
    struct box *group = make_box(m, BOX_ROW_GROUP, &rows);
    group->group.head = head;
    return group;
}

/* --- laying out ----------------------------------------------------------------- */

static inline struct fonts *open_fonts(struct job *job)
{
    const struct catalogue *catalogue = load_catalogue(job, TEST_FONTS);
    assert_non_null(catalogue);
    return fonts_new(job, catalogue);
}

/* The boxes on pages of w × h; NULL if something does not fit. */
static inline const struct pages *lay_out(struct maker *m, const struct box *flow, emu w,
                                          emu h, enum page_fill fill)
{
    struct job *job = m->job;
    struct page_master *master = ARENA_NEW(job->doc, struct page_master);
    struct page_sequence *sequence = ARENA_NEW(job->doc, struct page_sequence);
    *master =
        (struct page_master){.width = w + 2 * m->margin, .height = h + 2 * m->margin};
    for (int i = 0; i < SIDES; i++)
        master->margin[i] = m->margin;
    *sequence = (struct page_sequence){
        .master = master, .flow = flow, .fill = fill, .fits = m->fits};
    const struct boxes boxes = {
        .sequences = sequence,
        .n = 1,
        .texts = list_array(&m->texts, job->doc),
        .n_texts = m->texts.n,
        .overlays = list_array(&m->overlays, job->doc),
        .n_overlays = m->overlays.n,
        .n_fits = m->n_fits,
        .n_first_fits = m->n_first_fits,
        .n_boxes = m->n_boxes,
    };
    const struct shaped *shaped = shape_boxes(job, m->fonts, &boxes);
    assert_non_null(shaped);
    return layout_pages(job, &boxes, shaped);
}

/* --- asking pages --------------------------------------------------------------- */

/* A line of text `index`, and where it stands. */
struct found {
    int index, page;
    emu x, y;
    const struct frag *frag;
};

static inline void find_lines(struct list *lines, const struct frag *frag, int page,
                              emu x, emu y)
{
    if (frag->kind == FRAG_LINE)
        *(struct found *)list_add(lines) =
            (struct found){(int)frag->pos.offset, page, x, y, frag};
    for (int i = 0; i < frag->n; i++)
        find_lines(lines, frag->kids[i].frag, page, x + frag->kids[i].x,
                   y + frag->kids[i].y);
}

static inline struct list lines_found(struct job *job, const struct pages *pages)
{
    struct list lines = list_of(job->doc, sizeof(struct found));
    for (int i = 0; i < pages->n; i++)
        find_lines(&lines, pages->pages[i].content, i, 0, 0);
    return lines;
}

static inline struct str text_of(const struct maker *m, int index)
{
    const struct box *box = *(const struct box **)list_at(&m->texts, index);
    struct strbuf b;
    strbuf_init(&b, m->job->doc);
    for (int i = 0; i < box->text.n; i++)
        strbuf_add(&b, box->text.runs[i].text);
    return strbuf_str(&b);
}

/* The place from `at` on where the line goes on that says `said`: behind the spaces at
 * the end of the line before. */
static inline int skip_spaces(struct str text, int at, struct str said)
{
    for (;;) {
        const struct str rest = str_slice(text, at, text.n);
        const int space = str_starts(rest, STR(" "))    ? 1
                          : str_starts(rest, STR("　")) ? 3
                                                        : 0;
        if (!space || (said.n && str_starts(rest, said)))
            return at;
        at += space;
    }
}

/* The lines of each text say the whole of it, in order and once (or, of a text that is
 * set again on the next page, as often as that); only spaces may be missing between them.
 */
static inline void check_text(const struct maker *m, const struct list *lines, int index)
{
    const bool repeated = *(bool *)list_at(&m->repeats, index);
    const struct str text = text_of(m, index);
    int at = 0, times = 0;
    for (int i = 0; i < lines->n; i++) {
        const struct found *line = list_at(lines, i);
        if (line->index != index)
            continue;
        if (at == text.n) {
            assert_true(repeated);
            at = 0;
        }
        const struct str said = line->frag->line.text;
        at = skip_spaces(text, at, said);
        assert_true(str_starts(str_slice(text, at, text.n), said));
        at += said.n;
        times += at == text.n;
    }
    at = skip_spaces(text, at, STR(""));
    assert_int_equal(at, text.n);
    assert_true(repeated || times <= 1 || !text.n);
}

static inline void check_texts(const struct maker *m, const struct pages *pages)
{
    const struct list lines = lines_found(m->job, pages);
    for (int i = 0; i < m->texts.n; i++)
        check_text(m, &lines, i);
}

static inline void check_inside(const struct frag *frag, emu x, emu y,
                                const struct page *page)
{
    assert_true(x >= 0 && y >= 0 && frag->w >= 0 && frag->h >= 0);
    assert_true(x + frag->w <= page->w && y + frag->h <= page->h);
    const struct path *outline = frag->kind == FRAG_PATH ? frag->path.outline : NULL;
    for (int i = 0; outline && i < outline->n_points; i++) {
        const emu *point = outline->points[i];
        assert_true(x + point[0] >= 0 && x + point[0] <= page->w);
        assert_true(y + point[1] >= 0 && y + point[1] <= page->h);
    }
    for (int i = 0; i < frag->n; i++)
        check_inside(frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y, page);
}

#endif
