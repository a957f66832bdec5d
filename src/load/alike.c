#include "load/alike.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* What stood between two siblings. */
struct hidden {
    xmlNodePtr before, first, last;
    xmlNodePtr after; /* NULL: `last` was the last one */
};

static bool same(const xmlChar *a, const xmlChar *b)
{
    return a == b || (a && b && strcmp((const char *)a, (const char *)b) == 0);
}

static bool same_attributes(const xmlAttr *a, const xmlAttr *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->ns != b->ns || !same(a->name, b->name) ||
            !same(a->children ? a->children->content : NULL,
                  b->children ? b->children->content : NULL))
            return false;
    return !a && !b;
}

static bool is_blank(const xmlNode *text)
{
    const char *all = (const char *)text->content;
    return strspn(all, " \t\r\n") == strlen(all);
}

static bool same_contents(const xmlNode *a, const xmlNode *b, bool free);

/* `free`: the words may be others. */
static bool same_nodes(const xmlNode *a, const xmlNode *b, bool free)
{
    if (a->type != b->type)
        return false;
    if (a->type != XML_ELEMENT_NODE)
        return free && a->type == XML_TEXT_NODE ? is_blank(a) == is_blank(b)
                                                : same(a->content, b->content);
    const bool cell = document_is(a, "td") || document_is(a, "th");
    return a->ns == b->ns && same(a->name, b->name) &&
           same_attributes(a->properties, b->properties) && same_contents(a, b, cell);
}

static bool same_contents(const xmlNode *a, const xmlNode *b, bool free)
{
    a = a->children;
    b = b->children;
    for (; a && b; a = a->next, b = b->next)
        if (!same_nodes(a, b, free))
            return false;
    return !a && !b;
}

/* The next row behind `row`, with nothing but white space between them; or NULL. */
static xmlNodePtr row_behind(const xmlNode *row)
{
    xmlNodePtr next = row->next;
    while (next && next->type == XML_TEXT_NODE && is_blank(next))
        next = next->next;
    return next && document_is(next, "tr") ? next : NULL;
}

static void hide(struct alike *alike, xmlNodePtr row, xmlNodePtr last)
{
    xmlNodePtr after = last->next;
    *(struct hidden *)list_add(&alike->hidden) =
        (struct hidden){row, row->next, last, after};
    row->next = after;
    if (after)
        after->prev = row;
    else
        row->parent->last = row;
}

static void hide_rows(struct alike *alike, xmlNodePtr table)
{
    for (xmlNodePtr row = table->children; row; row = row->next) {
        xmlNodePtr last = NULL;
        if (!document_is(row, "tr"))
            continue;
        for (xmlNodePtr next = row_behind(row); next && same_nodes(row, next, false);
             next = row_behind(next))
            last = next;
        if (last)
            hide(alike, row, last);
    }
}

static void hide_below(struct alike *alike, xmlNodePtr parent)
{
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (document_is(node, "table"))
            hide_rows(alike, node);
        else if (node->type == XML_ELEMENT_NODE)
            hide_below(alike, node);
    }
}

struct alike alike_hide(struct job *job, xmlNodePtr root)
{
    struct alike alike = {list_of(job->doc, sizeof(struct hidden))};
    hide_below(&alike, root);
    return alike;
}

void alike_show(const struct alike *alike)
{
    for (int i = 0; i < alike->hidden.n; i++) {
        const struct hidden *h = list_at(&alike->hidden, i);
        h->before->next = h->first;
        if (h->after)
            h->after->prev = h->last;
        else
            h->before->parent->last = h->last;
    }
}
