#include "measure/json_cursor.h"

#include "measure/decimal.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

static void skip_space(struct cursor *c)
{
    while (c->at < c->text.n && is_xml_space(c->text.p[c->at]))
        c->at++;
}

struct cursor cursor_at(struct arena *arena, struct str text, int at)
{
    struct cursor c = {arena, text, at};
    skip_space(&c);
    return c;
}

char cursor_peek(const struct cursor *c)
{
    return c->at < c->text.n ? c->text.p[c->at] : 0;
}

static void step(struct cursor *c)
{
    c->at++;
    skip_space(c);
}

void cursor_enter(struct cursor *c)
{
    step(c);
}

bool cursor_next(struct cursor *c)
{
    if (cursor_peek(c) == ',')
        step(c);
    if (cursor_peek(c) != '}' && cursor_peek(c) != ']')
        return c->at < c->text.n;
    step(c);
    return false;
}

/* --- strings ------------------------------------------------------------------------ */

static int hex_at(struct str s, int at)
{
    int value = 0;
    for (int i = at; i < at + 4 && i < s.n; i++) {
        const char d = s.p[i], letter = (char)(d | 32);
        value = value * 16 + (letter >= 'a' ? letter - 'a' + 10 : d - '0');
    }
    return value;
}

/* Adds the escape behind the backslash at `at`; the offset behind it. */
static int add_escape(struct strbuf *b, struct str s, int at)
{
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char c = s.p[at + 1], *known = strchr(letters, c);
    if (c != 'u') {
        strbuf_add_char(b, known ? meant[known - letters] : c);
        return at + 2;
    }
    int code = hex_at(s, at + 2);
    at += 6;
    if (code >= 0xD800 && code < 0xDC00) {
        code = 0x10000 + ((code - 0xD800) << 10) + (hex_at(s, at + 2) - 0xDC00);
        at += 6;
    }
    utf8_add(b, code);
    return at;
}

static struct str decode(struct arena *arena, struct str s)
{
    struct strbuf b;
    if (!memchr(s.p, '\\', (size_t)s.n))
        return s;
    strbuf_init(&b, arena);
    for (int i = 0; i < s.n;) {
        if (s.p[i] == '\\')
            i = add_escape(&b, s, i);
        else
            strbuf_add_char(&b, s.p[i++]);
    }
    return strbuf_str(&b);
}

/* The bytes between the quotes. */
static struct str take_quoted(struct cursor *c)
{
    const int start = ++c->at;
    while (c->at < c->text.n && c->text.p[c->at] != '"')
        c->at += c->text.p[c->at] == '\\' ? 2 : 1;
    const struct str inside = str_slice(c->text, start, c->at);
    step(c);
    return inside;
}

struct str cursor_take_string(struct cursor *c)
{
    return decode(c->arena, take_quoted(c));
}

struct str cursor_take_key(struct cursor *c)
{
    const struct str key = cursor_take_string(c);
    step(c); /* the colon */
    return key;
}

/* --- other values ------------------------------------------------------------------- */

/* Up to what parts values. */
static struct str take_word(struct cursor *c)
{
    const int start = c->at;
    while (c->at < c->text.n && !strchr(",]} \t\r\n", c->text.p[c->at]))
        c->at++;
    const struct str word = str_slice(c->text, start, c->at);
    skip_space(c);
    return word;
}

/* Powers of ten are written out: 1.5e3 is 1500. */
static struct str expand(struct arena *arena, struct str number)
{
    struct decimal d;
    struct strbuf b;
    const bool power = memchr(number.p, 'e', (size_t)number.n) ||
                       memchr(number.p, 'E', (size_t)number.n);
    if (!power || !decimal_parse(number, &d))
        return number;
    strbuf_init(&b, arena);
    decimal_print(&b, &d);
    return strbuf_str(&b);
}

/* Objects and arrays, however deep, without recursion. */
static void skip_nested(struct cursor *c)
{
    int depth = 0;
    do {
        const char next = cursor_peek(c);
        if (next == '"') {
            take_quoted(c);
            continue;
        }
        depth += (next == '{' || next == '[') - (next == '}' || next == ']');
        step(c);
    } while (depth && c->at < c->text.n);
}

struct str cursor_take_value(struct cursor *c, bool *held)
{
    const char next = cursor_peek(c);
    *held = next != '{' && next != '[' && next != 'n';
    if (next == '"')
        return cursor_take_string(c);
    if (next == '{' || next == '[') {
        skip_nested(c);
        return STR("");
    }
    const struct str word = take_word(c);
    if (next == 'n')
        return STR("");
    return next == 't' || next == 'f' ? word : expand(c->arena, word);
}

void cursor_skip_value(struct cursor *c)
{
    const char next = cursor_peek(c);
    if (next == '"')
        take_quoted(c);
    else if (next == '{' || next == '[')
        skip_nested(c);
    else
        take_word(c);
}
