#include "compose/compose.h"

#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <string.h>

/* --- definitions -------------------------------------------------------------------- */

static void add_node(struct composing *c, struct names *names, xmlNodePtr element,
                     const char *what)
{
    const struct str name = document_attribute(element, "name");
    xmlNodePtr *place = names_add(names, name);
    if (place)
        *place = element;
    else
        DIAG(c->job->diags, DIAG_NAME_TWICE,
             document_attribute_pos(c->job, element, "name"), what, name.p);
}

/* The definitions of a layout or a library, in it and in the libraries inside it. */
static void read_definitions(struct composing *c, xmlNodePtr parent)
{
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        if (document_is(n, "library") || document_is(n, "palette"))
            read_definitions(c, n);
        else if (document_is(n, "color"))
            palette_add(c, n);
        else if (document_is(n, "style"))
            add_node(c, &c->styles, n, "style");
        else if (document_is(n, "define")) {
            add_node(c, &c->defines, n, "definition");
            template_check_twins(c, n, "param");
        }
    }
}

static const struct compose_setting *find_setting(const struct compose_setting *settings,
                                                  int n, struct str name)
{
    for (int i = n - 1; i >= 0; i--)
        if (str_eq(settings[i].name, name))
            return &settings[i];
    return NULL;
}

static void read_parameters(struct composing *c, xmlNodePtr root,
                            const struct compose_setting *settings, int n_settings)
{
    template_check_twins(c, root, "param");
    for (xmlNodePtr n = root->children; n; n = n->next) {
        if (!document_is(n, "param"))
            continue;
        struct xpath_variable *v = ARENA_NEW(c->job->doc, struct xpath_variable);
        v->name = document_attribute(n, "name");
        const struct compose_setting *setting =
            find_setting(settings, n_settings, v->name);
        v->value = setting ? xpath_text_value(c->xpath, setting->value)
                           : template_value(c, n, document_root(c->document));
        v->outer = c->globals;
        c->globals = v;
        xpath_set_variables(c->xpath, c->globals); /* those that follow see it */
    }
    for (int i = 0; i < n_settings; i++) {
        const struct xpath_variable *v = c->globals;
        while (v && !str_eq(v->name, settings[i].name))
            v = v->outer;
        if (!v)
            DIAG(c->job->diags, DIAG_SETTING_UNKNOWN, document_pos(root),
                 str_c(c->job->doc, settings[i].name));
    }
}

/* --- page masters ------------------------------------------------------------------- */

static void read_size(xmlNodePtr element, struct page_master *master)
{
    static const struct {
        const char *name;
        int width, height; /* [mm]; B sizes are JIS P 0138's */
    } sizes[] = {{"A3", 297, 420}, {"A4", 210, 297}, {"B4", 257, 364}, {"B5", 182, 257}};
    const struct str name = document_attribute(element, "size");
    for (int i = 0; i < (int)(sizeof sizes / sizeof *sizes); i++) {
        if (!str_is(name, sizes[i].name))
            continue;
        const bool landscape =
            str_is(document_attribute(element, "orientation"), "landscape");
        master->width = EMU_MM * (landscape ? sizes[i].height : sizes[i].width);
        master->height = EMU_MM * (landscape ? sizes[i].width : sizes[i].height);
    }
}

/* A page master under construction. */
struct master_parts {
    struct page_master *master;
    struct list places; /* of const struct box * */
};

static void visit_master(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                         void *context)
{
    struct master_parts *parts = context;
    struct page_master *master = parts->master;
    if (document_is(child, "header")) {
        master->header = box_build_stack(c, child, node);
        master->header_offset =
            attribute_length(c, child, node, "offset", master->header->style);
    } else if (document_is(child, "footer")) {
        master->footer = box_build_stack(c, child, node);
        master->footer_offset =
            attribute_length(c, child, node, "offset", master->footer->style);
    } else if (document_is(child, "place")) {
        *(const struct box **)list_add(&parts->places) = box_build(c, child, node);
    } else {
        box_report_misplaced(c, child);
    }
}

/* Without this every text of the sheet would be said not to fit. */
static void check_margins(struct composing *c, const xmlNode *element,
                          const struct page_master *master)
{
    const emu *margin = master->margin;
    if ((int64_t)margin[SIDE_LEFT] + margin[SIDE_RIGHT] >= master->width ||
        (int64_t)margin[SIDE_TOP] + margin[SIDE_BOTTOM] >= master->height)
        DIAG(c->job->diags, DIAG_MARGINS,
             document_attribute_pos(c->job, element, "padding"), master->name.p);
}

static void read_master(struct composing *c, xmlNodePtr element)
{
    xmlNodePtr node = document_root(c->document);
    const struct str name = document_attribute(element, "name");
    struct page_master *master = names_add(&c->masters, name);
    if (!master) {
        DIAG(c->job->diags, DIAG_NAME_TWICE,
             document_attribute_pos(c->job, element, "name"), "page master", name.p);
        return;
    }
    master->name = name;
    read_size(element, master);
    memcpy(master->margin, style_of_box(c, element, node)->padding,
           sizeof master->margin);
    check_margins(c, element, master);
    struct master_parts parts = {master,
                                 list_of(c->job->doc, sizeof(const struct box *))};
    template_walk(c, element, node, visit_master, &parts);
    master->background = list_array(&parts.places, c->job->doc);
    master->n_background = parts.places.n;
}

static void read_masters(struct composing *c, xmlNodePtr root)
{
    for (xmlNodePtr n = root->children; n; n = n->next)
        if (document_is(n, "page-master"))
            read_master(c, n);
}

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
    const struct str name = document_attribute(child, "master");
    /* Masters are complete by now: the list does not move any more. */
    const struct page_master *master = names_find(&c->masters, name);
    if (!master) {
        names_report_unknown(c, &c->masters, name,
                             document_attribute_pos(c->job, child, "master"),
                             DIAG_MASTER_UNKNOWN, "page master");
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
        .colors = names_in(arena, sizeof(struct color)),
        .styles = names_in(arena, sizeof(xmlNodePtr)),
        .defines = names_in(arena, sizeof(xmlNodePtr)),
        .masters = names_in(arena, sizeof(struct page_master)),
        .resolved = names_in(arena, sizeof(const struct styling *)),
        .wrong = map_in(arena),
        .texts = list_of(arena, sizeof(const struct box *)),
        .empty = ARENA_NEW(arena, xmlNode),
    };
    c->empty->type = XML_ELEMENT_NODE;
    c->empty->name = BAD_CAST "none";
    read_definitions(c, document_root(layout));
}

const struct boxes *compose_boxes(struct job *job, const struct document *document,
                                  const struct document *layout,
                                  const struct compose_setting *settings, int n_settings)
{
    struct composing c;
    xmlNodePtr root = document_root(layout);
    init(&c, job, document, layout);
    read_parameters(&c, root, settings, n_settings);
    styles_check(&c);
    read_masters(&c, root);

    struct list sequences = list_of(job->doc, sizeof(struct page_sequence));
    template_walk(&c, root, document_root(document), visit_sequence, &sequences);

    struct boxes *boxes = ARENA_NEW(job->doc, struct boxes);
    boxes->sequences = list_array(&sequences, job->doc);
    boxes->n = sequences.n;
    boxes->texts = list_array(&c.texts, job->doc);
    boxes->n_texts = c.texts.n;
    boxes->n_boxes = c.n_boxes;
    read_head(&c, boxes);
    return diags_failed(job->diags) ? NULL : boxes;
}
