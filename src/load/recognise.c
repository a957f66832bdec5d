#include "load/recognise.h"

#include "load/recognise_kinds.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/str.h"

#include <libxml/uri.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A set of attributes, by the numbers of their names. */
struct attribute_set {
    uint64_t words[2];
};

struct pattern {
    unsigned char kind; /* enum pattern_kind */
    bool nullable;      /* nothing more must follow */
    unsigned short a, b;
    struct attribute_set names; /* of the attributes in it */
};

/* A name and its number; of an element the pattern of its contents, too. */
struct named {
    const char *name;
    unsigned short number, contents;
};

#include "load/recognise_plan.inc"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* The first two of all patterns. */
enum { NOT_ALLOWED, EMPTY };

enum { BUILT_IN = COUNT(plan_patterns), MOST_PATTERNS = 4096, SLOTS = 2 * MOST_PATTERNS };

/* The end of a derivation that is known. */
struct derived {
    unsigned short from, by, to; /* `by`: the number of an element + 2; 1: text */
};

struct recogniser {
    struct pattern *patterns;
    int n;
    unsigned short *slots;   /* of patterns, by what they are; their number + 1 */
    struct derived *derived; /* by `from` and `by` */
    struct str values[2 * 64];
};

/* --- patterns ----------------------------------------------------------------------- */

static unsigned slot_of(unsigned kind, unsigned a, unsigned b)
{
    return ((kind * 31 + a) * 40503u + b * 48271u) % SLOTS;
}

static struct pattern complete(const struct recogniser *r, struct pattern p)
{
    const struct pattern *a = &r->patterns[p.a], *b = &r->patterns[p.b];
    const bool one = p.kind == PATTERN_ONE_OR_MORE, choice = p.kind == PATTERN_CHOICE;
    p.nullable = one      ? a->nullable
                 : choice ? a->nullable || b->nullable
                          : a->nullable && b->nullable;
    for (int i = 0; i < 2; i++)
        p.names.words[i] = a->names.words[i] | (one ? 0 : b->names.words[i]);
    return p;
}

/* Each pattern is there once, so that what is known of it need not be found again. Out
 * of room nothing is allowed: the document is not recognised. */
static int make(struct recogniser *r, enum pattern_kind kind, int a, int b)
{
    unsigned slot = slot_of(kind, (unsigned)a, (unsigned)b);
    for (; r->slots[slot]; slot = (slot + 1) % SLOTS) {
        const struct pattern *p = &r->patterns[r->slots[slot] - 1];
        if (p->kind == kind && p->a == a && p->b == b)
            return r->slots[slot] - 1;
    }
    if (r->n == MOST_PATTERNS)
        return NOT_ALLOWED;
    r->patterns[r->n] = complete(r, (struct pattern){.kind = (unsigned char)kind,
                                                     .a = (unsigned short)a,
                                                     .b = (unsigned short)b});
    r->slots[slot] = (unsigned short)(r->n + 1);
    return r->n++;
}

static int choice(struct recogniser *r, int a, int b)
{
    if (a == NOT_ALLOWED || a == b)
        return b;
    if (b == NOT_ALLOWED || (b == EMPTY && r->patterns[a].nullable))
        return a;
    return make(r, PATTERN_CHOICE, a, b);
}

static int both(struct recogniser *r, enum pattern_kind kind, int a, int b)
{
    if (a == NOT_ALLOWED || b == NOT_ALLOWED)
        return NOT_ALLOWED;
    return a == EMPTY ? b : b == EMPTY ? a : make(r, kind, a, b);
}

static struct recogniser begin(struct arena *arena)
{
    struct recogniser r = {
        .patterns = ARENA_ARRAY(arena, struct pattern, MOST_PATTERNS),
        .n = BUILT_IN,
        .slots = ARENA_ARRAY(arena, unsigned short, SLOTS),
        .derived = ARENA_ARRAY(arena, struct derived, SLOTS),
    };
    memcpy(r.patterns, plan_patterns, sizeof plan_patterns);
    for (int i = 0; i < BUILT_IN; i++) {
        const struct pattern *p = &r.patterns[i];
        unsigned slot = slot_of(p->kind, p->a, p->b);
        while (r.slots[slot])
            slot = (slot + 1) % SLOTS;
        r.slots[slot] = (unsigned short)(i + 1);
    }
    return r;
}

/* --- values ------------------------------------------------------------------------- */

static int skip_digits(struct str text, int at)
{
    while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
        at++;
    return at;
}

static bool is_decimal(struct str text)
{
    const int whole = skip_digits(text, 0);
    if (whole == 0 || whole == text.n)
        return whole > 0;
    return text.p[whole] == '.' && whole + 1 < text.n &&
           skip_digits(text, whole + 1) == text.n;
}

static bool is_percentage(struct str text)
{
    return text.n && text.p[text.n - 1] == '%' &&
           is_decimal(str_slice(text, 0, text.n - 1));
}

static bool is_positive(struct str text)
{
    return text.n && text.p[0] != '0' && skip_digits(text, 0) == text.n;
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The language alone, or with one more part of letters. */
static bool is_language(struct str text)
{
    int parts = 1, length = 0;
    for (int i = 0; i < text.n; i++) {
        if (text.p[i] == '-' && length && parts == 1) {
            parts++;
            length = 0;
        } else if (!is_letter(text.p[i]) || ++length > 8) {
            return false;
        }
    }
    return length > 0;
}

/* As the validator does: whatever is not ASCII stands for a character that is allowed. */
static bool is_uri(struct str text)
{
    char ascii[512];
    if (text.n >= (int)sizeof ascii)
        return false;
    for (int i = 0; i <= text.n; i++)
        ascii[i] = (char)((unsigned char)text.p[i] < 0x80 ? text.p[i] : '_');
    xmlURIPtr uri = xmlParseURI(ascii);
    xmlFreeURI(uri);
    return uri;
}

static bool is_of_type(struct str value, enum data_type type)
{
    switch (type) {
    case DATA_ANY:
        return true;
    case DATA_NCNAME:
        return xmlValidateNCName(BAD_CAST value.p, 0) == 0;
    case DATA_LANGUAGE:
        return is_language(value);
    case DATA_INTEGER:
        return value.n > 0 && skip_digits(value, value.p[0] == '-') == value.n &&
               value.p[value.n - 1] != '-';
    case DATA_POSITIVE:
        return is_positive(value);
    case DATA_URI:
        return is_uri(value);
    case DATA_DECIMAL:
        return is_decimal(value);
    case DATA_PERCENTAGE:
        return is_percentage(value);
    default:
        return false;
    }
}

/* Words that are each in the pattern, one or more. */
static bool is_list(const struct recogniser *r, struct str value, int pattern)
{
    const struct pattern *p = &r->patterns[pattern];
    const struct pattern *word = &r->patterns[p->a];
    if (p->kind != PATTERN_ONE_OR_MORE || word->kind != PATTERN_DATA ||
        word->a != DATA_NCNAME)
        return false;
    int n = 0;
    for (int at = 0, end; at < value.n; at = end + 1, n++) {
        char name[64];
        for (end = at; end < value.n && value.p[end] != ' '; end++)
            ;
        if (end == at || end - at >= (int)sizeof name)
            return false;
        memcpy(name, value.p + at, (size_t)(end - at));
        name[end - at] = 0;
        if (xmlValidateNCName(BAD_CAST name, 0) != 0)
            return false;
    }
    return n > 0;
}

static bool is_value(const struct recogniser *r, struct str value, int pattern)
{
    const struct pattern *p = &r->patterns[pattern];
    switch (p->kind) {
    case PATTERN_TEXT:
        return true;
    case PATTERN_CHOICE:
        return is_value(r, value, p->a) || is_value(r, value, p->b);
    case PATTERN_VALUE:
        return str_is(value, plan_values[p->a]);
    case PATTERN_DATA:
        return is_of_type(value, p->a);
    case PATTERN_LIST:
        return is_list(r, value, p->a);
    default:
        return false;
    }
}

/* --- attributes --------------------------------------------------------------------- */

static bool is_in(const struct attribute_set *set, int number)
{
    return set->words[number / 64] >> number % 64 & 1;
}

/* True if `set` has one that is in `names` and not in `other`. */
static bool has_more(const struct attribute_set *set, const struct attribute_set *names,
                     const struct attribute_set *other)
{
    return (set->words[0] & names->words[0] & ~other->words[0]) ||
           (set->words[1] & names->words[1] & ~other->words[1]);
}

/* What is left of a pattern for the contents of an element that has these attributes. A
 * choice that leaves one over which the other would take is none. */
static int strip(struct recogniser *r, int pattern, const struct attribute_set *has)
{
    const struct pattern p = r->patterns[pattern];
    if (!(p.names.words[0] | p.names.words[1]))
        return pattern;
    if (p.kind == PATTERN_ATTRIBUTE)
        return is_in(has, p.a) && is_value(r, r->values[p.a], p.b) ? EMPTY : NOT_ALLOWED;
    if (p.kind == PATTERN_CHOICE) {
        const struct attribute_set a = r->patterns[p.a].names, b = r->patterns[p.b].names;
        return choice(r, has_more(has, &b, &a) ? NOT_ALLOWED : strip(r, p.a, has),
                      has_more(has, &a, &b) ? NOT_ALLOWED : strip(r, p.b, has));
    }
    if (p.kind == PATTERN_ONE_OR_MORE)
        return NOT_ALLOWED; /* no schema of ours repeats an attribute */
    const int a = strip(r, p.a, has);
    return a == NOT_ALLOWED ? NOT_ALLOWED
                            : both(r, (enum pattern_kind)p.kind, a, strip(r, p.b, has));
}

static int by_name(const void *name, const void *named)
{
    return strcmp(name, ((const struct named *)named)->name);
}

static const struct named *find(const struct named *names, int n, const xmlChar *name)
{
    return bsearch(name, names, (size_t)n, sizeof *names, by_name);
}

static const struct named *find_attribute(const xmlAttr *a)
{
    if (!a->ns)
        return find(plan_attributes, COUNT(plan_attributes), a->name);
    return a->ns->prefix && strcmp((const char *)a->ns->prefix, "xml") == 0 &&
                   strcmp((const char *)a->name, "lang") == 0
               ? find(plan_attributes, COUNT(plan_attributes), BAD_CAST "xml:lang")
               : NULL;
}

/* Notes the attributes of an element and their values. */
static bool take_attributes(struct recogniser *r, const xmlNode *element,
                            struct attribute_set *has)
{
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const struct named *known = find_attribute(a);
        const xmlNode *value = a->children;
        if (!known || (value && (value->next || value->type != XML_TEXT_NODE)))
            return false;
        has->words[known->number / 64] |= (uint64_t)1 << known->number % 64;
        r->values[known->number] = str_of(value ? (const char *)value->content : "");
    }
    return true;
}

/* --- contents ----------------------------------------------------------------------- */

enum { BY_TEXT = 1, BY_ELEMENT };

static int derive(struct recogniser *r, int pattern, int by);

static int derive_afresh(struct recogniser *r, int pattern, int by)
{
    const struct pattern p = r->patterns[pattern];
    switch (p.kind) {
    case PATTERN_TEXT:
        return by == BY_TEXT ? pattern : NOT_ALLOWED;
    case PATTERN_ELEMENT:
        return by == BY_ELEMENT + p.a ? EMPTY : NOT_ALLOWED;
    case PATTERN_CHOICE:
        return choice(r, derive(r, p.a, by), derive(r, p.b, by));
    case PATTERN_GROUP: {
        const int first = both(r, PATTERN_GROUP, derive(r, p.a, by), p.b);
        return r->patterns[p.a].nullable ? choice(r, first, derive(r, p.b, by)) : first;
    }
    case PATTERN_INTERLEAVE:
        return choice(r, both(r, PATTERN_INTERLEAVE, derive(r, p.a, by), p.b),
                      both(r, PATTERN_INTERLEAVE, p.a, derive(r, p.b, by)));
    case PATTERN_ONE_OR_MORE:
        return both(r, PATTERN_GROUP, derive(r, p.a, by), choice(r, pattern, EMPTY));
    default:
        return NOT_ALLOWED;
    }
}

/* What is left of a pattern behind an element or a text. */
static int derive(struct recogniser *r, int pattern, int by)
{
    struct derived *d = &r->derived[(unsigned)(pattern * 31 + by) % SLOTS];
    if (d->from != pattern || d->by != by)
        *d = (struct derived){(unsigned short)pattern, (unsigned short)by,
                              (unsigned short)derive_afresh(r, pattern, by)};
    return d->to;
}

static bool is_blank(const xmlChar *text)
{
    return text[strspn((const char *)text, " \t\r\n")] == 0;
}

static bool is_element(struct recogniser *r, const xmlNode *node,
                       const struct named *element);

/* What is left behind a node; nothing is allowed if that is not what it should be. */
static int pass(struct recogniser *r, int pattern, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return is_blank(node->content) ? pattern : derive(r, pattern, BY_TEXT);
    if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
        return pattern;
    if (node->type != XML_ELEMENT_NODE || node->ns)
        return NOT_ALLOWED;
    const struct named *element = find(plan_elements, COUNT(plan_elements), node->name);
    const int left =
        element ? derive(r, pattern, BY_ELEMENT + element->number) : NOT_ALLOWED;
    return left != NOT_ALLOWED && is_element(r, node, element) ? left : NOT_ALLOWED;
}

static bool is_element(struct recogniser *r, const xmlNode *node,
                       const struct named *element)
{
    struct attribute_set has = {{0, 0}};
    if (!take_attributes(r, node, &has) ||
        has_more(&has, &has, &r->patterns[element->contents].names))
        return false;
    int left = strip(r, element->contents, &has);
    for (const xmlNode *n = node->children; n && left != NOT_ALLOWED; n = n->next)
        left = pass(r, left, n);
    return r->patterns[left].nullable;
}

bool recognise_plan(struct job *job, const xmlNode *root)
{
    const struct arena_mark mark = arena_mark(job->scratch);
    struct recogniser r = begin(job->scratch);
    const struct named *plan =
        root->ns ? NULL : find(plan_elements, COUNT(plan_elements), root->name);
    const bool known =
        plan && strcmp(plan->name, "plan") == 0 && is_element(&r, root, plan);
    arena_release(job->scratch, mark);
    return known;
}
