#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/map.h"

#include <string.h>

/* --- ids ---------------------------------------------------------------------------- */

/* The elements of one kind that have an id: what it is called, and where each stands. */
struct ids {
    const char *element, *words;
    struct map known; /* id -> index into nodes */
    struct list nodes;
};

static void check_id(struct job *job, struct ids *ids, xmlNodePtr node)
{
    const struct str id = document_attribute(node, "id");
    if (!id.n)
        return;
    const int twin = map_find(&ids->known, id);
    if (twin >= 0) {
        const xmlNode *first = *(xmlNodePtr *)list_at(&ids->nodes, twin);
        DIAG(job->diags, DIAG_ID_TWICE, document_attribute_pos(job, node, "id"),
             ids->words, id.p, diags_place(job->diags, job->doc, document_pos(first)));
        return;
    }
    map_put(&ids->known, id, ids->nodes.n);
    *(xmlNodePtr *)list_add(&ids->nodes) = node;
}

static void check_ids(struct job *job, struct ids *kinds, int n, xmlNodePtr parent)
{
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (int i = 0; i < n; i++)
            if (document_is(node, kinds[i].element))
                check_id(job, &kinds[i], node);
        check_ids(job, kinds, n, node);
    }
}

/* --- issues and pillars ------------------------------------------------------------- */

/* A pillar answers issues that exist. */
static void check_answers(struct job *job, const struct ids *issues, xmlNodePtr pillar)
{
    const struct str answers = document_attribute(pillar, "answers");
    const struct srcpos pos = document_attribute_pos(job, pillar, "answers");
    struct str rest = answers;
    for (struct str id = str_word(&rest); id.n; id = str_word(&rest))
        if (map_find(&issues->known, id) < 0)
            DIAG(job->diags, DIAG_ISSUE_UNKNOWN,
                 document_pos_inside(job, pos, (int)(id.p - answers.p)),
                 str_c(job->doc, id));
}

/* --- contents ----------------------------------------------------------------------- */

static bool is_blank(const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE ||
            (n->content && str_trim(str_of((const char *)n->content)).n))
            return false;
    return true;
}

/* What nobody writes without words on purpose. A cell may be empty; of a figure that is
 * not there merge has more to say. */
static bool needs_words(const xmlNode *node)
{
    static const char *const names[] = {
        "title",    "subtitle", "edition", "issuer",   "date",    "period",
        "basis",    "p",        "li",      "note",     "name",    "lead",
        "measure",  "trait",    "part",    "response", "caption", "b",
        "em",       "tcy",      "a",       "sup",      "sub",     "badge",
        "leads-to", "grade",    "line",    "warichu",  "foreign",
    };
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (document_is(node, names[i]))
            return true;
    return false;
}

static void check_contents(struct job *job, const struct ids *issues, xmlNodePtr parent)
{
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (is_blank(node) && document_is(node, "title") && document_is(parent, "head"))
            DIAG0(job->diags, DIAG_TITLE_EMPTY, document_pos(node));
        else if (is_blank(node) && needs_words(node))
            DIAG(job->diags, DIAG_ELEMENT_EMPTY, document_pos(node),
                 (const char *)node->name);
        if (document_is(node, "pillar"))
            check_answers(job, issues, node);
        if (document_is(node, "table"))
            plan_check_table(job, node);
        if (document_is(node, "ruby"))
            plan_check_ruby(job, node);
        if (document_is(node, "tcy"))
            plan_check_combined(job, node);
        if (document_is(node, "furiwake"))
            plan_check_furiwake(job, node);
        if (document_is(node, "warichu"))
            plan_check_rows(job, node);
        check_contents(job, issues, node);
    }
}

void plan_check(struct job *job, xmlNodePtr root)
{
    enum { ISSUES, SECTIONS, SETS, GROUPS, KINDS };
    struct ids kinds[KINDS] = {
        [ISSUES] = {.element = "issue", .words = "an issue"},
        [SECTIONS] = {.element = "section", .words = "a section"},
        [SETS] = {.element = "indicators", .words = "a set of indicators"},
        [GROUPS] = {.element = "group", .words = "a group"},
    };
    for (int i = 0; i < KINDS; i++) {
        kinds[i].known = map_in(job->doc);
        kinds[i].nodes = list_of(job->doc, sizeof(xmlNodePtr));
    }
    check_ids(job, kinds, KINDS, root);
    check_contents(job, &kinds[ISSUES], root);
}
