/* UTF-8 (RFC 3629), UTF-16BE as PDF wants it, and the few foldings the front half
 * needs. */
#ifndef GAIYO_BASE_UTF8_H
#define GAIYO_BASE_UTF8_H

#include "base/str.h"

/* The code point at byte `*at` of `s`, and `*at` moved behind it; -1 at the end and for
 * bytes that are not UTF-8 (overlong forms, surrogates and values past U+10FFFF
 * included), which are skipped one at a time. */
static inline int utf8_next(struct str s, int *at);
int utf8_next_rare(struct str s, int *at); /* the same; it is at hand for all of them */

/* Offset of the first byte that is not UTF-8, or -1. */
int utf8_find_invalid(struct str s);

/* The half of a surrogate pair that stands at byte `at` in place of a character; 0: none
 * does. */
int utf8_surrogate(struct str s, int at);

/* Code points in `s`. */
int utf8_count(struct str s);

void utf8_add(struct strbuf *b, int code_point);
void utf16be_add(struct strbuf *b, int code_point);

/* The ASCII twin of a full-width form (U+FF01 to U+FF5E), a plain space for U+3000,
 * otherwise the code point itself. */
int fold_width(int code_point);

/* `s` as names are compared: without blanks, with half-width forms for full-width ones,
 * and one character where systems differ (〜 for ～, − for －, ‖ for ∥). */
struct str fold_name(struct arena *arena, struct str s);

/* XML white space: space, tab, newline, return. */
static inline bool is_xml_space(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Nearly all characters are ASCII or have three bytes; of those, what begins with E0 or
 * ED may be no character. */
static inline int utf8_next(struct str s, int *at)
{
    const unsigned char *p = (const unsigned char *)s.p + *at;
    const int left = s.n - *at;
    if (left > 0 && p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (left > 2 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 &&
        (p[2] & 0xC0) == 0x80) {
        *at += 3;
        return (p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    return utf8_next_rare(s, at);
}

#endif
