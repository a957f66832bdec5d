#include "token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    const unsigned char *p, *end;
};

static bool is_blank(int c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

static bool is_delimiter(int c)
{
    return c && strchr("()<>[]{}/%", c) != NULL;
}

static void skip(struct reader *r)
{
    while (r->p < r->end && (is_blank(*r->p) || *r->p == '%'))
        if (*r->p++ == '%')
            while (r->p < r->end && *r->p != '\n' && *r->p != '\r')
                r->p++;
}

/* A word that goes on to the next blank or delimiter. */
static void read_word(struct reader *r, char *word, size_t size)
{
    size_t n = 0;
    for (; r->p < r->end && !is_blank(*r->p) && !is_delimiter(*r->p); r->p++)
        if (n + 1 < size)
            word[n++] = (char)*r->p;
    word[n] = 0;
}

/* --- strings ------------------------------------------------------------------------ */

struct hex {
    char *p;
    size_t n, room;
};

static void add_hex(struct hex *h, const char *digits)
{
    if (h->n + 4 > h->room) {
        h->room = h->room * 2 + 64;
        h->p = realloc(h->p, h->room);
    }
    while (h->p && *digits)
        h->p[h->n++] = *digits++;
}

static json_t *finish_hex(struct hex *h)
{
    json_t *string = json_stringn(h->p, h->n);
    free(h->p);
    return string;
}

static json_t *read_hex(struct reader *r)
{
    struct hex h = {NULL, 0, 0};
    add_hex(&h, "b:");
    for (r->p++; r->p < r->end && *r->p != '>'; r->p++) {
        const char digit[2] = {(char)(*r->p | 0x20),
                               0}; /* digits stay, letters go down */
        if (!is_blank(*r->p))
            add_hex(&h, digit);
    }
    r->p++;
    return finish_hex(&h);
}

static int escaped(struct reader *r)
{
    static const char letters[] = "nrtbf", codes[] = "\n\r\t\b\f";
    const int c = *r->p++;
    const char *at = c ? strchr(letters, c) : NULL;
    if (at)
        return codes[at - letters];
    if (c < '0' || c > '7')
        return c;
    int code = c - '0';
    for (int i = 0; i < 2 && r->p < r->end && *r->p >= '0' && *r->p <= '7'; i++)
        code = code * 8 + *r->p++ - '0';
    return code & 255;
}

static json_t *read_literal(struct reader *r)
{
    struct hex h = {NULL, 0, 0};
    int depth = 1;
    add_hex(&h, "b:");
    for (r->p++; r->p < r->end;) {
        int c = *r->p++;
        char digits[3];
        depth += (c == '(') - (c == ')');
        if (!depth)
            break;
        if (c == '\\' && r->p < r->end)
            c = escaped(r);
        snprintf(digits, sizeof digits, "%02x", c);
        add_hex(&h, digits);
    }
    return finish_hex(&h);
}

/* --- values ------------------------------------------------------------------------- */

static json_t *read_value(struct reader *r);

static json_t *read_array(struct reader *r)
{
    json_t *array = json_array();
    r->p++;
    for (skip(r); r->p < r->end && *r->p != ']'; skip(r)) {
        const unsigned char *before = r->p;
        json_array_append_new(array, read_value(r));
        if (r->p == before)
            r->p++;
    }
    r->p++;
    return array;
}

static json_t *read_dict(struct reader *r)
{
    json_t *dict = json_object();
    r->p += 2;
    for (skip(r); r->p < r->end && *r->p == '/'; skip(r)) {
        char name[128] = "/";
        r->p++;
        read_word(r, name + 1, sizeof name - 1);
        skip(r);
        json_object_set_new(dict, name, read_value(r));
    }
    r->p += 2;
    return dict;
}

static json_t *read_number(struct reader *r)
{
    char word[64];
    read_word(r, word, sizeof word);
    return strchr(word, '.') ? json_real(strtod(word, NULL)) : json_integer(atoll(word));
}

/* NULL if an operator is next. */
static json_t *read_value(struct reader *r)
{
    const int c = *r->p;
    if (c == '/') {
        char name[128] = "/";
        r->p++;
        read_word(r, name + 1, sizeof name - 1);
        return json_string(name);
    }
    if (c == '[')
        return read_array(r);
    if (c == '(')
        return read_literal(r);
    if (c == '<')
        return r->p + 1 < r->end && r->p[1] == '<' ? read_dict(r) : read_hex(r);
    if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.')
        return read_number(r);
    if (r->end - r->p > 4 && strncmp((const char *)r->p, "true", 4) == 0) {
        r->p += 4;
        return json_true();
    }
    if (r->end - r->p > 5 && strncmp((const char *)r->p, "false", 5) == 0) {
        r->p += 5;
        return json_false();
    }
    return NULL;
}

bool content_read(const struct bytes *content, operator_fn *take, void *self)
{
    struct reader r = {content->p, content->p + content->n};
    json_t *operands = json_array();
    bool whole = true;
    for (skip(&r); r.p < r.end; skip(&r)) {
        json_t *value = read_value(&r);
        if (value) {
            json_array_append_new(operands, value);
            continue;
        }
        char operator[16];
        const unsigned char *before = r.p;
        read_word(&r, operator, sizeof operator);
        if (r.p == before) {
            whole = false;
            break;
        }
        take(self, operator, operands);
        json_array_clear(operands);
    }
    whole &= json_array_size(operands) == 0;
    json_decref(operands);
    return whole;
}
