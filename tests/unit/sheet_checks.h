/* What the pages of any sheet are asked: whether anything stands outside of them or over
 * anything else, alone at a foot or a head, or is lost. Each check returns what is wrong,
 * in words, or NULL. */
#ifndef GAIYO_TESTS_SHEET_CHECKS_H
#define GAIYO_TESTS_SHEET_CHECKS_H

#include "random_sheet.h"

#include "base/list.h"
#include "layout/shown.h"

/* A line of text where it stands, in the order of the fragments; or a picture. */
struct seen {
    const struct frag *frag;
    int page, text; /* text: -1: a number that was filled in */
    emu x, y;
    emu left, right; /* of its glyphs */
    bool in_flow;    /* not in a header, footer or background */
    bool reading;    /* over another text */
    bool over;       /* stands over or under other lines on purpose: a number in one */
    int heading;     /* the level of the heading that it is part of; 0: of none */
};

/* What boxes are asked for by number. */
struct known {
    const struct box **boxes; /* by id */
    const struct box **texts; /* by text.index; what stands in the flow */
    int *headings;            /* level, by text.index */
    bool *readings;           /* stands over another text, by text.index */
    bool *continued;          /* only where the rows of a cell go on, by text.index */
    int *sequences;           /* that it stands in, by text.index */
    int sequence;             /* that is gone through */
};

/* The pages of a sheet, looked through. */
struct survey {
    const struct sheet *sheet;
    const struct pages *pages;
    struct arena *arena;
    struct known known;
    struct list lines, pictures; /* of struct seen */
};

/* --- boxes ---------------------------------------------------------------------- */

static inline void know_box(struct survey *v, const struct box *box, int heading);

static inline void know_continued(struct survey *v, const struct box *box, int heading)
{
    know_box(v, box, heading);
    if (box->kind == BOX_TEXT)
        v->known.continued[box->text.index] = true;
    for (int i = 0; i < box->n; i++)
        know_continued(v, box->kids[i], heading);
}

static inline void know_box(struct survey *v, const struct box *box, int heading)
{
    if (!box)
        return;
    v->known.boxes[box->id] = box;
    if (box->tag >= TAG_HEADING_1 && box->tag <= TAG_HEADING_6)
        heading = (int)box->tag - TAG_HEADING_1 + 1;
    if (box->kind == BOX_TEXT) {
        v->known.texts[box->text.index] = box;
        v->known.headings[box->text.index] = heading;
        v->known.sequences[box->text.index] = v->known.sequence;
        for (int i = 0; i < box->text.n; i++)
            if (box->text.runs[i].ruby) {
                know_box(v, box->text.runs[i].ruby->text, heading);
                v->known.readings[box->text.runs[i].ruby->text->text.index] = true;
            }
    }
    if (box->kind == BOX_FRAME)
        know_box(v, box->frame.heading, heading);
    if (box->kind == BOX_ITEM)
        know_box(v, box->item.label, heading);
    if (box->kind == BOX_CELL && box->cell.continued)
        know_continued(v, box->cell.continued, heading);
    for (int i = 0; i < box->n; i++)
        know_box(v, box->kids[i], heading);
}

/* --- lines ---------------------------------------------------------------------- */

/* From the first glyph to the last; the blank of a bracket at the head stands outside. */
static inline void measure_ink(struct seen *line)
{
    const struct frag *frag = line->frag;
    line->left = line->right = line->x;
    if (!frag->line.n || frag->line.vertical)
        return;
    const struct glyph_run *first = &frag->line.runs[0];
    const struct glyph_run *last = &frag->line.runs[frag->line.n - 1];
    const emu start = first->x + first->glyphs[0].x;
    line->left = line->x + (start > 0 ? start : 0);
    line->right = line->x + last->x + last->glyphs[last->n - 1].x + last->size / 2;
    if (line->right > line->x + frag->w) /* it is narrower than half an em */
        line->right = line->x + frag->w;
}

static inline const struct box *box_of(const struct survey *v, const struct frag *frag)
{
    return frag->box > 0 && frag->box <= v->sheet->boxes->n_boxes
               ? v->known.boxes[frag->box]
               : NULL;
}

static inline void see_lines(struct survey *v, const struct frag *frag, int page, emu x,
                             emu y)
{
    const struct box *box = box_of(v, frag);
    const int from = v->lines.n;
    const bool is_number = frag->kind == FRAG_LINE && frag->line.part_of < 0;
    if (frag->kind == FRAG_LINE) {
        const int text = frag->line.part_of;
        struct seen *line = list_add(&v->lines);
        *line = (struct seen){.frag = frag, .page = page, .text = text, .x = x, .y = y};
        line->in_flow = text >= 0 && v->known.texts[text];
        line->heading = text >= 0 ? v->known.headings[text] : 0;
        line->reading = text >= 0 && v->known.readings[text];
        measure_ink(line);
    }
    if (frag->kind == FRAG_GROUP && frag->group.alt.n)
        *(struct seen *)list_add(&v->pictures) =
            (struct seen){.frag = frag, .page = page, .x = x, .y = y};
    for (int i = 0; i < frag->n; i++)
        see_lines(v, frag->kids[i].frag, page, x + frag->kids[i].x, y + frag->kids[i].y);
    if (is_number || (box && (box->kind == BOX_OVERLAY || box->kind == BOX_PLACE)))
        for (int i = from; i < v->lines.n; i++)
            ((struct seen *)list_at(&v->lines, i))->over = true;
}

static inline const struct seen *line_at(const struct survey *v, int i)
{
    return i < v->lines.n ? list_at(&v->lines, i) : NULL;
}

/* Readings in headers and footers, which are in no flow. */
static inline void know_readings(struct survey *v, const struct box *box)
{
    for (int i = 0; box && box->kind == BOX_TEXT && i < box->text.n; i++)
        if (box->text.runs[i].ruby)
            v->known.readings[box->text.runs[i].ruby->text->text.index] = true;
    for (int i = 0; box && i < box->n; i++)
        know_readings(v, box->kids[i]);
}

static inline void know_master(struct survey *v, const struct page_master *master)
{
    if (!master)
        return;
    know_readings(v, master->header);
    know_readings(v, master->footer);
    for (int i = 0; i < master->n_background; i++)
        v->known.boxes[master->background[i]->id] = master->background[i];
}

static inline struct survey survey_pages(struct sheet *s, const struct pages *pages)
{
    struct arena *arena = s->job.doc;
    const struct boxes *b = s->boxes;
    struct survey v = {.sheet = s, .pages = pages, .arena = arena};
    v.known.boxes = ARENA_ARRAY(arena, const struct box *, b->n_boxes + 1);
    v.known.texts = ARENA_ARRAY(arena, const struct box *, b->n_texts + 1);
    v.known.headings = ARENA_ARRAY(arena, int, b->n_texts + 1);
    v.known.readings = ARENA_ARRAY(arena, bool, b->n_texts + 1);
    v.known.continued = ARENA_ARRAY(arena, bool, b->n_texts + 1);
    v.known.sequences = ARENA_ARRAY(arena, int, b->n_texts + 1);
    for (; v.known.sequence < b->n; v.known.sequence++)
        know_box(&v, b->sequences[v.known.sequence].flow, 0);
    for (int i = 0; i < b->n; i++) {
        know_master(&v, b->sequences[i].master);
        know_master(&v, b->sequences[i].first);
        know_master(&v, b->sequences[i].left);
        know_master(&v, b->sequences[i].right);
    }
    for (int i = 0; i < b->n_overlays; i++)
        know_box(&v, b->overlays[i], 0);
    v.lines = list_of(arena, sizeof(struct seen));
    v.pictures = list_of(arena, sizeof(struct seen));
    for (int i = 0; i < pages->n; i++)
        see_lines(&v, pages->pages[i].content, i, 0, 0);
    return v;
}

/* --- nothing outside the page --------------------------------------------------- */

static inline bool is_inside(const struct frag *frag, emu x, emu y,
                             const struct page *page)
{
    if (x < 0 || y < 0 || frag->w < 0 || frag->h < 0 || x + frag->w > page->w ||
        y + frag->h > page->h)
        return false;
    const struct path *outline = frag->kind == FRAG_PATH ? frag->path.outline : NULL;
    for (int i = 0; outline && i < outline->n_points; i++) {
        const emu *point = outline->points[i];
        if (x + point[0] < 0 || x + point[0] > page->w || y + point[1] < 0 ||
            y + point[1] > page->h)
            return false;
    }
    for (int i = 0; i < frag->n; i++)
        if (!is_inside(frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y,
                       page))
            return false;
    return true;
}

static inline const char *check_inside_pages(const struct survey *v)
{
    for (int i = 0; i < v->pages->n; i++)
        if (!is_inside(v->pages->pages[i].content, 0, 0, &v->pages->pages[i]))
            return str_format(v->arena, "something stands outside of page %d", i + 1).p;
    for (int i = 0; i < v->lines.n; i++) {
        const struct seen *line = line_at(v, i);
        const struct page *page = &v->pages->pages[line->page];
        if (line->left < 0 || line->right > page->w)
            return str_format(v->arena, "outside of page %d: %.*s", line->page + 1,
                              STR_ARG(line->frag->line.text))
                .p;
    }
    return NULL;
}

/* --- nothing over anything else ------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const struct seen *one = *(const struct seen *const *)a;
    const struct seen *other = *(const struct seen *const *)b;
    if (one->page != other->page)
        return one->page < other->page ? -1 : 1;
    if (one->y != other->y)
        return one->y < other->y ? -1 : 1;
    return one->x < other->x ? -1 : one->x > other->x;
}

static inline const struct seen **lines_downwards(const struct survey *v)
{
    const struct seen **lines =
        ARENA_ARRAY(v->arena, const struct seen *, v->lines.n + 1);
    for (int i = 0; i < v->lines.n; i++)
        lines[i] = line_at(v, i);
    qsort(lines, (size_t)v->lines.n, sizeof *lines, by_place);
    return lines;
}

/* Level lines lie over each other where both their glyphs and half of their heights do:
 * small type stands in the leading of large. Readings and what stands in rows within a
 * line are a matter of their text alone. */
static inline bool lie_over(const struct seen *a, const struct seen *b)
{
    if (a->frag->line.vertical || b->frag->line.vertical || !a->frag->line.n ||
        !b->frag->line.n || a->text == b->text || a->reading || b->reading || a->over ||
        b->over)
        return false;
    const emu top = a->y > b->y ? a->y : b->y;
    const emu foot =
        a->y + a->frag->h < b->y + b->frag->h ? a->y + a->frag->h : b->y + b->frag->h;
    const emu least = a->frag->h < b->frag->h ? a->frag->h : b->frag->h;
    return a->left < b->right && b->left < a->right && foot - top > least / 2;
}

static inline const char *check_collisions(const struct survey *v)
{
    const struct seen **lines = lines_downwards(v);
    for (int i = 0; i < v->lines.n; i++)
        for (int k = i + 1; k < v->lines.n && lines[k]->page == lines[i]->page &&
                            lines[k]->y < lines[i]->y + lines[i]->frag->h;
             k++)
            if (lie_over(lines[i], lines[k]))
                return str_format(v->arena, "page %d: over each other: %.*s / %.*s",
                                  lines[i]->page + 1, STR_ARG(lines[i]->frag->line.text),
                                  STR_ARG(lines[k]->frag->line.text))
                    .p;
    return NULL;
}

/* Boxes in the flow that stand beside or below one another in the same group have room
 * of their own each. */
static inline bool is_flow(const struct survey *v, const struct frag *frag)
{
    const struct box *box = box_of(v, frag);
    return box && box->kind != BOX_OVERLAY && box->kind != BOX_CONNECTOR &&
           box->kind != BOX_PLACE && frag->w > 0 && frag->h > 0;
}

static inline bool share_room(const struct placed *a, const struct placed *b)
{
    return a->x < b->x + b->frag->w && b->x < a->x + a->frag->w &&
           a->y < b->y + b->frag->h && b->y < a->y + a->frag->h;
}

static inline const struct frag *find_sharing(const struct survey *v,
                                              const struct frag *frag)
{
    for (int i = 0; i < frag->n; i++) {
        if (!is_flow(v, frag->kids[i].frag))
            continue;
        for (int k = i + 1; k < frag->n && k < i + 40; k++)
            if (is_flow(v, frag->kids[k].frag) &&
                share_room(&frag->kids[i], &frag->kids[k]))
                return frag->kids[i].frag;
    }
    for (int i = 0; i < frag->n; i++) {
        const struct frag *found = find_sharing(v, frag->kids[i].frag);
        if (found)
            return found;
    }
    return NULL;
}

static inline const char *place_of_box(const struct survey *v, int id)
{
    const struct box *box = v->known.boxes[id];
    return box ? diags_place(v->sheet->job.diags, v->arena, box->pos) : "?";
}

static inline const char *check_boxes_apart(const struct survey *v)
{
    for (int i = 0; i < v->pages->n; i++) {
        const struct frag *found = find_sharing(v, v->pages->pages[i].content);
        if (found)
            return str_format(v->arena, "page %d: the box of %s shares room with another",
                              i + 1, place_of_box(v, found->box))
                .p;
    }
    return NULL;
}

/* --- no page empty -------------------------------------------------------------- */

static inline const char *check_no_page_is_empty(const struct survey *v)
{
    bool *filled = ARENA_ARRAY(v->arena, bool, v->pages->n + 1);
    for (int i = 0; i < v->lines.n; i++)
        filled[line_at(v, i)->page] |= line_at(v, i)->in_flow;
    for (int i = 0; i < v->pages->n; i++)
        if (!filled[i])
            return str_format(v->arena, "page %d is empty", i + 1).p;
    return NULL;
}

/* --- headings, first and last lines --------------------------------------------- */

/* The next line of the flow that is of another text. */
static inline const struct seen *line_behind(const struct survey *v, int i)
{
    const int text = line_at(v, i)->text;
    for (const struct seen *line; (line = line_at(v, ++i));)
        if (line->in_flow && line->text != text)
            return line;
    return NULL;
}

/* The first line on its page of the text that line `i` is of. */
static inline const struct seen *first_line(const struct survey *v, int i)
{
    const struct seen *line = line_at(v, i);
    for (int k = i; k >= 0 && line_at(v, k)->page == line->page; k--) {
        if (line_at(v, k)->text == line->text)
            i = k;
        else if (!line_at(v, k)->reading)
            break;
    }
    return line_at(v, i);
}

static inline bool is_under(const struct seen *other, const struct seen *line)
{
    return other->page == line->page && other->y > line->y &&
           other->x < line->x + line->frag->w && line->x < other->x + other->frag->w;
}

/* True if something of the flow stands under the line. */
static inline bool has_below(const struct survey *v, const struct seen *line)
{
    for (int i = 0; i < v->pictures.n; i++)
        if (is_under(list_at(&v->pictures, i), line))
            return true;
    for (int i = 0; i < v->lines.n; i++) {
        const struct seen *other = line_at(v, i);
        if (other->in_flow && other->text != line->text && is_under(other, line))
            return true;
    }
    return false;
}

/* A heading stands above what it is the heading of; of one that nothing comes behind in
 * its pages, or another heading of its level or above, nothing is asked. */
static inline const char *check_headings(const struct survey *v)
{
    for (int i = 0; i < v->lines.n; i++) {
        const struct seen *line = line_at(v, i);
        const struct seen *next =
            line->in_flow && line->heading ? line_behind(v, i) : NULL;
        if (!next || (next->heading && next->heading <= line->heading) ||
            v->known.sequences[next->text] != v->known.sequences[line->text])
            continue;
        if (!has_below(v, line) &&
            (next->page != line->page || next->y + next->frag->h <= first_line(v, i)->y))
            return str_format(v->arena, "page %d: a heading stands alone: %.*s",
                              line->page + 1, STR_ARG(line->frag->line.text))
                .p;
    }
    return NULL;
}

/* Where a text goes on in another column or on another page. */
static inline bool is_cut(const struct seen *a, const struct seen *b)
{
    return a->page != b->page || (b->y + b->frag->h <= a->y && !a->frag->line.vertical);
}

/* No piece of a text that has more is one line; unless it was two in the narrower column
 * that the text comes from. */
static inline const char *check_pieces(const struct survey *v)
{
    const struct seen *before = NULL;
    int lines_of_piece = 0;
    bool is_piece = false, wider = false;
    for (int i = 0; i <= v->lines.n; i++) {
        const struct seen *line = line_at(v, i);
        if (line && (line->text < 0 || !line->in_flow))
            continue;
        const bool same = line && before && line->text == before->text;
        const bool cut = same && is_cut(before, line);
        if ((cut || (is_piece && !same)) && lines_of_piece == 1 && !wider)
            return str_format(v->arena, "page %d: a line stands alone: %.*s",
                              before->page + 1, STR_ARG(before->frag->line.text))
                .p;
        is_piece = same && (is_piece || cut);
        wider = cut ? line->frag->w != before->frag->w : same && wider;
        lines_of_piece = same && !cut ? lines_of_piece + 1 : 1;
        before = line;
    }
    return NULL;
}

/* --- flows in pieces ------------------------------------------------------------ */

/* Boxes of the sheet on pages of another height, nothing fitted or filled. */
static inline const struct pages *pages_as_high(struct sheet *s, const struct boxes *of,
                                                emu height)
{
    struct arena *arena = s->job.doc;
    const int n = of->n;
    struct boxes *boxes = ARENA_NEW(arena, struct boxes);
    struct page_sequence *sequences = ARENA_ARRAY(arena, struct page_sequence, n);
    *boxes = *of;
    boxes->sequences = sequences;
    for (int i = 0; i < n; i++) {
        struct page_master *master = ARENA_NEW(arena, struct page_master);
        *master = *of->sequences[i].master;
        master->height = height ? height : master->height;
        sequences[i] = of->sequences[i];
        sequences[i].fits = false;
        sequences[i].fill = PAGE_FILL_NO;
        sequences[i].master = master;
        sequences[i].first = sequences[i].left = sequences[i].right = NULL;
    }
    return layout_pages(&s->job, boxes, s->shaped);
}

/* How the lines of each text end, by text.index: the first time that it is set. */
static inline const struct strbuf *line_ends(const struct survey *v)
{
    struct strbuf *ends =
        ARENA_ARRAY(v->arena, struct strbuf, v->sheet->boxes->n_texts + 1);
    int *last = ARENA_ARRAY(v->arena, int, v->sheet->boxes->n_texts + 1);
    for (int i = 0; i < v->lines.n; i++) {
        const struct seen *line = line_at(v, i);
        if (line->text < 0 || !line->in_flow || line->frag->line.to <= last[line->text])
            continue;
        if (!ends[line->text].arena)
            strbuf_init(&ends[line->text], v->arena);
        last[line->text] = line->frag->line.to;
        strbuf_addf(&ends[line->text], "%d ", line->frag->line.to);
    }
    return ends;
}

/* Cut into pages, a flow has the lines that it has on a page that is as long as it: of
 * several ways to set something, those of the one that is on the pages. */
static inline const char *find_other_lines(struct sheet *s)
{
    const struct pages *cut = pages_as_high(s, s->boxes, 0);
    const struct boxes *shown =
        cut ? boxes_on_pages(s->job.doc, s->boxes, cut->pages, cut->n, NULL) : NULL;
    const struct pages *whole = shown ? pages_as_high(s, shown, 100000 * EMU_PT) : NULL;
    if (!whole)
        return "it does not come out on one page";
    const struct survey a = survey_pages(s, cut), b = survey_pages(s, whole);
    const struct strbuf *in_pieces = line_ends(&a), *uncut = line_ends(&b);
    for (int i = 0; i < s->boxes->n_texts; i++)
        /* what says that something goes on is only there in pieces */
        if (uncut[i].arena && !str_eq(strbuf_str((struct strbuf *)&in_pieces[i]),
                                      strbuf_str((struct strbuf *)&uncut[i])))
            return str_format(a.arena,
                              "cut into pages, a text has other lines (%s/ %s): %.*s",
                              strbuf_str((struct strbuf *)&in_pieces[i]).p,
                              strbuf_str((struct strbuf *)&uncut[i]).p,
                              STR_ARG(shaped_paragraph(s->shaped, i)->text))
                .p;
    return NULL;
}

/* --- tables --------------------------------------------------------------------- */

struct cells {
    int64_t area;
    emu left, right, top, foot;
    int n;
};

static inline void add_cells(const struct survey *v, const struct frag *frag, emu x,
                             emu y, struct cells *cells)
{
    const struct box *box = box_of(v, frag);
    if (box && box->kind == BOX_CELL) {
        if (!cells->n++)
            *cells = (struct cells){0, x, x + frag->w, y, y + frag->h, 1};
        cells->area += (int64_t)frag->w * frag->h;
        cells->left = x < cells->left ? x : cells->left;
        cells->right = x + frag->w > cells->right ? x + frag->w : cells->right;
        cells->top = y < cells->top ? y : cells->top;
        cells->foot = y + frag->h > cells->foot ? y + frag->h : cells->foot;
        return;
    }
    for (int i = 0; i < frag->n; i++)
        add_cells(v, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y, cells);
}

static inline bool has_shares(const struct box *table)
{
    for (int i = 0; i < table->tracks.n_columns; i++)
        if (table->tracks.columns[i].kind == TRACK_FRACTION)
            return true;
    return false;
}

/* The first table whose cells leave a gap between them or, where columns share out its
 * width, beside them. */
static inline const struct frag *find_gaps(const struct survey *v,
                                           const struct frag *frag)
{
    const struct box *box = box_of(v, frag);
    /* a cell in columns that has a height does not fill its room */
    if (box && box->kind == BOX_TABLE && box->style->writing_mode == HORIZONTAL_TB) {
        struct cells cells = {.n = 0};
        add_cells(v, frag, 0, 0, &cells);
        if (cells.n && (cells.left != 0 || cells.right > frag->w ||
                        (has_shares(box) && cells.right != frag->w) ||
                        cells.area != (int64_t)cells.right * (cells.foot - cells.top)))
            return frag;
    }
    for (int i = 0; i < frag->n; i++) {
        const struct frag *found = find_gaps(v, frag->kids[i].frag);
        if (found)
            return found;
    }
    return NULL;
}

static inline const char *check_tables(const struct survey *v)
{
    for (int i = 0; i < v->pages->n; i++) {
        const struct frag *found = find_gaps(v, v->pages->pages[i].content);
        if (found)
            return str_format(v->arena,
                              "page %d: the cells of the table of %s do not fill it",
                              i + 1, place_of_box(v, found->box))
                .p;
    }
    return NULL;
}

#endif
