#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

enum { PAGE_HEIGHT = 10000 * EMU_MM };

static void init(struct composing *c, struct job *job)
{
    *c = (struct composing){
        .job = job,
        .lasting = job,
        .colors = names_in(job->doc, sizeof(struct color)),
        .wrong = map_in(job->doc),
        .texts = list_of(job->doc, sizeof(const struct box *)),
    };
}

/* The type size first: em is measured in it. */
static const struct style *style_of(struct composing *c,
                                    const struct compose_setting *properties, int n)
{
    struct styling g = styling_initial();
    for (int size_first = 1; size_first >= 0; size_first--) {
        for (int i = 0; i < n; i++) {
            const char *name = str_c(c->job->doc, properties[i].name);
            const struct property *property = property_find(name);
            if ((property && property_is_size(property)) != size_first)
                continue;
            if (property)
                property_set(c, &g, property, properties[i].value, (struct place){0});
            else
                DIAG(c->job->diags, DIAG_PROPERTY_UNKNOWN, NO_POS, name);
        }
    }
    return styling_keep(c, &g);
}

/* The runs of a text: its lines, and a forced end of line between two. */
static void add_runs(struct composing *c, struct box *box, struct str text)
{
    const char *name = str_format(c->job->doc, "text %d", box->text.index + 1).p;
    const struct srcpos pos = {diags_add_source(c->job->diags, name, text), 0};
    struct list runs = list_of(c->job->doc, sizeof(struct run));
    for (int at = 0, end; at <= text.n; at = end + 1) {
        const int length = str_find(str_slice(text, at, text.n), STR("\n"));
        end = length < 0 ? text.n : at + length;
        struct srcpos place = pos;
        place.offset = (uint32_t)at;
        if (at)
            *(struct run *)list_add(&runs) =
                (struct run){.kind = RUN_BREAK, .style = box->style, .pos = place};
        if (end > at)
            *(struct run *)list_add(&runs) = (struct run){
                .text = str_slice(text, at, end), .style = box->style, .pos = place};
    }
    box->text.runs = list_array(&runs, c->job->doc);
    box->text.n = runs.n;
}

static const struct box *add_text(struct composing *c, const struct style *style,
                                  struct str text)
{
    struct box *box = ARENA_NEW(c->job->doc, struct box);
    *box = (struct box){.kind = BOX_TEXT, .id = ++c->n_boxes, .style = style};
    box->text.index = c->texts.n;
    *(const struct box **)list_add(&c->texts) = box;
    add_runs(c, box, text);
    return box;
}

/* A flow that holds nothing but `text`. */
static const struct box *flow_of(struct composing *c, const struct box *text)
{
    const struct styling g = styling_initial();
    const struct box **kids = ARENA_NEW(c->job->doc, const struct box *);
    struct box *flow = ARENA_NEW(c->job->doc, struct box);
    *kids = text;
    *flow = (struct box){.kind = BOX_STACK,
                         .id = ++c->n_boxes,
                         .style = styling_keep(c, &g),
                         .kids = kids,
                         .n = 1};
    return flow;
}

const struct boxes *compose_texts(struct job *job,
                                  const struct compose_setting *properties,
                                  int n_properties, int width_em, const struct str *texts,
                                  int n)
{
    struct composing c;
    init(&c, job);
    const struct style *style = style_of(&c, properties, n_properties);
    struct page_master *master = ARENA_NEW(job->doc, struct page_master);
    *master = (struct page_master){.width = len_mul_div(style->font_size, width_em, 1000),
                                   .height = PAGE_HEIGHT};
    struct page_sequence *sequences = ARENA_ARRAY(job->doc, struct page_sequence, n);
    for (int i = 0; i < n; i++)
        sequences[i] = (struct page_sequence){
            .master = master, .flow = flow_of(&c, add_text(&c, style, texts[i]))};
    struct boxes *boxes = ARENA_NEW(job->doc, struct boxes);
    *boxes = (struct boxes){
        .sequences = sequences,
        .n = n,
        .texts = list_array(&c.texts, job->doc),
        .n_texts = c.texts.n,
        .n_boxes = c.n_boxes,
        .may_lack_glyphs = true,
    };
    return diags_failed(job->diags) ? NULL : boxes;
}
