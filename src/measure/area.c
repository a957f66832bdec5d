#include "measure/area.h"

#include "measure/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"

/* The observations of each area by their numbers, area after area; those that hold for
 * all are the last. */
struct areas {
    struct map numbers;      /* name -> index into `names` */
    const struct str *names; /* in the order of their first observation */
    int n;
    const int *from; /* by area: where in `observations` its own begin; n + 2 of them */
    const int *observations;
};

/* --- sorting them once -------------------------------------------------------------- */

/* The area of each observation, n for those that hold for all. */
static int *number_areas(struct job *job, const struct dataset *dataset,
                         struct areas *areas)
{
    struct list names = list_of(job->doc, sizeof(struct str));
    int *of = ARENA_ARRAY(job->doc, int, dataset->n);
    areas->numbers = map_in(job->doc);
    for (int i = 0; i < dataset->n; i++) {
        const struct str area = dataset->observations[i].area;
        of[i] = area.n ? map_find(&areas->numbers, area) : -1;
        if (!area.n || of[i] >= 0)
            continue;
        of[i] = names.n;
        map_put(&areas->numbers, area, names.n);
        *(struct str *)list_add(&names) = area;
    }
    areas->n = names.n;
    areas->names = list_array(&names, job->doc);
    for (int i = 0; i < dataset->n; i++)
        if (of[i] < 0)
            of[i] = areas->n;
    return of;
}

const struct areas *areas_sort(struct job *job, const struct dataset *dataset)
{
    struct areas *areas = ARENA_NEW(job->doc, struct areas);
    const int *of = number_areas(job, dataset, areas);
    int *from = ARENA_ARRAY(job->doc, int, areas->n + 2);
    int *filled = ARENA_ARRAY(job->doc, int, areas->n + 1);
    int *observations = ARENA_ARRAY(job->doc, int, dataset->n);
    for (int i = 0; i < dataset->n; i++)
        from[of[i] + 1]++;
    for (int a = 0; a <= areas->n; a++)
        from[a + 1] += from[a];
    for (int i = 0; i < dataset->n; i++)
        observations[from[of[i]] + filled[of[i]]++] = i;
    areas->from = from;
    areas->observations = observations;
    return areas;
}

/* --- asking ------------------------------------------------------------------------- */

const struct str *measure_areas(struct job *job, const struct dataset *dataset, int *n)
{
    const struct areas *areas =
        dataset->areas ? dataset->areas : areas_sort(job, dataset);
    *n = areas->n;
    return areas->names;
}

/* A name near to `area` that there is, for a message. */
static const char *nearest(struct job *job, const struct areas *areas, struct str area)
{
    for (int i = 0; i < areas->n; i++)
        if (str_is_slip(area, areas->names[i]))
            return str_c(job->doc, areas->names[i]);
    return areas->n ? str_c(job->doc, areas->names[0]) : "an area that they name";
}

/* The numbers of the observations of one area. */
struct row {
    const int *at;
    int n;
};

static struct row row_of(const struct areas *areas, int area)
{
    const int from = areas->from[area];
    return (struct row){areas->observations + from, areas->from[area + 1] - from};
}

/* Those of both, as they stand in the files. */
static const struct observation *merge_rows(struct job *job,
                                            const struct dataset *dataset, struct row a,
                                            struct row b)
{
    struct observation *merged = ARENA_ARRAY(job->doc, struct observation, a.n + b.n);
    for (int i = 0, k = 0; i + k < a.n + b.n;) {
        const bool first = k == b.n || (i < a.n && a.at[i] < b.at[k]);
        merged[i + k] = dataset->observations[first ? a.at[i] : b.at[k]];
        *(first ? &i : &k) += 1;
    }
    return merged;
}

const struct dataset *measure_take_area(struct job *job, const struct dataset *dataset,
                                        struct str area)
{
    const struct areas *areas =
        dataset->areas ? dataset->areas : areas_sort(job, dataset);
    const int number = map_find(&areas->numbers, area);
    if (number < 0) {
        DIAG(job->diags, DIAG_AREA_UNKNOWN, NO_POS, str_c(job->doc, area),
             nearest(job, areas, area));
        return NULL;
    }
    const struct row own = row_of(areas, number), common = row_of(areas, areas->n);
    struct dataset *of = ARENA_NEW(job->doc, struct dataset);
    *of = (struct dataset){.observations = merge_rows(job, dataset, own, common),
                           .n = own.n + common.n,
                           .area = area};
    return of;
}
