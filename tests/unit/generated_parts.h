/* What trees hold besides texts and tables, generated: charts, outlines, boxes that are
 * fitted, and what connects them. */
#ifndef GAIYO_TESTS_GENERATED_PARTS_H
#define GAIYO_TESTS_GENERATED_PARTS_H

#include "generated.h"

#include "base/path.h"
#include "compose/chart.h"
#include "compose/picture.h"

/* --- charts --------------------------------------------------------------------- */

static inline int32_t any_place(struct maker *m)
{
    return one_in(&m->chance, 6) ? CHART_NOWHERE : up_to(&m->chance, CHART_ONE + 1);
}

static inline int add_caption(struct maker *m, struct list *kids)
{
    struct list texts = kids_new(m);
    if (!one_in(&m->chance, 3))
        return -1;
    add_kid(&texts, make_text(m, 1));
    add_kid(kids, make_box(m, BOX_STACK, &texts));
    return kids->n - 1;
}

/* Values, whose shares of the whole add up to it where the kind wants that. */
static inline void give_data(struct maker *m, struct chart *chart, struct list *kids)
{
    const bool shares = chart->kind == CHART_SEGMENTS || chart->kind == CHART_DONUT;
    const bool captions = shares || chart->kind == CHART_COLUMN;
    const int n = 1 + up_to(&m->chance, 4);
    struct datum *data = ARENA_ARRAY(m->job->doc, struct datum, n);
    int32_t left = CHART_ONE;
    for (int i = 0; i < n; i++) {
        const int32_t part = i + 1 < n ? up_to(&m->chance, left + 1) : left;
        left -= part;
        data[i] = (struct datum){.at = shares ? part : any_place(m),
                                 .target = shares ? CHART_NOWHERE : any_place(m),
                                 .label = -1,
                                 .caption = captions ? add_caption(m, kids) : -1};
    }
    chart->data = data;
    chart->n = n;
}

static inline const struct box *make_chart(struct maker *m)
{
    struct list kids = kids_new(m);
    struct chart *chart = ARENA_NEW(m->job->doc, struct chart);
    chart->kind = (enum chart_kind)up_to(&m->chance, CHART_KINDS);
    chart->value = chart->kind == CHART_TREND   ? up_to(&m->chance, 3)
                   : chart->kind == CHART_STARS ? up_to(&m->chance, 9)
                                                : up_to(&m->chance, CHART_ONE + 1);
    chart->stars = 4;
    chart->target = any_place(m);
    chart->pace = any_place(m);
    chart->baseline = any_place(m);
    chart->unit = chart->goal = chart->center = -1;
    if (chart->kind >= CHART_SEGMENTS && chart->kind != CHART_TREND)
        give_data(m, chart, &kids);
    struct box *box = make_box(m, BOX_CHART, &kids);
    ((struct style *)box->style)->height = (6 + up_to(&m->chance, 30)) * EMU_PT;
    box->chart = chart;
    return box;
}

/* --- outlines ------------------------------------------------------------------- */

static inline const struct box *make_outline(struct maker *m)
{
    struct pathbuf b = pathbuf_in(m->job->doc);
    struct picture *picture = ARENA_NEW(m->job->doc, struct picture);
    path_polygon(
        &b, (const emu[][2]){{0, 24 * EMU_PT}, {12 * EMU_PT, 0}, {24 * EMU_PT, EMU_PT}},
        3);
    picture->outline = path_finish(&b);
    picture->view[2] = 24 * EMU_PT;
    picture->view[3] = 24 * EMU_PT;
    picture->fit = one_in(&m->chance, 2) ? FIT_WITHIN : FIT_CONTAIN;
    struct box *box = make_box(m, BOX_PICTURE, NULL);
    struct style *style = (struct style *)box->style;
    style->width = one_in(&m->chance, 2) ? up_to(&m->chance, 60 * EMU_PT) : 0;
    style->height = one_in(&m->chance, 2) ? up_to(&m->chance, 30 * EMU_PT) : 0;
    style->align_self = (enum align_self)up_to(&m->chance, 3);
    box->picture = picture;
    return box;
}

/* --- boxes that are fitted ------------------------------------------------------ */

static inline const struct box *make_fit(struct maker *m, const struct list *kids)
{
    struct box *box = make_box(m, BOX_FIT, kids);
    struct style *style = (struct style *)box->style;
    style->height = (40 + up_to(&m->chance, 160)) * EMU_PT;
    style->fit = (struct fit_limits){.rungs = {[FIT_PUNCTUATION] = {50, 100},
                                               [FIT_SPACING] = {60, 200},
                                               [FIT_LINE_HEIGHT] = {85, 115},
                                               [FIT_CONDENSE] = {90, 100},
                                               [FIT_SIZE] = {60, 140}},
                                     .smallest = 5 * EMU_PT};
    box->fit.group = one_in(&m->chance, 2) ? STR("a") : STR("");
    m->n_fits++;
    return box;
}

/* --- connectors ----------------------------------------------------------------- */

/* Arrows between any of the boxes. */
static inline void connect_any(struct maker *m, const struct list *boxes)
{
    for (int i = up_to(&m->chance, 3); i && boxes->n; i--) {
        struct box *box = make_box(m, BOX_CONNECTOR, NULL);
        struct connector *c = ARENA_NEW(m->job->doc, struct connector);
        const struct box *from =
            *(const struct box **)list_at(boxes, up_to(&m->chance, boxes->n));
        const struct box *to =
            *(const struct box **)list_at(boxes, up_to(&m->chance, boxes->n));
        *c = (struct connector){
            .ends = {from->id, to->id},
            .form = (enum connector_form)up_to(&m->chance, 4),
            .from_side = up_to(&m->chance, SIDES + 1) - 1,
            .to_side = up_to(&m->chance, SIDES + 1) - 1,
            .facing = one_in(&m->chance, 4) ? up_to(&m->chance, SIDES) : SIDE_NEAREST,
            .under = one_in(&m->chance, 2),
            .head_from = one_in(&m->chance, 3),
            .head_to = !one_in(&m->chance, 3),
            .length = up_to(&m->chance, 20 * EMU_PT),
            .breadth = up_to(&m->chance, 20 * EMU_PT),
        };
        box->connector = c;
        add_kid(&m->overlays, box);
    }
}

#endif
