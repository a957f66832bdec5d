#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

static enum page_fill fill_of(struct str word, bool fits)
{
    if (str_is(word, "yes") || (fits && !word.n))
        return PAGE_FILL_YES;
    return str_is(word, "nearly-full") ? PAGE_FILL_NEARLY_FULL : PAGE_FILL_NO;
}

/* What is fitted ends at the foot of its room: what no box of it takes of the room left
 * over stands between them. */
static const struct box *spread(struct composing *c, const struct box *stack)
{
    if (stack->style->justify_content != JUSTIFY_START)
        return stack;
    struct box *copy = ARENA_NEW(c->job->doc, struct box);
    *copy = *stack;
    copy->style = style_spread(c, stack->style);
    return copy;
}

static struct page_sequence read_sequence(struct composing *c, xmlNodePtr element,
                                          xmlNodePtr node)
{
    struct page_sequence s = {.pages = 0};
    if (document_attribute(element, "pages").n)
        s.pages = attribute_count(c, element, node, "pages");
    s.fits = s.pages || str_is(document_attribute(element, "fit"), "yes");
    const int n_long = c->n_long;
    c->flows = c->sliceable && !s.pages;
    c->flow_fits = s.fits;
    s.flow = box_build_stack(c, element, node);
    c->flows = false;
    s.is_long = c->n_long > n_long;
    s.fill = fill_of(document_attribute(element, "fill"), s.fits);
    if (s.fits)
        s.flow = spread(c, s.flow);
    return s;
}

/* The masters of the sequence, which may be of one side or of the first page only. */
static void read_masters(struct composing *c, xmlNodePtr element, struct page_sequence *s)
{
    const struct page_master **const places[] = {&s->master, &s->first, &s->left,
                                                 &s->right};
    static const char *const names[] = {"master", "first", "left", "right"};
    for (int i = 0; i < 4; i++)
        if (i == 0 || document_attribute(element, names[i]).n)
            *places[i] = master_find(c, element, names[i]);
    if (!s->left && s->master && str_is(document_attribute(element, "facing"), "yes"))
        s->left = master_mirrored(c, s->master);
    const struct str begin = document_attribute(element, "begin");
    if (begin.n)
        s->begin = str_is(begin, "left") ? BEGIN_LEFT : BEGIN_RIGHT;
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
    struct page_sequence sequence = read_sequence(c, child, node);
    read_masters(c, child, &sequence);
    if (sequence.master) /* what is wrong inside is said with it */
        *(struct page_sequence *)list_add(sequences) = sequence;
}

void sequences_read(struct composing *c, struct list *sequences)
{
    template_walk(c, c->content, document_root(c->document), visit_sequence, sequences);
}
