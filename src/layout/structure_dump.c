#include "layout/layout.h"
#include "layout/structure.h"

#include "base/arena.h"
#include "base/dump.h"
#include "base/job.h"

static int depth_of(const struct structure *s, int i)
{
    int depth = 0;
    for (int at = s->elements[i].parent; at >= 0; at = s->elements[at].parent)
        depth++;
    return depth;
}

static void dump_heads(struct dump *d, const struct element *e)
{
    struct strbuf b;
    strbuf_init(&b, d->out->arena);
    const struct element_words words = element_words(e);
    for (int i = 0; i < words.n_heads; i++)
        strbuf_addf(&b, "%s%d", i ? "," : "", words.heads[i]);
    dump_word(d, "headers", strbuf_str(&b));
}

static void dump_element(struct dump *d, const struct structure *s, int i)
{
    const struct element *e = &s->elements[i];
    static const char *const names[] = {
        "document", "section",   "division", "heading", "paragraph", "caption", "note",
        "list",     "item",      "label",    "body",    "table",     "head",    "rows",
        "row",      "th",        "td",       "figure",  "ruby",      "base",    "reading",
        "warichu",  "note-text", "bracket",  "link",    "span"};
    dump_open(d, names[e->kind]);
    if (e->kind == ELEMENT_HEADING)
        dump_int(d, "level", e->level);
    if (e->kind == ELEMENT_HEADER_CELL)
        dump_word(d, "scope", e->heads_row ? STR("row") : STR("column"));
    if (e->colspan > 1)
        dump_int(d, "colspan", e->colspan);
    if (e->rowspan > 1)
        dump_int(d, "rowspan", e->rowspan);
    if (element_words(e).n_heads)
        dump_heads(d, e);
    if (e->named)
        dump_int(d, "id", i);
    if (e->numbered)
        dump_word(d, "numbered", STR("yes"));
    if (element_turns(s, i))
        dump_word(d, "written", e->vertical ? STR("vertical-rl") : STR("horizontal-tb"));
    const struct element_words words = element_words(e);
    if (words.lang.n)
        dump_word(d, "lang", words.lang);
    if (words.title.n || words.alt.n)
        dump_text(d, words.title.n ? words.title : words.alt);
    dump_close(d);
}

struct str structure_dump(struct job *job, const struct pages *pages)
{
    const struct structure *s = pages->structure;
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < s->n; i++) {
        struct dump d = {&b, depth_of(s, i)};
        dump_element(&d, s, i);
    }
    return strbuf_str(&b);
}
