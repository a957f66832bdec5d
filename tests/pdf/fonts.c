#include "check.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The fonts that pages use, with the glyphs that they show. */

enum { CODES = 65536 };

struct font_check {
    struct checking *c;
    const struct used_font *used;
    json_t *cid; /* the descendant */
    json_t *descriptor;
    const char *program_key;
    FT_Face face;
    struct bytes program;
    int *widths; /* by CID, as the dictionary has them [1/1000 em] */
    int *glyphs; /* by CID: the glyph, or -1 */
};

static json_t *key(const struct font_check *f, json_t *dict, const char *name)
{
    return file_key(f->c->file, dict, name);
}

/* --- dictionaries ------------------------------------------------------------------- */

static void check_dictionaries(struct font_check *f)
{
    json_t *font = f->used->font, *encoding = key(f, font, "/Encoding");
    json_t *system = key(f, f->cid, "/CIDSystemInfo");
    const bool type2 = is_name(key(f, f->cid, "/Subtype"), "CIDFontType2");
    if (!is_name(key(f, font, "/Type"), "Font") ||
        !is_name(key(f, font, "/Subtype"), "Type0") || !*f->used->name ||
        (!type2 && !is_name(key(f, f->cid, "/Subtype"), "CIDFontType0")))
        finding(f->c, "font-types", "%s", f->used->name);
    if (!is_name(encoding, "Identity-H") && !is_name(encoding, "Identity-V") &&
        !is_stream(f->c->file, encoding))
        finding(f->c, "font-cmaps", "%s: %s is not embedded", f->used->name,
                name_of(encoding));
    if (!*text_of(key(f, system, "/Registry")) ||
        !*text_of(key(f, system, "/Ordering")) || !key(f, system, "/Supplement"))
        finding(f->c, "font-systems", "%s", f->used->name);
    json_t *map = key(f, f->cid, "/CIDToGIDMap");
    if (type2 && !is_name(map, "Identity") && !is_stream(f->c->file, map))
        finding(f->c, "font-glyph-maps", "%s", f->used->name);
    json_t *subset = key(f, f->descriptor, "/CIDSet");
    if (subset)
        finding(f->c, "font-cid-sets", "%s has one; none is needed", f->used->name);
}

static bool open_program(struct font_check *f, FT_Library library)
{
    static const char *const keys[] = {"/FontFile2", "/FontFile3", "/FontFile"};
    for (int i = 0; i < 3 && !f->program.p; i++)
        if (is_stream(f->c->file, key(f, f->descriptor, keys[i])))
            f->program = stream_bytes(f->c->file, key(f, f->descriptor, keys[i]));
    if (!f->program.p ||
        FT_New_Memory_Face(library, f->program.p, (FT_Long)f->program.n, 0, &f->face)) {
        finding(f->c, "font-programs", "%s is not embedded, or cannot be opened",
                f->used->name);
        return false;
    }
    return true;
}

/* --- glyphs ------------------------------------------------------------------------- */

/* Which glyph each CID is. */
static void map_glyphs(struct font_check *f)
{
    json_t *map = key(f, f->cid, "/CIDToGIDMap");
    struct bytes bytes = {NULL, 0};
    if (is_stream(f->c->file, map))
        bytes = stream_bytes(f->c->file, map);
    for (int i = 0; i < CODES; i++)
        f->glyphs[i] = -1;
    /* FreeType asks for the CIDs of a CFF program that has any */
    for (FT_Long i = 0; i < f->face->num_glyphs && i < CODES; i++)
        f->glyphs[i] = (int)i;
    for (size_t i = 0; i + 1 < bytes.n && i / 2 < CODES; i += 2)
        f->glyphs[i / 2] = bytes.p[i] << 8 | bytes.p[i + 1];
    free(bytes.p);
}

static void read_widths(struct font_check *f)
{
    json_t *list = key(f, f->cid, "/W"), *standard = key(f, f->cid, "/DW");
    for (int i = 0; i < CODES; i++)
        f->widths[i] = standard ? (int)number_of(standard) : 1000;
    for (size_t i = 0; i + 1 < json_array_size(list);) {
        const int from = (int)number_of(json_array_get(list, i));
        json_t *next = file_follow(f->c->file, json_array_get(list, i + 1));
        if (json_is_array(next)) {
            for (size_t k = 0; k < json_array_size(next); k++)
                if (from + (int)k < CODES)
                    f->widths[from + (int)k] = (int)number_of(json_array_get(next, k));
            i += 2;
        } else {
            for (int cid = from; cid <= (int)number_of(next) && cid < CODES; cid++)
                f->widths[cid] = (int)number_of(json_array_get(list, i + 2));
            i += 3;
        }
    }
}

static void check_glyph(struct font_check *f, int code)
{
    const int glyph = f->glyphs[code];
    if (glyph < 0) {
        finding(f->c, "font-glyphs", "%s has none for %04X", f->used->name, code);
        return;
    }
    if (glyph == 0)
        finding(f->c, "font-notdef", "%s: %04X", f->used->name, code);
    if (FT_Load_Glyph(f->face, (FT_UInt)glyph,
                      FT_LOAD_NO_SCALE | FT_LOAD_IGNORE_TRANSFORM)) {
        finding(f->c, "font-glyphs", "%s: %04X cannot be read", f->used->name, code);
        return;
    }
    const double real =
        (double)f->face->glyph->metrics.horiAdvance * 1000 / f->face->units_per_EM;
    if (real - f->widths[code] > 1 || f->widths[code] - real > 1)
        finding(f->c, "font-widths", "%s: %04X is %g wide, not %d", f->used->name, code,
                real, f->widths[code]);
}

/* --- their text --------------------------------------------------------------------- */

struct meanings {
    unsigned char *known; /* by code */
    struct font_check *f;
};

/* "<0041> <FEFF0042>" and the like: the next string of hexadecimal digits. */
static const char *next_hex(const char *at, const char *end, char *digits, size_t size)
{
    const char *from = at < end ? memchr(at, '<', (size_t)(end - at)) : NULL;
    const char *to = from ? memchr(from, '>', (size_t)(end - from)) : NULL;
    if (!to)
        return NULL;
    snprintf(digits, size, "%.*s", (int)(to - from - 1), from + 1);
    return to + 1;
}

static void take_meaning(struct meanings *m, unsigned code, const char *text)
{
    unsigned unit = 0;
    if (code >= CODES)
        return;
    m->known[code] = 1;
    if (!(m->f->used->used[code] & 1))
        return;
    if (!*text)
        finding(m->f->c, "font-texts", "%s: %04X means nothing", m->f->used->name, code);
    for (; sscanf(text, "%4x", &unit) == 1;
         text += strlen(text) >= 4 ? 4 : strlen(text)) {
        if (unit == 0 || unit == 0xFEFF || unit == 0xFFFE)
            finding(m->f->c, "font-texts", "%s: %04X means U+%04X", m->f->used->name,
                    code, unit);
        if (unit >= 0xE000 && unit <= 0xF8FF && m->f->used->used[code] & 2)
            finding(m->f->c, "font-private", "%s: %04X means U+%04X", m->f->used->name,
                    code, unit);
    }
}

/* The texts of a list, "[<0041><0042>]", one for each code; where it ends. */
static const char *read_list(struct meanings *m, const char *at, const char *end,
                             unsigned first, unsigned last)
{
    const char *close = memchr(at, ']', (size_t)(end - at));
    char text[256];
    for (unsigned code = first; close && code <= last; code++) {
        if (!(at = next_hex(at, close, text, sizeof text)))
            break;
        take_meaning(m, code, text);
    }
    return close;
}

/* What the codes from `first` to `last` mean: a list, or one text that goes on by one. */
static const char *read_texts(struct meanings *m, const char *at, const char *end,
                              unsigned first, unsigned last)
{
    char text[256];
    const char *list = memchr(at, '[', (size_t)(end - at));
    const char *next = memchr(at, '<', (size_t)(end - at));
    if (list && next && list < next)
        return read_list(m, list, end, first, last);
    if (!(at = next_hex(at, end, text, sizeof text)))
        return NULL;
    for (unsigned code = first; code <= last; code++)
        take_meaning(m, code, text);
    return at;
}

static void read_part(struct meanings *m, const char *at, const char *end, bool ranges)
{
    char from[16], to[16];
    while (at && (at = next_hex(at, end, from, sizeof from))) {
        const unsigned first = (unsigned)strtoul(from, NULL, 16);
        unsigned last = first;
        if (ranges) {
            if (!(at = next_hex(at, end, to, sizeof to)))
                return;
            last = (unsigned)strtoul(to, NULL, 16);
        }
        at = read_texts(m, at, end, first, last);
    }
}

static void check_texts(struct font_check *f)
{
    json_t *map = key(f, f->used->font, "/ToUnicode");
    struct meanings m = {calloc(CODES, 1), f};
    if (!is_stream(f->c->file, map)) {
        finding(f->c, "font-to-unicode", "%s has none", f->used->name);
        free(m.known);
        return;
    }
    struct bytes bytes = stream_bytes(f->c->file, map);
    const char *at = (const char *)bytes.p, *end;
    for (; (at = strstr(at, "beginbf")); at = end) {
        const bool ranges = strncmp(at + 7, "range", 5) == 0;
        end = strstr(at, "endbf");
        if (!end)
            break;
        read_part(&m, at, end, ranges);
    }
    for (int code = 0; code < CODES; code++)
        if (f->used->used[code] & 1 && !m.known[code])
            finding(f->c, "font-to-unicode", "%s: nothing for %04X", f->used->name, code);
    free(m.known);
    free(bytes.p);
}

/* --- all of them -------------------------------------------------------------------- */

static void check_font(struct checking *c, const struct used_font *used,
                       FT_Library library)
{
    struct font_check f = {.c = c, .used = used};
    f.cid = file_follow(
        c->file, json_array_get(file_key(c->file, used->font, "/DescendantFonts"), 0));
    f.descriptor = file_key(c->file, f.cid, "/FontDescriptor");
    f.widths = calloc(CODES, sizeof *f.widths);
    f.glyphs = calloc(CODES, sizeof *f.glyphs);
    check_dictionaries(&f);
    check_texts(&f);
    if (open_program(&f, library)) {
        map_glyphs(&f);
        read_widths(&f);
        for (int code = 0; code < CODES; code++)
            if (used->used[code] & 1)
                check_glyph(&f, code);
        FT_Done_Face(f.face);
    }
    free(f.program.p);
    free(f.widths);
    free(f.glyphs);
}

void check_fonts(struct checking *c, const struct drawn *drawn)
{
    FT_Library library;
    if (FT_Init_FreeType(&library))
        exit(2);
    for (size_t i = 0; i < drawn->n_fonts; i++)
        check_font(c, &drawn->fonts[i], library);
    FT_Done_FreeType(library);
}
