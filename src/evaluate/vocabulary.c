#include "evaluate/vocabulary.h"

#include <limits.h>
#include <string.h>

/* vocabulary.inc is made by vocabulary.cmake. */
#define ELEMENT(name) name,
#define ATTRIBUTE(name)
static const char *const elements[] = {
#include "evaluate/vocabulary.inc"
};
#undef ELEMENT
#undef ATTRIBUTE
#define ELEMENT(name)
#define ATTRIBUTE(name) name,
static const char *const attributes[] = {
#include "evaluate/vocabulary.inc"
};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static const char *const *names_of(const struct asked_name *asked, int *n)
{
    *n = asked->attribute ? COUNT(attributes) : COUNT(elements);
    return asked->attribute ? attributes : elements;
}

static int compare(struct str name, const char *other)
{
    const int order = strncmp(name.p, other, (size_t)name.n);
    return order || !other[name.n] ? order : -1;
}

/* Of a prefix that is not defined libxml2 has more to say. Names stand in the order of
 * their bytes. */
bool vocabulary_has(const struct asked_name *asked)
{
    int n;
    const char *const *names = names_of(asked, &n);
    const struct str name = asked->name;
    if (memchr(name.p, ':', (size_t)name.n) && !str_starts(name, STR("xml:")))
        return true;
    for (int from = 0; from < n;) {
        const int middle = (from + n) / 2;
        const int order = compare(name, names[middle]);
        if (!order)
            return true;
        if (order < 0)
            n = middle;
        else
            from = middle + 1;
    }
    return false;
}

struct str vocabulary_meant(const struct asked_name *asked)
{
    int n, least = INT_MAX;
    const char *const *names = names_of(asked, &n);
    struct str nearest = STR("");
    for (int i = 0; i < n; i++) {
        const struct str name = str_of(names[i]);
        const int distance = str_distance(asked->name, name);
        if (distance < least && str_is_slip(asked->name, name)) {
            least = distance;
            nearest = name;
        }
    }
    return nearest;
}

/* --- the names in an expression ----------------------------------------------------- */

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_name_part(char c)
{
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* The byte at `i`; 0 behind the end. */
static char byte_at(const struct name_scan *s, int i)
{
    return i < s->expression.n ? s->expression.p[i] : '\0';
}

static int skip_blanks(const struct name_scan *s, int i)
{
    while (byte_at(s, i) && strchr(" \t\r\n", byte_at(s, i)))
        i++;
    return i;
}

/* Takes a name, with a prefix if it has one. */
static struct str take_name(struct name_scan *s)
{
    const int start = s->at;
    while (is_name_part(byte_at(s, s->at)) ||
           (byte_at(s, s->at) == ':' && is_name_start(byte_at(s, s->at + 1))))
        s->at++;
    return str_slice(s->expression, start, s->at);
}

/* True if the name in front of `i` is one of a function, a kind of node or an axis. */
static bool is_called(const struct name_scan *s, int i)
{
    i = skip_blanks(s, i);
    return byte_at(s, i) == '(' || (byte_at(s, i) == ':' && byte_at(s, i + 1) == ':');
}

/* What is no name, but for the blanks: a literal, a variable, a number, a sign. */
static void skip_other(struct name_scan *s)
{
    const char c = byte_at(s, s->at++);
    s->attribute = c == '@';
    s->operand = c == ')' || c == ']' || (c >= '0' && c <= '9') || c == '.' || c == '"' ||
                 c == '\'' || c == '$' || (c == '*' && !s->operand);
    if (c == '"' || c == '\'') {
        while (s->at < s->expression.n && byte_at(s, s->at) != c)
            s->at++;
        s->at++;
    } else if (c == '$') {
        s->at = skip_blanks(s, s->at);
        take_name(s);
    }
}

/* An operator (and, div) stands behind a value; a name anywhere else (XPath 3.7). */
static bool take_asked(struct name_scan *s, struct asked_name *asked)
{
    const bool is_operator = s->operand;
    asked->name = take_name(s);
    asked->attribute = s->attribute;
    const bool called = is_called(s, s->at);
    s->operand = !is_operator && !called;
    s->attribute = called && str_is(asked->name, "attribute");
    const bool any = byte_at(s, s->at) == ':' && byte_at(s, s->at + 1) == '*';
    if (called && byte_at(s, skip_blanks(s, s->at)) == ':')
        s->at = skip_blanks(s, s->at) + 2;
    return !is_operator && !called && !any;
}

bool name_scan_next(struct name_scan *s, struct asked_name *asked)
{
    for (;;) {
        const int start = skip_blanks(s, s->at);
        s->at = start;
        if (s->at >= s->expression.n)
            return false;
        if (!is_name_start(byte_at(s, s->at)))
            skip_other(s);
        else if (take_asked(s, asked))
            return true;
    }
}
