#include "layout/warichu.h"

#include "base/arena.h"
#include "base/job.h"

/* The text of a note, without its brackets. */
struct warichu {
    int from, to;
    emu size; /* of its type, the largest */
    emu pad;  /* what the last cluster has behind it that the second row lacks */
};

/* The notes of a paragraph. */
struct warichus {
    const struct paragraph *p;
    const emu *widths;
    const int64_t *flat; /* where each cluster would begin if all stood in one row */
    struct list notes;   /* of struct warichu */
};

/* A piece of a note: the clusters from…cut stand above, cut…to below. */
struct piece {
    int from, cut, to;
    emu upper, lower; /* how long the rows are, spaces at their ends not counted */
};

/* --- notes -------------------------------------------------------------------------- */

static const struct run *run_of(const struct paragraph *p, int i)
{
    return &p->box->text.runs[p->clusters[i].run];
}

/* Those that cluster `i` stands in, if it is no bracket. */
static const struct text_rows *rows_of(const struct paragraph *p, int i)
{
    const struct run *run = run_of(p, i);
    const bool is_note = run->rows && run->rows->kind == ROWS_WARICHU && run->row;
    return is_note ? run->rows : NULL;
}

bool warichu_has(const struct paragraph *p, int i)
{
    return rows_of(p, i) != NULL;
}

bool warichu_is_inside(const struct paragraph *p, int i)
{
    return i + 1 < p->n && rows_of(p, i) && rows_of(p, i) == rows_of(p, i + 1);
}

/* The note that cluster `i` is in; NULL: none. */
static const struct warichu *note_at(const struct warichus *notes, int i)
{
    int low = 0, high = notes->notes.n;
    while (low < high) {
        const int middle = (low + high) / 2;
        const struct warichu *note = list_at(&notes->notes, middle);
        if (i < note->from)
            high = middle;
        else if (i >= note->to)
            low = middle + 1;
        else
            return note;
    }
    return NULL;
}

/* --- cutting ------------------------------------------------------------------------ */

/* The clusters from…to side by side. */
static emu length_of(const struct warichus *notes, const struct warichu *note, int from,
                     int to)
{
    while (to > from && notes->p->clusters[to - 1].class == CL_WESTERN_SPACE)
        to--;
    if (to == from)
        return 0;
    return emu_sum(notes->flat[to - 1] - notes->flat[from],
                   notes->widths[to - 1] - (to == note->to ? note->pad : 0));
}

static struct piece cut_at(const struct warichus *notes, const struct warichu *note,
                           int from, int cut, int to)
{
    return (struct piece){from, cut, to, length_of(notes, note, from, cut),
                          length_of(notes, note, cut, to)};
}

static emu longest(const struct piece *piece)
{
    return piece->upper > piece->lower ? piece->upper : piece->lower;
}

/* The first place where the upper row is at least as long as the lower one. */
static int middle_of(const struct warichus *notes, const struct warichu *note, int from,
                     int to)
{
    int low = from + 1, high = to;
    while (low < high) {
        const int middle = (low + high) / 2;
        const struct piece piece = cut_at(notes, note, from, middle, to);
        if (piece.upper < piece.lower)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Looks from `at` on for the nearest places where a row may end, and keeps the better one
 * of them and `best`. To tear apart what stays together in lines costs as much as a
 * character, a longer lower row half as much again. */
static void try_cuts(const struct warichus *notes, const struct warichu *note, int at,
                     int step, struct piece *best, int64_t *least)
{
    const int from = best->from, to = best->to;
    bool torn = false;
    for (int cut = at; cut > from && cut < to; cut += step) {
        const struct cluster *last = &notes->p->clusters[cut - 1];
        const int kind = last->break_after;
        if (cluster_is_bound(last) || (kind == BREAK_HERE_AT_WORST && torn))
            continue;
        const struct piece piece = cut_at(notes, note, from, cut, to);
        torn = kind == BREAK_HERE_AT_WORST;
        const int64_t cost = (int64_t)longest(&piece) +
                             (piece.lower > piece.upper ? note->size * 3 / 2 : 0) +
                             (torn ? note->size : 0);
        if (cost < *least) {
            *least = cost;
            *best = piece;
        }
        if (!torn)
            return;
    }
}

static struct piece cut_piece(const struct warichus *notes, const struct warichu *note,
                              int from, int to)
{
    const int middle = middle_of(notes, note, from, to);
    struct piece best = cut_at(notes, note, from, to, to);
    int64_t least = INT64_MAX;
    try_cuts(notes, note, middle, 1, &best, &least);
    try_cuts(notes, note, middle - 1, -1, &best, &least);
    return best;
}

/* --- a paragraph -------------------------------------------------------------------- */

static bool has_notes(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++)
        if (text->text.runs[i].rows && text->text.runs[i].rows->kind == ROWS_WARICHU)
            return true;
    return false;
}

static const int64_t *flat_of(struct lay *lay, const struct paragraph *p,
                              const struct room *room)
{
    int64_t *flat = ARENA_ARRAY(lay->job->doc, int64_t, p->n + 1);
    for (int i = 0; i < p->n; i++)
        flat[i + 1] = flat[i] + room->widths[i] + room->gaps[i];
    return flat;
}

/* The note that begins with cluster `from`. */
static struct warichu note_from(const struct paragraph *p, int from)
{
    struct warichu note = {.from = from, .to = from + 1};
    while (warichu_is_inside(p, note.to - 1))
        note.to++;
    for (int i = from; i < note.to; i++)
        if (run_of(p, i)->style->font_size > note.size)
            note.size = run_of(p, i)->style->font_size;
    return note;
}

/* Leads from the end of the upper row back to where it began, and from the end of the
 * lower one to that of the longer. */
static void stack(const struct warichus *notes, struct warichu *note,
                  const struct room *room)
{
    const struct piece piece = cut_piece(notes, note, note->from, note->to);
    if (piece.cut == note->to)
        return;
    const int last = piece.cut - 1;
    room->gaps[last] =
        -emu_sum(notes->flat[last] - notes->flat[note->from], room->widths[last]);
    note->pad =
        longest(&piece) - emu_sum(notes->flat[note->to - 1] - notes->flat[piece.cut],
                                  room->widths[note->to - 1]);
    room->widths[note->to - 1] += note->pad;
}

const struct warichus *warichu_make_room(struct lay *lay, const struct paragraph *p,
                                         const struct room *room)
{
    if (!has_notes(p->box))
        return NULL;
    struct warichus *notes = ARENA_NEW(lay->job->doc, struct warichus);
    *notes = (struct warichus){.p = p,
                               .widths = room->widths,
                               .flat = flat_of(lay, p, room),
                               .notes = list_of(lay->job->doc, sizeof(struct warichu))};
    for (int i = 0; i < p->n;) {
        if (!warichu_has(p, i)) {
            i++;
            continue;
        }
        struct warichu *note = list_add(&notes->notes);
        *note = note_from(p, i);
        stack(notes, note, room);
        i = note->to;
    }
    return notes;
}

/* --- lines -------------------------------------------------------------------------- */

static emu excess_of_piece(const struct measured_paragraph *m, const struct warichu *note,
                           int from, int to)
{
    const struct piece piece = cut_piece(m->warichus, note, from, to);
    return longest(&piece) -
           emu_sum(m->starts[to - 1] - m->starts[from], m->widths[to - 1]);
}

emu warichu_excess(const struct measured_paragraph *m, int from, int to)
{
    if (!m->warichus)
        return 0;
    emu excess = 0;
    const struct warichu *first = note_at(m->warichus, from);
    const struct warichu *last = note_at(m->warichus, to - 1);
    if (first && (from > first->from || to < first->to))
        excess = excess_of_piece(m, first, from, to < first->to ? to : first->to);
    if (last && last != first && to < last->to)
        excess += excess_of_piece(m, last, last->from, to);
    return excess;
}

int warichu_last(const struct measured_paragraph *m, const struct line *line, int i)
{
    const struct warichu *note = note_at(m->warichus, i);
    if (!note)
        return i;
    return (note->to < line->visible ? note->to : line->visible) - 1;
}

/* --- setting ------------------------------------------------------------------------ */

/* True if what stands behind cluster `i` may be moved away from it. */
static bool may_open(const struct paragraph *p, int i)
{
    return !cluster_is_bound(&p->clusters[i]);
}

/* Puts the clusters from…to, a row, at x, spread over `width` if that opens no gap by
 * more than a quarter of an em. */
static void place_row(const struct warichus *notes, const struct warichu *note, int from,
                      int to, emu x, emu width, emu rise,
                      const struct warichu_places *places)
{
    const emu left = width - length_of(notes, note, from, to);
    int n = 0, opened = 0;
    for (int i = from; i < to - 1; i++)
        n += may_open(notes->p, i);
    const bool spreads = left > 0 && left <= (int64_t)n * note->size / 4;
    for (int i = from; i < to; i++) {
        const emu given = spreads && n ? len_mul_div(left, opened, n) : 0;
        places->starts[i - from] = emu_sum(x, notes->flat[i] - notes->flat[from] + given);
        places->rises[i - from] = rise;
        opened += may_open(notes->p, i);
    }
}

/* True if the line is justified and ends with the piece, behind which the note goes on.
 */
static bool fills_line(const struct measured_paragraph *m, const struct line *line,
                       const struct warichu *note, const struct piece *piece)
{
    return line_is_justified(m->paragraph->box->style) && piece->to == line->visible &&
           piece->to < note->to;
}

emu warichu_place(const struct measured_paragraph *m, const struct line *line, int from,
                  emu x, emu room, const struct warichu_places *places)
{
    const struct warichus *notes = m->warichus;
    const struct warichu *note = note_at(notes, from);
    const int to = warichu_last(m, line, from) + 1;
    const struct piece piece = cut_piece(notes, note, from, to);
    const bool fills = fills_line(m, line, note, &piece);
    const emu left = room - x - longest(&piece);
    const emu width =
        longest(&piece) + (fills && left > 0 && left < 2 * note->size ? left : 0);
    const struct warichu_places below = {places->starts + (piece.cut - from),
                                         places->rises + (piece.cut - from)};
    place_row(notes, note, from, piece.cut, x, fills ? width : 0, note->size / 2, places);
    place_row(notes, note, piece.cut, to, x, fills ? width : 0,
              note->size / 2 - note->size, &below);
    return emu_sum(x, width);
}
