/* What a plan says and its sheet must show: every text of it is found again by its serial
 * number, and every figure. */
#ifndef GAIYO_TESTS_SHEET_CONTENTS_H
#define GAIYO_TESTS_SHEET_CONTENTS_H

#include "sheet_checks.h"

#include <libxml/tree.h>

/* All texts of the pages, without spaces, and where each serial number is in them. */
struct contents {
    struct strbuf all;
    int *places; /* by serial number; 0: nowhere */
    int n;
};

/* --- texts without spaces ------------------------------------------------------- */

static inline bool is_space(int c)
{
    return c == ' ' || c == '\n' || c == 0x3000 || c == 0xAD || c == 0x200B;
}

static inline void add_solid(struct strbuf *b, struct str text)
{
    for (int at = 0; at < text.n;) {
        const int from = at;
        if (!is_space(utf8_next(text, &at)))
            strbuf_add(b, str_slice(text, from, at));
    }
}

/* The serial number that stands at `at`, which goes behind it; 0 if none does. */
static inline int serial_at(struct str text, int *at)
{
    int n = 0, to = *at;
    for (int i = 0; i < SERIAL_DIGITS; i++) {
        int digit = 0;
        while (digit < 10 &&
               !str_starts(str_slice(text, to, text.n), str_of(serial_digits[digit])))
            digit++;
        if (digit == 10)
            return 0;
        n = 10 * n + digit;
        to += (int)strlen(serial_digits[digit]);
    }
    *at = to;
    return n;
}

/* --- what the pages say --------------------------------------------------------- */

/* The lines of each text, one behind the other; a text that is repeated, again. */
static inline struct contents contents_of(const struct survey *v)
{
    struct contents c = {.n = v->sheet->serials + 1};
    struct strbuf *said =
        ARENA_ARRAY(v->arena, struct strbuf, v->sheet->boxes->n_texts + 1);
    c.places = ARENA_ARRAY(v->arena, int, c.n);
    strbuf_init(&c.all, v->arena);
    for (int i = 0; i < v->lines.n; i++) {
        const struct seen *line = line_at(v, i);
        if (line->text < 0)
            continue;
        if (!said[line->text].arena)
            strbuf_init(&said[line->text], v->arena);
        add_solid(&said[line->text], line->frag->line.text);
    }
    for (int i = 0; i < v->sheet->boxes->n_texts; i++) {
        strbuf_add_c(&c.all, "\n");
        if (said[i].arena)
            strbuf_add(&c.all, strbuf_str(&said[i]));
    }
    const struct str all = strbuf_str(&c.all);
    for (int at = 0; at < all.n;) {
        const int from = at, n = serial_at(all, &at);
        if (n > 0 && n < c.n)
            c.places[n] = from;
        else if (!n)
            utf8_next(all, &at);
    }
    return c;
}

/* --- what the plan says --------------------------------------------------------- */

static inline bool is_within(const xmlNode *node, const char *const *names, int n)
{
    for (; node; node = node->parent)
        for (int i = 0; i < n; i++)
            if (document_is(node, names[i]))
                return true;
    return false;
}

#define WITHIN(node, ...)                                                                \
    is_within(node, (const char *const[]){__VA_ARGS__},                                  \
              (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))

static inline const xmlNode *around_of(const xmlNode *node, const char *name)
{
    while (node && !document_is(node, name))
        node = node->parent;
    return node;
}

static inline bool has_result(const xmlNode *set)
{
    for (const xmlNode *n = set->children; n; n = n->next)
        if (document_is(n, "result") || has_result(n))
            return true;
    return false;
}

/* Layouts of indicators show the sets that were measured, or all if none was. */
static inline bool is_shown_set(const struct sheet *s, const xmlNode *node)
{
    const xmlNode *set = around_of(node, "indicators");
    return set && (has_result(set) || !has_result(document_root(s->document)));
}

static inline bool is_layout(const struct sheet *s, const char *name)
{
    return strcmp(s->layout, name) == 0;
}

/* Whether the layout has a place for the text. */
static inline bool is_shown(const struct sheet *s, const xmlNode *node)
{
    const bool sets_only = is_layout(s, "evaluation-a4") ||
                           is_layout(s, "indicator-cards-a4") ||
                           is_layout(s, "committee-a4");
    if (WITHIN(node, "scheme", "result", "observation", "formula", "head"))
        return false;
    if (WITHIN(node, "indicator") && WITHIN(node, "note"))
        return is_layout(s, "committee-a4") && is_shown_set(s, node);
    if (!sets_only)
        return WITHIN(node, "section", "indicators");
    return is_shown_set(s, node) && WITHIN(node, "indicator") && WITHIN(node, "name");
}

static inline const char *find_lost_text(const struct survey *v, const struct contents *c,
                                         const xmlNode *node)
{
    struct strbuf b;
    strbuf_init(&b, v->arena);
    add_solid(&b, str_of((const char *)node->content));
    const struct str text = strbuf_str(&b), all = strbuf_str((struct strbuf *)&c->all);
    int at = 0;
    const int serial = serial_at(text, &at);
    if (serial <= 0 || serial >= c->n || !is_shown(v->sheet, node))
        return NULL;
    if (c->places[serial] && str_starts(str_slice(all, c->places[serial], all.n), text))
        return NULL;
    return str_format(v->arena, "lost in <%s> of <%s>: %.*s",
                      (const char *)node->parent->name,
                      (const char *)node->parent->parent->name, STR_ARG(text))
        .p;
}

static inline bool is_figure(const xmlNode *node)
{
    return document_is(node, "baseline") || document_is(node, "target") ||
           document_is(node, "actual");
}

static inline const char *find_lost_figure(const struct survey *v,
                                           const struct contents *c, const xmlNode *node)
{
    struct strbuf b;
    strbuf_init(&b, v->arena);
    const xmlNode *text = node->children;
    const bool shown = is_shown_set(v->sheet, node);
    if (!shown || !text || text->type != XML_TEXT_NODE)
        return NULL;
    add_solid(&b, str_of((const char *)text->content));
    if (str_find(strbuf_str((struct strbuf *)&c->all), strbuf_str(&b)) >= 0)
        return NULL;
    return str_format(v->arena, "the %s is lost: %.*s", (const char *)node->name,
                      STR_ARG(strbuf_str(&b)))
        .p;
}

static inline const char *find_lost(const struct survey *v, const struct contents *c,
                                    const xmlNode *node)
{
    const char *lost = NULL;
    for (const xmlNode *n = node->children; n && !lost; n = n->next) {
        if (n->type == XML_TEXT_NODE)
            lost = find_lost_text(v, c, n);
        else if (is_figure(n))
            lost = find_lost_figure(v, c, n);
        if (!lost && n->type == XML_ELEMENT_NODE)
            lost = find_lost(v, c, n);
    }
    return lost;
}

static inline const char *check_contents(const struct survey *v)
{
    const struct contents c = contents_of(v);
    return find_lost(v, &c, document_root(v->sheet->document));
}

#endif
