#include "load/grammar.h"

#include "base/arena.h"
#include "base/file.h"

#include <libxml/parser.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>
#include <string.h>

#define XSD_NAMESPACE "http://www.w3.org/2001/XMLSchema"

/* How often a pattern may apply where the walk stands. */
struct occurrence {
    bool optional, repeated;
    bool unordered;          /* what is found here has the step of what it stands in */
    const xmlNode *together; /* the nearest <optional> around it */
};

static bool is_pattern(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The value of an attribute; the bytes belong to the schema. */
static struct str attribute_of(const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = xmlHasProp(node, BAD_CAST name);
    return attribute && attribute->children ? str_of((char *)attribute->children->content)
                                            : STR("");
}

/* Schemas include others, but not without end. */
static bool add_schema(struct grammar *g, const char *path, int depth)
{
    xmlDocPtr schema = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    bool ok = schema != NULL;
    if (!ok)
        return false;
    *(xmlDocPtr *)list_add(&g->schemas) = schema;
    for (xmlNodePtr n = xmlDocGetRootElement(schema)->children; n; n = n->next) {
        if (is_pattern(n, "include") && depth < 4) {
            const struct str href = attribute_of(n, "href");
            ok &= add_schema(g, path_join(g->arena, path_folder(g->arena, path), href.p),
                             true);
        }
        if (!is_pattern(n, "define"))
            continue;
        map_put(&g->defines, attribute_of(n, "name"), g->nodes.n);
        *(xmlNodePtr *)list_add(&g->nodes) = n;
    }
    return ok;
}

bool grammar_init(struct grammar *g, struct arena *arena, const char *path)
{
    *g = (struct grammar){.arena = arena, .defines = map_in(arena)};
    g->nodes = list_of(arena, sizeof(xmlNodePtr));
    g->schemas = list_of(arena, sizeof(xmlDocPtr));
    return add_schema(g, path, 0);
}

void grammar_finish(struct grammar *g)
{
    for (int i = 0; i < g->schemas.n; i++)
        xmlFreeDoc(*(xmlDocPtr *)list_at(&g->schemas, i));
}

static xmlNodePtr find_define(const struct grammar *g, struct str name)
{
    const int i = map_find(&g->defines, name);
    return i < 0 ? NULL : *(xmlNodePtr *)list_at(&g->nodes, i);
}

/* The <element> that a define stands for, or NULL if it is only a part of a pattern. */
static xmlNodePtr element_of(const struct grammar *g, struct str name)
{
    const xmlNode *define = find_define(g, name);
    for (xmlNodePtr n = define ? define->children : NULL; n; n = n->next)
        if (is_pattern(n, "element"))
            return n;
    return NULL;
}

bool grammar_knows(const struct grammar *g, struct str name)
{
    return element_of(g, name) != NULL;
}

static void add_part(const struct grammar_element *e, struct list *parts, struct str name,
                     struct occurrence o, xmlNodePtr pattern)
{
    for (int i = 0; i < parts->n; i++) {
        struct grammar_part *part = list_at(parts, i);
        if (str_eq(part->name, name)) {
            part->repeated = true;
            part->last_step = e->n_steps;
            return;
        }
    }
    *(struct grammar_part *)list_add(parts) = (struct grammar_part){
        name, !o.optional, o.repeated, e->n_steps, e->n_steps, pattern, o.together};
}

static void walk(const struct grammar *g, xmlNodePtr first, struct occurrence o,
                 struct grammar_element *e);

/* Notes "a, b or c" for a choice of elements one of which must be there. */
static void note_choice(const struct grammar *g, xmlNodePtr choice,
                        struct grammar_element *e)
{
    struct strbuf names;
    strbuf_init(&names, g->arena);
    for (const xmlNode *n = choice->children; n; n = n->next) {
        if (!is_pattern(n, "ref") || !element_of(g, attribute_of(n, "name")))
            return;
        if (names.n)
            strbuf_add_c(&names, n->next ? ", " : " or ");
        strbuf_add(&names, attribute_of(n, "name"));
    }
    *(struct str *)list_add(&e->choices) = strbuf_str(&names);
}

/* An attribute is named by itself, or it is one of the <name>s of a <choice>. */
static void add_attribute(struct grammar_element *e, xmlNodePtr attribute,
                          struct occurrence o)
{
    const struct str name = attribute_of(attribute, "name");
    const xmlNode *first = attribute->children;
    if (name.n) {
        add_part(e, &e->attributes, name, o, attribute);
        return;
    }
    for (const xmlNode *n = first ? first->children : NULL; n; n = n->next)
        if (is_pattern(n, "name") && n->children)
            add_part(e, &e->attributes, str_of((char *)n->children->content), o,
                     attribute);
}

static void walk_one(const struct grammar *g, xmlNodePtr n, struct occurrence o,
                     struct grammar_element *e)
{
    if (is_pattern(n, "ref")) {
        const struct str name = attribute_of(n, "name");
        if (element_of(g, name))
            add_part(e, &e->children, name, o, NULL);
        else if (find_define(g, name))
            walk(g, find_define(g, name)->children, o, e);
    } else if (is_pattern(n, "attribute")) {
        add_attribute(e, n, o);
    } else if (is_pattern(n, "text") || is_pattern(n, "data") || is_pattern(n, "value")) {
        e->text = true;
        e->text_step = e->n_steps;
    } else if (is_pattern(n, "choice")) {
        if (!o.optional)
            note_choice(g, n, e);
        walk(g, n->children, (struct occurrence){true, o.repeated, true, NULL}, e);
    } else if (is_pattern(n, "optional")) {
        walk(g, n->children, (struct occurrence){true, o.repeated, o.unordered, n}, e);
    } else if (is_pattern(n, "zeroOrMore")) {
        walk(g, n->children, (struct occurrence){true, true, true, NULL}, e);
    } else if (is_pattern(n, "oneOrMore")) {
        walk(g, n->children, (struct occurrence){o.optional, true, true, NULL}, e);
    } else if (is_pattern(n, "interleave")) {
        walk(g, n->children, (struct occurrence){o.optional, o.repeated, true, NULL}, e);
    } else if (is_pattern(n, "group")) {
        walk(g, n->children, o, e);
    }
}

static void walk(const struct grammar *g, xmlNodePtr first, struct occurrence o,
                 struct grammar_element *e)
{
    for (xmlNodePtr n = first; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        walk_one(g, n, o, e);
        e->n_steps += !o.unordered;
    }
}

struct grammar_element grammar_element(const struct grammar *g, struct str name)
{
    struct grammar_element e = {
        .attributes = list_of(g->arena, sizeof(struct grammar_part)),
        .children = list_of(g->arena, sizeof(struct grammar_part)),
        .choices = list_of(g->arena, sizeof(struct str)),
    };
    walk(g, element_of(g, name)->children, (struct occurrence){0}, &e);
    return e;
}

struct str grammar_nearest(const struct list *parts, struct str name)
{
    struct str best = STR("");
    for (int i = 0; i < parts->n; i++) {
        const struct str part = ((const struct grammar_part *)list_at(parts, i))->name;
        if (str_is_slip(name, part) &&
            (!best.n || str_distance(name, part) < str_distance(name, best)))
            best = part;
    }
    return best;
}

static bool matches_regexp(const struct grammar *g, const char *pattern, struct str value)
{
    xmlRegexpPtr regexp = xmlRegexpCompile(BAD_CAST pattern);
    if (!regexp)
        return true;
    const bool ok = xmlRegexpExec(regexp, BAD_CAST str_c(g->arena, value)) == 1;
    xmlRegFreeRegexp(regexp);
    return ok;
}

static bool matches_data(const struct grammar *g, const xmlNode *data, struct str value)
{
    const struct str name = attribute_of(data, "type");
    xmlSchemaTypePtr type = xmlSchemaGetPredefinedType(BAD_CAST str_c(g->arena, name),
                                                       BAD_CAST XSD_NAMESPACE);
    if (type &&
        xmlSchemaValidatePredefinedType(type, BAD_CAST str_c(g->arena, value), NULL) > 0)
        return false;
    for (const xmlNode *n = data->children; n; n = n->next)
        if (is_pattern(n, "param") && n->children &&
            !matches_regexp(g, (char *)n->children->content, value))
            return false;
    return true;
}

/* What a <data> is called in a message. */
static const char *data_name(const struct grammar *g, const xmlNode *data)
{
    static const struct {
        const char *type, *words;
    } types[] = {
        {"NCName", "a name that begins with a letter and holds no space or colon"},
        {"integer", "a whole number"},
        {"language", "a language such as ja"},
        {"nonNegativeInteger", "a whole number from 0"},
        {"positiveInteger", "a whole number from 1"},
        {"revision-number", "eight digits from 0-9 and A-F"},
    };
    struct str name = attribute_of(data, "type");
    if (is_pattern(data->parent, "define"))
        name = attribute_of(data->parent, "name");
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if (str_is(name, types[i].type))
            return types[i].words;
    return str_c(g->arena, name);
}

static bool allows(const struct grammar *g, const xmlNode *first, struct str value,
                   struct strbuf *allowed);

/* A <list>: words parted by spaces, at least one. */
static bool allows_list(const struct grammar *g, const xmlNode *list, struct str value,
                        struct strbuf *allowed)
{
    const struct str first = str_word(&value);
    bool ok = allows(g, list->children, first, allowed) && first.n;
    for (struct str word = str_word(&value); word.n; word = str_word(&value)) {
        struct strbuf said_already;
        strbuf_init(&said_already, g->arena);
        ok = allows(g, list->children, word, &said_already) && ok;
    }
    strbuf_add(allowed, STR(", or several parted by spaces"));
    return ok;
}

/* Looks through the patterns from `first` on; adds what they allow to `allowed`. */
static bool allows(const struct grammar *g, const xmlNode *first, struct str value,
                   struct strbuf *allowed)
{
    bool ok = false;
    for (const xmlNode *n = first; n; n = n->next) {
        if (is_pattern(n, "choice") || is_pattern(n, "oneOrMore")) {
            ok |= allows(g, n->children, value, allowed);
        } else if (is_pattern(n, "ref")) {
            const xmlNode *define = find_define(g, attribute_of(n, "name"));
            ok |= define && allows(g, define->children, value, allowed);
        } else if (is_pattern(n, "value") && n->children) {
            const struct str text = str_of((char *)n->children->content);
            ok |= str_eq(text, str_trim(value));
            strbuf_addf(allowed, "%s%.*s", allowed->n ? ", " : "", STR_ARG(text));
        } else if (is_pattern(n, "data")) {
            ok |= matches_data(g, n, value);
            strbuf_addf(allowed, "%s%s", allowed->n ? ", " : "", data_name(g, n));
        } else if (is_pattern(n, "list")) {
            ok |= allows_list(g, n, value, allowed);
        } else if (is_pattern(n, "text")) {
            ok = true;
        }
    }
    return ok;
}

/* The patterns of an attribute's value: what stands behind its name class. */
static const xmlNode *value_patterns(const xmlNode *attribute)
{
    const xmlNode *first = attribute->children;
    const bool names = first && is_pattern(first, "choice") && first->children &&
                       is_pattern(first->children, "name");
    return names ? first->next : first;
}

/* "a, b, c" becomes "a, b or c". */
static struct str with_or(struct arena *arena, struct str words)
{
    int comma = -1;
    if (str_find(words, STR(", or ")) >= 0)
        return words;
    for (int i = 0; i + 1 < words.n; i++)
        if (words.p[i] == ',' && words.p[i + 1] == ' ')
            comma = i;
    if (comma < 0)
        return words;
    return str_format(arena, "%.*s or %.*s", comma, words.p, words.n - comma - 2,
                      words.p + comma + 2);
}

bool grammar_allows(const struct grammar *g, xmlNodePtr attribute, struct str value,
                    struct str *allowed)
{
    struct strbuf words;
    strbuf_init(&words, g->arena);
    const xmlNode *patterns = value_patterns(attribute);
    const bool ok = !patterns || allows(g, patterns, value, &words);
    *allowed = with_or(g->arena, strbuf_str(&words));
    return ok;
}
