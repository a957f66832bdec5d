#include "layout/fit.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* How a stretch comes out in a setting. */
struct run_out {
    int pages;
    emu heights[MOST_FITTED_PAGES]; /* of what stands on each */
    bool overflows;
};

/* A stretch that is being fitted. */
struct flow_fit {
    struct fitting *fitting;
    const struct ladder *ladder;
    const struct flow_stretch *stretch;
    int number; /* of its first page */
    struct run_out natural;
    int pages;        /* that it is to fit on */
    struct set *best; /* the highest trial so far that does; or NULL */
};

static struct set *trial_at(struct fitting *f, const struct ladder *ladder, int position)
{
    return fitting_trial(f, ladder_setting(ladder, position));
}

/* Trials take half a megabyte or more each: only the best one is kept. */
static void keep_best(struct fitting *f, struct set **best, struct set *set, bool fits)
{
    struct set *other = fits ? *best : set;
    if (fits)
        *best = set;
    if (other && other != *best)
        fitting_forget(f, other);
}

/* --- trials of a stretch ------------------------------------------------------------ */

/* The height of its first `n` pages. */
static int64_t room_of(const struct flow_fit *f, int n)
{
    const struct page_sequence *s = &f->stretch->sequence;
    int64_t room = 0;
    for (int i = 0; i < n; i++)
        room += page_space(page_master_of(s, i, f->number + i)).h;
    return room;
}

/* On so many pages; on one more if they do not hold it. */
static struct run_out try_flow(struct flow_fit *f, int position, int pages)
{
    struct set *set = trial_at(f->fitting, f->ladder, position);
    const int before = set->lay->overflows;
    const struct list parts =
        flow_parts(set, &f->stretch->sequence, f->number, f->stretch->from, pages);
    struct run_out out = {.pages = parts.n, .overflows = set->lay->overflows > before};
    for (int i = 0; i < parts.n; i++) {
        const struct flow_part *part = list_at(&parts, i);
        out.heights[i] = part->out.frag->h;
        out.pages += i + 1 == parts.n && part->out.rest;
    }
    set->lay->work->trials++;
    return out;
}

/* What it takes of the room of so many pages, or more than there is: those before the
 * last count as full, whatever is left at their foot. */
static int64_t used_of(const struct flow_fit *f, const struct run_out *out, int pages)
{
    const int full = (out->pages < pages ? out->pages : pages) - 1;
    int64_t used = room_of(f, full);
    for (int i = full; i < out->pages && i < MOST_FITTED_PAGES; i++)
        used += out->heights[i];
    return used;
}

static bool fits_on(const struct run_out *out, int pages)
{
    return !out->overflows && out->pages <= pages;
}

static struct probe ask_flow(void *context, int position)
{
    struct flow_fit *f = context;
    const struct run_out out = try_flow(f, position, MOST_FITTED_PAGES);
    const bool fits = fits_on(&out, f->pages);
    keep_best(f->fitting, &f->best, trial_at(f->fitting, f->ladder, position), fits);
    return (struct probe){fits, used_of(f, &out, f->pages)};
}

/* A position, and how the stretch comes out there. */
struct tried {
    int at;
    struct run_out out;
};

/* The highest position at which it goes on so many pages, from one on which it does to
 * below another one. */
static int search(struct flow_fit *f, int pages, const struct tried *low,
                  const struct tried *high)
{
    const struct fit_question question = {f->ladder, room_of(f, pages), ask_flow, f};
    f->pages = pages;
    keep_best(f->fitting, &f->best, trial_at(f->fitting, f->ladder, low->at), true);
    return fit_search(&question, low->at, used_of(f, &low->out, pages), high->at,
                      high->out.pages ? used_of(f, &high->out, pages) : -1);
}

/* --- how many pages ----------------------------------------------------------------- */

enum { NOT_BY_FITTING = -1 };

/* Says by how much the flow is too long for its pages at the foot of the ladder. */
static int report_excess(const struct flow_fit *f)
{
    struct set *set = fitting_lines(f->fitting, ladder_setting(f->ladder, 0));
    struct lay *lay = f->fitting->lay;
    const struct page_sequence *s = &f->stretch->sequence;
    const struct list parts = flow_parts(set, s, f->number, f->stretch->from, s->pages);
    const struct frag **frags = ARENA_ARRAY(lay->job->doc, const struct frag *, parts.n);
    for (int i = 0; i < parts.n; i++)
        frags[i] = ((const struct flow_part *)list_at(&parts, i))->out.frag;
    lay->overflows++;
    fit_report_excess(lay, DIAG_FIT_PAGES, s->flow, frags, parts.n,
                      s->pages == 1
                          ? "its page"
                          : str_format(lay->job->doc, "its %d pages", s->pages).p);
    return NOT_BY_FITTING;
}

/* Beyond what its styles say, on as many pages as it takes then or on those asked for. */
static int open_up(struct flow_fit *f)
{
    const int wanted = f->stretch->sequence.pages;
    const struct tried natural = {f->ladder->natural, f->natural};
    const struct tried above = {.at = f->ladder->top + 1};
    return search(f, wanted ? wanted : f->natural.pages, &natural, &above);
}

/* True if the stretch might go on so many pages at position `to`, where the ladder may
 * have twice the effect that it is said to have. */
static bool might_fit(const struct flow_fit *f, const struct tried *from, int to,
                      int pages)
{
    const int64_t before = 10000 + 2 * ladder_effect(f->ladder, from->at);
    const int64_t behind = 10000 + 2 * ladder_effect(f->ladder, to);
    return pages > 0 &&
           used_of(f, &from->out, pages) * behind / before <= room_of(f, pages);
}

/* As its styles say, or, if that might save a page, with its type as it is and all else
 * at its floor: from there up lines are cut but once. */
static struct tried begin_low(struct flow_fit *f, int pages)
{
    const struct tried natural = {f->ladder->natural, f->natural};
    struct tried tight = {.at = ladder_type_as_is(f->ladder)};
    if (tight.at == natural.at || !might_fit(f, &natural, tight.at, pages))
        return natural;
    tight.out = try_flow(f, tight.at, MOST_FITTED_PAGES);
    return fits_on(&tight.out, natural.out.pages) ? tight : natural;
}

/* On fewer pages than it takes as its styles say, or on those that are asked for. The
 * foot of the ladder is looked at only if it might save one more. */
static int save_pages(struct flow_fit *f)
{
    const int wanted = f->stretch->sequence.pages;
    const struct tried natural = {f->ladder->natural, f->natural};
    const struct tried low = begin_low(f, wanted ? wanted : natural.out.pages - 1);
    const int less = wanted ? wanted : low.out.pages - 1;
    if (low.out.pages > wanted && (wanted || might_fit(f, &low, 0, less))) {
        const struct tried foot = {0, try_flow(f, 0, less)};
        if (fits_on(&foot.out, less))
            return search(f, wanted ? wanted : foot.out.pages, &foot, &low);
        if (wanted)
            return report_excess(f);
    }
    return low.out.pages == natural.out.pages
               ? open_up(f)
               : search(f, wanted ? wanted : low.out.pages, &low, &natural);
}

/* What is too wide as its styles say may go in where it is tighter. */
static int make_fit(struct flow_fit *f)
{
    const int wanted = f->stretch->sequence.pages;
    const struct tried natural = {f->ladder->natural, f->natural};
    const struct tried foot = {0, try_flow(f, 0, MOST_FITTED_PAGES)};
    if (foot.out.overflows)
        return NOT_BY_FITTING;
    if (wanted && foot.out.pages > wanted)
        return report_excess(f);
    return search(f, wanted ? wanted : foot.out.pages, &foot, &natural);
}

static int fit_stretch(struct flow_fit *f)
{
    const int wanted = f->stretch->sequence.pages;
    if (f->natural.overflows)
        return make_fit(f);
    return f->natural.pages <= (wanted ? wanted : 1) ? open_up(f) : save_pages(f);
}

/* --- one page of several ------------------------------------------------------------ */

struct page_fit {
    struct fitting *fitting;
    const struct ladder *ladder;
    const struct flow_part *part;
    struct set *best;
};

/* True if the page holds what it holds already. */
static struct probe ask_page(void *context, int position)
{
    struct page_fit *f = context;
    struct set *set = trial_at(f->fitting, f->ladder, position);
    const struct space space = page_space(f->part->master);
    const int before = set->lay->overflows;
    const struct outcome out = flow_part_lay(set, f->part, space);
    const struct probe probe = {
        .fits = out.frag && set->lay->overflows == before && out.frag->h <= space.h &&
                same_rest(out.rest, f->part->out.rest),
        .used = out.frag ? out.frag->h : -1,
    };
    set->lay->work->trials++;
    keep_best(f->fitting, &f->best, set, probe.fits);
    return probe;
}

/* The highest position from `low` on, where the page holds what it is to hold, to below
 * `high` at which it still does. */
static int highest_of_page(struct page_fit *f, int low, int high)
{
    const struct fit_question question = {f->ladder, page_space(f->part->master).h,
                                          ask_page, f};
    return fit_search(&question, low, f->part->out.frag->h, high, -1);
}

static bool page_holds(struct fitting *fitting, const struct ladder *ladder,
                       struct flow_part *part, int at)
{
    struct page_fit f = {fitting, ladder, part, NULL};
    return ask_page(&f, at).fits;
}

/* The highest position from `low` on at which each of the pages of a stretch still holds
 * what it holds there: they are one group, in one size and one line height. */
static int fit_group(struct fitting *fitting, const struct ladder *ladder, int low,
                     struct flow_part *parts, int n)
{
    int at = ladder->top + 1, lowered = 0;
    for (int i = 0; i < n && at > low; i++) {
        struct page_fit f = {fitting, ladder, &parts[i], NULL};
        if (i && page_holds(fitting, ladder, &parts[i], at))
            continue;
        at = highest_of_page(&f, low, at);
        lowered = i;
    }
    /* a page that is set tighter might hold more */
    for (int i = 0; i < lowered && at > low; i++)
        if (!page_holds(fitting, ladder, &parts[i], at))
            at = low;
    return at;
}

/* The part as its group is, but for spacing, which may be larger as long as the page
 * holds the same. */
static struct setting fit_page(struct fitting *fitting, const struct ladder *group,
                               int at, struct flow_part *part)
{
    int low;
    const struct ladder ladder = ladder_of_spacing(group, at, &low);
    const struct space space = page_space(part->master);
    struct page_fit f = {fitting, &ladder, part, NULL};
    part->out = flow_part_lay(trial_at(fitting, &ladder, low), part, space);
    if (low < ladder.top)
        low = highest_of_page(&f, low, ladder.top + 1);
    const struct setting setting = ladder_setting(&ladder, low);
    part->out = flow_part_lay(fitting_trial(fitting, setting), part, space);
    return setting;
}

/* The pages of a stretch, which fits at `at`, each in a setting of its own. */
static void fit_pages(struct flow_fit *f, int at, struct flow_part *parts, int n)
{
    for (int i = 0; i < n && n > 1; i++)
        parts[i] = flow_part_alone(f->fitting->lay, &parts[i]);
    const int group = n > 1 ? fit_group(f->fitting, f->ladder, at, parts, n) : at;
    for (int i = 0; i < n; i++) {
        const struct setting setting =
            n > 1 ? fit_page(f->fitting, f->ladder, group, &parts[i])
                  : ladder_setting(f->ladder, at);
        parts[i].is_trial = true;
        parts[i].set = fitting_final(f->fitting, setting);
    }
}

/* --- the flow ----------------------------------------------------------------------- */

/* Pages to the left may be of another height than those to the right. */
static void begin_at(struct flow_fit *f, int number)
{
    const struct page_sequence *s = &f->stretch->sequence;
    const bool overflows = f->natural.overflows;
    if (number == f->number || (!s->left && !s->right))
        return;
    f->number = number;
    f->natural = try_flow(f, f->ladder->natural, MOST_FITTED_PAGES);
    f->natural.overflows |= overflows; /* which is counted once */
}

/* Adds the pages of a stretch, each in the setting in which it fills its page; false if
 * it goes on. */
static bool add_pages(struct flow_fit *f, int most, struct list *pages)
{
    const int at = fit_stretch(f);
    const bool fits = at != NOT_BY_FITTING;
    struct set *set = fits ? trial_at(f->fitting, f->ladder, at)
                           : fitting_final(f->fitting, setting_natural());
    set->stays = true;
    const struct list parts =
        flow_parts(set, &f->stretch->sequence, f->number, f->stretch->from, most);
    const bool ends = !((const struct flow_part *)list_at(&parts, parts.n - 1))->out.rest;
    if (fits)
        fit_pages(f, at, list_at(&parts, 0), parts.n);
    for (int i = 0; i < parts.n; i++) {
        struct flow_part *part = list_add(pages);
        *part = *(const struct flow_part *)list_at(&parts, i);
        if (!fits)
            part->set = set;
    }
    return ends;
}

/* The stretches as their styles say; NULL if they are too many pages to be fitted. */
static struct flow_fit *begin_stretches(struct fitting *fitting,
                                        const struct ladder *ladder,
                                        const struct list *stretches, int number)
{
    struct flow_fit *fits =
        ARENA_ARRAY(fitting->lay->job->doc, struct flow_fit, stretches->n);
    int pages = 0;
    trial_at(fitting, ladder, ladder->natural)->stays = true;
    for (int i = 0; i < stretches->n; i++) {
        struct flow_fit *f = &fits[i];
        *f = (struct flow_fit){.fitting = fitting,
                               .ladder = ladder,
                               .stretch = list_at(stretches, i),
                               .number = number + pages};
        f->natural = try_flow(f, ladder->natural, MOST_FITTED_PAGES);
        pages += f->natural.pages;
        if (pages > MOST_FITTED_PAGES)
            return NULL;
    }
    return fits;
}

struct list flow_unfitted(struct fitting *fitting, const struct page_sequence *s,
                          int number, int most, bool *goes_on)
{
    struct set *set = fitting_final(fitting, setting_natural());
    const struct list parts = flow_parts(set, s, number, NULL, most);
    for (int i = 0; i < parts.n; i++)
        ((struct flow_part *)list_at(&parts, i))->set = set;
    *goes_on = ((const struct flow_part *)list_at(&parts, parts.n - 1))->out.rest;
    return parts;
}

struct list fit_flow(struct fitting *fitting, const struct page_sequence *s, int number,
                     int most, bool *goes_on)
{
    struct lay *lay = fitting->lay;
    const struct ladder ladder =
        ladder_within(s->flow->style->fit, s->master->width, s->master->height);
    const struct list stretches = flow_stretches(lay, s);
    struct list pages = list_of(lay->job->doc, sizeof(struct flow_part));
    struct flow_fit *fits = begin_stretches(fitting, &ladder, &stretches, number);
    if (!fits)
        return flow_unfitted(fitting, s, number, most, goes_on);
    *goes_on = false;
    for (int i = 0; i < stretches.n && !*goes_on; i++) {
        begin_at(&fits[i], number + pages.n);
        *goes_on = pages.n == most || !add_pages(&fits[i], most - pages.n, &pages);
    }
    return pages;
}
