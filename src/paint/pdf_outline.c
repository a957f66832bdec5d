#include "paint/pdf_structure.h"

#include "base/arena.h"
#include "base/job.h"

/* Bookmarks (ISO 32000-1, 12.3.3): the entry that each one stands in is the last one
 * before it of a lower level. */

struct node {
    int parent, previous, next, first, last; /* -1: none */
    int open;                                /* entries below it that show */
};

static void link_nodes(struct node *nodes, struct node *root,
                       const struct outline_entry *entries, int n)
{
    for (int i = 0; i < n; i++) {
        int parent = i - 1;
        while (parent >= 0 && entries[parent].level >= entries[i].level)
            parent = nodes[parent].parent;
        struct node *above = parent < 0 ? root : &nodes[parent];
        nodes[i] = (struct node){parent, above->last, -1, -1, -1, 0};
        if (above->last < 0)
            above->first = i;
        else
            nodes[above->last].next = i;
        above->last = i;
        for (int k = parent; k >= 0; k = nodes[k].parent)
            nodes[k].open++;
    }
}

static void add_link(struct strbuf *b, const char *key, HPDF_Dict dict)
{
    if (dict)
        strbuf_addf(b, "/%s %d 0 R", key, pdf_number(dict));
}

void pdf_add_outline(struct pdf *pdf, const struct outline_entry *entries, int n,
                     HPDF_Dict *pages)
{
    if (!n)
        return;
    struct arena *doc = pdf->job->doc;
    struct node *nodes = ARENA_ARRAY(doc, struct node, n);
    struct node root = {-1, -1, -1, -1, -1, n};
    HPDF_Dict *dicts = ARENA_ARRAY(doc, HPDF_Dict, n);
    HPDF_Dict outlines = pdf_dict(pdf);
    struct strbuf b;
    link_nodes(nodes, &root, entries, n);
    for (int i = 0; i < n; i++)
        dicts[i] = pdf_dict(pdf);
    for (int i = 0; i < n; i++) {
        const struct node *node = &nodes[i];
        strbuf_init(&b, doc);
        strbuf_add(&b, STR("/Title"));
        pdf_add_hex_text(&b, entries[i].title);
        add_link(&b, "Parent", node->parent < 0 ? outlines : dicts[node->parent]);
        add_link(&b, "Prev", node->previous < 0 ? NULL : dicts[node->previous]);
        add_link(&b, "Next", node->next < 0 ? NULL : dicts[node->next]);
        add_link(&b, "First", node->first < 0 ? NULL : dicts[node->first]);
        add_link(&b, "Last", node->last < 0 ? NULL : dicts[node->last]);
        if (node->open)
            strbuf_addf(&b, "/Count %d", node->open);
        strbuf_addf(&b, "/Dest[%d 0 R/XYZ 0 %d null]", pdf_number(pages[entries[i].page]),
                    entries[i].top / EMU_PT + 1);
        pdf_fill_raw(pdf, dicts[i], strbuf_str(&b));
    }
    strbuf_init(&b, doc);
    strbuf_addf(&b, "/Type/Outlines/Count %d", n);
    add_link(&b, "First", dicts[root.first]);
    add_link(&b, "Last", dicts[root.last]);
    pdf_fill_raw(pdf, outlines, strbuf_str(&b));
    HPDF_Dict_Add(pdf->doc->catalog, "Outlines", outlines);
}
