#include "bind/rewrite.h"

/* What libqpdf writes, token by token: names, numbers, strings and brackets are copied,
 * references renumbered. */

struct tokens {
    struct str text;
    int at;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

static bool is_delimiter(char c)
{
    return is_space(c) || c == '/' || c == '(' || c == ')' || c == '<' || c == '>' ||
           c == '[' || c == ']' || c == '{' || c == '}' || c == '%';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Behind the literal string that begins at the cursor: brackets in it are balanced, or
 * escaped. */
static int end_of_literal(const struct tokens *t)
{
    int depth = 0, i = t->at;
    for (; i < t->text.n; i++) {
        const char c = t->text.p[i];
        if (c == '\\')
            i++;
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            return i + 1;
    }
    return t->text.n;
}

static int end_of_word(const struct tokens *t, int from)
{
    while (from < t->text.n && !is_delimiter(t->text.p[from]))
        from++;
    return from;
}

static int skip_spaces(const struct tokens *t, int from)
{
    while (from < t->text.n && is_space(t->text.p[from]))
        from++;
    return from;
}

/* --- references --------------------------------------------------------------------- */

/* Behind the "R" of a reference whose number ends at `end`; -1 if it is none. */
static int end_of_reference(const struct tokens *t, int end)
{
    const int generation = skip_spaces(t, end);
    int i = generation;
    while (i < t->text.n && is_digit(t->text.p[i]))
        i++;
    if (i == generation || generation == end)
        return -1;
    const int r = skip_spaces(t, i);
    return r > i && r < t->text.n && t->text.p[r] == 'R' && end_of_word(t, r) == r + 1
               ? r + 1
               : -1;
}

static void add_reference(const struct rewriting *r, struct strbuf *out, int number)
{
    const int is = number > 0 && number < r->n ? r->numbers[number] : 0;
    if (is)
        strbuf_addf(out, "%d 0 R", is);
    else
        strbuf_add(out, STR("null"));
}

static void rewrite_number(const struct rewriting *r, struct strbuf *out,
                           struct tokens *t)
{
    const int end = end_of_word(t, t->at);
    const struct str word = str_slice(t->text, t->at, end);
    const int behind = end_of_reference(t, end);
    int number;
    if (behind >= 0 && str_to_int(word, &number)) {
        add_reference(r, out, number);
        t->at = behind;
    } else {
        strbuf_add(out, word);
        t->at = end;
    }
}

/* --- keys with a meaning ------------------------------------------------------------ */

/* The number behind /StructParents or /StructParent. */
static void rewrite_key(const struct rewriting *r, struct strbuf *out, struct tokens *t)
{
    const int from = skip_spaces(t, t->at), end = end_of_word(t, from);
    int key;
    if (!str_to_int(str_slice(t->text, from, end), &key))
        return;
    strbuf_addf(out, " %d", key + r->first_key);
    t->at = end;
}

/* The string behind /ID gets the prefix of its sheet. */
static void rewrite_id(const struct rewriting *r, struct strbuf *out, struct tokens *t)
{
    const int from = skip_spaces(t, t->at);
    if (from >= t->text.n || t->text.p[from] != '(')
        return;
    t->at = from;
    const int end = end_of_literal(t);
    strbuf_addf(out, "(%s", r->prefix);
    strbuf_add(out, str_slice(t->text, from + 1, end));
    t->at = end;
}

/* The strings in the array behind /Headers are IDs of header cells. */
static void rewrite_headers(const struct rewriting *r, struct strbuf *out,
                            struct tokens *t)
{
    const int from = skip_spaces(t, t->at);
    if (from >= t->text.n || t->text.p[from] != '[')
        return;
    strbuf_add_char(out, '[');
    for (t->at = skip_spaces(t, from + 1); t->at < t->text.n && t->text.p[t->at] == '(';
         t->at = skip_spaces(t, t->at))
        rewrite_id(r, out, t);
}

static void rewrite_name(const struct rewriting *r, struct strbuf *out, struct tokens *t)
{
    const int end = end_of_word(t, t->at + 1);
    const struct str name = str_slice(t->text, t->at, end);
    strbuf_add(out, name);
    t->at = end;
    if (str_is(name, "/StructParents") || str_is(name, "/StructParent"))
        rewrite_key(r, out, t);
    else if (str_is(name, "/ID"))
        rewrite_id(r, out, t);
    else if (str_is(name, "/Headers"))
        rewrite_headers(r, out, t);
}

/* --- the value ---------------------------------------------------------------------- */

static void copy_to(struct strbuf *out, struct tokens *t, int end)
{
    strbuf_add(out, str_slice(t->text, t->at, end));
    t->at = end;
}

/* A hexadecimal string, or a bracket of a dictionary. */
static void rewrite_angle(struct strbuf *out, struct tokens *t)
{
    int end = t->at + 1;
    if (end < t->text.n && t->text.p[end] == '<')
        end++;
    else
        while (end < t->text.n && t->text.p[end - 1] != '>')
            end++;
    copy_to(out, t, end);
}

void rewrite_value(const struct rewriting *r, struct strbuf *out, struct str value)
{
    struct tokens t = {value, 0};
    while (t.at < value.n) {
        const char c = value.p[t.at];
        if (c == '(')
            copy_to(out, &t, end_of_literal(&t));
        else if (c == '<')
            rewrite_angle(out, &t);
        else if (c == '/')
            rewrite_name(r, out, &t);
        else if (is_digit(c))
            rewrite_number(r, out, &t);
        else if (is_delimiter(c))
            copy_to(out, &t, t.at + 1);
        else
            copy_to(out, &t, end_of_word(&t, t.at));
    }
}
