#include "layout/messages.h"
#include "layout/page.h"

#include "base/arena.h"
#include "base/job.h"

/* How often each cluster of each text stands on a page, by text.index; at most 2. */
struct tally {
    struct lay *lay;
    unsigned char **times;
    bool faulty; /* said once: the rest would be the same fault */
};

/* True if the line's baseline, or the middle of a column, lies on the page: what hangs
 * over its edge is not on it. */
static bool is_on(const struct page *page, const struct frag *line, int64_t x, int64_t y)
{
    x += line->line.vertical ? line->w / 2 : 0;
    y += line->line.vertical ? 0 : line->baseline;
    return y >= 0 && y <= page->h && x >= 0 && x <= page->w;
}

/* The lines of a fragment at (x, y) that are on the page. */
static void count_lines(struct tally *t, const struct frag *frag, int64_t x, int64_t y,
                        const struct page *page)
{
    for (int i = 0; i < frag->n; i++)
        count_lines(t, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y,
                    page);
    if (frag->kind != FRAG_LINE || frag->line.part_of < 0)
        return;
    if (!is_on(page, frag, x, y))
        return;
    const int n = shaped_paragraph(t->lay->shaped, frag->line.part_of)->n;
    unsigned char **times = &t->times[frag->line.part_of];
    if (!*times)
        *times = ARENA_ARRAY(t->lay->job->doc, unsigned char, n + 1);
    for (int i = frag->line.from; i < frag->line.to; i++)
        (*times)[i] = (*times)[i] ? 2 : 1;
}

/* Names the text by what stands in it from cluster `i` on. */
static void report_text(struct job *job, const struct paragraph *p, int i,
                        const char *how_often)
{
    enum { ENOUGH = 12 };
    const struct cluster *first = &p->clusters[i];
    const struct cluster *last =
        &p->clusters[(p->n < i + ENOUGH ? p->n : i + ENOUGH) - 1];
    const struct str said =
        str_slice(p->text, first->text, last->text + last->text_length);
    DIAG(job->diags, DIAG_TEXT_PLACED, p->box->text.runs[first->run].pos,
         str_format(job->doc, "%.*s", said.n, said.p).p, how_often);
}

static void check_text(struct tally *t, const struct box *text, bool repeats)
{
    const struct paragraph *p = shaped_paragraph(t->lay->shaped, text->text.index);
    const unsigned char *times = t->times[text->text.index];
    for (int i = 0; i < p->n && !t->faulty; i++) {
        if (times && (times[i] == 1 || (repeats && times[i])))
            continue;
        t->faulty = true;
        report_text(t->lay->job, p, i,
                    times && times[i] ? "more than once" : "on no page");
    }
}

/* What a table that is broken over pages shows on each of them: its head and foot, the
 * label of a group, and a cell that reaches over the break. */
static bool may_repeat(const struct box *box)
{
    return (box->kind == BOX_ROW_GROUP && (box->group.head || box->group.foot)) ||
           (box->kind == BOX_ROW && box->row.label) ||
           (box->kind == BOX_CELL && box->cell.rowspan > 1);
}

/* A text and the texts inside it. */
static void check_texts(struct tally *t, const struct box *text, bool repeats)
{
    const struct ruby *last = NULL;
    check_text(t, text, repeats);
    for (int i = 0; i < text->text.n; i++) {
        const struct ruby *ruby = text->text.runs[i].ruby;
        if (ruby && ruby != last)
            check_texts(t, ruby->text, repeats);
        last = ruby;
    }
}

/* Everything in a flow. */
static void check_box(struct tally *t, const struct box *box, bool repeats)
{
    repeats = repeats || may_repeat(box);
    if (box->kind == BOX_TEXT)
        check_texts(t, box, repeats);
    if (box->kind == BOX_FRAME && box->frame.heading)
        check_box(t, box->frame.heading, repeats);
    if (box->kind == BOX_ITEM && box->item.label)
        check_box(t, box->item.label, repeats);
    for (int i = 0; i < box->n; i++)
        check_box(t, box->kids[i], repeats);
}

void pages_check(struct lay *lay, const struct boxes *boxes, const struct pages *pages)
{
    struct tally t = {
        lay, ARENA_ARRAY(lay->job->doc, unsigned char *, lay->shaped->n + 1), false};
    for (int i = 0; i < pages->n; i++)
        count_lines(&t, pages->pages[i].content, 0, 0, &pages->pages[i]);
    for (int i = 0; i < boxes->n; i++)
        check_box(&t, boxes->sequences[i].flow, false);
    for (int i = 0; i < boxes->n_overlays; i++)
        check_box(&t, boxes->overlays[i], false);
}

/* --- pages that are gone ------------------------------------------------------------ */

static void read_lines(struct reading *r, const struct frag *frag, int64_t x, int64_t y,
                       const struct page *page)
{
    for (int i = 0; i < frag->n; i++)
        read_lines(r, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y, page);
    if (frag->kind != FRAG_LINE || frag->line.part_of < 0 || !is_on(page, frag, x, y))
        return;
    int *read_to = &r->read_to[frag->line.part_of];
    if (frag->line.from <= *read_to && frag->line.to > *read_to)
        *read_to = frag->line.to;
}

void reading_add(struct reading *reading, const struct page *page)
{
    read_lines(reading, page->content, 0, 0, page);
}

static void check_reading(struct reading *r, const struct lay *lay,
                          const struct box *text)
{
    const struct paragraph *p = shaped_paragraph(lay->shaped, text->text.index);
    const int at = r->read_to[text->text.index];
    const struct ruby *last = NULL;
    if (at < p->n && !r->faulty) {
        r->faulty = true;
        report_text(r->job, p, at, "on no page");
    }
    for (int i = 0; i < text->text.n; i++) {
        const struct ruby *ruby = text->text.runs[i].ruby;
        if (ruby && ruby != last)
            check_reading(r, lay, ruby->text);
        last = ruby;
    }
}

void reading_check(struct reading *reading, const struct lay *lay, const struct box *box)
{
    if (box->kind == BOX_TEXT)
        check_reading(reading, lay, box);
    if (box->kind == BOX_FRAME && box->frame.heading)
        reading_check(reading, lay, box->frame.heading);
    if (box->kind == BOX_ITEM && box->item.label)
        reading_check(reading, lay, box->item.label);
    for (int i = 0; i < box->n; i++)
        reading_check(reading, lay, box->kids[i]);
}
