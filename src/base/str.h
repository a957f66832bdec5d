/* Text: views of UTF-8 bytes that someone else owns, and a buffer to build text in.
 *
 * A view is not terminated. The bytes it shows live as long as their owner: an arena, an
 * XML document, a literal. */
#ifndef GAIYO_BASE_STR_H
#define GAIYO_BASE_STR_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *p;
    int n; /* [byte] */
};

/* A view of a string literal. */
#define STR(literal) ((struct str){"" literal, (int)sizeof(literal) - 1})

/* The arguments for a "%.*s". */
#define STR_ARG(s) (s).n, (s).p

/* A view of a terminated string; NULL gives the empty view. */
static inline struct str str_of(const char *text)
{
    return text ? (struct str){text, (int)strlen(text)} : (struct str){"", 0};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, (size_t)a.n) == 0);
}

/* Most that are asked for differ in their first character. */
static inline bool str_is(struct str a, const char *b)
{
    return a.n ? b && a.p[0] == b[0] && str_eq(a, str_of(b)) : !b || !b[0];
}

static inline bool str_starts(struct str a, struct str prefix)
{
    return a.n >= prefix.n && str_eq((struct str){a.p, prefix.n}, prefix);
}

bool str_ends(struct str a, struct str suffix);

/* Byte order, shorter first: a total order that no locale changes. */
int str_compare(struct str a, struct str b);

/* The bytes from `from` to just before `to`. */
static inline struct str str_slice(struct str s, int from, int to)
{
    assert(0 <= from && from <= to && to <= s.n);
    return (struct str){s.p + from, to - from};
}

/* `s` without XML white space (space, tab, newline, return) at both ends. */
struct str str_trim(struct str s);

/* The next part of `*rest` that contains no white space, taken off `*rest`; empty at the
 * end. */
struct str str_word(struct str *rest);

/* Offset of the first `needle` in `s`, or -1. */
int str_find(struct str s, struct str needle);

/* The fewest edits that make one of the other: a byte put in, left out or changed, or two
 * neighbours swapped (optimal string alignment). Upper and lower case are the same.
 * INT_MAX when one of them is too long to be a name. */
int str_distance(struct str a, struct str b);

/* True if `typed` is near enough to `meant` to be a slip of the keyboard. */
bool str_is_slip(struct str typed, struct str meant);

/* A terminated copy in `arena`. */
const char *str_c(struct arena *arena, struct str s);
struct str str_copy(struct arena *arena, struct str s);

/* Formats into `arena` as printf does. */
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A whole number with an optional sign, nothing else; false if it is anything else or
 * does not fit. */
bool str_to_int(struct str s, int *value);

/* --- building ----------------------------------------------------------------------- */

/* Text under construction. It grows in its arena up to the arena's ceiling; old bytes
 * that are few stay there until the arena is freed. */
struct strbuf {
    struct arena *arena;
    char *p;
    int n, room; /* [byte] */
};

void strbuf_init(struct strbuf *b, struct arena *arena);
void strbuf_add(struct strbuf *b, struct str s);
void strbuf_add_bytes(struct strbuf *b, const void *bytes, int n);
void strbuf_grow(struct strbuf *b, int more); /* makes room for so many bytes */
static inline void strbuf_add_char(struct strbuf *b, char c)
{
    if (b->room - b->n <= 1)
        strbuf_grow(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = 0;
}
void strbuf_add_c(struct strbuf *b, const char *text);
void strbuf_add_int(struct strbuf *b, int64_t value);

/* Each byte as two digits, 0 to F. */
void strbuf_add_hex(struct strbuf *b, const void *bytes, int n);

void strbuf_addf(struct strbuf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What has been built; terminated, valid until the next addition. */
struct str strbuf_str(const struct strbuf *b);

#endif
