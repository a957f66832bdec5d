#include "base/str.h"

#include "base/arena.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool str_ends(struct str a, struct str suffix)
{
    return a.n >= suffix.n && str_eq(str_slice(a, a.n - suffix.n, a.n), suffix);
}

int str_compare(struct str a, struct str b)
{
    const int n = a.n < b.n ? a.n : b.n;
    const int order = n ? memcmp(a.p, b.p, (size_t)n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str str_trim(struct str s)
{
    while (s.n && is_space(s.p[0]))
        s = str_slice(s, 1, s.n);
    while (s.n && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

struct str str_word(struct str *rest)
{
    *rest = str_trim(*rest);
    int end = 0;
    while (end < rest->n && !is_space(rest->p[end]))
        end++;
    const struct str word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->n);
    return word;
}

int str_find(struct str s, struct str needle)
{
    if (!needle.n)
        return 0;
    for (int i = 0; i + needle.n <= s.n; i++) {
        const char *at = memchr(s.p + i, needle.p[0], (size_t)(s.n - needle.n - i + 1));
        if (!at)
            return -1;
        i = (int)(at - s.p);
        if (memcmp(at, needle.p, (size_t)needle.n) == 0)
            return i;
    }
    return -1;
}

static char fold_case(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The edits between the first i bytes of a and the first j of b are those of shorter
 * beginnings and one more; rows of i-2, i-1 and i suffice. */
int str_distance(struct str a, struct str b)
{
    enum { MOST = 64 };
    int rows[3][MOST + 1];
    if (a.n > MOST || b.n > MOST)
        return INT_MAX;
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (int j = 0; j <= b.n; j++)
        row[j] = j;
    for (int i = 1; i <= a.n; i++) {
        int *const spare = before;
        before = above, above = row, row = spare;
        row[0] = i;
        for (int j = 1; j <= b.n; j++) {
            const char x = fold_case(a.p[i - 1]), y = fold_case(b.p[j - 1]);
            int best = above[j - 1] + (x != y);
            best = above[j] + 1 < best ? above[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            if (i > 1 && j > 1 && x == fold_case(b.p[j - 2]) &&
                y == fold_case(a.p[i - 2]) && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
    }
    return row[b.n];
}

bool str_is_slip(struct str typed, struct str meant)
{
    const int distance = str_distance(typed, meant);
    return distance <= 1 + meant.n / 4 && distance < meant.n;
}

const char *str_c(struct arena *arena, struct str s)
{
    return arena_copy(arena, s.p, (size_t)s.n);
}

struct str str_copy(struct arena *arena, struct str s)
{
    return (struct str){str_c(arena, s), s.n};
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    char brief[256]; /* most texts are */
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int n = vsnprintf(brief, sizeof brief, format, args);
    va_end(args);
    char *text = arena_alloc(arena, (size_t)n + 1);
    if (n < (int)sizeof brief)
        memcpy(text, brief, (size_t)n + 1);
    else
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return (struct str){text, n};
}

bool str_to_int(struct str s, int *value)
{
    const bool negative = s.n && s.p[0] == '-';
    int i = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;
    int64_t total = 0;
    if (i == s.n)
        return false;
    for (; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        total = total * 10 + (s.p[i] - '0');
        if (total > (int64_t)INT_MAX + negative)
            return false;
    }
    *value = (int)(negative ? -total : total);
    return true;
}

void strbuf_init(struct strbuf *b, struct arena *arena)
{
    *b = (struct strbuf){.arena = arena};
}

void strbuf_grow(struct strbuf *b, int more)
{
    /* A text of 2 GiB is past every ceiling; the arena says so in its own words. */
    if (more > INT_MAX / 4 - b->n)
        arena_alloc(b->arena, arena_ceiling(b->arena));
    int room = b->room ? b->room : 32;
    while (room < b->n + more + 1)
        room *= 2;
    if (b->room &&
        arena_take_more(b->arena, b->p, (size_t)b->room, (size_t)(room - b->room))) {
        b->room = room;
        return;
    }
    char *p = arena_take(b->arena, (size_t)room);
    p[0] = 0;
    if (b->n)
        memcpy(p, b->p, (size_t)b->n);
    if (b->room)
        arena_give_back(b->arena, b->p, (size_t)b->room);
    b->p = p;
    b->room = room;
}

static inline void make_room(struct strbuf *b, int more)
{
    if (more >= b->room - b->n)
        strbuf_grow(b, more);
}

void strbuf_add_bytes(struct strbuf *b, const void *bytes, int n)
{
    make_room(b, n);
    if (n)
        memcpy(b->p + b->n, bytes, (size_t)n);
    b->n += n;
    b->p[b->n] = 0;
}

void strbuf_add(struct strbuf *b, struct str s)
{
    strbuf_add_bytes(b, s.p, s.n);
}

void strbuf_add_c(struct strbuf *b, const char *text)
{
    strbuf_add(b, str_of(text));
}

void strbuf_add_int(struct strbuf *b, int64_t value)
{
    char digits[24];
    int at = (int)sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        digits[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (value < 0)
        digits[--at] = '-';
    strbuf_add_bytes(b, digits + at, (int)sizeof digits - at);
}

void strbuf_add_hex(struct strbuf *b, const void *bytes, int n)
{
    static const char digits[] = "0123456789ABCDEF";
    const unsigned char *from = bytes;
    make_room(b, 2 * n);
    char *to = b->p + b->n;
    for (int i = 0; i < n; i++) {
        *to++ = digits[from[i] >> 4];
        *to++ = digits[from[i] & 15];
    }
    b->n += 2 * n;
    b->p[b->n] = 0;
}

void strbuf_addf(struct strbuf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    make_room(b, 0);
    const int room = b->room - b->n;
    const int n = vsnprintf(b->p + b->n, (size_t)room, format, args);
    va_end(args);
    if (n >= room) {
        make_room(b, n);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
    }
    va_end(again);
    b->n += n;
}

struct str strbuf_str(const struct strbuf *b)
{
    return b->p ? (struct str){b->p, b->n} : (struct str){"", 0};
}
