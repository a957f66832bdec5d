#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

/* An overlay or connector whose boxes may still be to come. */
struct pending {
    const struct box *box;
    struct ends *ends;
    xmlNodePtr element;
    struct str names[2];
};

void box_name(struct composing *c, xmlNodePtr element, xmlNodePtr node,
              const struct box *box)
{
    if (!words_have_attribute(&c->words, element, WORD_ID))
        return;
    const struct str name = str_trim(attribute_expand(c, element, node, "id"));
    if (!name.n || c->in_slice)
        return; /* no overlay can be at a row of which there are very many */
    int *place = names_add(&c->ids, name);
    if (place)
        *place = box->id;
    else
        DIAG(c->job->diags, DIAG_NAME_TWICE,
             document_attribute_pos(c->job, element, "id"), "box",
             str_c(c->job->doc, name));
}

/* --- attributes --------------------------------------------------------------------- */

static int side_of(struct str word)
{
    static const char *const names[SIDES] = {"top", "right", "bottom", "left"};
    for (int i = 0; i < SIDES; i++)
        if (str_is(word, names[i]))
            return i;
    return SIDE_NEAREST;
}

static enum connector_form form_of(struct str word)
{
    if (str_is(word, "block"))
        return CONNECTOR_BLOCK;
    if (str_is(word, "block-elbow"))
        return CONNECTOR_BLOCK_ELBOW;
    return str_is(word, "elbow") ? CONNECTOR_ELBOW : CONNECTOR_STRAIGHT;
}

/* The usual measures of a block: those of a large arrow. */
static emu measure_of(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                      const char *name, const struct style *style, emu usual)
{
    const emu length = attribute_length(c, element, node, name, style);
    return length ? length : usual;
}

/* --- boxes -------------------------------------------------------------------------- */

static void add_pending(struct composing *c, xmlNodePtr element, const struct box *box,
                        struct ends *ends, struct str from, struct str to)
{
    *(struct pending *)list_add(&c->overlays) =
        (struct pending){box, ends, element, {from, to}};
}

static void add_connector(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_CONNECTOR, element, style_of_box(c, element, node));
    struct connector *connector = ARENA_NEW(c->job->doc, struct connector);
    const struct str head = document_attribute(element, "head");
    *connector = (struct connector){
        .form = form_of(document_attribute(element, "form")),
        .from_side = side_of(document_attribute(element, "from-side")),
        .to_side = side_of(document_attribute(element, "to-side")),
        .facing = side_of(document_attribute(element, "facing")),
        .under = str_is(document_attribute(element, "layer"), "under"),
        .head_from = str_is(head, "start") || str_is(head, "both"),
        .head_to = !head.n || str_is(head, "end") || str_is(head, "both"),
        .length = measure_of(c, element, node, "length", box->style, 6 * EMU_MM),
        .breadth = measure_of(c, element, node, "breadth", box->style, 12 * EMU_MM),
    };
    box->connector = connector;
    add_pending(c, element, box, &connector->ends,
                str_trim(attribute_expand(c, element, node, "from")),
                str_trim(attribute_expand(c, element, node, "to")));
}

static void add_overlay(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct overlay *overlay = ARENA_NEW(c->job->doc, struct overlay);
    struct box *box = box_build_overlay(c, element, node);
    struct str at = attribute_expand(c, element, node, "at");
    const struct str first = str_word(&at), second = str_word(&at);
    overlay->side = side_of(document_attribute(element, "side"));
    overlay->x = attribute_distance(c, element, node, "x", box->style);
    overlay->y = attribute_distance(c, element, node, "y", box->style);
    overlay->w = box->style->width;
    overlay->h = box->style->height;
    box->overlay = overlay;
    add_pending(c, element, box, &overlay->ends, first, second);
}

bool overlay_add(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    const enum word word = words_find(&c->words, element);
    if (word == WORD_CONNECTOR)
        add_connector(c, element, node);
    else if (word == WORD_OVERLAY)
        add_overlay(c, element, node);
    else
        return false;
    return true;
}

/* --- when all boxes are known ------------------------------------------------------- */

/* The box called `name`; 0, which is said, if there is none. */
static int find(struct composing *c, const struct pending *p, const char *attribute,
                struct str name)
{
    const int *id = names_find(&c->ids, name);
    if (!id)
        names_report_unknown(c, &c->ids, name,
                             document_attribute_pos(c->job, p->element, attribute),
                             DIAG_BOX_UNKNOWN, "box");
    return id ? *id : 0;
}

void overlays_resolve(struct composing *c, struct boxes *boxes)
{
    struct list resolved = list_of(c->job->doc, sizeof(const struct box *));
    for (int i = 0; i < c->overlays.n; i++) {
        const struct pending *p = list_at(&c->overlays, i);
        const bool connects = p->box->kind == BOX_CONNECTOR;
        p->ends->from = find(c, p, connects ? "from" : "at", p->names[0]);
        if (connects || p->names[1].n)
            p->ends->to = find(c, p, connects ? "to" : "at", p->names[1]);
        *(const struct box **)list_add(&resolved) = p->box;
    }
    boxes->overlays = list_array(&resolved, c->job->doc);
    boxes->n_overlays = resolved.n;
}

void overlays_init(struct composing *c)
{
    c->ids = names_in(c->job->doc, sizeof(int));
    c->overlays = list_of(c->job->doc, sizeof(struct pending));
}
