#include "layout/fit.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

struct space page_space(const struct page_master *m)
{
    const emu w = m->width - m->margin[SIDE_LEFT] - m->margin[SIDE_RIGHT];
    const emu h = m->height - m->margin[SIDE_TOP] - m->margin[SIDE_BOTTOM];
    return (struct space){w, h, h, true, 0};
}

bool page_is_left(const struct page_sequence *s, int number)
{
    return (number % 2 == 0) != (s->flow->style->writing_mode == VERTICAL_RL);
}

/* The master of page `i` of the sequence, counted from 0, which is page `number`. */
static const struct page_master *master_of(const struct page_sequence *s, int i,
                                           int number)
{
    const struct page_master *side = page_is_left(s, number) ? s->left : s->right;
    if (i == 0 && s->first)
        return s->first;
    return side ? side : s->master;
}

struct flow_part flow_part_next(struct set *set, const struct page_sequence *sequence,
                                int i, int number, const struct rest *rest)
{
    const struct box *flow = set_copy(set, sequence->flow);
    const struct page_master *master = master_of(sequence, i, number);
    return (struct flow_part){master, rest,
                              layout_box(set->lay, flow, page_space(master), rest)};
}

struct list flow_parts(struct set *set, const struct page_sequence *sequence, int number,
                       int most)
{
    struct list parts = list_of(set->lay->job->doc, sizeof(struct flow_part));
    const int before = set->lay->overflows;
    const struct rest *rest = NULL;
    do {
        const struct flow_part part =
            flow_part_next(set, sequence, parts.n, number + parts.n, rest);
        *(struct flow_part *)list_add(&parts) = part;
        rest = part.out.rest;
    } while (rest && parts.n < most && set->lay->overflows == before);
    return parts;
}

/* --- the whole flow ----------------------------------------------------------------- */

/* A flow that is being fitted. */
struct flow_fit {
    struct fitting *fitting;
    const struct page_sequence *sequence;
    int number; /* of its first page */
    struct ladder ladder;
    int pages;        /* that it is to fit on */
    struct set *best; /* the highest trial so far that does; or NULL */
};

/* How a flow comes out in a setting. */
struct run_out {
    int pages;
    int64_t used; /* of the height of its pages, all but the last one counted full */
    bool overflows;
};

/* The height of its first `n` pages. */
static int64_t room_of(const struct flow_fit *f, int n)
{
    int64_t room = 0;
    for (int i = 0; i < n; i++)
        room += page_space(master_of(f->sequence, i, f->number + i)).h;
    return room;
}

static struct run_out try_flow(struct flow_fit *f, int position, int most)
{
    struct set *set = fitting_trial(f->fitting, ladder_setting(&f->ladder, position));
    const int before = set->lay->overflows;
    const struct list parts = flow_parts(set, f->sequence, f->number, most);
    const struct flow_part *last = list_at(&parts, parts.n - 1);
    return (struct run_out){
        .pages = parts.n + (last->out.rest != NULL),
        .used = room_of(f, parts.n - 1) + last->out.frag->h,
        .overflows = set->lay->overflows > before,
    };
}

/* Trials of whole flows take a megabyte or two each: only the best one is kept. */
static void keep_best(struct flow_fit *f, int position, bool fits)
{
    struct set *set = fitting_trial(f->fitting, ladder_setting(&f->ladder, position));
    struct set *other = fits ? f->best : set;
    if (fits)
        f->best = set;
    if (other && other != f->best)
        fitting_forget(f->fitting, other);
}

static struct probe ask_flow(void *context, int position)
{
    struct flow_fit *f = context;
    const struct run_out out = try_flow(f, position, MOST_FITTED_PAGES);
    const bool fits = !out.overflows && out.pages <= f->pages;
    keep_best(f, position, fits);
    return (struct probe){fits, out.used};
}

/* Says by how much the flow is too long for its pages at the foot of the ladder. */
static void report_excess(struct flow_fit *f)
{
    struct set *set = fitting_lines(f->fitting, ladder_setting(&f->ladder, 0));
    struct lay *lay = f->fitting->lay;
    const struct list parts = flow_parts(set, f->sequence, f->number, f->pages);
    const struct frag **frags = ARENA_ARRAY(lay->job->doc, const struct frag *, parts.n);
    for (int i = 0; i < parts.n; i++)
        frags[i] = ((const struct flow_part *)list_at(&parts, i))->out.frag;
    lay->overflows++;
    fit_report_excess(lay, DIAG_FIT_PAGES, f->sequence->flow, frags, parts.n,
                      f->pages == 1
                          ? "its page"
                          : str_format(lay->job->doc, "its %d pages", f->pages).p);
}

/* The pages that a flow needs at least, because it breaks where it must. */
static int pages_forced(const struct box *flow)
{
    int n = 1;
    for (int i = 1; i < flow->n; i++)
        n += flow->kids[i]->style->break_before == BREAK_PAGE ||
             flow->kids[i - 1]->style->break_after == BREAK_PAGE;
    return n;
}

static int search_flow(struct flow_fit *f, struct run_out natural, struct run_out foot)
{
    const struct fit_question question = {&f->ladder, room_of(f, f->pages), ask_flow, f};
    const bool fits = !natural.overflows && natural.pages <= f->pages;
    if (!fits)
        keep_best(f, 0, true);
    keep_best(f, f->ladder.natural, fits);
    if (fits)
        return fit_search(&question, f->ladder.natural, natural.used, f->ladder.top + 1,
                          -1);
    return fit_search(&question, 0, foot.used, f->ladder.natural, natural.used);
}

/* The position in which the flow fills the fewest pages that it can go on, or those that
 * it must. */
static int solve_flow(struct flow_fit *f)
{
    const int natural_position = f->ladder.natural;
    const struct run_out natural = try_flow(f, natural_position, MOST_FITTED_PAGES);
    struct run_out foot = natural;
    if (natural.pages > MOST_FITTED_PAGES)
        return natural_position;
    const int forced = pages_forced(f->sequence->flow);
    const int wanted = f->sequence->pages ? f->sequence->pages : forced;
    if (natural.overflows || natural.pages > wanted)
        foot = try_flow(f, 0, MOST_FITTED_PAGES);
    if (foot.overflows)
        return natural_position; /* it is not by fitting that it will go in */
    f->pages = f->sequence->pages ? f->sequence->pages : foot.pages;
    if (foot.pages > f->pages) {
        report_excess(f);
        return natural_position;
    }
    return search_flow(f, natural, foot);
}

static struct ladder ladder_of(const struct page_sequence *s)
{
    return ladder_within(s->flow->style->fit, s->master->width, s->master->height);
}

struct set *fit_flow(struct fitting *fitting, const struct page_sequence *sequence,
                     int number)
{
    struct flow_fit f = {fitting, sequence, number, ladder_of(sequence), 0, NULL};
    return fitting_final(fitting, ladder_setting(&f.ladder, solve_flow(&f)));
}

/* --- one page of several ------------------------------------------------------------ */

struct page_fit {
    struct fitting *fitting;
    const struct page_sequence *sequence;
    const struct ladder *ladder;
    const struct flow_part *part;
};

/* True if the page holds what it holds already. */
static struct probe ask_page(void *context, int position)
{
    const struct page_fit *f = context;
    struct set *set = fitting_trial(f->fitting, ladder_setting(f->ladder, position));
    const struct space space = page_space(f->part->master);
    const int before = set->lay->overflows;
    const struct outcome out =
        layout_box(set->lay, set_copy(set, f->sequence->flow), space, f->part->from);
    const bool fits = out.frag && set->lay->overflows == before &&
                      out.frag->h <= space.h && same_rest(out.rest, f->part->out.rest);
    return (struct probe){fits, out.frag ? out.frag->h : -1};
}

struct set *fit_page(struct fitting *fitting, const struct page_sequence *sequence,
                     struct set *set, const struct flow_part *part)
{
    const struct ladder ladder = ladder_of(sequence);
    struct page_fit f = {fitting, sequence, &ladder, part};
    const struct fit_question question = {&ladder, page_space(part->master).h, ask_page,
                                          &f};
    int low = 0;
    for (; low < ladder.top; low++) {
        const struct setting setting = ladder_setting(&ladder, low);
        if (same_setting(&setting, &set->setting))
            break;
    }
    const int position =
        fit_search(&question, low, part->out.frag->h, ladder.top + 1, -1);
    return fitting_final(fitting, ladder_setting(&ladder, position));
}
