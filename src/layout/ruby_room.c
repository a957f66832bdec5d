#include "layout/ruby.h"

#include "base/arena.h"
#include "base/job.h"

/* A paragraph whose readings are given room, from left to right. */
struct rooms {
    struct lay *lay;
    const struct paragraph *p;
    const struct room *room;
    /* how far the reading before stands over this cluster, which comes behind it */
    emu taken;
    int taken_from;
};

static const struct run *run_of(const struct paragraph *p, int i)
{
    return &p->box->text.runs[p->clusters[i].run];
}

static const struct ruby *ruby_of(const struct paragraph *p, int i)
{
    return run_of(p, i)->ruby;
}

int ruby_base_end(const struct paragraph *p, int i)
{
    const struct ruby *ruby = ruby_of(p, i);
    int end = i;
    while (ruby && end < p->n && ruby_of(p, end) == ruby)
        end++;
    return end;
}

bool ruby_is_inside(const struct paragraph *p, int i)
{
    return i + 1 < p->n && ruby_of(p, i) && ruby_of(p, i) == ruby_of(p, i + 1);
}

static emu reading_length(struct lay *lay, const struct ruby *ruby)
{
    return paragraph_length(paragraph_measure(lay, ruby->text));
}

static emu base_length(const struct rooms *r, int from, int to)
{
    emu length = r->room->widths[to - 1];
    for (int i = from; i < to - 1; i++)
        length = emu_sum(length, r->room->widths[i] + r->room->gaps[i]);
    return length;
}

/* --- overhang (JLREQ 3.3.8) --------------------------------------------------------- */

static emu least(emu a, emu b)
{
    return a < b ? a : b;
}

/* How far a reading may stand over cluster `i` and the gap of `gap` between them. */
static emu may_hang(const struct rooms *r, int i, bool behind, emu gap, emu most)
{
    const struct cluster *c = &r->p->clusters[i];
    if (run_of(r->p, i)->style->has_background || c->slot || ruby_of(r->p, i))
        return 0;
    switch (c->class) {
    case CL_HIRAGANA:
    case CL_KATAKANA:
    case CL_PROLONGED:
    case CL_SMALL_KANA:
    case CL_INSEPARABLE:
    case CL_IDEO_SPACE:
    case CL_MIDDLE_DOT:
        return least(most, r->room->widths[i] + gap);
    case CL_OPENING: /* before the base over the mark itself, behind it over its blank */
        return least(most, behind ? gap : r->room->widths[i]);
    case CL_CLOSING:
    case CL_FULL_STOP:
    case CL_COMMA:
        return least(most, behind ? r->room->widths[i] : gap);
    default:
        return 0;
    }
}

/* True if the reading over cluster `of` has cluster `i` beside it: not the row of a
 * furiwake above or below its own. */
static bool has_neighbour(const struct paragraph *p, int of, int i)
{
    return i >= 0 && i < p->n && p->clusters[i].class != CL_NONE &&
           run_of(p, i)->rows == run_of(p, of)->rows &&
           run_of(p, i)->row == run_of(p, of)->row;
}

/* How far a reading may stand over cluster `i`, behind which another base begins: an em
 * of it stays free between the two, and a longer one there gets as much. */
static emu share_of(const struct rooms *r, int i, emu em)
{
    const int next = i + 1;
    const bool is_longer = reading_length(r->lay, ruby_of(r->p, next)) >
                           base_length(r, next, ruby_base_end(r->p, next));
    const emu free = r->room->widths[i] > em ? r->room->widths[i] - em : 0;
    return is_longer ? free / 2 : free;
}

static emu may_hang_before(const struct rooms *r, int from, const struct ruby *ruby)
{
    const emu em = ruby->text->style->font_size;
    const int before = from - 1;
    if (!has_neighbour(r->p, from, before) || ruby->text->style->no_ruby_overhang)
        return 0;
    const emu most = may_hang(r, before, false, r->room->gaps[before], em);
    if (r->taken_from != before || !r->taken)
        return most;
    const emu left = r->room->widths[before] - em - r->taken;
    return left > 0 ? least(most, left) : 0;
}

static emu may_hang_behind(const struct rooms *r, int to, const struct ruby *ruby)
{
    const emu em = ruby->text->style->font_size;
    if (!has_neighbour(r->p, to - 1, to) || ruby->text->style->no_ruby_overhang)
        return 0;
    const emu most = may_hang(r, to, true, r->room->gaps[to - 1], em);
    const bool shared = has_neighbour(r->p, to - 1, to + 1) && ruby_of(r->p, to + 1);
    return shared ? least(most, share_of(r, to, em)) : most;
}

/* --- making room -------------------------------------------------------------------- */

/* A reading that is `excess` longer than its base stands over what is before and behind
 * it evenly, as far as each side lets it. */
static void hang(emu excess, emu *before, emu *behind)
{
    const emu may_before = *before, may_behind = *behind;
    *before = least(may_before, excess / 2);
    *behind = least(may_behind, excess - *before);
    *before = least(may_before, excess - *behind);
}

/* Opens the base from…to by `needed`: half a share at each end (JLREQ 3.3.6). */
static void open_base(const struct room *room, int from, int to, emu needed)
{
    const int n = 2 * (to - from);
    emu given = len_mul_div(needed, 1, n);
    room->widths[from] += given;
    room->fronts[from] += given;
    for (int i = from; i < to - 1; i++) {
        const emu due = len_mul_div(needed, 2 * (i - from) + 3, n);
        room->gaps[i] += due - given;
        given = due;
    }
    room->widths[to - 1] += needed - given;
}

/* Gives a reading room in front of its base and behind it that is taken from the gaps
 * there while the line goes on. */
static void widen(const struct rooms *r, int from, int to, emu before, emu behind)
{
    const struct room *room = r->room;
    room->widths[from] += before;
    room->fronts[from] += before;
    room->widths[to - 1] += behind;
    if (from > 0)
        room->gaps[from - 1] -= before;
    if (to < r->p->n)
        room->gaps[to - 1] -= behind;
}

/* --- mono and group ruby ------------------------------------------------------------ */

static void make_room_for_pair(struct rooms *r, int from, int to)
{
    const struct ruby *ruby = ruby_of(r->p, from);
    const emu excess = reading_length(r->lay, ruby) - base_length(r, from, to);
    if (excess <= 0)
        return;
    emu before = may_hang_before(r, from, ruby), behind = may_hang_behind(r, to, ruby);
    hang(excess, &before, &behind);
    open_base(r->room, from, to, excess - before - behind);
    widen(r, from, to, before, behind);
    r->taken = behind;
    r->taken_from = to;
}

/* --- jukugo ruby (JLREQ 3.3.7) ------------------------------------------------------ */

/* A pair of a compound word: how long its reading is beyond its base, or less than 0, how
 * much of its base is free; and how far readings stand over the edges of its base. */
struct part {
    int from, to;
    emu excess;
    emu in_front, behind;
};

static struct part part_of(const struct rooms *r, int from)
{
    const int to = ruby_base_end(r->p, from);
    return (struct part){.from = from,
                         .to = to,
                         .excess = reading_length(r->lay, ruby_of(r->p, from)) -
                                   base_length(r, from, to)};
}

/* How much can go over the edges from part `i` towards part `j`: nowhere more than an em
 * of the reading. */
static emu open_way(const struct part *parts, int i, int j, emu em)
{
    emu open = em;
    for (int k = i; k != j; k += j > i ? 1 : -1)
        open = least(open, em - (j > i ? parts[k].behind : parts[k].in_front));
    return open;
}

/* Part `i`, whose reading is too long, takes what part `j` has free; the readings between
 * them move. */
static void borrow(struct part *parts, int i, int j, emu em)
{
    if (parts[i].excess <= 0 || parts[j].excess >= 0)
        return;
    const emu got =
        least(least(parts[i].excess, -parts[j].excess), open_way(parts, i, j, em));
    if (got <= 0)
        return;
    parts[i].excess -= got;
    parts[j].excess += got;
    for (int k = i; k != j; k += j > i ? 1 : -1)
        *(j > i ? &parts[k].behind : &parts[k].in_front) += got;
}

/* The readings of a word help each other out: first those behind, the nearest first, then
 * those before. Where the line ends between two of them, neither has the other's help. */
static void share_room(const struct rooms *r, struct part *parts, int n, emu em)
{
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++)
            borrow(parts, i, j, em);
        for (int j = i - 1; j >= 0; j--)
            borrow(parts, i, j, em);
    }
    for (int i = 0; i < n; i++)
        widen(r, parts[i].from, parts[i].to, parts[i].in_front, parts[i].behind);
}

/* What is missing then may stand over what is outside of the word, and the rest opens the
 * bases. */
static void make_room_for_word(struct rooms *r, struct part *parts, int n)
{
    const struct ruby *first = ruby_of(r->p, parts[0].from);
    const struct ruby *last = ruby_of(r->p, parts[n - 1].from);
    const emu before = may_hang_before(r, parts[0].from, first);
    const emu behind = may_hang_behind(r, parts[n - 1].to, last);
    share_room(r, parts, n, first->text->style->font_size);
    for (int i = 0; i < n; i++) {
        emu left = i == 0 ? before : 0, right = i == n - 1 ? behind : 0;
        if (parts[i].excess <= 0)
            continue;
        hang(parts[i].excess, &left, &right);
        open_base(r->room, parts[i].from, parts[i].to, parts[i].excess - left - right);
        widen(r, parts[i].from, parts[i].to, left, right);
        if (i == n - 1) {
            r->taken = right;
            r->taken_from = parts[i].to;
        }
    }
}

/* The pairs of the word that begins with cluster `from`; struct part. */
static struct list parts_of(const struct rooms *r, int from)
{
    struct list parts = list_of(r->lay->job->scratch, sizeof(struct part));
    const int word = ruby_of(r->p, from)->word;
    for (int i = from; i < r->p->n;) {
        const struct ruby *ruby = ruby_of(r->p, i);
        if (!ruby || ruby->word != word)
            break;
        const struct part part = part_of(r, i);
        *(struct part *)list_add(&parts) = part;
        i = part.to;
    }
    return parts;
}

/* --- the paragraph ------------------------------------------------------------------ */

static bool has_readings(const struct paragraph *p)
{
    for (int i = 0; i < p->box->text.n; i++)
        if (p->box->text.runs[i].ruby)
            return true;
    return false;
}

void ruby_make_room(struct lay *lay, const struct paragraph *p, const struct room *room)
{
    struct rooms r = {.lay = lay, .p = p, .room = room, .taken_from = -1};
    const int n = has_readings(p) ? p->n : 0;
    for (int i = 0, end; i < n; i = end) {
        const struct ruby *ruby = ruby_of(p, i);
        end = ruby ? ruby_base_end(p, i) : i + 1;
        if (ruby && !ruby->word)
            make_room_for_pair(&r, i, end);
        if (!ruby || !ruby->word)
            continue;
        const struct arena_mark mark = arena_mark(lay->job->scratch);
        const struct list parts = parts_of(&r, i);
        make_room_for_word(&r, (struct part *)parts.items, parts.n);
        end = ((const struct part *)list_at(&parts, parts.n - 1))->to;
        arena_release(lay->job->scratch, mark);
    }
}
