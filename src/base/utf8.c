#include "base/utf8.h"

static bool is_trail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

int utf8_next_rare(struct str s, int *at)
{
    const unsigned char *p = (const unsigned char *)s.p + *at;
    const int left = s.n - *at;
    if (left <= 0)
        return -1;
    *at += 1;
    if (p[0] < 0x80)
        return p[0];
    if (p[0] >= 0xC2 && p[0] < 0xE0 && left > 1 && is_trail(p[1])) {
        *at += 1;
        return (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] >= 0xE0 && p[0] < 0xF0 && left > 2 && is_trail(p[1]) && is_trail(p[2])) {
        const int c = (p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
            *at += 2;
            return c;
        }
    }
    if (p[0] >= 0xF0 && p[0] < 0xF5 && left > 3 && is_trail(p[1]) && is_trail(p[2]) &&
        is_trail(p[3])) {
        const int c = (p[0] & 0x07) << 18 | (p[1] & 0x3F) << 12 | (p[2] & 0x3F) << 6 |
                      (p[3] & 0x3F);
        if (c >= 0x10000 && c <= 0x10FFFF) {
            *at += 3;
            return c;
        }
    }
    return -1;
}

int utf8_find_invalid(struct str s)
{
    for (int at = 0; at < s.n;) {
        if ((unsigned char)s.p[at] < 0x80) {
            at++;
            continue;
        }
        const int start = at;
        if (utf8_next(s, &at) < 0)
            return start;
    }
    return -1;
}

int utf8_surrogate(struct str s, int at)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    if (at + 2 >= s.n || p[0] != 0xED || p[1] < 0xA0 || p[1] > 0xBF || !is_trail(p[2]))
        return 0;
    return 0xD000 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
}

int utf8_count(struct str s)
{
    int n = 0;
    for (int at = 0; at < s.n; n++)
        utf8_next(s, &at);
    return n;
}

void utf8_add(struct strbuf *b, int c)
{
    if (c < 0x80) {
        strbuf_add_char(b, (char)c);
    } else if (c < 0x800) {
        strbuf_add_char(b, (char)(0xC0 | c >> 6));
        strbuf_add_char(b, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        strbuf_add_char(b, (char)(0xE0 | c >> 12));
        strbuf_add_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
        strbuf_add_char(b, (char)(0x80 | (c & 0x3F)));
    } else {
        strbuf_add_char(b, (char)(0xF0 | c >> 18));
        strbuf_add_char(b, (char)(0x80 | (c >> 12 & 0x3F)));
        strbuf_add_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
        strbuf_add_char(b, (char)(0x80 | (c & 0x3F)));
    }
}

static void add_unit(struct strbuf *b, int unit)
{
    strbuf_add_char(b, (char)(unit >> 8));
    strbuf_add_char(b, (char)(unit & 0xFF));
}

void utf16be_add(struct strbuf *b, int c)
{
    if (c < 0x10000) {
        add_unit(b, c);
    } else {
        add_unit(b, 0xD800 + ((c - 0x10000) >> 10));
        add_unit(b, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
}

int fold_width(int c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    return c == 0x3000 ? ' ' : c;
}

static int fold_twin(int c)
{
    switch (c) {
    case 0x301C:
        return '~'; /* 〜, which Windows writes ～ */
    case 0x2212:
        return '-'; /* −, which Windows writes － */
    case 0x2016:
        return 0x2225; /* ‖, which Windows writes ∥ */
    case 0xA0:
        return ' ';
    default:
        return fold_width(c);
    }
}

struct str fold_name(struct arena *arena, struct str s)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int at = 0; at < s.n;) {
        const int c = fold_twin(utf8_next(s, &at));
        if (c >= 0 && !is_xml_space(c))
            utf8_add(&b, c);
    }
    return strbuf_str(&b);
}
