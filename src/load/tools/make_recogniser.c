/* A build tool: writes the patterns of a RELAX NG schema as C tables (load/recognise.h).
 *
 *     make_recogniser SCHEMA.rng NAME
 *
 * It knows what our schemas use, and stops at anything else. Elements of one name must
 * have one definition; that of a name is found without looking at what stands around. */
#include "load/recognise_kinds.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 2048, MOST_ATTRIBUTES = 128, MOST_SCHEMAS = 8 };

static struct pattern {
    enum pattern_kind kind;
    int a, b;
    bool nullable;
    unsigned long long names[2]; /* of attributes in it */
} patterns[MOST];
static int n_patterns;

struct names {
    const char *texts[MOST];
    int n;
};
static struct names elements, attributes, values, defines;
static int contents[MOST];            /* of elements: a pattern; -1: under way */
static xmlNodePtr define_nodes[MOST]; /* of defines */
static xmlDocPtr schemas[MOST_SCHEMAS];
static int n_schemas;

static void stop(const char *why, const char *what)
{
    fprintf(stderr, "make_recogniser: %s %s\n", why, what);
    exit(1);
}

static int find(const struct names *names, const char *text)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->texts[i], text) == 0)
            return i;
    return -1;
}

static int intern(struct names *names, const char *text)
{
    const int known = find(names, text);
    if (known >= 0)
        return known;
    if (names->n == MOST)
        stop("too many names:", text);
    names->texts[names->n] = text;
    return names->n++;
}

static const char *text(const xmlNode *node)
{
    return node && node->type == XML_TEXT_NODE ? (const char *)node->content : "";
}

static const char *attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *a = xmlHasProp(node, BAD_CAST name);
    return a ? text(a->children) : "";
}

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* --- patterns ----------------------------------------------------------------------- */

static struct pattern complete(struct pattern p)
{
    const struct pattern *a = &patterns[p.a], *b = &patterns[p.b];
    const bool one = p.kind == PATTERN_ONE_OR_MORE;
    const bool two = p.kind == PATTERN_CHOICE || p.kind == PATTERN_GROUP ||
                     p.kind == PATTERN_INTERLEAVE;
    for (int i = 0; i < 2 && (one || two); i++)
        p.names[i] = a->names[i] | (two ? b->names[i] : 0);
    if (p.kind == PATTERN_ATTRIBUTE)
        p.names[p.a / 64] |= 1ull << p.a % 64;
    p.nullable = p.kind == PATTERN_EMPTY || p.kind == PATTERN_TEXT ||
                 (one && a->nullable) ||
                 (p.kind == PATTERN_CHOICE && (a->nullable || b->nullable)) ||
                 (two && a->nullable && b->nullable);
    return p;
}

static int make(enum pattern_kind kind, int a, int b)
{
    for (int i = 0; i < n_patterns; i++)
        if (patterns[i].kind == kind && patterns[i].a == a && patterns[i].b == b)
            return i;
    if (n_patterns == MOST)
        stop("too many patterns", "");
    patterns[n_patterns] = complete((struct pattern){.kind = kind, .a = a, .b = b});
    return n_patterns++;
}

static int both(enum pattern_kind kind, int a, int b)
{
    const int none = make(PATTERN_NOT_ALLOWED, 0, 0), empty = make(PATTERN_EMPTY, 0, 0);
    if (kind == PATTERN_CHOICE)
        return a == none || a == b ? b : b == none ? a : make(kind, a, b);
    if (a == none || b == none)
        return none;
    return a == empty ? b : b == empty ? a : make(kind, a, b);
}

static int read_pattern(xmlNodePtr node);

/* What stands in `node`, joined. */
static int read_inside(const xmlNode *node, enum pattern_kind kind)
{
    int all = make(kind == PATTERN_CHOICE ? PATTERN_NOT_ALLOWED : PATTERN_EMPTY, 0, 0);
    for (xmlNodePtr n = node->last; n; n = n->prev)
        if (n->type == XML_ELEMENT_NODE && !is(n, "documentation"))
            all = both(kind, read_pattern(n), all);
    return all;
}

static int optional(int pattern)
{
    return both(PATTERN_CHOICE, pattern, make(PATTERN_EMPTY, 0, 0));
}

static int read_ref(const xmlNode *node)
{
    const int define = find(&defines, attribute(node, "name"));
    if (define < 0)
        stop("there is no define", attribute(node, "name"));
    return read_inside(define_nodes[define], PATTERN_GROUP);
}

static const xmlNode *definitions[MOST];

static int read_element(xmlNodePtr node)
{
    const char *name = attribute(node, "name");
    const int element = intern(&elements, name);
    if (!*name || (definitions[element] && definitions[element] != node))
        stop("a second definition of", name);
    if (!definitions[element]) {
        definitions[element] = node;
        contents[element] = read_inside(node, PATTERN_GROUP);
    }
    return make(PATTERN_ELEMENT, element, 0);
}

static int read_attribute(const xmlNode *node)
{
    const int name = intern(&attributes, attribute(node, "name"));
    int value = read_inside(node, PATTERN_GROUP);
    if (!*attribute(node, "name") || attributes.n > MOST_ATTRIBUTES)
        stop("an attribute without a name, or too many:", attribute(node, "name"));
    if (value == make(PATTERN_EMPTY, 0, 0))
        value = make(PATTERN_TEXT, 0, 0);
    return make(PATTERN_ATTRIBUTE, name, value);
}

static int read_data(const xmlNode *node)
{
    static const struct {
        const char *type, *pattern;
        enum data_type data;
    } types[] = {
        {"string", "", DATA_ANY},
        {"token", "", DATA_ANY},
        {"NCName", "", DATA_NCNAME},
        {"language", "", DATA_LANGUAGE},
        {"integer", "", DATA_INTEGER},
        {"positiveInteger", "", DATA_POSITIVE},
        {"anyURI", "", DATA_URI},
        {"token", "[0-9]+(\\.[0-9]+)?", DATA_DECIMAL},
        {"token", "[0-9]+(\\.[0-9]+)?%", DATA_PERCENTAGE},
    };
    const char *pattern = "";
    for (const xmlNode *n = node->children; n; n = n->next)
        if (is(n, "param"))
            pattern = text(n->children);
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if (strcmp(types[i].type, attribute(node, "type")) == 0 &&
            strcmp(types[i].pattern, pattern) == 0)
            return make(PATTERN_DATA, types[i].data, 0);
    return make(PATTERN_DATA, DATA_UNSURE, 0);
}

static int read_pattern(xmlNodePtr node)
{
    if (is(node, "ref"))
        return read_ref(node);
    if (is(node, "element"))
        return read_element(node);
    if (is(node, "attribute"))
        return read_attribute(node);
    if (is(node, "group"))
        return read_inside(node, PATTERN_GROUP);
    if (is(node, "choice"))
        return read_inside(node, PATTERN_CHOICE);
    if (is(node, "interleave"))
        return read_inside(node, PATTERN_INTERLEAVE);
    if (is(node, "optional"))
        return optional(read_inside(node, PATTERN_GROUP));
    if (is(node, "oneOrMore"))
        return make(PATTERN_ONE_OR_MORE, read_inside(node, PATTERN_GROUP), 0);
    if (is(node, "zeroOrMore"))
        return optional(make(PATTERN_ONE_OR_MORE, read_inside(node, PATTERN_GROUP), 0));
    if (is(node, "list"))
        return make(PATTERN_LIST, read_inside(node, PATTERN_GROUP), 0);
    if (is(node, "data"))
        return read_data(node);
    if (is(node, "value"))
        return make(PATTERN_VALUE, intern(&values, text(node->children)), 0);
    if (is(node, "text"))
        return make(PATTERN_TEXT, 0, 0);
    if (is(node, "empty"))
        return make(PATTERN_EMPTY, 0, 0);
    if (is(node, "notAllowed"))
        return make(PATTERN_NOT_ALLOWED, 0, 0);
    stop("a pattern that it does not know:", (const char *)node->name);
    return 0;
}

/* --- schemas ------------------------------------------------------------------------ */

static void read_schema(const char *path);

static void read_include(const char *path, const char *href)
{
    char beside[4096];
    const char *slash = strrchr(path, '/');
    snprintf(beside, sizeof beside, "%.*s%s", slash ? (int)(slash - path) + 1 : 0, path,
             href);
    read_schema(beside);
}

static void read_schema(const char *path)
{
    xmlDocPtr schema =
        n_schemas < MOST_SCHEMAS ? xmlReadFile(path, NULL, XML_PARSE_NONET) : NULL;
    if (!schema)
        stop("cannot read", path);
    schemas[n_schemas++] = schema;
    for (xmlNodePtr n = xmlDocGetRootElement(schema)->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (is(n, "include")) {
            read_include(path, attribute(n, "href"));
            continue;
        }
        const char *name = is(n, "start") ? "" : attribute(n, "name");
        if (find(&defines, name) >= 0 || xmlHasProp(n, BAD_CAST "combine"))
            stop("a second define of", name);
        define_nodes[intern(&defines, name)] = n;
    }
}

/* --- writing ------------------------------------------------------------------------ */

/* Where each name stands in the order of all. */
static void sort(const struct names *names, int *place)
{
    for (int i = 0; i < names->n; i++) {
        place[i] = 0;
        for (int k = 0; k < names->n; k++)
            place[i] += strcmp(names->texts[k], names->texts[i]) < 0;
    }
}

static void write_names(const char *schema, const char *what, const struct names *names,
                        const int *numbers)
{
    static int place[MOST];
    sort(names, place);
    printf("static const struct named %s_%s[] = {\n", schema, what);
    for (int at = 0; at < names->n; at++)
        for (int i = 0; i < names->n; i++)
            if (place[i] == at)
                printf("    {\"%s\", %d, %d},\n", names->texts[i], i,
                       numbers ? numbers[i] : 0);
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    make(PATTERN_NOT_ALLOWED, 0, 0); /* number 0 and… */
    make(PATTERN_EMPTY, 0, 0);       /* …number 1, as recognise.c expects */
    read_schema(argv[1]);
    const int start = read_inside(define_nodes[find(&defines, "")], PATTERN_GROUP);
    if (patterns[start].kind != PATTERN_ELEMENT)
        stop("the start is no element in", argv[1]);
    write_names(argv[2], "elements", &elements, contents);
    write_names(argv[2], "attributes", &attributes, NULL);
    printf("static const char *const %s_values[] = {\n", argv[2]);
    for (int i = 0; i < values.n; i++)
        printf("    \"%s\",\n", values.texts[i]);
    printf("};\nstatic const struct pattern %s_patterns[] = {\n", argv[2]);
    for (int i = 0; i < n_patterns; i++)
        printf("    {%d, %d, %d, %d, {{0x%llxu, 0x%llxu}}},\n", (int)patterns[i].kind,
               patterns[i].nullable, patterns[i].a, patterns[i].b, patterns[i].names[0],
               patterns[i].names[1]);
    printf("};\n");
    while (n_schemas)
        xmlFreeDoc(schemas[--n_schemas]);
    xmlCleanupParser();
    return 0;
}
