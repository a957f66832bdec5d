#include "measure/measure.h"

#include "measure/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"

const struct str *measure_areas(struct job *job, const struct dataset *dataset, int *n)
{
    struct list areas = list_of(job->doc, sizeof(struct str));
    struct map known = map_in(job->doc);
    for (int i = 0; i < dataset->n; i++) {
        const struct str area = dataset->observations[i].area;
        if (!area.n || map_find(&known, area) >= 0)
            continue;
        map_put(&known, area, areas.n);
        *(struct str *)list_add(&areas) = area;
    }
    *n = areas.n;
    return list_array(&areas, job->doc);
}

/* A name near to `area` that there is, for a message. */
static const char *nearest(struct job *job, const struct dataset *dataset,
                           struct str area)
{
    int n;
    const struct str *areas = measure_areas(job, dataset, &n);
    for (int i = 0; i < n; i++)
        if (str_is_slip(area, areas[i]))
            return str_c(job->doc, areas[i]);
    return n ? str_c(job->doc, areas[0]) : "an area that they name";
}

const struct dataset *measure_take_area(struct job *job, const struct dataset *dataset,
                                        struct str area)
{
    struct dataset *of = ARENA_NEW(job->doc, struct dataset);
    struct list kept = list_of(job->doc, sizeof(struct observation));
    int own = 0;
    for (int i = 0; i < dataset->n; i++) {
        const struct observation *o = &dataset->observations[i];
        if (o->area.n && !str_eq(o->area, area))
            continue;
        own += o->area.n > 0;
        *(struct observation *)list_add(&kept) = *o;
    }
    if (!own) {
        DIAG(job->diags, DIAG_AREA_UNKNOWN, NO_POS, str_c(job->doc, area),
             nearest(job, dataset, area));
        return NULL;
    }
    *of = (struct dataset){(const struct observation *)kept.items, kept.n, .area = area};
    return of;
}
