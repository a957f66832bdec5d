#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* A text in which something runs along with the pages. */
struct pending_text {
    struct box *box;
    struct running_slot slot;
};

/* A text that others run along with. */
struct mark {
    const struct box *box;
    struct str words;
};

struct list running_texts(struct arena *arena)
{
    return list_of(arena, sizeof(struct pending_text));
}

struct list running_marks(struct arena *arena)
{
    return list_of(arena, sizeof(struct mark));
}

static enum running_which which_of(struct str word)
{
    if (str_is(word, "last"))
        return RUNNING_LAST;
    return str_is(word, "start") ? RUNNING_START : RUNNING_FIRST;
}

struct running_slot running_read(struct composing *c, xmlNodePtr element, int run)
{
    return (struct running_slot){
        .name = document_attribute(element, "name"),
        .pos = document_attribute_pos(c->job, element, "name"),
        .which = which_of(document_attribute(element, "which")),
        .run = run,
    };
}

void running_add(struct composing *c, struct box *box, struct running_slot slot)
{
    if (!c->in_margin) {
        DIAG0(c->job->diags, DIAG_RUNNING_MISPLACED, slot.pos);
        return;
    }
    box->kind = BOX_RUNNING;
    c->n_running++;
    *(struct pending_text *)list_add(&c->running) = (struct pending_text){box, slot};
}

void running_mark(struct composing *c, const struct box *text)
{
    struct strbuf words;
    if (!text->style->string_set.n || c->in_margin || c->in_slice)
        return;
    strbuf_init(&words, c->job->doc);
    for (int i = 0; i < text->text.n; i++)
        if (text->text.runs[i].kind == RUN_TEXT)
            strbuf_add(&words, text->text.runs[i].text);
    *(struct mark *)list_add(&c->marks) = (struct mark){text, strbuf_str(&words)};
}

/* --- one text for each that may stand there ----------------------------------------- */

/* A text with a slot, before its texts take its place. */
struct slotted {
    const struct box *box;
    const struct run *runs;
    int n, slot;
};

/* The text with `words` in its slot. */
static const struct box *variant(struct composing *c, const struct slotted *s,
                                 struct str words)
{
    struct box *box = ARENA_NEW(c->job->doc, struct box);
    struct run *runs = ARENA_ARRAY(c->job->doc, struct run, s->n);
    int n = 0;
    *box = *s->box;
    box->kind = BOX_TEXT;
    box->id = ++c->n_boxes;
    for (int i = 0; i < s->n; i++) {
        runs[n] = s->runs[i];
        if (i == s->slot)
            runs[n].text = words;
        n += i != s->slot || words.n > 0;
    }
    box->text.runs = runs;
    box->text.n = n;
    text_register(c, box);
    return box;
}

static void finish(struct composing *c, const struct pending_text *pending)
{
    struct box *box = pending->box;
    const struct slotted s = {box, box->text.runs, box->text.n, pending->slot.run};
    struct list kids = list_of(c->job->doc, sizeof(const struct box *));
    struct list marks = list_of(c->job->doc, sizeof(struct running_mark));
    struct map known = map_in(c->job->doc);
    *(const struct box **)list_add(&kids) = variant(c, &s, STR(""));
    for (int i = 0; i < c->marks.n; i++) {
        const struct mark *mark = list_at(&c->marks, i);
        if (!str_eq(mark->box->style->string_set, pending->slot.name))
            continue;
        int kid = map_find(&known, mark->words);
        if (kid < 0) {
            kid = kids.n;
            map_put(&known, mark->words, kid);
            *(const struct box **)list_add(&kids) = variant(c, &s, mark->words);
        }
        *(struct running_mark *)list_add(&marks) =
            (struct running_mark){mark->box->id, kid};
    }
    memset(&box->text, 0, sizeof box->text);
    box->kids = list_array(&kids, c->job->doc);
    box->n = kids.n;
    box->running.which = pending->slot.which;
    box->running.marks = list_array(&marks, c->job->doc);
    box->running.n_marks = marks.n;
}

/* --- names -------------------------------------------------------------------------- */

/* True if an element of the layout, or of one that it extends, sets `name`. */
static bool mentions(xmlNodePtr parent, struct str name)
{
    for (xmlNodePtr n = parent->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE &&
            (str_eq(document_attribute(n, "string-set"), name) || mentions(n, name)))
            return true;
    return false;
}

/* A plan without the part that sets the text is no mistake of the layout; a name that
 * nothing in the layout sets is. */
static bool is_known(const struct composing *c, struct str name)
{
    for (const struct document *layout = c->layout; layout; layout = layout->base)
        if (mentions(document_root(layout), name))
            return true;
    return false;
}

void running_finish(struct composing *c)
{
    for (int i = 0; i < c->running.n; i++) {
        const struct pending_text *pending = list_at(&c->running, i);
        const struct str name = pending->slot.name;
        if (!is_known(c, name))
            DIAG(c->job->diags, DIAG_RUNNING_UNKNOWN, pending->slot.pos,
                 str_c(c->job->doc, name));
        finish(c, pending);
    }
}
