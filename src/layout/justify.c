#include "layout/justify.h"

#include "layout/warichu.h"

#include "base/arena.h"
#include "base/job.h"

static const struct style *style_of(const struct paragraph *p, int i)
{
    return p->box->text.runs[p->clusters[i].run].style;
}

/* --- what a gap gives and takes ----------------------------------------------------- */

/* What a class of characters means to the gaps beside it. */
enum {
    LATIN = 1,
    /* characters that stand solid side by side: JLREQ's table 6 opens them all alike,
       whether a line may end between them or not */
    SOLID = 2,
    CLOSED_BEHIND = 4, /* nothing comes behind it… */
    CLOSED_BEFORE = 8, /* …or before it */
};

static const uint8_t traits[] = {
    [CL_OPENING] = CLOSED_BEHIND,
    [CL_INSEPARABLE] = SOLID,
    [CL_ITERATION] = SOLID,
    [CL_PROLONGED] = SOLID,
    [CL_SMALL_KANA] = SOLID,
    [CL_PREFIXED] = SOLID,
    [CL_POSTFIXED] = SOLID,
    [CL_HIRAGANA] = SOLID,
    [CL_KATAKANA] = SOLID,
    [CL_KANJI] = SOLID,
    [CL_REFERENCE] = SOLID,
    [CL_ORNAMENTED] = SOLID,
    [CL_RUBY] = SOLID,
    [CL_JUKUGO] = SOLID,
    [CL_NUMERAL] = SOLID | LATIN,
    [CL_UNIT] = SOLID | LATIN,
    [CL_WESTERN_SPACE] = CLOSED_BEFORE,
    [CL_WESTERN] = SOLID | LATIN,
    [CL_WARICHU_OPEN] = SOLID,
    [CL_WARICHU_CLOSE] = SOLID,
    [CL_TCY] = SOLID,
    [CL_SYMBOL] = SOLID,
    [CL_NONE] = CLOSED_BEHIND | CLOSED_BEFORE,
    [CL_SOFT_HYPHEN] = CLOSED_BEHIND | CLOSED_BEFORE,
};

/* What the gaps of a style go by. */
struct gap_style {
    const struct style *style;
    emu em;
};

static void add_shrink(const struct cluster *c, emu blank, struct slack *slack)
{
    const int class = c->class, next = c[1].class;
    if (class == CL_MIDDLE_DOT || next == CL_MIDDLE_DOT)
        slack->shrink[SHRINK_MIDDLE_DOTS] += blank;
    else if (class == CL_FULL_STOP)
        return;
    else if (class == CL_CLOSING || class == CL_COMMA || next == CL_OPENING)
        slack->shrink[SHRINK_MARKS] += blank;
    else
        slack->shrink[SHRINK_MIXED] += blank / 2;
}

/* True if nothing comes between the two: a word, a number and its sign or unit, a mark
 * and what it belongs to. */
static bool stays_closed(const struct cluster *c)
{
    const int own = traits[c->class], next = traits[c[1].class];
    if (c->joined || (own & CLOSED_BEHIND) || (next & CLOSED_BEFORE))
        return true;
    if ((next & LATIN) && ((own & LATIN) || c->class == CL_PREFIXED))
        return true;
    return c[1].class == CL_POSTFIXED && cluster_is_bound(c);
}

static void add_stretch(const struct cluster *c, const struct gap_style *s,
                        struct slack *slack)
{
    const int own = traits[c->class], next = traits[c[1].class];
    const emu quarter = s->em / 4;
    if (stays_closed(c))
        return;
    if ((own & next & SOLID) && ((own ^ next) & LATIN) && s->style->text_autospace &&
        (c->gap_own || c->gap_next))
        slack->stretch[STRETCH_MIXED] += quarter / 3; /* to a third of an em */
    else if (own & next & SOLID)
        slack->stretch[STRETCH_SOLID] += quarter;
    else if (!cluster_is_bound(c))
        slack->stretch[STRETCH_REST] += quarter;
}

/* A Western space is a cluster, `width` wide, and adds its own. */
static void add_space(emu em, emu width, struct slack *slack)
{
    const emu least = em / 4, sixth = em / 6, half = em / 2;
    const emu most = width + sixth > half ? width + sixth : half;
    slack->shrink[SHRINK_SPACES] += width > least ? width - least : 0;
    slack->stretch[STRETCH_SPACES] += most - width;
}

void slack_sum(const struct paragraph *p, const struct measured_paragraph *m,
               bool (*is_rigid)(const struct paragraph *p, int i), struct slack *sums)
{
    struct slack sum = {{0}, {0}};
    struct gap_style s = {NULL, 0};
    sums[0] = sum;
    for (int i = 0; i < p->n; i++) {
        const struct cluster *c = &p->clusters[i];
        const struct style *style = style_of(p, i);
        if (style != s.style)
            s = (struct gap_style){style, em_along(style)};
        if (i + 1 == p->n || (is_rigid && is_rigid(p, i)))
            ;
        else if (c->class == CL_WESTERN_SPACE)
            add_space(s.em, m->widths[i], &sum);
        else {
            if (m->gaps[i] > style->letter_spacing)
                add_shrink(c, m->gaps[i] - style->letter_spacing, &sum);
            add_stretch(c, &s, &sum);
        }
        sums[i + 1] = sum;
    }
}

struct slack line_slack(const struct measured_paragraph *m, const struct line *line,
                        bool justify)
{
    struct slack slack = {{0}, {0}};
    if (line->visible <= line->from)
        return slack;
    const struct slack *sums = paragraph_slack(m);
    const struct slack *to = &sums[line->visible - 1], *from = &sums[line->from];
    for (int s = 0; s < SHRINK_STAGES; s++)
        slack.shrink[s] = to->shrink[s] - from->shrink[s];
    for (int s = 0; s < STRETCH_STAGES; s++)
        slack.stretch[s] = to->stretch[s] - from->stretch[s];
    if (!justify) {
        slack.shrink[SHRINK_MIDDLE_DOTS] /= 2;
        slack.shrink[SHRINK_MARKS] /= 2;
    }
    return slack;
}

int64_t slack_shrink(const struct slack *slack)
{
    int64_t sum = 0;
    for (int s = 0; s < SHRINK_STAGES; s++)
        sum += slack->shrink[s];
    return sum;
}

int64_t slack_stretch(const struct slack *slack)
{
    int64_t sum = 0;
    for (int s = 0; s < STRETCH_STAGES; s++)
        sum += slack->stretch[s];
    return sum;
}

/* --- the line's end ----------------------------------------------------------------- */

static const struct cluster *last_of(const struct measured_paragraph *m,
                                     const struct line *line)
{
    return line->visible > line->from ? &m->paragraph->clusters[line->visible - 1] : NULL;
}

emu line_end_gap(const struct measured_paragraph *m, const struct line *line)
{
    const struct cluster *c = last_of(m, line);
    if (!c || warichu_has(m->paragraph, line->visible - 1))
        return 0;
    const struct style *style = style_of(m->paragraph, line->visible - 1);
    if (style->text_spacing_trim == TRIM_ALL)
        return 0;
    switch (c->class) {
    case CL_CLOSING:
    case CL_FULL_STOP:
    case CL_COMMA:
        return em_along(style) / 2;
    case CL_MIDDLE_DOT:
        return em_along(style) / 4;
    default:
        return 0;
    }
}

/* How much of the line's last mark may stand outside. */
static emu may_hang(const struct measured_paragraph *m, const struct line *line)
{
    const struct cluster *c = last_of(m, line);
    if (!m->paragraph->box->style->hanging_punctuation || !c ||
        (c->class != CL_FULL_STOP && c->class != CL_COMMA) ||
        warichu_has(m->paragraph, line->visible - 1))
        return 0;
    return m->widths[line->visible - 1];
}

/* --- what it costs ------------------------------------------------------------------ */

/* What using a stage up costs; half of it costs a quarter, of the blanks of marks a
 * sixteenth: marks without any catch the eye. Shrinking comes first, as JLREQ has it,
 * unless it would close most of what there is; a line of forty characters that is opened
 * by one costs as much as one whose marks give six tenths of their blanks. */
static const int shrink_costs[SHRINK_STAGES] = {3000, 16000, 20000, 8000};
static const int stretch_costs[STRETCH_STAGES] = {4000, 6000, 130000, 200000};
enum { COST_OF_STRETCHING = 1000, COST_OF_CLOSED_END = 500 };
enum { COST_OF_RAGGED = 400000, COST_OF_SHORTFALL = 2000000 };

static int64_t cost_of(int most, int64_t used, int64_t slack)
{
    const int64_t part = used * 1000 / slack;
    return most * part / 1000 * part / 1000;
}

static int64_t cost_of_blanks(int stage, int64_t used, int64_t slack)
{
    const int64_t cost = cost_of(shrink_costs[stage], used, slack);
    const bool is_mark = stage == SHRINK_MARKS || stage == SHRINK_MIDDLE_DOTS;
    return is_mark ? cost_of((int)cost, used, slack) : cost;
}

static int64_t cost_of_shrinking(const struct slack *slack, int64_t amount)
{
    int64_t cost = 0;
    for (int s = 0; s < SHRINK_STAGES && amount > 0; s++) {
        const int64_t used = amount < slack->shrink[s] ? amount : slack->shrink[s];
        cost += used ? cost_of_blanks(s, used, slack->shrink[s]) : 0;
        amount -= used;
    }
    return amount > 0 ? LINE_TOO_WIDE + amount : cost;
}

/* What falls short of the room by `amount` and is not, or cannot be, opened so far. */
static int64_t cost_of_shortfall(int64_t amount, emu room)
{
    const int64_t part = room > 0 ? amount * 1000 / room : 1000;
    return COST_OF_SHORTFALL * part / 1000 * part / 1000;
}

static int64_t cost_of_stretching(const struct slack *slack, int64_t amount, emu room)
{
    const int64_t shortfall = amount;
    int64_t cost = COST_OF_STRETCHING;
    for (int s = 0; s < STRETCH_STAGES && amount > 0; s++) {
        const int64_t used = amount < slack->stretch[s] ? amount : slack->stretch[s];
        cost += used ? cost_of(stretch_costs[s], used, slack->stretch[s]) : 0;
        amount -= used;
    }
    return amount > 0 ? COST_OF_RAGGED + cost_of_shortfall(shortfall, room) : cost;
}

/* The line with what stands at its end. */
static int64_t cost_in(const struct slack *slack, const struct line *line, emu room,
                       bool justify)
{
    const int64_t left =
        (int64_t)room - line->natural - line->head - line->end_gap + line->hang;
    if (left < 0)
        return cost_of_shrinking(slack, -left);
    if (left == 0 || line->last)
        return 0;
    return justify ? cost_of_stretching(slack, left, room)
                   : cost_of_shortfall(left, room);
}

int64_t line_settle(const struct measured_paragraph *m, struct line *line, emu room,
                    bool justify)
{
    static const struct slack none;
    const bool has_room = (int64_t)line->natural + line->head <= room;
    if (has_room && (line->last || !justify)) /* it neither gives nor takes */
        return line_settle_with(m, line, &none, room, justify);
    const struct slack slack = line_slack(m, line, justify);
    return line_settle_with(m, line, &slack, room, justify);
}

int64_t line_settle_with(const struct measured_paragraph *m, struct line *line,
                         const struct slack *slack, emu room, bool justify)
{
    const emu gap = line_end_gap(m, line), hang = may_hang(m, line);
    line->end_gap = line->end_closed = line->hang = 0;
    if (hang && line->natural + line->head > room) {
        line->hang = hang;
        return cost_in(slack, line, room, justify);
    }
    const int64_t closed = cost_in(slack, line, room, justify);
    if (!gap)
        return closed;
    line->end_gap = gap;
    const bool fits = (int64_t)line->natural + line->head + gap <= room;
    if (!justify || line->last) {
        line->end_gap = fits ? gap : 0;
        return closed;
    }
    const int64_t open = cost_in(slack, line, room, justify);
    if (open <= closed + COST_OF_CLOSED_END)
        return open;
    line->end_gap = 0;
    line->end_closed = gap;
    return closed + COST_OF_CLOSED_END;
}

/* --- sharing out -------------------------------------------------------------------- */

/* The capacities of the line's gaps at one stage. */
static void capacities(const struct measured_paragraph *m, const struct line *line,
                       bool shrink, int stage, bool justify, emu *capacity)
{
    const struct slack *sums = paragraph_slack(m);
    for (int i = line->from; i < line->visible - 1; i++) {
        const struct slack *before = &sums[i], *behind = &sums[i + 1];
        int64_t own = shrink ? behind->shrink[stage] - before->shrink[stage]
                             : behind->stretch[stage] - before->stretch[stage];
        const bool is_mark = stage == SHRINK_MARKS || stage == SHRINK_MIDDLE_DOTS;
        if (shrink && is_mark && !justify)
            own /= 2;
        capacity[i - line->from] = (emu)own;
    }
}

/* Shares out over the gaps as much of `amount` as they may take together, in proportion
 * to what each may, to the last emu; returns how much that was. */
static emu share_out(const emu *capacity, int n, int64_t amount, int sign, emu *gaps)
{
    int64_t total = 0, passed = 0;
    emu given = 0;
    for (int i = 0; i < n; i++)
        total += capacity[i];
    if (total < amount)
        amount = total;
    for (int i = 0; i < n && total; i++) {
        passed += capacity[i];
        const emu due = (emu)(amount * passed / total);
        gaps[i] += sign * (due - given);
        given = due;
    }
    return (emu)amount;
}

static void shrink_line(const struct measured_paragraph *m, const struct line *line,
                        int64_t amount, bool justify, emu *gaps,
                        struct line_adjustment *a, emu *capacity)
{
    const int n = line->visible - line->from - 1;
    for (int stage = 0; stage < SHRINK_STAGES && amount > 0; stage++) {
        capacities(m, line, true, stage, justify, capacity);
        a->shrink[stage] = share_out(capacity, n, amount, -1, gaps);
        amount -= a->shrink[stage];
    }
}

static void stretch_line(const struct measured_paragraph *m, const struct line *line,
                         int64_t amount, emu *gaps, struct line_adjustment *a,
                         emu *capacity)
{
    const int n = line->visible - line->from - 1;
    const struct slack slack = line_slack(m, line, true);
    if (amount > slack_stretch(&slack))
        return;
    for (int stage = 0; stage < STRETCH_STAGES && amount > 0; stage++) {
        capacities(m, line, false, stage, true, capacity);
        a->stretch[stage] = share_out(capacity, n, amount, 1, gaps);
        amount -= a->stretch[stage];
    }
}

void line_adjust(struct lay *lay, const struct measured_paragraph *m,
                 const struct line *line, emu room, emu *gaps, struct line_adjustment *a)
{
    const bool justify = line_is_justified(m->paragraph->box->style);
    const int n = line->visible - line->from - 1;
    const int64_t left =
        (int64_t)room - line->natural - line->head - line->end_gap + line->hang;
    a->head = line->head;
    a->end_gap = line->end_gap;
    a->end_closed = line->end_closed;
    a->hang = line->hang;
    if (n <= 0 || (left >= 0 && (!justify || line->last)))
        return;
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    emu *capacity = ARENA_ARRAY(lay->job->scratch, emu, n);
    if (left < 0)
        shrink_line(m, line, -left, justify, gaps, a, capacity);
    else
        stretch_line(m, line, left, gaps, a, capacity);
    arena_release(lay->job->scratch, mark);
}
