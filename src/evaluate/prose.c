#include "evaluate/set.h"

#include "evaluate/xpath.h"
#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <string.h>

/* Figures and rules are not prose: a brace in them is a brace. */
static bool holds_prose(const xmlNode *element)
{
    static const char *const other[] = {"result",      "baseline", "target",  "milestone",
                                        "observation", "formula",  "summary", "subtotal",
                                        "scheme",      "computed"};
    for (int i = 0; i < (int)(sizeof other / sizeof *other); i++)
        if (document_is(element, other[i]))
            return false;
    return true;
}

/* The piece, which stands at `pos`, as a node before `next`. */
static bool insert_piece(struct job *job, struct xpath *x, xmlNodePtr next,
                         struct srcpos pos, const struct text_piece *piece)
{
    struct str value;
    xmlNodePtr node;
    if (piece->is_expression) {
        if (!xpath_string(x, next->parent, piece->text, pos, &value))
            return false;
        node = xmlNewDocNode(next->doc, next->parent->ns, BAD_CAST "computed", NULL);
        document_set(node, "expression", str_c(job->doc, piece->text));
        xmlNodeAddContent(node, BAD_CAST value.p);
    } else {
        node = xmlNewDocText(next->doc, BAD_CAST str_c(job->doc, piece->text));
    }
    document_set_pos(node, pos);
    xmlAddPrevSibling(next, node);
    return true;
}

static bool expand_text(struct job *job, struct xpath *x, xmlNodePtr text)
{
    const struct str source = str_copy(job->doc, str_of((const char *)text->content));
    const struct srcpos pos = document_pos(text);
    struct text_piece piece;
    int at = 0, bad = 0;
    bool ok = true;
    /* libxml2 runs neighbouring text nodes together, so an element keeps the place
     * meanwhile. */
    xmlNodePtr next = xmlNewDocNode(text->doc, NULL, BAD_CAST "place", NULL);
    xmlReplaceNode(text, next);
    xmlFreeNode(text);
    while (text_piece_next(job->doc, source, &at, &piece, &bad))
        ok = insert_piece(job, x, next, document_pos_inside(job, pos, piece.offset),
                          &piece) &&
             ok;
    if (at < 0) {
        DIAG0(job->diags, DIAG_BRACE, document_pos_inside(job, pos, bad));
        ok = false;
    }
    xmlUnlinkNode(next);
    xmlFreeNode(next);
    return ok;
}

static bool expand_below(struct job *job, struct xpath *x, xmlNodePtr parent)
{
    bool ok = true;
    for (xmlNodePtr n = parent->children, next; n; n = next) {
        next = n->next;
        if (n->type == XML_TEXT_NODE && strpbrk((const char *)n->content, "{}"))
            ok = expand_text(job, x, n) && ok;
        else if (n->type == XML_ELEMENT_NODE && holds_prose(n))
            ok = expand_below(job, x, n) && ok;
    }
    return ok;
}

bool prose_expand(struct job *job, const struct document *document)
{
    struct xpath *x = xpath_new(job, document);
    return expand_below(job, x, document_root(document));
}
