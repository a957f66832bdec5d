#include "shape/shaping.h"

#include <stddef.h>

static const struct run *run_of(const struct draft *d, const struct cluster *c)
{
    return &d->box->text.runs[c->run];
}

/* JLREQ 3.3.6 and 3.3.7: a base of group ruby is one object; so is what is combined,
 * spread over a width, or in rows. */
static bool is_one_object(const struct run *a, const struct run *b)
{
    return (a->ruby && a->ruby == b->ruby) || (a->unit && a->unit == b->unit) ||
           (a->rows && a->rows == b->rows && a->rows->kind == ROWS_FURIWAKE);
}

/* Small characters beside the line, as in ｍ² and 注１）. */
static bool is_script(const struct draft *d, const struct run *run)
{
    const struct style *s = run->style, *line = d->box->style;
    if (run->rows && !run->rows->style)
        return false;
    if (run->rows && run->row)
        line = run->rows->style;
    return s->baseline_shift != line->baseline_shift && s->font_size < line->font_size &&
           !s->has_background && !s->border[SIDE_TOP].width;
}

/* --- warichu ------------------------------------------------------------------------ */

/* The note whose text cluster `i` is in; NULL: none. */
static const struct text_rows *note_of(const struct draft *d, int i)
{
    const struct run *run = i < d->clusters.n ? run_of(d, draft_cluster(d, i)) : NULL;
    const bool is_note = run && run->rows && run->rows->kind == ROWS_WARICHU && run->row;
    return is_note ? run->rows : NULL;
}

static bool closes(const struct cluster *c)
{
    return c->class == CL_CLOSING || c->class == CL_FULL_STOP || c->class == CL_COMMA ||
           c->class == CL_WESTERN_CLOSING;
}

static void keep_with_next(struct cluster *c)
{
    if (c->break_after == BREAK_HERE_ALLOWED)
        c->break_after = BREAK_HERE_AT_WORST;
}

/* A piece of one character would not look like rows: the first character of a note and
 * its last one stay with their neighbours if they can. */
static void keep_pieces(struct draft *d, int from, int to)
{
    int last = to - 1;
    while (last > from && closes(draft_cluster(d, last)))
        last--;
    keep_with_next(draft_cluster(d, from));
    if (last > from)
        keep_with_next(draft_cluster(d, last - 1));
}

static void keep_notes(struct draft *d)
{
    for (int from = 0, to; from < d->clusters.n; from = to) {
        const struct text_rows *note = note_of(d, from);
        for (to = from + 1; note && note_of(d, to) == note; to++)
            ;
        if (note)
            keep_pieces(d, from, to);
    }
}

static bool has_notes(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++)
        if (text->text.runs[i].rows && text->text.runs[i].rows->kind == ROWS_WARICHU)
            return true;
    return false;
}

void draft_join(struct draft *d)
{
    for (int i = 0; i + 1 < d->clusters.n; i++) {
        struct cluster *c = draft_cluster(d, i);
        const struct run *run = run_of(d, c), *next = run_of(d, draft_cluster(d, i + 1));
        const bool before_script = is_script(d, next);
        if (c->break_after == BREAK_HERE_FORCED)
            continue;
        if (is_one_object(run, next) || before_script) {
            c->break_after = BREAK_HERE_NOT;
            c->joined = true;
        }
        if (before_script && !is_script(d, run))
            c->gap_own = c->gap_next = 0; /* it stands solid with what it belongs to */
    }
    if (has_notes(d->box))
        keep_notes(d);
}
