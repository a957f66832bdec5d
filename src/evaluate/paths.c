#include "evaluate/paths.h"

#include "base/utf8.h"

#include <string.h>

static char byte_at(const struct path_scan *s, int i)
{
    return i < s->expression.n ? s->expression.p[i] : '\0';
}

static void skip_space(struct path_scan *s)
{
    while (is_xml_space(byte_at(s, s->at)))
        s->at++;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_in_name(char c)
{
    return begins_name(c) || is_digit(c) || c == '-' || c == '.';
}

/* One past the name at `i`, its prefix included. */
static int name_end(const struct path_scan *s, int i)
{
    while (is_in_name(byte_at(s, i)))
        i++;
    if (byte_at(s, i) == ':' && begins_name(byte_at(s, i + 1)))
        for (i++; is_in_name(byte_at(s, i));)
            i++;
    return i;
}

/* One past the quoted text at `i`. */
static int quote_end(const struct path_scan *s, int i)
{
    const char quote = byte_at(s, i++);
    while (byte_at(s, i) && byte_at(s, i) != quote)
        i++;
    return byte_at(s, i) ? i + 1 : i;
}

/* One past the bracket at `i` and all in it. */
static int bracket_end(const struct path_scan *s, int i)
{
    int depth = 0;
    do {
        const char c = byte_at(s, i);
        depth += (c == '[' || c == '(') - (c == ']' || c == ')');
        i = c == '"' || c == '\'' ? quote_end(s, i) : i + 1;
    } while (depth && byte_at(s, i));
    return i;
}

static char next_sign(const struct path_scan *s, int i)
{
    while (is_xml_space(byte_at(s, i)))
        i++;
    return byte_at(s, i);
}

/* The name at `at` is that of a test of nodes such as text(), or of no function. */
static bool is_step(const struct path_scan *s)
{
    static const char *const tests[] = {"text", "node", "comment",
                                        "processing-instruction"};
    const int end = name_end(s, s->at);
    const struct str name = str_slice(s->expression, s->at, end);
    if (next_sign(s, end) != '(')
        return true;
    for (int i = 0; i < (int)(sizeof tests / sizeof *tests); i++)
        if (str_is(name, tests[i]))
            return true;
    return false;
}

/* Goes behind one step, or what is between two; false if there is none. */
static bool take_step(struct path_scan *s)
{
    skip_space(s);
    const char c = byte_at(s, s->at);
    if (begins_name(c) && is_step(s)) {
        s->at = name_end(s, s->at);
        if (next_sign(s, s->at) == '(') {
            skip_space(s);
            s->at = bracket_end(s, s->at);
        }
    } else if (c == '*' || c == '@' || c == '$' || c == '.') {
        s->at += c == '.' && byte_at(s, s->at + 1) == '.' ? 2 : 1;
    } else {
        return false;
    }
    return true;
}

/* Goes behind predicates, and what leads to another step; false if nothing does. */
static bool take_joint(struct path_scan *s)
{
    for (;;) {
        skip_space(s);
        const char c = byte_at(s, s->at), next = byte_at(s, s->at + 1);
        if (c == '/' || (c == ':' && next == ':')) {
            s->at += next == c ? 2 : 1;
            return true;
        }
        if (c != '[')
            return false;
        s->at = bracket_end(s, s->at);
    }
}

static struct str take_path(struct path_scan *s)
{
    const int from = s->at;
    take_joint(s);
    do {
        const char c = next_sign(s, s->at);
        if (!take_step(s))
            break;
        if (c == '@' || c == '$')
            take_step(s);
    } while (take_joint(s));
    return str_trim(str_slice(s->expression, from, s->at));
}

static bool begins_path(const struct path_scan *s, char c)
{
    return c == '/' || c == '@' || c == '$' || c == '*' ||
           (c == '.' && !is_digit(byte_at(s, s->at + 1))) ||
           (begins_name(c) && is_step(s));
}

/* Goes over one sign, word or number that begins no path. */
static void pass(struct path_scan *s, char c)
{
    if (c == '"' || c == '\'') {
        s->at = quote_end(s, s->at);
        s->operand = true;
    } else if (is_digit(c) || c == '.') {
        while (is_digit(byte_at(s, s->at)) || byte_at(s, s->at) == '.')
            s->at++;
        s->operand = true;
    } else if (begins_name(c)) { /* an operator or a function */
        s->at = name_end(s, s->at);
        s->operand = false;
    } else if (c == '[') { /* of what a function gives */
        s->at = bracket_end(s, s->at);
    } else {
        s->at++;
        s->operand = c == ')';
    }
}

bool path_scan_next(struct path_scan *s, struct str *path)
{
    for (skip_space(s); s->at < s->expression.n; skip_space(s)) {
        const char c = byte_at(s, s->at);
        if (s->operand && c == '/') { /* goes on from what a function gives */
            take_path(s);
        } else if (!s->operand && begins_path(s, c)) {
            *path = take_path(s);
            s->operand = true;
            return true;
        } else {
            pass(s, c);
        }
    }
    return false;
}
