#include "compose/tables.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* From so many turns of a loop on its rows are made slice by slice: several pages; of
 * what would be fitted so many that it never is, because a page has no more than 400 rows
 * of a millimetre (MOST_FITTED_PAGES in layout). */
enum { LONG = 1000, LONG_FITTED = 16 * 400, DEEPEST = 16 };

/* How to make the rows: the loop, and all that it sees around it. */
struct long_recipe {
    struct long_rows rows; /* what others see of it */
    xmlNodePtr element;    /* the <for-each> */
    xmlNodePtr *nodes;
    const struct xpath_variable *variables;
    const struct filling *filling;
    struct list named; /* of struct table_column */
    struct around around;
    int depth;
};

/* --- may it be? --------------------------------------------------------------------- */

/* What is fitted is tried as a whole. */
static bool needs_all_pages(const xmlNode *n)
{
    return document_is(n, "fit") ||
           /* who has it is not known before boxes are made */
           (document_is(n, "style") && document_attribute(n, "string-set").n);
}

bool layouts_sliceable(const struct document *layout)
{
    for (const struct document *l = layout; l; l = l->base)
        for (xmlNodePtr n = document_root(l); n; n = element_next(document_root(l), n))
            if (needs_all_pages(n))
                return false;
    return true;
}

struct job *lasting_begin(struct composing *c)
{
    struct job *before = c->job;
    c->job = c->lasting;
    xpath_set_job(c->xpath, c->lasting);
    return before;
}

void lasting_end(struct composing *c, struct job *before)
{
    c->job = before;
    xpath_set_job(c->xpath, before);
}

/* --- putting off -------------------------------------------------------------------- */

/* The definitions around a loop live as long as they are walked; a slice comes later. */
static const struct filling *keep_filling(struct composing *c, const struct filling *f)
{
    if (!f)
        return NULL;
    struct filling *kept = ARENA_NEW(c->lasting->doc, struct filling);
    *kept = (struct filling){f->use, f->variables, keep_filling(c, f->outer)};
    return kept;
}

/* True if a text in the element may be a running text of its page, or if one of several
 * ways to set something is taken there: all of them must be known when pages are made. */
static bool is_needed_before(struct composing *c, const xmlNode *parent, int depth)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        struct defined *const *define =
            document_is(n, "use") ? names_find(&c->defines, document_attribute(n, "name"))
                                  : NULL;
        if (depth > DEEPEST || document_attribute(n, "string-set").n ||
            document_is(n, "slot") || document_is(n, "first-fit") ||
            (define && is_needed_before(c, (*define)->element, depth + 1)) ||
            is_needed_before(c, n, depth))
            return true;
    }
    return false;
}

bool long_table_takes(struct composing *c, xmlNodePtr element, xmlNodePtr *nodes, int n,
                      template_visit visit, void *context)
{
    struct groups *g = context;
    if (n < (c->flow_fits ? LONG_FITTED : LONG) || visit != groups_visit || !c->flows ||
        g->rest || is_needed_before(c, element, 0))
        return false;
    groups_close(c, g);
    g->rest = ARENA_NEW(c->lasting->doc, struct long_recipe);
    g->rest_at = g->groups.n;
    *g->rest = (struct long_recipe){
        .rows = {n},
        .element = element,
        .nodes = nodes,
        .variables = xpath_variables(c->xpath),
        .filling = keep_filling(c, c->filling),
        .named = g->named,
        .around = c->around,
        .depth = c->depth,
    };
    return true;
}

/* --- making ------------------------------------------------------------------------- */

/* The rows of the things from…to, and of those behind that the last cells reach into;
 * returns where to go on. */
static int make_rows(struct composing *c, const struct long_recipe *r, int from, int to,
                     struct groups *g)
{
    int i = from;
    for (; i < r->rows.n && (i < to || (g->rows.n && g->reach > 0)); i++) {
        g->thing = i;
        xpath_set_place(c->xpath, (struct xpath_place){i + 1, r->rows.n});
        template_walk(c, r->element, r->nodes[i], groups_visit, g);
    }
    groups_close(c, g);
    return i;
}

/* As `make_rows`, with all around as it was at the loop. */
static int make_rows_there(struct composing *c, const struct long_recipe *r, int from,
                           int to, struct groups *g)
{
    const struct composing outer = *c;
    g->named = list_of(c->job->doc, sizeof(struct table_column));
    for (int k = 0; k < r->named.n; k++)
        *(struct table_column *)list_add(&g->named) =
            *(const struct table_column *)list_at(&r->named, k);
    const struct xpath_place place = xpath_place(c->xpath);
    const struct xpath_variable *variables = xpath_variables(c->xpath);
    c->around = r->around;
    c->filling = r->filling;
    c->depth = r->depth;
    c->areas = NULL;
    c->flows = false;
    xpath_set_variables(c->xpath, r->variables);
    const int end = make_rows(c, r, from, to, g);
    xpath_set_variables(c->xpath, variables);
    xpath_set_place(c->xpath, place);
    c->around = outer.around;
    c->filling = outer.filling;
    c->depth = outer.depth;
    c->areas = outer.areas;
    c->flows = outer.flows;
    return end;
}

static bool has_body(const struct groups *g)
{
    for (int i = 0; i < g->groups.n; i++) {
        const struct box *group = *(const struct box **)list_at(&g->groups, i);
        if (!group->group.head && !group->group.foot)
            return true;
    }
    return false;
}

/* The rows between the groups before and behind them. */
static void make_now(struct composing *c, struct groups *g)
{
    struct groups all = groups_in(c->job->scratch);
    for (int i = 0; i < g->rest_at; i++)
        *(const struct box **)list_add(&all.groups) =
            *(const struct box **)list_at(&g->groups, i);
    make_rows_there(c, g->rest, 0, g->rest->rows.n, &all);
    for (int i = g->rest_at; i < g->groups.n; i++)
        *(const struct box **)list_add(&all.groups) =
            *(const struct box **)list_at(&g->groups, i);
    g->groups = all.groups;
}

void long_rows_settle(struct composing *c, struct groups *g, struct box *table)
{
    if (!g->rest)
        return;
    if (has_body(g) || table->style->break_inside == BREAK_AVOID) {
        make_now(c, g);
        return;
    }
    table->tracks.rest = &g->rest->rows;
    c->n_long++;
}

/* --- a slice ------------------------------------------------------------------------ */

static const struct row_slice *make_slice(struct composing *c,
                                          const struct slice_wish *wish)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const struct long_recipe *recipe = (const void *)wish->table->tracks.rest;
    struct groups g = groups_in(c->job->scratch);
    struct row_slice *slice = ARENA_NEW(c->job->doc, struct row_slice);
    slice->to = make_rows_there(c, recipe, wish->from, wish->to, &g);
    slice->groups = list_array(&g.groups, c->job->doc);
    slice->origins = list_array(&g.origins, c->job->doc);
    slice->n = g.groups.n;
    slice->texts = list_array(&c->texts, c->job->doc);
    slice->first_text = wish->first_text;
    slice->n_texts = c->texts.n;
    slice->last_box = c->n_boxes;
    arena_release(c->job->scratch, mark);
    return slice;
}

const struct row_slice *compose_rows(struct job *job, const struct boxes *boxes,
                                     const struct slice_wish *wish)
{
    struct composing *c = boxes->composing;
    const struct list texts = c->texts;
    const int kept = xpath_kept(c->xpath);
    c->job = job;
    xpath_set_job(c->xpath, job);
    c->texts = list_of(job->doc, sizeof(const struct box *));
    c->first_text = wish->first_text;
    c->n_boxes = wish->n_boxes;
    c->in_slice = true;
    const struct row_slice *slice = make_slice(c, wish);
    xpath_forget(c->xpath, kept);
    lasting_end(c, c->lasting);
    c->texts = texts;
    c->first_text = 0;
    c->in_slice = false;
    return diags_failed(job->diags) ? NULL : slice;
}

void compose_end(const struct boxes *boxes)
{
    xpath_forget(boxes->composing->xpath, 0);
}
