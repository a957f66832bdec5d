/* Makes the test font: every full-width character is a filled square of one em with an
 * advance of one em, every ASCII character the left half of it, so that the numbers in
 * layout tests can be worked out by head. 1000 units to the em, ascent 880, descent 120.
 *
 *     make_square_font OUT POSTSCRIPT-NAME FIRST-LAST…     (code points in hexadecimal) */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_GLYPHS = 4096, MOST_BYTES = 1 << 20, TABLES = 10 };

static unsigned char out[MOST_BYTES];
static size_t at;
static int code_points[MOST_GLYPHS];
static int n_glyphs = 1; /* glyph 0 is .notdef */

static void put(uint32_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        out[at++] = (unsigned char)(value >> (8 * i));
}

static void put_zeros(int bytes)
{
    at += (size_t)bytes; /* `out` begins as zeros */
}

static void put16(int value)
{
    put((uint32_t)value & 0xFFFF, 2);
}

static int advance_of(int glyph)
{
    return glyph && code_points[glyph] < 0x2000 ? 500 : 1000;
}

static int is_blank(int glyph)
{
    return code_points[glyph] == 0x20 || code_points[glyph] == 0x3000;
}

static void put_head(void)
{
    put(0x00010000, 4), put(0x00010000, 4), put(0, 4), put(0x5F0F3CF5, 4);
    put16(0), put16(1000);
    put_zeros(16);
    put16(0), put16(-120), put16(1000), put16(880);
    put16(0), put16(8), put16(2), put16(1), put16(0);
}

static void put_hhea(void)
{
    put(0x00010000, 4);
    put16(880), put16(-120), put16(0), put16(1000), put16(0), put16(0), put16(1000);
    for (int i = 0; i < 8; i++)
        put16(i == 0); /* the slope of a caret that stands upright */
    put16(n_glyphs);
}

static void put_maxp(void)
{
    put(0x00010000, 4);
    put16(n_glyphs), put16(4), put16(1), put16(0), put16(0), put16(1);
    for (int i = 0; i < 8; i++)
        put16(0);
}

static void put_hmtx(void)
{
    for (int i = 0; i < n_glyphs; i++)
        put16(advance_of(i)), put16(0);
}

enum { SQUARE_BYTES = 34 };

static void put_square(int width)
{
    const size_t start = at;
    put16(1), put16(0), put16(-120), put16(width), put16(880);
    put16(3), put16(0);
    for (int i = 0; i < 4; i++)
        out[at++] = 1; /* on the curve, both coordinates as words */
    put16(0), put16(width), put16(0), put16(-width);
    put16(-120), put16(0), put16(1000), put16(0);
    while (at - start < SQUARE_BYTES)
        out[at++] = 0;
}

static void put_glyf(void)
{
    for (int i = 0; i < n_glyphs; i++)
        if (!is_blank(i))
            put_square(advance_of(i));
}

static void put_loca(void)
{
    uint32_t offset = 0;
    for (int i = 0; i < n_glyphs; i++) {
        put(offset, 4);
        offset += is_blank(i) ? 0 : SQUARE_BYTES;
    }
    put(offset, 4);
}

/* Format 12, a group for each character. */
static void put_cmap(void)
{
    const uint32_t groups = (uint32_t)n_glyphs - 1;
    put16(0), put16(1), put16(3), put16(10), put(12, 4);
    put16(12), put16(0), put(16 + 12 * groups, 4), put(0, 4), put(groups, 4);
    for (int i = 1; i < n_glyphs; i++)
        put((uint32_t)code_points[i], 4), put((uint32_t)code_points[i], 4),
            put((uint32_t)i, 4);
}

static const char *font_name;

static void put_name(void)
{
    const int n = (int)strlen(font_name);
    put16(0), put16(1), put16(18);
    put16(3), put16(1), put16(0x409), put16(6), put16(2 * n), put16(0);
    for (int i = 0; i < n; i++)
        put16(font_name[i]);
}

static void put_os2(void)
{
    put16(4), put16(1000), put16(400), put16(5), put16(0);
    for (int i = 0; i < 10; i++)
        put16(0);
    put16(0);
    put_zeros(26); /* PANOSE, Unicode ranges */
    put(0x474F5454, 4);
    put16(0x40), put16(0x20), put16(0xFFFF);
    put16(880), put16(-120), put16(0), put16(880), put16(120);
    put_zeros(8);
    put16(500), put16(700), put16(0), put16(0x20), put16(1);
}

static void put_post(void)
{
    put(0x00030000, 4), put_zeros(28);
}

static const struct {
    const char *tag;
    void (*put)(void);
} tables[TABLES] = {
    {"OS/2", put_os2},  {"cmap", put_cmap}, {"glyf", put_glyf}, {"head", put_head},
    {"hhea", put_hhea}, {"hmtx", put_hmtx}, {"loca", put_loca}, {"maxp", put_maxp},
    {"name", put_name}, {"post", put_post},
};

static uint32_t check_sum(size_t from, size_t to)
{
    uint32_t sum = 0;
    for (size_t i = from; i < to; i += 4)
        sum += (uint32_t)out[i] << 24 | (uint32_t)out[i + 1] << 16 |
               (uint32_t)out[i + 2] << 8 | out[i + 3];
    return sum;
}

static void put_at(size_t place, uint32_t value)
{
    const size_t end = at;
    at = place;
    put(value, 4);
    at = end;
}

static void put_font(void)
{
    size_t head = 0;
    put(0x00010000, 4), put16(TABLES), put16(128), put16(3), put16(TABLES * 16 - 128);
    at = 12 + 16 * TABLES;
    for (int i = 0; i < TABLES; i++) {
        const size_t start = at, entry = 12 + 16 * (size_t)i;
        tables[i].put();
        const size_t length = at - start;
        while (at % 4)
            out[at++] = 0;
        memcpy(out + entry, tables[i].tag, 4);
        put_at(entry + 4, check_sum(start, at));
        put_at(entry + 8, (uint32_t)start);
        put_at(entry + 12, (uint32_t)length);
        head = strcmp(tables[i].tag, "head") ? head : start;
    }
    put_at(head + 8, 0xB1B0AFBA - check_sum(0, at));
}

static void add_range(const char *range)
{
    char *end;
    const long first = strtol(range, &end, 16),
               last = *end ? strtol(end + 1, NULL, 16) : first;
    for (long c = first; c <= last && n_glyphs < MOST_GLYPHS; c++)
        code_points[n_glyphs++] = (int)c;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    font_name = argv[2];
    for (int i = 3; i < argc; i++)
        add_range(argv[i]);
    put_font();
    FILE *file = fopen(argv[1], "wb");
    return !file || fwrite(out, 1, at, file) != at || fclose(file) != 0;
}
