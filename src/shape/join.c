#include "shape/shaping.h"

#include <stddef.h>
#include <stdint.h>

static const struct run *run_of(const struct draft *d, const struct cluster *c)
{
    return &d->box->text.runs[c->run];
}

/* JLREQ 3.3.6 and 3.3.7: a base of group ruby is one object; so is what is combined,
 * spread over a width, or in rows. */
static bool is_one_object(const struct run *a, const struct run *b,
                          const struct text_unit *loose)
{
    return (a->ruby && a->ruby == b->ruby) ||
           (a->unit && a->unit == b->unit && a->unit != loose) ||
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

/* --- jidori ------------------------------------------------------------------------- */

static const struct text_unit *jidori_of(const struct draft *d, int i)
{
    const struct run *run = i < d->clusters.n ? run_of(d, draft_cluster(d, i)) : NULL;
    return run && run->unit && run->unit->kind == UNIT_JIDORI ? run->unit : NULL;
}

/* How long cluster `i` is with the gap behind it. */
static int64_t length_of(const struct draft *d, int i)
{
    const struct cluster *c = draft_cluster(d, i);
    const int64_t size = draft_style(d, i)->font_size;
    return size * c->advance / face_upem(d->shaping->fonts, c->face) +
           size * (c->gap_own + c->gap_next) / 1000;
}

/* True if the unit that begins with cluster `from` is longer than what it is to be spread
 * over: it is a text like any, in which lines may end. */
static bool is_long(const struct draft *d, int from)
{
    const struct text_unit *unit = jidori_of(d, from);
    int64_t length = 0;
    for (int i = from; jidori_of(d, i) == unit && draft_cluster(d, i)->class != CL_NONE;
         i++)
        length += length_of(d, i);
    return length > unit->width;
}

/* The unit that the pair of clusters behind `i` is in and that is no object, since it is
 * long; NULL: there is none. `before` is that of the pair before. */
static const struct text_unit *long_unit(const struct draft *d, int i,
                                         const struct text_unit *before)
{
    const struct text_unit *unit = jidori_of(d, i);
    const bool begins = unit && (i == 0 || jidori_of(d, i - 1) != unit ||
                                 draft_cluster(d, i - 1)->class == CL_NONE);
    if (begins)
        return is_long(d, i) ? unit : NULL;
    return unit ? before : NULL;
}

/* True if nothing in the text is more than its characters. */
static bool is_plain(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++) {
        const struct run *run = &text->text.runs[i];
        if (run->style != text->style || run->ruby || run->unit || run->rows)
            return false;
    }
    return true;
}

void draft_join(struct draft *d)
{
    const struct text_unit *loose = NULL;
    if (is_plain(d->box))
        return;
    for (int i = 0; i + 1 < d->clusters.n; i++) {
        struct cluster *c = draft_cluster(d, i);
        const struct run *run = run_of(d, c), *next = run_of(d, draft_cluster(d, i + 1));
        const bool before_script = is_script(d, next);
        loose = long_unit(d, i, loose);
        if (c->break_after == BREAK_HERE_FORCED)
            continue;
        if (is_one_object(run, next, loose) || before_script) {
            c->break_after = BREAK_HERE_NOT;
            c->joined = true;
        }
        if (before_script && !is_script(d, run))
            c->gap_own = c->gap_next = 0; /* it stands solid with what it belongs to */
    }
    if (has_notes(d->box))
        keep_notes(d);
}
