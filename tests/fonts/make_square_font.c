/* Makes the test font: every full-width character is a filled square of one em with an
 * advance of one em, every ASCII character the left half of it, so that the numbers in
 * layout tests can be worked out by head. 1000 units to the em, ascent 880, descent 120.
 *
 *     make_square_font OUT POSTSCRIPT-NAME CHARACTERS…
 *
 * CHARACTERS are FIRST-LAST (code points in hexadecimal) and, behind all of these,
 * vFIRST-LAST for those that have another glyph in vertical text, BASE+SELECTOR for
 * variants that look like their base, and BASE*SELECTOR for those that do not. A font
 * with vertical glyphs has vertical metrics, too: one em for every glyph. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_GLYPHS = 4096, MOST_BYTES = 1 << 20, MOST_VARIANTS = 16 };

static unsigned char out[MOST_BYTES];
static size_t at;
static int code_points[MOST_GLYPHS];
static int n_glyphs = 1; /* glyph 0 is .notdef */
static int n_characters; /* the glyphs up to here stand for characters; the others… */

/* …are used in vertical text instead of those of the same code point */
static int first_vertical, n_vertical;

static struct {
    int base, selector;
    int glyph;             /* 0: that of the base */
} variants[MOST_VARIANTS]; /* in the order of selectors */
static int n_variants;

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
static void put_characters(void)
{
    const uint32_t groups = (uint32_t)n_characters - 1;
    put16(12), put16(0), put(16 + 12 * groups, 4), put(0, 4), put(groups, 4);
    for (int i = 1; i < n_characters; i++)
        put((uint32_t)code_points[i], 4), put((uint32_t)code_points[i], 4),
            put((uint32_t)i, 4);
}

/* Format 14, with a record, and a table of one, for each variant. */
static void put_variants(void)
{
    enum { RECORD = 11, TABLE = 9 };
    const int records = 10 + RECORD * n_variants;
    put16(14), put((uint32_t)(records + TABLE * n_variants), 4);
    put((uint32_t)n_variants, 4);
    for (int i = 0; i < n_variants; i++) {
        const uint32_t table = (uint32_t)(records + TABLE * i);
        put((uint32_t)variants[i].selector, 3);
        put(variants[i].glyph ? 0 : table, 4), put(variants[i].glyph ? table : 0, 4);
    }
    for (int i = 0; i < n_variants; i++) {
        put(1, 4), put((uint32_t)variants[i].base, 3);
        if (variants[i].glyph)
            put16(variants[i].glyph);
        else
            put16(0); /* no further characters; a byte to spare */
    }
}

static void put_cmap(void)
{
    const int head = 4 + 8 * (n_variants ? 2 : 1);
    put16(0), put16(n_variants ? 2 : 1);
    if (n_variants)
        put16(0), put16(5), put((uint32_t)(head + 16 + 12 * (n_characters - 1)), 4);
    put16(3), put16(10), put((uint32_t)head, 4);
    put_characters();
    if (n_variants)
        put_variants();
}

/* --- vertical text ------------------------------------------------------------------ */

static int glyph_of(int code_point)
{
    for (int i = 1; i < n_characters; i++)
        if (code_points[i] == code_point)
            return i;
    return 0;
}

/* One script, one feature (vert), one lookup that puts a glyph in the place of another
 * (single substitution, format 2). */
static void put_gsub(void)
{
    put(0x00010000, 4), put16(10), put16(30), put16(44);
    put16(1), put(0x44464C54, 4), put16(8);      /* DFLT */
    put16(4), put16(0);                          /* …its only language… */
    put16(0), put16(0xFFFF), put16(1), put16(0); /* …has feature 0 */
    put16(1), put(0x76657274, 4), put16(8);      /* vert */
    put16(0), put16(1), put16(0);                /* …is lookup 0 */
    put16(1), put16(4), put16(1), put16(0), put16(1), put16(8);
    put16(2), put16(6 + 2 * n_vertical), put16(n_vertical);
    for (int i = 0; i < n_vertical; i++)
        put16(first_vertical + i);
    put16(1), put16(n_vertical);
    for (int i = 0; i < n_vertical; i++)
        put16(glyph_of(code_points[first_vertical + i]));
}

static void put_vhea(void)
{
    put(0x00010000, 4);
    put16(500), put16(-500), put16(0), put16(1000), put16(0), put16(0), put16(1000);
    for (int i = 0; i < 8; i++)
        put16(i == 1); /* the slope of a caret that lies */
    put16(n_glyphs);
}

static void put_vmtx(void)
{
    for (int i = 0; i < n_glyphs; i++)
        put16(1000), put16(0);
}

/* --- the rest ----------------------------------------------------------------------- */

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
    int vertical; /* only in a font with vertical glyphs */
} tables[] = {
    {"GSUB", put_gsub, 1}, {"OS/2", put_os2, 0},  {"cmap", put_cmap, 0},
    {"glyf", put_glyf, 0}, {"head", put_head, 0}, {"hhea", put_hhea, 0},
    {"hmtx", put_hmtx, 0}, {"loca", put_loca, 0}, {"maxp", put_maxp, 0},
    {"name", put_name, 0}, {"post", put_post, 0}, {"vhea", put_vhea, 1},
    {"vmtx", put_vmtx, 1},
};

enum { TABLES = sizeof tables / sizeof *tables };

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
    size_t head = 0, entry = 12;
    int n = 0;
    for (int i = 0; i < TABLES; i++)
        n += !tables[i].vertical || n_vertical;
    put(0x00010000, 4), put16(n), put16(128), put16(3), put16(n * 16 - 128);
    at = 12 + 16 * (size_t)n;
    for (int i = 0; i < TABLES; i++) {
        const size_t start = at;
        if (tables[i].vertical && !n_vertical)
            continue;
        tables[i].put();
        const size_t length = at - start;
        while (at % 4)
            out[at++] = 0;
        memcpy(out + entry, tables[i].tag, 4);
        put_at(entry + 4, check_sum(start, at));
        put_at(entry + 8, (uint32_t)start);
        put_at(entry + 12, (uint32_t)length);
        head = strcmp(tables[i].tag, "head") ? head : start;
        entry += 16;
    }
    put_at(head + 8, 0xB1B0AFBA - check_sum(0, at));
}

static void add_glyphs(const char *range)
{
    char *end;
    const long first = strtol(range, &end, 16),
               last = *end ? strtol(end + 1, NULL, 16) : first;
    for (long c = first; c <= last && n_glyphs < MOST_GLYPHS; c++)
        code_points[n_glyphs++] = (int)c;
}

static void add_vertical(const char *range)
{
    first_vertical = n_vertical ? first_vertical : n_glyphs;
    add_glyphs(range);
    n_vertical = n_glyphs - first_vertical;
}

static void add_variant(const char *pair)
{
    char *sign;
    const int base = (int)strtol(pair, &sign, 16);
    variants[n_variants].base = base;
    variants[n_variants].selector = (int)strtol(sign + 1, NULL, 16);
    variants[n_variants].glyph = *sign == '*' ? n_glyphs : 0;
    if (*sign == '*')
        code_points[n_glyphs++] = base;
    n_variants++;
}

static void add(const char *characters)
{
    if (*characters == 'v') {
        add_vertical(characters + 1);
    } else if (strpbrk(characters, "+*")) {
        add_variant(characters);
    } else {
        add_glyphs(characters);
        n_characters = n_glyphs;
    }
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    font_name = argv[2];
    for (int i = 3; i < argc; i++)
        add(argv[i]);
    put_font();
    FILE *file = fopen(argv[1], "wb");
    return !file || fwrite(out, 1, at, file) != at || fclose(file) != 0;
}
