#include "impose/sheet.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"
#include "font/font.h"

/* The slug: a line above the sheet, left of the middle what it is, right of it the
 * plates and the date. A name of a plate is in its ink, so that each plate names
 * itself. */

enum {
    SIZE = 6 * EMU_PT,
    GAP = 3 * EMU_PT,     /* between words */
    SLUG_AT = 7 * EMU_MM, /* of the baseline, out of the bleed */
    SLUG_FROM = 2 * EMU_MM,
    GETA = 0x3013,              /* 〓, for a character that no font has */
    CENTER_CLEAR = 12 * EMU_MM, /* the mark at the middle of the side */
};

const struct color registration = {.on_all_plates = true};

bool slug_begin(struct slug *slug, struct fonts *fonts)
{
    slug->fonts = fonts;
    slug->faces =
        fonts_list(fonts, face_entry(fonts, 0).family, STR(""), 400, (struct srcpos){0});
    return slug->faces;
}

/* --- a word ------------------------------------------------------------------------- */

/* A face that has the character; -1 if none does. */
static int face_for(const struct slug *slug, int c)
{
    for (int i = 0; i < slug->faces->n; i++) {
        const struct font_choice *choice = &slug->faces->choices[i];
        if (!choice->scripts && fonts_open(slug->fonts, choice->face) &&
            face_covers(slug->fonts, choice->face, c))
            return choice->face;
    }
    return -1;
}

/* One run a glyph: a slug is short, and a face may change at any character. */
struct word {
    const struct slug *slug;
    struct color color;
    struct list runs; /* of struct glyph_run */
    struct arena *arena;
    emu x, size;
};

static void add_character(struct word *word, int c, int at, int length)
{
    struct fonts *fonts = word->slug->fonts;
    if (face_for(word->slug, c) < 0)
        c = GETA;
    const int face = face_for(word->slug, c);
    if (face < 0)
        return;
    struct glyph *glyph = ARENA_NEW(word->arena, struct glyph);
    glyph->id = face_glyph(fonts, face, c);
    glyph->text = at;
    glyph->text_length = length;
    *(struct glyph_run *)list_add(&word->runs) = (struct glyph_run){.face = face,
                                                                    .size = word->size,
                                                                    .color = word->color,
                                                                    .x = word->x,
                                                                    .glyphs = glyph,
                                                                    .n = 1};
    word->x += len_mul_div(word->size, face_advance(fonts, face, glyph->id),
                           face_upem(fonts, face));
}

static const struct frag *set_word(struct job *job, const struct slug *slug,
                                   struct str text, struct color color, emu size)
{
    struct frag *frag = ARENA_NEW(job->doc, struct frag);
    struct word word = {.slug = slug,
                        .color = color,
                        .runs = list_of(job->doc, sizeof(struct glyph_run)),
                        .arena = job->doc,
                        .size = size};
    for (int at = 0; at < text.n;) {
        const int start = at, c = utf8_next(text, &at);
        add_character(&word, c, start, at - start);
    }
    frag->kind = FRAG_LINE;
    frag->w = word.x;
    frag->h = size;
    frag->baseline = size;
    frag->line.text = text;
    frag->line.part_of = -1;
    frag->line.runs = list_array(&word.runs, job->doc);
    frag->line.n = word.runs.n;
    return frag;
}

/* --- the line ----------------------------------------------------------------------- */

/* The word at x, in type as small as it must be to end before `end`; where the next one
 * begins. */
static emu add_word(struct sheet *sheet, const struct slug *slug, struct str text,
                    struct color color, emu x, emu end)
{
    const emu baseline = sheet->trim.y - sheet->bleed - SLUG_AT;
    const struct frag *frag = set_word(sheet->job, slug, text, color, SIZE);
    if (x + frag->w > end && end > x)
        frag =
            set_word(sheet->job, slug, text, color, len_mul_div(SIZE, end - x, frag->w));
    sheet_add(sheet, frag, x, baseline - frag->baseline);
    return x + frag->w + GAP;
}

static const struct {
    const char *name;
    struct color color;
} plates[] = {
    {"Cyan", {.green = 160, .blue = 233, .cyan = 100}},
    {"Magenta", {.red = 228, .blue = 127, .magenta = 100}},
    {"Yellow", {.red = 255, .green = 241, .yellow = 100}},
    {"Black", {.black = 100}},
};

void sheet_add_slug(struct sheet *sheet, const struct slug *slug)
{
    const struct page_area t = sheet->trim;
    const emu middle = t.x + t.w / 2, end = t.x + t.w - SLUG_FROM;
    struct job *job = sheet->job;
    emu x =
        add_word(sheet, slug, str_format(job->doc, "%d/%d", slug->number, slug->count),
                 registration, t.x + SLUG_FROM, middle);
    add_word(sheet, slug, slug->title, registration, x, middle - CENTER_CLEAR);
    x = middle + CENTER_CLEAR;
    for (int i = 0; i < (int)(sizeof plates / sizeof *plates); i++)
        x = add_word(sheet, slug, str_of(plates[i].name), plates[i].color, x, end);
    for (int i = 0; i < slug->n_spots; i++)
        x = add_word(sheet, slug, slug->spots[i].name, slug->spots[i].full, x, end);
    add_word(sheet, slug, slug->made_on, registration, x, end);
}
