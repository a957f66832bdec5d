#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <string.h>

enum { MOST_EXTENDS = 16 };

/* A page master and those that it extends, the one itself first. */
struct chain {
    xmlNodePtr elements[MOST_EXTENDS];
    int n;
    bool endless;
};

/* The one that `d` extends: one called the same in a layout further out, or another; NULL
 * if it extends none, or none that is there, which is said. */
static const struct defined *base_of(struct composing *c, const struct defined *d)
{
    const struct str name = document_attribute(d->element, "extends");
    if (!name.n)
        return NULL;
    if (str_eq(name, document_attribute(d->element, "name")) && d->inherited)
        return d->inherited;
    struct defined *const *found = names_find(&c->masters, name);
    if (!found)
        names_report_unknown(c, &c->masters, name,
                             document_attribute_pos(c->job, d->element, "extends"),
                             DIAG_MASTER_UNKNOWN, "page master");
    return found ? *found : NULL;
}

static struct chain chain_of(struct composing *c, const struct defined *d)
{
    struct chain chain = {.n = 0};
    for (; d; d = base_of(c, d)) {
        if (chain.n == MOST_EXTENDS) {
            DIAG(c->job->diags, DIAG_MASTER_CIRCLE,
                 document_attribute_pos(c->job, chain.elements[0], "extends"),
                 document_attribute(chain.elements[0], "name").p);
            chain.endless = true;
            break;
        }
        chain.elements[chain.n++] = d->element;
    }
    return chain;
}

/* The nearest of the chain that has the attribute; NULL if none has. */
static xmlNodePtr find_with(const struct chain *chain, const char *attribute)
{
    for (int i = 0; i < chain->n; i++)
        if (document_attribute(chain->elements[i], attribute).n)
            return chain->elements[i];
    return NULL;
}

static struct str attribute_of(const struct chain *chain, const char *attribute)
{
    const xmlNode *element = find_with(chain, attribute);
    return element ? document_attribute(element, attribute) : STR("");
}

static void read_size(struct composing *c, const struct chain *chain,
                      struct page_master *master)
{
    static const struct {
        const char *name;
        int width, height; /* [mm]; B sizes are JIS P 0138's */
    } sizes[] = {{"A3", 297, 420}, {"A4", 210, 297}, {"B4", 257, 364}, {"B5", 182, 257}};
    const struct str name = attribute_of(chain, "size");
    const bool landscape = str_is(attribute_of(chain, "orientation"), "landscape");
    for (int i = 0; i < (int)(sizeof sizes / sizeof *sizes); i++) {
        if (!str_is(name, sizes[i].name))
            continue;
        master->width = EMU_MM * (landscape ? sizes[i].height : sizes[i].width);
        master->height = EMU_MM * (landscape ? sizes[i].width : sizes[i].height);
    }
    if (!name.n && !chain->endless)
        DIAG(c->job->diags, DIAG_MASTER_SIZE, document_pos(chain->elements[0]),
             master->name.p);
}

/* --- what stands on the page -------------------------------------------------------- */

/* A page master under construction. What one of the chain has hides what those behind it
 * have of the same sort. */
struct parts {
    struct page_master *master;
    struct list places;        /* of const struct box * */
    int link;                  /* of the chain, at hand */
    int header, footer, place; /* the link that brought them; -1: none so far */
};

static bool hides(int *brought_by, int link)
{
    if (*brought_by < 0)
        *brought_by = link;
    return *brought_by != link;
}

static void visit_master(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                         void *context)
{
    struct parts *p = context;
    struct page_master *master = p->master;
    if (document_is(child, "header")) {
        if (hides(&p->header, p->link))
            return;
        master->header = box_build_stack(c, child, node);
        master->header_offset =
            attribute_length(c, child, node, "offset", master->header->style);
    } else if (document_is(child, "footer")) {
        if (hides(&p->footer, p->link))
            return;
        master->footer = box_build_stack(c, child, node);
        master->footer_offset =
            attribute_length(c, child, node, "offset", master->footer->style);
    } else if (document_is(child, "place")) {
        if (!hides(&p->place, p->link))
            *(const struct box **)list_add(&p->places) = box_build(c, child, node);
    } else {
        box_report_misplaced(c, child);
    }
}

/* Without this every text of the sheet would be said not to fit. */
static void check_margins(struct composing *c, const struct chain *chain,
                          const struct page_master *master)
{
    const emu *margin = master->margin;
    const xmlNode *element = find_with(chain, "padding");
    if (!master->width ||
        ((int64_t)margin[SIDE_LEFT] + margin[SIDE_RIGHT] < master->width &&
         (int64_t)margin[SIDE_TOP] + margin[SIDE_BOTTOM] < master->height))
        return;
    DIAG(
        c->job->diags, DIAG_MARGINS,
        document_attribute_pos(c->job, element ? element : chain->elements[0], "padding"),
        master->name.p);
}

/* A style for vertical writing begins its sides one further round. */
static void read_margins(const struct style *style, struct page_master *master)
{
    const int turned = style->writing_mode == VERTICAL_RL;
    for (int side = 0; side < SIDES; side++)
        master->margin[(side + turned) % SIDES] = style->padding[side];
}

static void read_master(struct composing *c, const struct defined *d)
{
    xmlNodePtr node = document_root(c->document);
    const struct chain chain = chain_of(c, d);
    struct page_master *master = ARENA_NEW(c->job->doc, struct page_master);
    master->name = document_attribute(d->element, "name");
    *(struct page_master **)names_add(&c->built_masters, master->name) = master;
    const struct style *style = style_of_chain(c, chain.elements, chain.n, node);
    read_margins(style, master);
    xmlNodePtr bleed = find_with(&chain, "bleed");
    if (bleed)
        master->bleed = attribute_length(c, bleed, node, "bleed", style);
    read_size(c, &chain, master);
    check_margins(c, &chain, master);
    struct parts parts = {
        master, list_of(c->job->doc, sizeof(const struct box *)), 0, -1, -1, -1};
    for (; parts.link < chain.n; parts.link++)
        template_walk(c, chain.elements[parts.link], node, visit_master, &parts);
    master->background = list_array(&parts.places, c->job->doc);
    master->n_background = parts.places.n;
}

void masters_read(struct composing *c)
{
    c->in_margin = true;
    for (int i = 0; i < c->masters.values.n; i++)
        read_master(c, *(struct defined **)list_at(&c->masters.values, i));
    c->in_margin = false;
}

const struct page_master *master_find(struct composing *c, xmlNodePtr element,
                                      const char *attribute)
{
    const struct str name = document_attribute(element, attribute);
    struct page_master *const *found = names_find(&c->built_masters, name);
    if (!found)
        names_report_unknown(c, &c->built_masters, name,
                             document_attribute_pos(c->job, element, attribute),
                             DIAG_MASTER_UNKNOWN, "page master");
    return found ? *found : NULL;
}

const struct page_master *master_mirrored(struct composing *c,
                                          const struct page_master *master)
{
    struct arena *arena = c->job->doc;
    struct page_master *mirrored = ARENA_NEW(arena, struct page_master);
    const struct box **places =
        ARENA_ARRAY(arena, const struct box *, master->n_background);
    *mirrored = *master;
    mirrored->margin[SIDE_LEFT] = master->margin[SIDE_RIGHT];
    mirrored->margin[SIDE_RIGHT] = master->margin[SIDE_LEFT];
    for (int i = 0; i < master->n_background; i++) {
        struct box *place = ARENA_NEW(arena, struct box);
        *place = *master->background[i];
        place->place.x = master->width - place->place.x - place->place.w;
        places[i] = place;
    }
    mirrored->background = places;
    return mirrored;
}
