#include "compose/chart.h"

#include "compose/charting.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

/* --- attributes --------------------------------------------------------------------- */

/* The number of an attribute; NULL if it has none, or a wrong one. */
static const struct number *read_number(struct charting *g, xmlNodePtr element,
                                        xmlNodePtr node, const char *name)
{
    struct composing *c = g->c;
    const struct str text = str_trim(attribute_expand(c, element, node, name));
    if (!text.n)
        return NULL;
    source_list_add(c, g->sources, element, node, name);
    const struct number *number = number_parse_exact(c->job->doc, text);
    if (!number) {
        DIAG(c->job->diags, DIAG_CHART_NUMBER,
             document_attribute_pos(c->job, element, name), name,
             str_c(c->job->doc, text));
        g->wrong = true;
    }
    return number;
}

static struct color read_color(struct charting *g, const char *name, struct color usual)
{
    const struct str text = attribute_expand(g->c, g->element, g->node, name);
    if (text.n)
        palette_find(g->c, text, (struct place){g->element, name}, &usual);
    return usual;
}

static const char *const kind_names[CHART_KINDS] = {"progress", "bullet",    "stars",
                                                    "segments", "sparkline", "line",
                                                    "column",   "donut",     "trend"};

static enum chart_kind kind_of(struct str word)
{
    int kind = 0;
    while (kind < CHART_KINDS - 1 && !str_is(word, kind_names[kind]))
        kind++;
    return (enum chart_kind)kind;
}

static void read_attributes(struct charting *g, const struct style *style)
{
    struct chart *chart = g->chart;
    xmlNodePtr e = g->element, node = g->node;
    const struct str digits = attribute_expand(g->c, e, node, "digits");
    chart->kind = kind_of(document_attribute(e, "kind"));
    chart->color = style->color;
    chart->excess = read_color(g, "excess-color", style->color);
    chart->mark = read_color(g, "mark-color", (struct color){.black = 100});
    chart->rest = read_color(g, "rest-color", chart->mark);
    chart->stars =
        document_attribute(e, "stars").n ? attribute_count(g->c, e, node, "stars") : 5;
    g->value = read_number(g, e, node, "value");
    g->target = read_number(g, e, node, "target");
    g->pace = read_number(g, e, node, "pace");
    g->baseline = read_number(g, e, node, "baseline");
    g->low = read_number(g, e, node, "min");
    g->high = read_number(g, e, node, "max");
    g->name = str_trim(attribute_expand(g->c, e, node, "name"));
    g->unit = attribute_expand(g->c, e, node, "unit");
    g->digits = -1;
    if (digits.n && (!str_to_int(digits, &g->digits) || g->digits < 0 || g->digits > 9)) {
        DIAG(g->c->job->diags, DIAG_ATTRIBUTE_VALUE,
             document_attribute_pos(g->c->job, e, "digits"), "digits",
             str_c(g->c->job->doc, digits), "a whole number from 0 to 9");
        g->wrong = true;
    }
}

/* --- kids --------------------------------------------------------------------------- */

static int add_kid(struct charting *g, const struct box *kid)
{
    *(const struct box **)list_add(&g->kids) = kid;
    return g->kids.n - 1;
}

int chart_add_text(struct charting *g, struct str text)
{
    struct composing *c = g->c;
    const struct str name = attribute_expand(c, g->element, g->node, "label-style");
    const struct styling *styling = styling_of_box(c, c->empty, g->node);
    if (name.n)
        styling = style_named_inside(c, styling, name,
                                     (struct place){g->element, "label-style"});
    return add_kid(g, text_of_words(c, g->element, &styling->style, text,
                                    document_pos(g->element),
                                    source_list_finish(c, g->sources)));
}

/* The value that is being read. */
static struct reading *last_reading(struct charting *g)
{
    return list_at(&g->readings, g->readings.n - 1);
}

static void visit_label(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                        void *context)
{
    struct charting *g = context;
    struct reading *reading = last_reading(g);
    struct reading_part *part = list_at(&reading->parts, reading->parts.n - 1);
    if (document_is(child, "label"))
        part->label = add_kid(g, box_build_stack(c, child, node));
    else
        box_report_misplaced(c, child);
}

/* A part of a column, which has no value of its own then. */
static void add_part(struct charting *g, xmlNodePtr element, xmlNodePtr node)
{
    struct reading_part *part = list_add(&last_reading(g)->parts);
    *part = (struct reading_part){
        .name = str_trim(attribute_expand(g->c, element, node, "name")),
        .value = read_number(g, element, node, "value"),
        .color = style_of_box(g->c, element, node)->color,
        .label = -1,
    };
    template_walk(g->c, element, node, visit_label, g);
}

static void visit_part(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                       void *context)
{
    struct charting *g = context;
    struct reading *reading = last_reading(g);
    if (document_is(child, "label"))
        reading->label = add_kid(g, box_build_stack(c, child, node));
    else if (document_is(child, "caption"))
        reading->caption = add_kid(g, box_build_stack(c, child, node));
    else if (document_is(child, "part") && g->chart->kind == CHART_COLUMN &&
             !reading->value)
        add_part(g, child, node);
    else
        box_report_misplaced(c, child);
}

/* The sum of the parts that have a value; NULL if none has. */
static const struct number *sum_of_parts(const struct charting *g,
                                         const struct reading *reading)
{
    const struct number *sum = NULL;
    for (int i = 0; i < reading->parts.n; i++) {
        const struct reading_part *part = list_at(&reading->parts, i);
        if (part->value)
            sum = sum ? number_add(g->c->job->doc, sum, part->value) : part->value;
    }
    return sum;
}

static void add_datum(struct charting *g, xmlNodePtr element, xmlNodePtr node)
{
    const struct color color = style_of_box(g->c, element, node)->color;
    struct reading *reading = list_add(&g->readings);
    *reading = (struct reading){
        .name = str_trim(attribute_expand(g->c, element, node, "name")),
        .value = read_number(g, element, node, "value"),
        .target = read_number(g, element, node, "target"),
        .color = color,
        .label = -1,
        .caption = -1,
        .parts = list_of(g->c->job->doc, sizeof(struct reading_part)),
    };
    template_walk(g->c, element, node, visit_part, g);
    if (last_reading(g)->parts.n)
        last_reading(g)->value = sum_of_parts(g, last_reading(g));
}

static bool is_single(enum chart_kind kind)
{
    return kind == CHART_PROGRESS || kind == CHART_BULLET || kind == CHART_STARS ||
           kind == CHART_TREND;
}

/* Whether charts of the kind draw such a part; it would be lost otherwise. */
static bool has_place(enum chart_kind kind, xmlNodePtr part)
{
    if (document_is(part, "goal"))
        return kind == CHART_SPARKLINE || kind == CHART_LINE || kind == CHART_COLUMN;
    return document_is(part, "center") ? kind == CHART_DONUT : !is_single(kind);
}

static void visit_chart(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                        void *context)
{
    struct charting *g = context;
    const bool datum = document_is(child, "datum"), goal = document_is(child, "goal");
    if (document_is(child, "empty"))
        return;
    if (!datum && !goal && !document_is(child, "center"))
        box_report_misplaced(c, child);
    else if (!has_place(g->chart->kind, child))
        DIAG(c->job->diags, DIAG_CHART_PART, document_pos(child),
             kind_names[g->chart->kind], (const char *)child->name);
    else if (datum)
        add_datum(g, child, node);
    else
        *(goal ? &g->chart->goal : &g->chart->center) =
            add_kid(g, box_build_stack(c, child, node));
}

/* --- the chart ---------------------------------------------------------------------- */

static bool has_numbers(const struct charting *g)
{
    if (is_single(g->chart->kind))
        return g->value != NULL;
    for (int i = 0; i < g->readings.n; i++)
        if (((const struct reading *)list_at(&g->readings, i))->value)
            return true;
    return false;
}

/* What stands in the place of a chart without a number: what the layout says, or else an
 * error. */
static const struct box *build_empty(struct charting *g)
{
    xmlNodePtr empty = document_child(g->element, "empty");
    if (empty)
        return box_build_stack(g->c, empty, g->node);
    if (!g->wrong)
        DIAG0(g->c->job->diags, DIAG_CHART_EMPTY, document_pos(g->element));
    return NULL;
}

const struct box *chart_build(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    const struct style *style = style_of_box(c, element, node);
    struct chart *chart = ARENA_NEW(c->job->doc, struct chart);
    struct charting g = {.c = c, .chart = chart, .element = element, .node = node};
    chart->unit = chart->goal = chart->center = -1;
    chart->target = chart->pace = chart->baseline = CHART_NOWHERE;
    g.readings = list_of(c->job->doc, sizeof(struct reading));
    g.kids = list_of(c->job->doc, sizeof(const struct box *));
    g.sources = source_list_new(c);
    struct box *box = box_new(c, BOX_CHART, element, style);
    const int texts = c->texts.n;
    read_attributes(&g, style);
    template_walk(c, element, node, visit_chart, &g);
    if (g.wrong)
        return NULL;
    if (!has_numbers(&g)) {
        c->texts.n = texts; /* of labels that stand nowhere */
        return build_empty(&g);
    }
    if (!chart_scale(&g))
        return NULL;
    const struct str alt = str_trim(attribute_expand(c, element, node, "alt"));
    chart->alt = alt.n ? alt : chart_alt(&g);
    chart->source = source_list_finish(c, g.sources);
    box->chart = chart;
    box->kids = list_array(&g.kids, c->job->doc);
    box->n = g.kids.n;
    return box;
}
