#include "evaluate/functions.h"

#include "evaluate/share.h"

#include "base/arena.h"
#include "quantity/quantity.h"

#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

/* XPath has only binary floating point. Counts are whole numbers in it, exactly; what is
 * computed from them here is computed as a fraction. */

enum { MOST = 1 << 30, MOST_TEXT = 1000000 };

bool functions_fail(xmlXPathParserContextPtr ctxt, const char *why)
{
    const char **said = ctxt->context->user;
    *said = why;
    xmlXPatherror(ctxt, __FILE__, __LINE__, XPATH_INVALID_OPERAND);
    return false;
}

bool functions_pop_count(xmlXPathParserContextPtr ctxt, int64_t *count)
{
    const double value = xmlXPathPopNumber(ctxt);
    if (!(value >= -MOST && value <= MOST) || value != floor(value))
        return functions_fail(ctxt, "it is given something that is not a whole number");
    *count = (int64_t)value;
    return true;
}

/* part and whole, of which whole is not 0. */
static bool pop_share(xmlXPathParserContextPtr ctxt, int64_t *part, int64_t *whole)
{
    if (!functions_pop_count(ctxt, whole) || !functions_pop_count(ctxt, part))
        return false;
    return *whole > 0 || functions_fail(ctxt, "it is asked for a share of nothing");
}

static void wari(xmlXPathParserContextPtr ctxt, int nargs)
{
    int64_t part, whole, tenths;
    CHECK_ARITY(2);
    if (!pop_share(ctxt, &part, &whole))
        return;
    struct arena *arena = arena_new("computation", 1 << 20, NULL);
    number_to_int(number_from_ratio(arena, part * 10, whole), ROUND_HALF_UP, &tenths);
    arena_free(arena);
    xmlXPathReturnNumber(ctxt, (double)tenths);
}

/* A share in words: see share.h. */
static void share(xmlXPathParserContextPtr ctxt, int nargs, enum share_words words)
{
    int64_t part, whole;
    CHECK_ARITY(2);
    if (!pop_share(ctxt, &part, &whole))
        return;
    struct arena *arena = arena_new("computation", 1 << 20, NULL);
    const struct str text = share_word(arena, part, whole, words);
    xmlXPathReturnString(ctxt, xmlStrdup(BAD_CAST text.p));
    arena_free(arena);
}

static void about(xmlXPathParserContextPtr ctxt, int nargs)
{
    share(ctxt, nargs, SHARE_ABOUT);
}

static void strong(xmlXPathParserContextPtr ctxt, int nargs)
{
    share(ctxt, nargs, SHARE_STRONG);
}

static void majority(xmlXPathParserContextPtr ctxt, int nargs)
{
    share(ctxt, nargs, SHARE_MAJORITY);
}

static void percent(xmlXPathParserContextPtr ctxt, int nargs)
{
    int64_t part, whole, digits;
    CHECK_ARITY(3);
    if (!functions_pop_count(ctxt, &digits) || !pop_share(ctxt, &part, &whole))
        return;
    if (digits < 0 || digits > 9) {
        functions_fail(ctxt, "a percentage has 0 to 9 digits");
        return;
    }
    struct arena *arena = arena_new("computation", 1 << 20, NULL);
    const struct str text =
        number_print(arena, number_from_ratio(arena, part * 100, whole), (int)digits,
                     ROUND_HALF_UP, true);
    xmlXPathReturnString(
        ctxt, xmlStrdup(BAD_CAST str_format(arena, "%.*s%%", STR_ARG(text)).p));
    arena_free(arena);
}

/* if(test, then, else): XPath 1.0 has no conditional, and attributes need one. */
static void choose(xmlXPathParserContextPtr ctxt, int nargs)
{
    CHECK_ARITY(3);
    xmlXPathObjectPtr otherwise = valuePop(ctxt);
    xmlXPathObjectPtr then = valuePop(ctxt);
    const bool test = xmlXPathPopBoolean(ctxt);
    xmlXPathFreeObject(test ? otherwise : then);
    valuePush(ctxt, test ? then : otherwise);
}

static void repeat(xmlXPathParserContextPtr ctxt, int nargs)
{
    int64_t count;
    CHECK_ARITY(2);
    if (!functions_pop_count(ctxt, &count))
        return;
    if (count < 0 || count > 10000) {
        functions_fail(ctxt, "text is repeated 0 to 10,000 times");
        return;
    }
    xmlChar *text = xmlXPathPopString(ctxt);
    if (xmlStrlen(text) * count > MOST_TEXT) {
        xmlFree(text);
        functions_fail(ctxt, "it makes more than a million bytes of text");
        return;
    }
    xmlBufferPtr buffer = xmlBufferCreate();
    for (int64_t i = 0; i < count; i++)
        xmlBufferCat(buffer, text);
    xmlXPathReturnString(ctxt, xmlStrdup(xmlBufferContent(buffer)));
    xmlBufferFree(buffer);
    xmlFree(text);
}

void functions_register(xmlXPathContextPtr ctxt)
{
    xmlXPathRegisterFunc(ctxt, BAD_CAST "wari", wari);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "percent", percent);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "about", about);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "strong", strong);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "majority", majority);
    functions_register_nodes(ctxt);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "if", choose);
    xmlXPathRegisterFunc(ctxt, BAD_CAST "repeat", repeat);
}

const char *functions_usage(const char *name)
{
    static const struct {
        const char *name, *words;
    } usages[] = {
        {"wari", ", it is written wari(part, whole)"},
        {"about", ", it is written about(part, whole)"},
        {"strong", ", it is written strong(part, whole)"},
        {"majority", ", it is written majority(part, whole)"},
        {"percent", ", it is written percent(part, whole, digits)"},
        {"if", ", it is written if(test, then, else)"},
        {"total", ", it is written total(nodes, digits)"},
        {"mean", ", it is written mean(nodes, digits)"},
        {"mean-percent", ", it is written mean-percent(nodes, digits)"},
        {"highest", ", it is written highest(nodes, n)"},
        {"lowest", ", it is written lowest(nodes, n)"},
        {"repeat", ", it is written repeat(text, count)"},
        {"join", ", it is written join(nodes, separator)"},
    };
    for (int i = 0; name && i < (int)(sizeof usages / sizeof *usages); i++)
        if (strcmp(usages[i].name, name) == 0)
            return usages[i].words;
    return "";
}
