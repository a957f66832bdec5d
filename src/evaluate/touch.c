#include "evaluate/paths.h"
#include "evaluate/xpath.h"

#include "base/list.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/* What the value of an expression is made of. */

enum { MOST = 4096 };

static void add_nodes(struct list *nodes, xmlNodePtr const *more, int n)
{
    for (int i = 0; i < n && nodes->n < MOST; i++) {
        bool is_there = false;
        for (int k = 0; k < nodes->n && !is_there; k++)
            is_there = *(xmlNodePtr *)list_at(nodes, k) == more[i];
        if (!is_there)
            *(xmlNodePtr *)list_add(nodes) = more[i];
    }
}

/* What a variable that holds no nodes was made of. */
static void add_variable(const struct xpath *x, struct str path, struct list *nodes)
{
    const struct str name = str_slice(path, 1, path.n);
    for (const struct xpath_variable *v = xpath_variables(x); v; v = v->outer)
        if (str_eq(v->name, name)) {
            add_nodes(nodes, v->from, v->n_from);
            return;
        }
}

void xpath_touch(struct xpath *x, struct _xmlNode *node, struct str expression,
                 struct srcpos pos, struct list *nodes, bool *direct)
{
    struct path_scan scan = {.expression = expression};
    struct str path;
    *direct = false;
    while (path_scan_next(&scan, &path)) {
        const xmlXPathObject *value = xpath_evaluate(x, node, path, pos);
        const bool is_nodes = value && value->type == XPATH_NODESET;
        if (is_nodes && value->nodesetval) {
            xmlXPathNodeSetSort(value->nodesetval);
            add_nodes(nodes, value->nodesetval->nodeTab, value->nodesetval->nodeNr);
        } else if (path.n && path.p[0] == '$') {
            add_variable(x, path, nodes);
        }
        *direct = is_nodes && path.n == str_trim(expression).n;
    }
}
