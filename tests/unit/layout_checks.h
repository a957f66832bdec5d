/* What the pages of any layout are asked besides: whether all texts of the box tree stand
 * on them whole, and what the layout shows of the plan. */
#ifndef GAIYO_TESTS_LAYOUT_CHECKS_H
#define GAIYO_TESTS_LAYOUT_CHECKS_H

#include "generated_layout.h"
#include "sheet_contents.h"

typedef const char *(*check_fn)(const struct survey *v);

/* --- texts ---------------------------------------------------------------------- */

/* True if nothing between these clusters is to be seen. */
static inline bool is_blank(const struct paragraph *p, int from, int to)
{
    for (int i = from; i < to; i++) {
        const struct cluster *c = &p->clusters[i];
        if (c->class != CL_NONE && c->class != CL_WESTERN_SPACE &&
            c->class != CL_IDEO_SPACE && c->class != CL_ZERO_SPACE &&
            c->class != CL_SOFT_HYPHEN)
            return false;
    }
    return true;
}

/* The lines of each text in the flow go over all of its clusters, in order. */
static inline const char *check_whole_texts(const struct survey *v)
{
    const int n = v->sheet->boxes->n_texts;
    int *reached = ARENA_ARRAY(v->arena, int, n + 1);
    for (int i = 0; i < v->lines.n; i++) {
        const struct seen *line = line_at(v, i);
        if (line->text < 0 || !line->in_flow)
            continue;
        const struct paragraph *p = shaped_paragraph(v->sheet->shaped, line->text);
        const int from = line->frag->line.from, to = line->frag->line.to;
        if (from > reached[line->text] && !is_blank(p, reached[line->text], from))
            return str_format(v->arena, "clusters %d to %d are left out: %.*s",
                              reached[line->text], from, STR_ARG(p->text))
                .p;
        if (to > reached[line->text])
            reached[line->text] = to;
    }
    for (int i = 0; i < n; i++) {
        const struct paragraph *p = shaped_paragraph(v->sheet->shaped, i);
        if (v->known.texts[i] && !v->known.continued[i] && !is_blank(p, reached[i], p->n))
            return str_format(v->arena, "of %d clusters %d came out: %.*s", p->n,
                              reached[i], STR_ARG(p->text))
                .p;
    }
    return NULL;
}

/* --- what the layout shows ------------------------------------------------------ */

static inline bool is_shown_by(const struct draft *d, const xmlNode *node)
{
    for (const xmlNode *n = node; n; n = n->parent)
        for (int i = 0; i < d->shown.n; i++)
            if (document_is(n, *(const char *const *)list_at(&d->shown, i)))
                return true;
    return false;
}

static inline int serial_of(const struct survey *v, const xmlNode *node)
{
    struct strbuf b;
    int at = 0;
    strbuf_init(&b, v->arena);
    add_solid(&b, str_of((const char *)node->content));
    return serial_at(strbuf_str(&b), &at);
}

static inline const char *find_lost_of_plan(const struct survey *v, const struct draft *d,
                                            const struct contents *c, const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        const char *lost =
            n->type == XML_ELEMENT_NODE ? find_lost_of_plan(v, d, c, n) : NULL;
        if (lost)
            return lost;
        const int serial = n->type == XML_TEXT_NODE ? serial_of(v, n) : 0;
        if (serial > 0 && serial < c->n && !c->places[serial] && is_shown_by(d, n))
            return str_format(v->arena, "lost of the plan, in <%s>: %s",
                              (const char *)node->name, (const char *)n->content)
                .p;
    }
    return NULL;
}

static inline const char *find_lost_of_layout(const struct survey *v,
                                              const struct draft *d)
{
    const struct contents c = contents_of(v);
    for (int i = 0; i < d->sure_texts.n; i++) {
        const int serial = *(const int *)list_at(&d->sure_texts, i);
        if (!c.places[serial])
            return str_format(v->arena, "lost of the layout: %d", serial).p;
    }
    return find_lost_of_plan(v, d, &c, document_root(v->sheet->document));
}

#endif
