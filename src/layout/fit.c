#include "layout/fit.h"
#include "layout/line.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* What trials share whose type is set alike; in memory of its own. */
struct lines_of_type {
    struct setting setting;
    struct shared_lines *lines;
};

static void free_lines(struct fitting *f, int i)
{
    struct lines_of_type *place = list_at(&f->lines, i);
    arena_free(place->lines->cuts.arena);
    for (; i + 1 < f->lines.n; i++, place++)
        *place = place[1];
    f->lines.n--;
}

struct fitting fitting_begin(struct lay *lay, const struct boxes *boxes)
{
    struct arena *doc = lay->job->doc;
    struct fitting f = {.lay = lay, .boxes = boxes};
    f.trials = list_of(doc, sizeof(struct set *));
    f.finals = list_of(doc, sizeof(struct set *));
    f.lines = list_of(doc, sizeof(struct lines_of_type));
    return f;
}

static struct set *find(const struct list *sets, const struct setting *setting)
{
    for (int i = 0; i < sets->n; i++) {
        struct set *set = *(struct set **)list_at(sets, i);
        if (same_setting(&set->setting, setting))
            return set;
    }
    return NULL;
}

static struct set *add(struct list *sets, const struct setting *setting,
                       struct arena *arena)
{
    struct set *set = ARENA_NEW(arena, struct set);
    set->setting = *setting;
    set->copies = memory_in(arena);
    *(struct set **)list_add(sets) = set;
    return set;
}

static struct shared_lines *lines_of(struct fitting *f, const struct setting *setting)
{
    for (int i = f->lines.n - 1; i >= 0; i--) {
        struct lines_of_type *known = list_at(&f->lines, i);
        if (!same_type(&known->setting, setting))
            continue;
        const struct lines_of_type found = *known;
        for (; i + 1 < f->lines.n; i++, known++)
            *known = known[1];
        *known = found;
        return found.lines;
    }
    struct arena *arena = arena_new("trials", arena_ceiling(f->lay->job->doc), NULL);
    struct shared_lines *lines = ARENA_NEW(arena, struct shared_lines);
    lines->paragraphs = ARENA_ARRAY(arena, struct measured_paragraph, f->lay->shaped->n);
    lines->cuts = memory_in(arena);
    *(struct lines_of_type *)list_add(&f->lines) =
        (struct lines_of_type){*setting, lines};
    return lines;
}

static struct set *new_trial(struct fitting *f, struct setting setting)
{
    struct job job = *f->lay->job;
    job.doc = arena_new("trials", arena_ceiling(job.doc), NULL);
    struct set *set = add(&f->trials, &setting, job.doc);
    set->job = job;
    set->lay = ARENA_NEW(job.doc, struct lay);
    *set->lay = lay_new(&set->job, f->lay->shaped, f->boxes->n_boxes);
    set->lay->work = f->lay->work;
    set->lay->trial = true;
    set->lay->lines = lines_of(f, &setting);
    set->lay->regional = f->lay->regional; /* no setting says where boxes break */
    set->lay->known = f->lay->known;
    return set;
}

struct set *fitting_trial(struct fitting *f, struct setting setting)
{
    struct set *set = find(&f->trials, &setting);
    if (!set) {
        set = new_trial(f, setting);
        set->lay->sizes = true;
    }
    return set;
}

struct set *fitting_lines(struct fitting *f, struct setting setting)
{
    return new_trial(f, setting);
}

static bool is_shared(const struct fitting *f, const struct shared_lines *lines)
{
    for (int i = 0; i < f->trials.n; i++)
        if ((*(struct set **)list_at(&f->trials, i))->lay->lines == lines)
            return true;
    return false;
}

static void remove_trial(struct fitting *f, struct set *trial)
{
    struct list *trials = &f->trials;
    struct set **last = list_at(trials, trials->n - 1);
    for (int i = 0; i < trials->n; i++) {
        struct set **place = list_at(trials, i);
        if (*place == trial)
            *place = *last;
    }
    trials->n--;
    arena_free(trial->job.doc);
}

/* What the last two trials share stays: the next one is likely to be of their type. */
void fitting_forget(struct fitting *f, struct set *trial)
{
    if (trial->stays)
        return;
    remove_trial(f, trial);
    for (int i = f->lines.n - 3; i >= 0; i--)
        if (!is_shared(f, ((struct lines_of_type *)list_at(&f->lines, i))->lines))
            free_lines(f, i);
}

void fitting_end(struct fitting *f)
{
    for (int i = 0; i < f->finals.n; i++) {
        const struct set *set = *(struct set **)list_at(&f->finals, i);
        if (set->lay != f->lay)
            f->lay->overflows += set->lay->overflows;
    }
    while (f->trials.n)
        remove_trial(f, *(struct set **)list_at(&f->trials, f->trials.n - 1));
    while (f->lines.n)
        free_lines(f, f->lines.n - 1);
}

/* What was measured in a trial holds for good. */
static void take_measures(struct lay *lay, const struct lay *trial)
{
    lay->paragraphs = trial->paragraphs;
    lay->extents = trial->extents;
    lay->label_widths = trial->label_widths;
    lay->lines = trial->lines;
}

struct set *fitting_final(struct fitting *f, struct setting setting)
{
    struct set *set = find(&f->finals, &setting);
    struct set *trial = find(&f->trials, &setting);
    if (set)
        return set;
    set = add(&f->finals, &setting, f->lay->job->doc);
    set->lay = f->lay;
    if (trial)
        trial->stays = true;
    /* a box that is fitted and the stack that it becomes have one id */
    else if (setting_is_natural(&setting) && !f->boxes->n_fits)
        return set;
    set->lay = ARENA_NEW(f->lay->job->doc, struct lay);
    *set->lay = lay_new(f->lay->job, f->lay->shaped, f->boxes->n_boxes);
    set->lay->known = f->lay->known;
    set->lay->regional = f->lay->regional;
    set->lay->work = f->lay->work;
    /* a box that is still to be fitted must outlive the trials */
    if (trial && !f->boxes->n_fits) {
        take_measures(set->lay, trial->lay);
        set->copies = trial->copies;
    }
    return set;
}

struct set *fitting_of(struct fitting *f, const struct fitted *fitted)
{
    struct setting setting = {.smallest = fitted->smallest};
    memcpy(setting.percent, fitted->percent, sizeof setting.percent);
    return fitting_final(f, setting);
}

const struct box *set_copy(struct set *set, const struct box *box)
{
    const struct box *copy = memory_find(&set->copies, box, 0, 0);
    if (copy)
        return copy;
    if (setting_is_natural(&set->setting) && box->kind != BOX_FIT)
        return box;
    copy = box_set(set->copies.arena, box, &set->setting);
    memory_put(&set->copies, box, 0, 0, copy);
    return copy;
}
