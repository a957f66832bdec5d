#include "layout/fit.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* --- its room ----------------------------------------------------------------------- */

/* A box that is fitted has the height that it is given and none of its own. What stands
 * in it is laid out when all pages are known, because those of its group must be. */
struct outcome layout_fit(struct lay *lay, const struct box *box, struct space space,
                          const struct rest *from)
{
    struct frag *frag = ARENA_NEW(lay->job->doc, struct frag);
    (void)from;
    *frag = (struct frag){.kind = FRAG_FIT,
                          .w = space.w,
                          .h = box->style->height,
                          .baseline = -1,
                          .has_slot = true,
                          .box = box->id,
                          .pos = box->pos};
    if (space.fill_h > frag->h)
        frag->h = space.fill_h;
    frag->fit.box = box;
    return (struct outcome){frag, NULL};
}

/* --- its setting -------------------------------------------------------------------- */

void fits_collect(struct fits *fits, const struct frag *frag, int number,
                  const struct page_master *master)
{
    if (!frag->has_slot)
        return;
    for (int i = 0; i < frag->n; i++)
        fits_collect(fits, frag->kids[i].frag, number, master);
    if (frag->kind != FRAG_FIT)
        return;
    struct fit_entry *entry = list_add(&fits->entries);
    entry->room = frag;
    entry->page = number;
    entry->ladder =
        ladder_within(frag->fit.box->style->fit, master->width, master->height);
}

/* A box in its room. */
struct box_fit {
    struct fitting *fitting;
    const struct fit_entry *entry;
    const struct ladder *ladder;
};

static struct probe ask_box(void *context, int position)
{
    const struct box_fit *f = context;
    const struct frag *room = f->entry->room;
    struct set *set = fitting_trial(f->fitting, ladder_setting(f->ladder, position));
    const int before = set->lay->overflows;
    set->lay->work->trials++;
    const struct frag *frag =
        layout_natural(set->lay, set_copy(set, room->fit.box), room->w);
    return (struct probe){frag->h <= room->h && set->lay->overflows == before, frag->h};
}

/* The highest position below `high` in which the box fits; -1 if it fits in none. */
static int search_box(struct box_fit *f, int high)
{
    const struct fit_question question = {f->ladder, f->entry->room->h, ask_box, f};
    const int begin = high > f->ladder->natural ? f->ladder->natural : high - 1;
    const struct probe at_begin = ask_box(f, begin);
    if (at_begin.fits)
        return fit_search(&question, begin, at_begin.used, high, -1);
    const struct probe at_foot = ask_box(f, 0);
    if (!at_foot.fits)
        return -1;
    return fit_search(&question, 0, at_foot.used, begin, at_begin.used);
}

static bool same_group(const struct fit_entry *a, const struct fit_entry *b)
{
    const struct str group = a->room->fit.box->fit.group;
    return a == b || (group.n && str_eq(group, b->room->fit.box->fit.group));
}

/* The position of the entry and all of its group behind it; each asks for no more than
 * the one before could have. */
static void solve_group(struct fits *fits, int first)
{
    struct fit_entry *head = list_at(&fits->entries, first);
    int position = head->ladder.top;
    for (int i = first; i < fits->entries.n; i++) {
        struct fit_entry *entry = list_at(&fits->entries, i);
        if (!same_group(head, entry) || entry->position < 0)
            continue;
        struct box_fit f = {fits->fitting, entry, &head->ladder};
        const int found = search_box(&f, position + 1);
        entry->position = found;
        entry->ladder = head->ladder;
        position = found >= 0 ? found : position;
    }
    for (int i = first; i < fits->entries.n; i++) {
        struct fit_entry *entry = list_at(&fits->entries, i);
        if (same_group(head, entry) && entry->position > position)
            entry->position = position;
    }
}

static bool is_first(const struct fits *fits, int i)
{
    for (int k = 0; k < i; k++)
        if (same_group(list_at(&fits->entries, k), list_at(&fits->entries, i)))
            return false;
    return true;
}

/* --- what stands in it -------------------------------------------------------------- */

/* Its texts are too long at the foot of the ladder. */
static void report_excess(struct fits *fits, const struct fit_entry *entry)
{
    const struct frag *room = entry->room;
    struct lay *lay = fits->fitting->lay;
    struct set *set = fitting_lines(fits->fitting, ladder_setting(&entry->ladder, 0));
    const struct space space = {room->w, room->h, room->h, true, 0};
    const struct outcome out =
        layout_box(set->lay, set_copy(set, room->fit.box), space, NULL);
    char there[24];
    lay->overflows++;
    fit_report_excess(lay, DIAG_FIT_BOX, room->fit.box, &out.frag, 1,
                      str_format(lay->job->doc, "its %s mm", len_mm(&there, room->h)).p);
}

static void lay_out(struct fits *fits, struct fit_entry *entry)
{
    const struct frag *room = entry->room;
    struct set *set =
        fitting_final(fits->fitting, ladder_setting(&entry->ladder, entry->position));
    const struct box *box = set_copy(set, room->fit.box);
    const struct frag *natural = layout_natural(set->lay, box, room->w);
    struct frag *frag = ARENA_NEW(fits->fitting->lay->job->doc, struct frag);
    *frag = *layout_filled(set->lay, box, room->w, room->h);
    frag->group.fitted =
        fitted_new(fits->fitting->lay, set, room->fit.box, entry->page,
                   (struct space){.w = room->w, .h = room->h}, natural->h);
    entry->frag = frag;
}

void fits_solve(struct fits *fits)
{
    struct diags *diags = fits->fitting->lay->job->diags;
    for (int i = 0; i < fits->entries.n; i++) {
        const struct fit_entry *entry = list_at(&fits->entries, i);
        if (entry->room->h == 0)
            DIAG0(diags, DIAG_FIT_UNBOUNDED, entry->room->pos);
        else if (is_first(fits, i))
            solve_group(fits, i);
    }
    for (int i = 0; i < fits->entries.n; i++) {
        struct fit_entry *entry = list_at(&fits->entries, i);
        if (entry->room->h && entry->position < 0)
            report_excess(fits, entry);
        else if (entry->room->h)
            lay_out(fits, entry);
    }
}

static const struct frag *find(const struct fits *fits, const struct frag *room)
{
    for (int i = 0; i < fits->entries.n; i++) {
        const struct fit_entry *entry = list_at(&fits->entries, i);
        if (entry->room == room && entry->frag)
            return entry->frag;
    }
    return room; /* it does not go in, which has been said */
}

const struct frag *fits_fill(const struct fits *fits, const struct frag *frag)
{
    if (!frag->has_slot || !fits->entries.n || frag->kind == FRAG_SLOT)
        return frag;
    if (frag->kind == FRAG_FIT)
        return find(fits, frag);
    struct arena *arena = fits->fitting->lay->job->doc;
    struct frag *copy = ARENA_NEW(arena, struct frag);
    struct placed *kids = ARENA_ARRAY(arena, struct placed, frag->n);
    *copy = *frag;
    copy->kids = kids;
    copy->has_slot = frag->kind == FRAG_RUNNING;
    for (int i = 0; i < frag->n; i++) {
        kids[i] = frag->kids[i];
        kids[i].frag = fits_fill(fits, frag->kids[i].frag);
        copy->has_slot |= kids[i].frag->has_slot;
    }
    return copy;
}

void fits_list(const struct fits *fits, int number, struct list *fitted)
{
    for (int i = 0; i < fits->entries.n; i++) {
        const struct fit_entry *entry = list_at(&fits->entries, i);
        if (entry->page == number && entry->frag)
            *(const struct fitted **)list_add(fitted) = entry->frag->group.fitted;
    }
}
