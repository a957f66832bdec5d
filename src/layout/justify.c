#include "layout/justify.h"

#include "layout/warichu.h"

#include "base/arena.h"
#include "base/job.h"

static const struct style *style_of(const struct paragraph *p, int i)
{
    return p->box->text.runs[p->clusters[i].run].style;
}

/* --- what a gap gives and takes ----------------------------------------------------- */

static bool is_latin(int class)
{
    return class == CL_NUMERAL || class == CL_WESTERN || class == CL_UNIT;
}

/* Characters that stand solid side by side: JLREQ's table 6 opens them all alike, whether
 * a line may end between them or not. */
static bool is_solid(int class)
{
    return (class >= CL_INSEPARABLE && class <= CL_POSTFIXED) ||
           (class >= CL_HIRAGANA && class <= CL_UNIT) || class == CL_WESTERN ||
           (class >= CL_WARICHU_OPEN && class <= CL_TCY) || class == CL_SYMBOL;
}

static void add_shrink(const struct paragraph *p, int i, emu blank, struct slack *slack)
{
    const int class = p->clusters[i].class, next = p->clusters[i + 1].class;
    if (blank <= 0)
        return;
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
static bool stays_closed(const struct paragraph *p, int i)
{
    const struct cluster *c = &p->clusters[i], *next = &p->clusters[i + 1];
    if (c->joined || c->class == CL_OPENING || c->class == CL_NONE ||
        next->class == CL_WESTERN_SPACE || next->class == CL_NONE ||
        c->class == CL_SOFT_HYPHEN || next->class == CL_SOFT_HYPHEN)
        return true;
    if ((is_latin(c->class) || c->class == CL_PREFIXED) && is_latin(next->class))
        return true;
    return next->class == CL_POSTFIXED && cluster_is_bound(c);
}

static void add_stretch(const struct paragraph *p, int i, struct slack *slack)
{
    const struct cluster *c = &p->clusters[i];
    const int next = p->clusters[i + 1].class;
    const struct style *style = style_of(p, i);
    const emu quarter = em_along(style) / 4;
    if (stays_closed(p, i))
        return;
    const bool solid = is_solid(c->class) && is_solid(next);
    if (solid && is_latin(c->class) != is_latin(next) && style->text_autospace &&
        (c->gap_own || c->gap_next))
        slack->stretch[STRETCH_MIXED] += quarter / 3; /* to a third of an em */
    else if (solid)
        slack->stretch[STRETCH_SOLID] += quarter;
    else if (!cluster_is_bound(c))
        slack->stretch[STRETCH_REST] += quarter;
}

void slack_add(const struct paragraph *p, int i, emu gap, emu width, struct slack *slack)
{
    const struct style *style = style_of(p, i);
    if (p->clusters[i].class != CL_WESTERN_SPACE) {
        add_shrink(p, i, gap - style->letter_spacing, slack);
        add_stretch(p, i, slack);
        return;
    }
    const emu least = em_along(style) / 4, sixth = em_along(style) / 6;
    const emu half = em_along(style) / 2;
    const emu most = width + sixth > half ? width + sixth : half;
    slack->shrink[SHRINK_SPACES] += width > least ? width - least : 0;
    slack->stretch[STRETCH_SPACES] += most - width;
}

struct slack line_slack(const struct measured_paragraph *m, const struct line *line,
                        bool justify)
{
    struct slack slack = {{0}, {0}};
    if (line->visible <= line->from)
        return slack;
    const struct slack *to = &m->slack[line->visible - 1], *from = &m->slack[line->from];
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
    for (int i = line->from; i < line->visible - 1; i++) {
        const struct slack *before = &m->slack[i], *behind = &m->slack[i + 1];
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
