/* Text: views of UTF-8 bytes that someone else owns, and a buffer to build text in.
 *
 * A view is not terminated. The bytes it shows live as long as their owner: an arena, an
 * XML document, a literal. */
#ifndef GAIYO_BASE_STR_H
#define GAIYO_BASE_STR_H

#include <stdbool.h>
#include <stdint.h>

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
struct str str_of(const char *text);

bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *b);
bool str_starts(struct str a, struct str prefix);
bool str_ends(struct str a, struct str suffix);

/* Byte order, shorter first: a total order that no locale changes. */
int str_compare(struct str a, struct str b);

/* The bytes from `from` to just before `to`. */
struct str str_slice(struct str s, int from, int to);

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
void strbuf_add_char(struct strbuf *b, char c);
void strbuf_add_c(struct strbuf *b, const char *text);
void strbuf_add_int(struct strbuf *b, int64_t value);
void strbuf_addf(struct strbuf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What has been built; terminated, valid until the next addition. */
struct str strbuf_str(const struct strbuf *b);

#endif
