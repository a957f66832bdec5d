/* Sheets of generated plans, made in memory: what they have in common is read once. */
#ifndef GAIYO_TESTS_RANDOM_SHEET_H
#define GAIYO_TESTS_RANDOM_SHEET_H

#include "generated_plan.h"
#include "notation.h"

#include "base/store.h"
#include "compose/compose.h"
#include "evaluate/evaluate.h"
#include "measure/measure.h"
#include "merge/merge.h"

#include <stdlib.h>

static const char *const shipped_layouts[] = {
    "report-a4",     "onesheet-a3",        "onesheet-a4", "slides-a4",
    "evaluation-a4", "indicator-cards-a4", "committee-a4"};
enum { SHIPPED_LAYOUTS = sizeof shipped_layouts / sizeof *shipped_layouts };

/* What a number of sheets share: units and eras, fonts, layouts. */
struct workshop {
    struct arena *arena; /* of the sources */
    struct sources *sources;
    struct job job;
    const struct notation *notation;
    struct fonts *fonts;
    const struct document *layouts[SHIPPED_LAYOUTS];
};

/* One sheet and what it was made of. */
struct sheet {
    struct job job;
    struct store *store;
    const struct workshop *shop;
    uint32_t seed;
    const char *layout, *palette; /* of a generated layout: NULL */
    const struct planner *plan;
    int serials; /* of the texts of the plan and, if it has been generated, the layout */
    const struct document *document;
    const struct boxes *boxes;
    const struct shaped *shaped;
    const struct pages *pages; /* NULL: it could not be made */
};

static inline struct job job_over(struct sources *sources, struct store *store)
{
    struct job job = {
        .doc = arena_new("document", (size_t)512 << 20, NULL),
        .scratch = arena_new("scratch", (size_t)64 << 20, NULL),
        .home = TEST_HOME,
        .store = store,
    };
    job.diags = diags_over(sources, job.doc);
    return job;
}

static inline void workshop_open(struct workshop *shop)
{
    struct arena *arena = arena_new("sources", (size_t)64 << 20, NULL);
    *shop = (struct workshop){.arena = arena, .sources = sources_new(arena)};
    shop->job = job_over(shop->sources, NULL);
    shop->notation = notation_of(&shop->job);
    const struct catalogue *catalogue =
        load_catalogue(&shop->job, TEST_HOME "/fonts/fonts.xml");
    assert_non_null(catalogue);
    shop->fonts = fonts_new(&shop->job, catalogue);
    for (int i = 0; i < SHIPPED_LAYOUTS; i++) {
        const char *path =
            str_format(shop->job.doc, TEST_HOME "/layouts/%s.xml", shipped_layouts[i]).p;
        shop->layouts[i] = load_layout(&shop->job, path);
        assert_non_null(shop->layouts[i]);
    }
}

static inline void workshop_close(struct workshop *shop)
{
    diags_close(shop->job.diags);
    job_end(&shop->job);
    arena_free(shop->arena);
}

/* The plan with its measurements, evaluated. */
static inline const struct document *evaluate_generated(struct sheet *s)
{
    static const char *const data = "/plan/data.csv";
    struct job *job = &s->job;
    struct document *plan = load_plan(job, "/plan/plan.xml");
    const struct dataset *dataset =
        measure_read(job, s->shop->notation, NULL, &data, s->plan->measured ? 1 : 0);
    struct document *merged =
        plan && dataset ? merge_plan(job, s->shop->notation, plan, dataset) : NULL;
    return merged ? evaluate_document(job, s->shop->notation, merged, NULL) : NULL;
}

static inline void sheet_compose(struct sheet *s, const struct document *layout)
{
    const struct compose_setting palette = {STR("palette"), str_of(s->palette)};
    const int n = s->palette ? 1 : 0;
    s->document = evaluate_generated(s);
    s->boxes =
        s->document ? compose_boxes(&s->job, s->document, layout, &palette, n) : NULL;
    s->shaped =
        s->boxes && s->boxes->n ? shape_boxes(&s->job, s->shop->fonts, s->boxes) : NULL;
}

static inline int layout_of_seed(uint32_t seed)
{
    return (int)(seed % SHIPPED_LAYOUTS);
}

/* True of layouts that show nothing else. */
static inline bool is_of_indicators(int layout)
{
    return layout >= 4;
}

/* The generated plan in a store, and a job that reads it. */
static inline void sheet_begin(struct sheet *s, const struct workshop *shop,
                               uint32_t seed, bool measured)
{
    struct arena *arena = arena_new("plan", (size_t)64 << 20, NULL);
    struct planner *plan = ARENA_NEW(arena, struct planner);
    *plan = plan_generated(arena, seed, measured);
    struct store *store = store_new(arena);
    store_add(store, "/plan/plan.xml", strbuf_str(&plan->plan));
    store_add(store, "/plan/data.csv", strbuf_str(&plan->data));
    *s = (struct sheet){.job = job_over(shop->sources, store),
                        .store = store,
                        .shop = shop,
                        .seed = seed,
                        .plan = plan,
                        .serials = plan->serial};
}

/* The sheet of the plan, layout and palette of that seed. */
static inline void sheet_make(struct sheet *s, const struct workshop *shop, uint32_t seed)
{
    const int layout = layout_of_seed(seed);
    static const char *const palettes[] = {"indigo", "green", "vermilion", "grey"};
    sheet_begin(s, shop, seed, is_of_indicators(layout));
    s->layout = shipped_layouts[layout];
    s->palette = palettes[seed / SHIPPED_LAYOUTS % 4];
    sheet_compose(s, shop->layouts[layout]);
    s->pages = s->shaped ? layout_pages(&s->job, s->boxes, s->shaped) : NULL;
}

static inline void sheet_end(struct sheet *s)
{
    struct arena *arena = s->plan->plan.arena;
    diags_close(s->job.diags);
    job_end(&s->job);
    arena_free(arena);
}

#endif
