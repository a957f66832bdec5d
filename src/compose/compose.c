#include "compose/compose.h"

#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <string.h>

/* --- page sequences ----------------------------------------------------------------- */

static enum page_fill fill_of(struct str word)
{
    if (str_is(word, "yes"))
        return PAGE_FILL_YES;
    return str_is(word, "nearly-full") ? PAGE_FILL_NEARLY_FULL : PAGE_FILL_NO;
}

/* "1.15" as a percentage; 100 if it is not there or wrong. */
static int enlarge_of(struct composing *c, xmlNodePtr element)
{
    const struct str text = document_attribute(element, "enlarge");
    int factor = 1000;
    if (!text.n || (permille_parse(text, &factor) && factor >= 1000 && factor <= 2000))
        return factor / 10;
    DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE,
         document_attribute_pos(c->job, element, "enlarge"), "enlarge", text.p,
         "a factor from 1 to 2, such as 1.15");
    return 100;
}

static void visit_sequence(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                           void *context)
{
    struct list *sequences = context; /* of struct page_sequence */
    static const char *const definitions[] = {"palette", "style", "define", "library",
                                              "page-master"};
    for (int i = 0; i < (int)(sizeof definitions / sizeof *definitions); i++)
        if (document_is(child, definitions[i]))
            return; /* read already */
    if (!document_is(child, "page-sequence")) {
        box_report_misplaced(c, child);
        return;
    }
    const struct page_master *master = master_find(c, child, "master");
    if (!master) {
        box_build_stack(c, child, node); /* what is wrong inside is said with it */
        return;
    }
    *(struct page_sequence *)list_add(sequences) = (struct page_sequence){
        .master = master,
        .flow = box_build_stack(c, child, node),
        .fill = fill_of(document_attribute(child, "fill")),
        .enlarge = enlarge_of(c, child),
    };
}

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
            boxes->language = str_of((const char *)a->children->content);
}

static void init(struct composing *c, struct job *job, const struct document *document,
                 const struct document *layout)
{
    struct arena *arena = job->doc;
    *c = (struct composing){
        .job = job,
        .xpath = xpath_new(job, document),
        .document = document,
        .root = document_root(layout),
        .styles = names_in(arena, sizeof(struct defined *)),
        .defines = names_in(arena, sizeof(struct defined *)),
        .parameters = names_in(arena, sizeof(struct defined *)),
        .masters = names_in(arena, sizeof(struct defined *)),
        .palettes = list_of(arena, sizeof(struct palette)),
        .chosen_palettes = list_of(arena, sizeof(struct chosen)),
        .chosen_colors = list_of(arena, sizeof(struct chosen)),
        .colors = names_in(arena, sizeof(struct palette_color)),
        .built_masters = names_in(arena, sizeof(struct page_master *)),
        .resolved = names_in(arena, sizeof(const struct styling *)),
        .wrong = map_in(arena),
        .texts = list_of(arena, sizeof(const struct box *)),
        .empty = ARENA_NEW(arena, xmlNode),
    };
    c->empty->type = XML_ELEMENT_NODE;
    c->empty->name = BAD_CAST "none";
    overlays_init(c);
    definitions_read(c, layout);
}

const struct boxes *compose_boxes(struct job *job, const struct document *document,
                                  const struct document *layout,
                                  const struct compose_setting *settings, int n_settings)
{
    struct composing c;
    init(&c, job, document, layout);
    parameters_read(&c, settings, n_settings);
    palette_read(&c);
    styles_check(&c);
    masters_read(&c);

    struct list sequences = list_of(job->doc, sizeof(struct page_sequence));
    template_walk(&c, c.content, document_root(document), visit_sequence, &sequences);
    definitions_check(&c);

    struct boxes *boxes = ARENA_NEW(job->doc, struct boxes);
    boxes->sequences = list_array(&sequences, job->doc);
    boxes->n = sequences.n;
    boxes->texts = list_array(&c.texts, job->doc);
    boxes->n_texts = c.texts.n;
    overlays_resolve(&c, boxes);
    boxes->n_boxes = c.n_boxes;
    read_head(&c, boxes);
    return diags_failed(job->diags) ? NULL : boxes;
}
