#include "compose/compose.h"

#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <string.h>

/* --- the document's own data -------------------------------------------------------- */

/* The text of head's child `name`; empty if it is not there. */
static struct str head_text(struct composing *c, const char *name)
{
    xmlNodePtr head = document_child(document_root(c->document), "head");
    xmlNodePtr node = head ? document_child(head, name) : NULL;
    return node ? str_trim(document_text(c->job, node)) : STR("");
}

static void read_head(struct composing *c, struct boxes *boxes)
{
    xmlNodePtr root = document_root(c->document);
    const struct str title = head_text(c, "title"), subtitle = head_text(c, "subtitle");
    boxes->title = str_format(c->job->doc, "%.*s%.*s", STR_ARG(title), STR_ARG(subtitle));
    boxes->author = head_text(c, "issuer");
    boxes->language = STR("ja");
    for (const xmlAttr *a = root->properties; a; a = a->next)
        if (a->ns && strcmp((const char *)a->name, "lang") == 0)
            boxes->language =
                str_copy(c->job->doc, str_of((const char *)a->children->content));
}

static void init(struct composing *c, struct job *job, const struct document *document,
                 const struct document *layout)
{
    struct arena *arena = job->doc;
    *c = (struct composing){
        .job = job,
        .lasting = job,
        .xpath = xpath_new(job, document),
        .document = document,
        .layout = layout,
        .root = document_root(layout),
        .styles = names_in(arena, sizeof(struct defined *)),
        .defines = names_in(arena, sizeof(struct defined *)),
        .parameters = names_in(arena, sizeof(struct defined *)),
        .masters = names_in(arena, sizeof(struct defined *)),
        .palettes = list_of(arena, sizeof(struct palette)),
        .chosen_palettes = list_of(arena, sizeof(struct chosen)),
        .chosen_colors = list_of(arena, sizeof(struct chosen)),
        .spots = list_of(arena, sizeof(struct spot_ink)),
        .colors = names_in(arena, sizeof(struct palette_color)),
        .built_masters = names_in(arena, sizeof(struct page_master *)),
        .resolved = names_in(arena, sizeof(const struct styling *)),
        .images = names_in(arena, sizeof(const struct image *)),
        .wrong = map_in(arena),
        .texts = list_of(arena, sizeof(const struct box *)),
        .running = running_texts(arena),
        .marks = running_marks(arena),
        .empty = ARENA_NEW(arena, xmlNode),
    };
    xpath_hold_still(c->xpath);
    c->empty->type = XML_ELEMENT_NODE;
    c->empty->name = BAD_CAST "none";
    overlays_init(c);
    definitions_read(c, layout);
}

static const struct boxes *compose(struct job *job, const struct document *document,
                                   const struct document *layout,
                                   const struct compose_setting *settings, int n_settings,
                                   bool sliceable, bool traced)
{
    struct composing *c = ARENA_NEW(job->doc, struct composing);
    init(c, job, document, layout);
    c->sliceable = sliceable;
    c->traced = traced;
    parameters_read(c, settings, n_settings);
    palette_read(c);
    styles_check(c);
    masters_read(c);

    struct list sequences = list_of(job->doc, sizeof(struct page_sequence));
    sequences_read(c, &sequences);
    running_finish(c);
    definitions_check(c);

    struct boxes *boxes = ARENA_NEW(job->doc, struct boxes);
    boxes->sequences = list_array(&sequences, job->doc);
    boxes->n = sequences.n;
    boxes->texts = list_array(&c->texts, job->doc);
    boxes->n_texts = c->texts.n;
    overlays_resolve(c, boxes);
    boxes->n_boxes = c->n_boxes;
    boxes->n_fits = c->n_fits;
    boxes->n_first_fits = c->n_first_fits;
    boxes->spots = list_array(&c->spots, job->doc);
    boxes->n_spots = c->spots.n;
    boxes->n_running = c->n_running;
    boxes->n_long = c->n_long;
    boxes->composing = c;
    read_head(c, boxes);
    return diags_failed(job->diags) ? NULL : boxes;
}

const struct boxes *compose_boxes(struct job *job, const struct document *document,
                                  const struct document *layout,
                                  const struct compose_setting *settings, int n_settings)
{
    return compose(job, document, layout, settings, n_settings, false, false);
}

const struct boxes *compose_traced_boxes(struct job *job, const struct document *document,
                                         const struct document *layout,
                                         const struct compose_setting *settings,
                                         int n_settings)
{
    return compose(job, document, layout, settings, n_settings, false, true);
}

const struct boxes *compose_long_boxes(struct job *job, const struct document *document,
                                       const struct document *layout,
                                       const struct compose_setting *settings,
                                       int n_settings)
{
    return compose(job, document, layout, settings, n_settings, layouts_sliceable(layout),
                   false);
}
