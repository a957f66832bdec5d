#include "evaluate/provenance_json.h"

#include "evaluate/xpath.h"
#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"

#include <libxml/tree.h>

/* Of each number that is printed: what it is, how it was computed, and the cells. */

enum kind {
    KIND_MEASURED, /* it stands in the measurements */
    KIND_COMPUTED, /* it is made of others */
    KIND_FIGURE,   /* a baseline, target or other figure of the plan */
    KIND_STATED,   /* it stands in the plan's words, from no data */
    KIND_LAYOUT,   /* it stands in the layout's words */
    KIND_NUMBER,   /* of a page or item, counted by gaiyo */
};

static const char *const kind_names[] = {"measured", "computed", "figure",
                                         "stated",   "layout",   "numbering"};

enum { MOST_SOURCES = 256, DEEPEST = 4 };

/* What is found out of one of them. */
struct telling {
    struct printing *p;
    struct job job;           /* whose memory is given back with the number */
    struct strbuf places;     /* parted by line feeds */
    struct map known;         /* of them */
    int left_out;             /* places beyond MOST_SOURCES */
    int depth;                /* of expressions in expressions */
    const xmlNode *indicator; /* NULL: it is of none, or of several */
};

static void add_place(struct telling *t, struct str place)
{
    if (!place.n || map_find(&t->known, place) >= 0)
        return;
    map_put(&t->known, place, 1);
    if (t->known.n > MOST_SOURCES) {
        t->left_out++;
        return;
    }
    strbuf_add_c(&t->places, t->places.n ? "\n" : "");
    strbuf_add(&t->places, place);
}

static void add_places(struct telling *t, struct str places)
{
    while (places.n) {
        const int line = str_find(places, STR("\n"));
        const int end = line < 0 ? places.n : line;
        add_place(t, str_slice(places, 0, end));
        places = str_slice(places, line < 0 ? end : end + 1, places.n);
    }
}

/* What is installed with gaiyo is called so, wherever it lies. */
static void add_pos(struct telling *t, struct srcpos pos)
{
    if (!pos.file)
        return;
    const char *installed =
        file_installed(&t->job, diags_source_name(t->job.diags, pos.file));
    int line, column;
    diags_locate(t->job.diags, pos, &line, &column);
    add_place(t, installed
                     ? str_format(t->job.doc, "gaiyo:%s:%d:%d", installed, line, column)
                     : str_of(diags_document_place(t->job.diags, t->job.doc, pos)));
}

/* --- what a node is of -------------------------------------------------------------- */

static bool is_summary(const xmlNode *n)
{
    return document_is(n, "summary") || document_is(n, "subtotal");
}

static bool holds_value(const xmlNode *n)
{
    return printing_is_figure(n) || document_is(n, "observation") ||
           document_is(n, "computed") || document_is(n, "result") || is_summary(n) ||
           (n->parent && (document_is(n->parent, "result") || is_summary(n->parent)));
}

/* The element whose value the node's text is, or a part of; NULL: it is prose. */
static const xmlNode *holder_of(const xmlNode *node)
{
    const xmlNode *n = node->type == XML_ELEMENT_NODE ? node : node->parent;
    for (; n && n->type == XML_ELEMENT_NODE; n = n->parent)
        if (holds_value(n))
            return n;
    return NULL;
}

bool provenance_is_value(const struct _xmlNode *node)
{
    return holder_of(node);
}

static const xmlNode *indicator_of(const xmlNode *node)
{
    while (node && node->type != XML_DOCUMENT_NODE && !document_is(node, "indicator"))
        node = node->parent;
    return node && node->type == XML_ELEMENT_NODE ? node : NULL;
}

/* --- results ------------------------------------------------------------------------ */

/* The places of all that an indicator's grade hangs on. */
static void add_grade_places(struct telling *t, const struct origin *origin)
{
    static const char *const values[] = {"actual", "achievement", "progress", "expected",
                                         "pace"};
    for (int i = 0; i < (int)(sizeof values / sizeof *values); i++)
        add_places(t, origin_of_value(origin, str_of(values[i])).places);
}

/* What the scheme says of the grade, from the counts of the set around it. */
static struct str rule_of(const xmlNode *result)
{
    const struct str score = document_attribute(result, "score");
    for (const xmlNode *n = result->parent; score.n && n && n->type == XML_ELEMENT_NODE;
         n = n->parent) {
        const xmlNode *summary = document_child(n, "summary");
        for (const xmlNode *k = summary ? summary->children : NULL; k; k = k->next)
            if (document_is(k, "count") && str_eq(document_attribute(k, "score"), score))
                return document_attribute(k, "rule");
    }
    return STR("");
}

static enum kind tell_result(struct telling *t, const xmlNode *node,
                             const xmlNode *holder, struct str *formula)
{
    const struct origin *origin =
        origin_of(&t->job, t->p->document, indicator_of(holder));
    if (!origin)
        return KIND_COMPUTED;
    if (!document_is(holder, "result")) {
        const struct str name = str_of((const char *)holder->name);
        const struct provenance of = origin_of_value(origin, name);
        *formula = of.formula;
        add_places(t, of.places);
        return str_is(name, "actual") && !of.formula.n ? KIND_MEASURED : KIND_COMPUTED;
    }
    const struct str name = str_of((const char *)node->name);
    if (str_is(name, "period") || str_is(name, "reason")) {
        add_places(t, origin_of_value(origin, STR("actual")).places);
        return KIND_MEASURED;
    }
    *formula = rule_of(holder);
    add_grade_places(t, origin);
    if (!t->known.n) /* nothing was measured: that is why */
        add_pos(t, document_pos(holder->parent));
    return KIND_COMPUTED;
}

/* --- summaries ---------------------------------------------------------------------- */

static const xmlNode *next_in(const xmlNode *root, const xmlNode *n)
{
    if (n->children && n->type == XML_ELEMENT_NODE)
        return n->children;
    while (n != root && !n->next)
        n = n->parent;
    return n == root ? NULL : n->next;
}

/* The cells of the actual values of those that a summary counts; of one grade only, if
 * there is a score. */
static void add_members(struct telling *t, const xmlNode *set, struct str score)
{
    for (const xmlNode *n = set; n; n = next_in(set, n)) {
        const xmlNode *result =
            document_is(n, "indicator") ? document_child(n, "result") : NULL;
        const struct origin *origin =
            result ? origin_of(&t->job, t->p->document, n) : NULL;
        if (origin && (!score.n || str_eq(document_attribute(result, "score"), score)))
            add_places(t, origin_of_value(origin, STR("actual")).places);
    }
}

static struct str summary_formula(struct telling *t, const xmlNode *node,
                                  const xmlNode *part, struct str score)
{
    const struct str of = document_attribute(part, "of");
    const char *name = (const char *)part->name;
    if (score.n) {
        const bool share = node->type == XML_ATTRIBUTE_NODE &&
                           str_is(str_of((const char *)node->name), "share");
        return str_format(t->job.doc, "count(indicator[result/@score=%.*s])%s%.*s",
                          STR_ARG(score), share ? "÷" : "",
                          share ? document_attribute(part->parent, "denominator").n : 0,
                          share ? document_attribute(part->parent, "denominator").p : "");
    }
    if (of.n)
        return str_format(t->job.doc, "%s(indicator/result/%.*s)", name, STR_ARG(of));
    if (document_is(part, "best") || document_is(part, "worst"))
        return str_format(t->job.doc, "%s(indicator/result/achievement)", name);
    return STR("count(indicator)");
}

static enum kind tell_summary(struct telling *t, const xmlNode *node,
                              const xmlNode *holder, struct str *formula)
{
    const struct str score = document_attribute(holder, "score");
    const xmlNode *summary = is_summary(holder) ? holder : holder->parent;
    *formula = summary_formula(t, node, holder, score);
    const int before = t->known.n;
    add_members(t, summary->parent, score);
    if (t->known.n == before) /* none of the set: that is why */
        add_pos(t, document_pos(summary->parent));
    return KIND_COMPUTED;
}

/* --- nodes -------------------------------------------------------------------------- */

static enum kind tell_node(struct telling *t, const xmlNode *node, struct str *formula);

/* What an expression in the plan's prose looks at. */
static enum kind tell_computed(struct telling *t, const xmlNode *computed,
                               struct str *formula)
{
    bool direct;
    struct str inner;
    struct list nodes = list_of(t->job.doc, sizeof(xmlNodePtr));
    *formula = document_attribute(computed, "expression");
    if (!t->p->xpath)
        t->p->xpath = xpath_new(t->p->job, t->p->document);
    if (t->depth++ < DEEPEST)
        xpath_touch(t->p->xpath, computed->parent, *formula, document_pos(computed),
                    &nodes, &direct);
    for (int i = 0; i < nodes.n; i++)
        tell_node(t, *(xmlNodePtr *)list_at(&nodes, i), &inner);
    t->depth--;
    add_pos(t, document_pos(computed));
    return KIND_COMPUTED;
}

/* An element that is counted, or a word of prose. */
static enum kind tell_other(struct telling *t, const xmlNode *node)
{
    const bool rated = document_is(node, "indicator") && document_child(node, "result");
    const struct origin *origin = rated ? origin_of(&t->job, t->p->document, node) : NULL;
    if (origin)
        add_places(t, origin_of_value(origin, STR("actual")).places);
    else
        add_pos(t, document_pos(node));
    return origin ? KIND_COMPUTED : KIND_STATED;
}

static enum kind tell_node(struct telling *t, const xmlNode *node, struct str *formula)
{
    const xmlNode *holder = holder_of(node);
    *formula = STR("");
    if (!holder)
        return tell_other(t, node);
    if (document_is(holder, "computed"))
        return tell_computed(t, holder, formula);
    if (document_is(holder, "observation")) {
        add_place(t, document_attribute(holder, "source"));
        return KIND_MEASURED;
    }
    if (printing_is_figure(holder)) {
        add_pos(t, document_pos(holder));
        return KIND_FIGURE;
    }
    if (is_summary(holder) || is_summary(holder->parent))
        return tell_summary(t, node, holder, formula);
    return tell_result(t, node, holder, formula);
}

/* --- texts -------------------------------------------------------------------------- */

/* What the layout has made of nodes. Where they have one formula between them, as a mark
 * has that is cut in two, it is that; or else it is the layout's expression. */
static enum kind tell_made(struct telling *t, const struct printed_text *text,
                           struct str *formula)
{
    bool one = true;
    t->indicator = indicator_of(text->nodes[0]);
    for (int i = 0; i < text->n; i++) {
        struct str inner;
        tell_node(t, text->nodes[i], &inner);
        one = one && (!i || str_eq(inner, *formula));
        *formula = inner;
        if (indicator_of(text->nodes[i]) != t->indicator)
            t->indicator = NULL;
    }
    if (!one || !formula->n)
        *formula = text->expression;
    return KIND_COMPUTED;
}

static enum kind tell(struct telling *t, const struct printed_text *text,
                      struct str *formula)
{
    *formula = STR("");
    if (text->is_counted)
        return KIND_NUMBER;
    if (!text->n && !text->is_computed) {
        add_pos(t, text->pos);
        return KIND_LAYOUT;
    }
    if (text->is_computed && !text->n) { /* its position among others */
        *formula = text->expression;
        add_pos(t, text->pos);
        return KIND_NUMBER;
    }
    if (text->is_computed)
        return tell_made(t, text, formula);
    t->indicator = indicator_of(text->nodes[0]);
    if (!holder_of(text->nodes[0]) && text->pos.file && !text->expression.n) {
        add_pos(t, text->pos); /* the number itself, not the sentence */
        return KIND_STATED;
    }
    return tell_node(t, text->nodes[0], formula);
}

/* "achievement", "@period", "target/@period" */
static struct str name_of(struct telling *t, const struct printed_text *text)
{
    const xmlNode *node = text->n == 1 ? text->nodes[0] : NULL;
    const xmlNode *holder = node ? holder_of(node) : NULL;
    if (!holder && node && node->type == XML_ATTRIBUTE_NODE)
        holder = node->parent;
    if (!holder)
        return STR("");
    const char *name = (const char *)holder->name;
    return node->type == XML_ATTRIBUTE_NODE
               ? str_format(t->job.doc, "%s/@%s", name, (const char *)node->name)
               : str_of(name);
}

/* [1/1000 mm] */
static int thousandths(emu length)
{
    return (int)((int64_t)length * 1000 / EMU_MM);
}

static void add_box(struct json *j, const struct printed_text *text)
{
    const emu sides[] = {text->x, text->y, text->w, text->h};
    json_open(j, "box", '[');
    for (int i = 0; i < 4; i++)
        json_thousandths(j, NULL, thousandths(sides[i]));
    json_close(j, ']');
}

static void print_text(struct printing *p, const struct printed_text *text)
{
    struct json *j = &p->json;
    struct str formula;
    struct telling t = {.p = p, .job = *p->job};
    t.job.doc = p->job->scratch;
    t.known = map_in(t.job.doc);
    strbuf_init(&t.places, t.job.doc);
    const enum kind kind = tell(&t, text, &formula);
    const struct str name = name_of(&t, text);
    json_open(j, NULL, '{');
    json_int(j, "page", text->page);
    add_box(j, text);
    json_text(j, "printed", str_trim(text->text));
    if (text->is_drawn)
        json_bool(j, "drawn", true);
    json_text(j, "kind", str_of(kind_names[kind]));
    if (t.indicator)
        json_text(j, "indicator", document_attribute(t.indicator, "id"));
    if (name.n)
        json_text(j, "name", name);
    if (formula.n)
        json_text(j, "formula", formula);
    if (text->is_computed && !str_eq(text->expression, formula))
        json_text(j, "expression", text->expression);
    printing_places(p, strbuf_str(&t.places));
    if (t.left_out)
        json_int(j, "more_sources", t.left_out);
    json_close(j, '}');
}

void printing_texts(struct printing *p, const struct printed_text *texts, int n)
{
    json_open(&p->json, "printed", '[');
    for (int i = 0; i < n; i++) {
        const struct arena_mark mark = arena_mark(p->job->scratch);
        print_text(p, &texts[i]);
        arena_release(p->job->scratch, mark);
    }
    json_close(&p->json, ']');
}
