#include "evaluate/functions.h"

#include "base/arena.h"
#include "quantity/quantity.h"

#include <libxml/xpathInternals.h>
#include <string.h>

/* What is computed over many nodes, exactly, from the attribute value that evaluated
 * figures and rates carry. Nodes without one (a rate that is undefined) do not count. */

enum { CEILING = 256 << 20 };

static const struct number *value_of(struct arena *arena, xmlNodePtr node)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    xmlChar *property = xmlGetNoNsProp(node, BAD_CAST "value");
    const struct str text = str_copy(arena, str_of((const char *)property));
    xmlFree(property);
    return number_parse_exact(arena, text);
}

/* The sum of the nodes' values and how many there are. */
static const struct number *add_up(struct arena *arena, const xmlNodeSet *nodes, int *n)
{
    const struct number *sum = number_from_int(arena, 0);
    *n = 0;
    for (int i = 0; nodes && i < nodes->nodeNr; i++) {
        const struct number *value = value_of(arena, nodes->nodeTab[i]);
        if (!value)
            continue;
        sum = number_add(arena, sum, value);
        ++*n;
    }
    return sum;
}

enum figure { FIGURE_TOTAL, FIGURE_MEAN, FIGURE_PERCENT };

static void push_figure(xmlXPathParserContextPtr ctxt, const xmlNodeSet *nodes,
                        int digits, enum figure figure)
{
    int n;
    struct arena *arena = arena_new("computation", CEILING, NULL);
    const struct number *value = add_up(arena, nodes, &n);
    if (figure != FIGURE_TOTAL && n)
        value = number_divide(arena, value, number_from_int(arena, n));
    if (figure == FIGURE_PERCENT)
        value = number_scale(arena, value, 2);
    const struct str text = number_print(arena, value, digits, ROUND_HALF_UP, true);
    const bool known = n || figure == FIGURE_TOTAL;
    xmlXPathReturnString(
        ctxt, xmlStrdup(BAD_CAST(known ? str_format(arena, "%.*s%s", STR_ARG(text),
                                                    figure == FIGURE_PERCENT ? "%" : "")
                                             .p
                                       : "―")));
    arena_free(arena);
}

static void compute(xmlXPathParserContextPtr ctxt, int nargs, enum figure figure)
{
    int64_t digits;
    CHECK_ARITY(2);
    if (!functions_pop_count(ctxt, &digits))
        return;
    if (digits < 0 || digits > 9) {
        functions_fail(ctxt, "a figure has 0 to 9 digits");
        return;
    }
    xmlNodeSetPtr nodes = xmlXPathPopNodeSet(ctxt);
    if (!ctxt->error)
        push_figure(ctxt, nodes, (int)digits, figure);
    xmlXPathFreeNodeSet(nodes);
}

static void total(xmlXPathParserContextPtr ctxt, int nargs)
{
    compute(ctxt, nargs, FIGURE_TOTAL);
}

static void mean(xmlXPathParserContextPtr ctxt, int nargs)
{
    compute(ctxt, nargs, FIGURE_MEAN);
}

static void mean_percent(xmlXPathParserContextPtr ctxt, int nargs)
{
    compute(ctxt, nargs, FIGURE_PERCENT);
}

/* --- the highest and the lowest ----------------------------------------------------- */

/* The node whose value is most (sign 1) or least (-1) of those that are not taken yet;
 * the first in document order of equals; -1 if there is none. */
static int find_extreme(const xmlNodeSet *nodes, const struct number *const *values,
                        const bool *taken, int sign)
{
    int best = -1;
    for (int i = 0; i < nodes->nodeNr; i++) {
        if (!values[i] || taken[i])
            continue;
        if (best < 0 || sign * number_compare(values[i], values[best]) > 0)
            best = i;
    }
    return best;
}

static xmlNodeSetPtr choose(struct arena *arena, xmlNodeSetPtr nodes, int64_t n, int sign)
{
    xmlNodeSetPtr chosen = xmlXPathNodeSetCreate(NULL);
    if (!nodes)
        return chosen;
    xmlXPathNodeSetSort(nodes);
    const struct number **values =
        ARENA_ARRAY(arena, const struct number *, nodes->nodeNr);
    bool *taken = ARENA_ARRAY(arena, bool, nodes->nodeNr);
    for (int i = 0; i < nodes->nodeNr; i++)
        values[i] = value_of(arena, nodes->nodeTab[i]);
    for (int i; n > 0 && (i = find_extreme(nodes, values, taken, sign)) >= 0; n--) {
        taken[i] = true;
        xmlXPathNodeSetAdd(chosen, nodes->nodeTab[i]);
    }
    return chosen;
}

static void extreme(xmlXPathParserContextPtr ctxt, int nargs, int sign)
{
    int64_t n;
    CHECK_ARITY(2);
    if (!functions_pop_count(ctxt, &n))
        return;
    if (n < 0 || n > 1000) {
        functions_fail(ctxt, "the highest and lowest 0 to 1,000 can be had");
        return;
    }
    xmlNodeSetPtr nodes = xmlXPathPopNodeSet(ctxt);
    if (!ctxt->error) {
        struct arena *arena = arena_new("computation", CEILING, NULL);
        xmlXPathReturnNodeSet(ctxt, choose(arena, nodes, n, sign));
        arena_free(arena);
    }
    xmlXPathFreeNodeSet(nodes);
}

static void highest(xmlXPathParserContextPtr ctxt, int nargs)
{
    extreme(ctxt, nargs, 1);
}

static void lowest(xmlXPathParserContextPtr ctxt, int nargs)
{
    extreme(ctxt, nargs, -1);
}

/* join(nodes, separator): their texts in document order. */
static void join(xmlXPathParserContextPtr ctxt, int nargs)
{
    CHECK_ARITY(2);
    xmlChar *separator = xmlXPathPopString(ctxt);
    if (xmlXPathCheckError(ctxt) || !ctxt->value || ctxt->value->type != XPATH_NODESET) {
        xmlFree(separator);
        functions_fail(ctxt, "its first argument is no set of nodes");
        return;
    }
    xmlNodeSetPtr nodes = xmlXPathPopNodeSet(ctxt);
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlXPathNodeSetSort(nodes);
    for (int i = 0; nodes && i < nodes->nodeNr; i++) {
        xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);
        if (i)
            xmlBufferCat(buffer, separator);
        xmlBufferCat(buffer, text);
        xmlFree(text);
    }
    xmlXPathReturnString(ctxt, xmlStrdup(xmlBufferContent(buffer)));
    xmlBufferFree(buffer);
    xmlXPathFreeNodeSet(nodes);
    xmlFree(separator);
}

void functions_register_nodes(xmlXPathContextPtr ctxt)
{
    xmlXPathRegisterFunc(ctxt, BAD_CAST "join", join);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "total", total);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "mean", mean);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "mean-percent", mean_percent);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "highest", highest);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "lowest", lowest);
}
