/* font: the faces of the catalogue, opened when they are first asked for; what each
 * covers, how its glyphs measure, and a subset of it for embedding.
 *
 * A face is a number, counted from 0 in the order of the catalogue. All metrics come from
 * HarfBuzz, unhinted, in font units [fu]: 1/upem of an em. */
#ifndef GAIYO_FONT_FONT_H
#define GAIYO_FONT_FONT_H

#include "base/diag.h"
#include "base/str.h"
#include "load/catalogue.h"

#include <stdbool.h>
#include <stdint.h>

struct fonts;
struct helper;
struct job;
struct hb_face_t;
struct hb_font_t;

/* Has the libraries that read fonts opened aside by a helper, if there is one: for a job
 * that is going to shape texts. */
void fonts_prepare(struct helper *helper);

/* The catalogue's faces, none of them opened yet. Owned by the job's document arena;
 * opening a face later is not seen from outside. */
struct fonts *fonts_new(struct job *job, const struct catalogue *catalogue);

/* The face of `family` whose weight is nearest to `weight`, opened; -1, and a diagnostic
 * at `pos` (or at the catalogue's entry, if the file is missing), if there is none. */
int fonts_find(struct fonts *fonts, struct str family, int weight, struct srcpos pos);

/* A face that a text may be set in, and for what. */
struct font_choice {
    int face;
    int scale;        /* of its type to the text's [1/1000] */
    bool fallback;    /* no family that the style names has it or takes from it */
    unsigned scripts; /* of enum font_script; 0: for all characters */
};

/* The faces of a text, in the order in which a character is looked for in them. */
struct font_list {
    const struct font_choice *choices;
    int n;
};

/* The faces for families as a style names them ("a, b") and what it says of single
 * scripts (base/script.h): first those, then of each family what it takes from others for
 * a script and its own face, nearest in weight; behind all of them what the families fall
 * back on. NULL, and a diagnostic, if one of the families named is unknown or its file
 * missing. */
const struct font_list *fonts_list(struct fonts *fonts, struct str families,
                                   struct str scripts, int weight, struct srcpos pos);

/* Opens a face; false if its file cannot be used, which is said once. */
bool fonts_open(struct fonts *fonts, int face);

/* Where the words of a language may be parted: the patterns of libhyphen, as bytes. Those
 * of its longest part that the catalogue knows (en of en-GB); nothing, and a diagnostic,
 * if it knows none (at `pos`) or their file is missing. */
struct str fonts_patterns(struct fonts *fonts, struct str lang, struct srcpos pos);

/* The files of all patterns that the catalogue names; in `arena`. */
const char *const *fonts_pattern_files(const struct fonts *fonts, struct arena *arena,
                                       int *n);

/* What the catalogue says of a face. */
struct face_entry {
    struct str family;
    int weight;
    const char *path;
};
struct face_entry face_entry(const struct fonts *fonts, int face);

/* True if the face has been opened. */
bool face_is_open(const struct fonts *fonts, int face);

/* The table directory of an opened face, as its file has it: the place, size and sum of
 * each table. Another version of a font has another one. */
struct str face_directory(const struct fonts *fonts, int face);

/* The catalogue as text: each family with its faces, whether their files are there and
 * those it was written for, and what it takes from others and falls back on. */
struct str fonts_print(struct job *job, struct fonts *fonts);

/* Says that the file of an opened face cannot be used after all. */
void fonts_report_damaged(const struct fonts *fonts, int face);

/* True if an opened face has a glyph for the character. */
bool face_covers(const struct fonts *fonts, int face, int code_point);

/* That glyph, as it is before any shaping; of a character that the face covers. */
uint32_t face_glyph(const struct fonts *fonts, int face, int code_point);

/* True if it has the variant of a character that the selector behind it asks for. */
bool face_covers_variant(const struct fonts *fonts, int face, int code_point,
                         int selector);

/* True if a face has no table that moves glyphs, so that most level text needs no
 * shaping. */
bool face_is_plain(const struct fonts *fonts, int face);

/* Whether shaping does nothing to a glyph in level text. */
enum plainness {
    PLAIN_NOT,   /* it might */
    PLAIN_ALONE, /* nothing, unless another such glyph stands beside it */
    PLAIN_ALWAYS,
};

/* The glyph of a character in level text, unless shaping changes it. What is to be asked
 * only of characters that stand for themselves: no marks, joiners or scripts with rules
 * of their own. */
enum plainness face_plain_glyph(const struct fonts *fonts, int face, int code_point,
                                uint32_t *glyph);

/* HarfBuzz's own handle of an opened face, for shaping; scaled to font units. */
struct hb_font_t *face_hb_font(const struct fonts *fonts, int face);

int fonts_count(const struct fonts *fonts);
int face_glyphs(const struct fonts *fonts, int face);
int face_upem(const struct fonts *fonts, int face); /* 0 of one that is not opened */

/* Horizontal advance of a glyph [fu]. */
int face_advance(const struct fonts *fonts, int face, uint32_t glyph);

/* Where a face wants lines along its text: their upper edges, up from the baseline, and
 * how thick they are [1/1000 em]. */
struct face_lines {
    int under, under_thickness;
    int through, through_thickness;
};
struct face_lines face_lines(const struct fonts *fonts, int face);

/* True if an opened face has another glyph for the character in vertical text (the
 * feature vert). */
bool face_has_vertical_form(const struct fonts *fonts, int face, int code_point);

/* How a glyph stands upright in a column [fu]: how far the pen goes down, and where the
 * middle of its top edge is from its own origin, y up. */
struct vertical_metrics {
    int advance, x, y;
};
struct vertical_metrics face_vertical(const struct fonts *fonts, int face,
                                      uint32_t glyph);

/* What a PDF font descriptor wants to know [1/1000 em]. */
struct face_descriptor {
    struct str postscript_name;
    int ascent, descent, cap_height;
    int box[4]; /* left, bottom, right, top */
    int italic_angle;
    bool is_cff; /* CFF outlines, not TrueType */
};
struct face_descriptor face_describe(struct job *job, const struct fonts *fonts,
                                     int face);

/* A subset for embedding: a TrueType file, or the bare 'CFF ' table. */
struct face_subset {
    struct str bytes;
    bool is_cff;
    /* for each glyph asked for, its code in the subset: the new glyph id of TrueType, the
     * CID of CFF */
    const uint16_t *codes;
    /* [byte] Where pieces begin behind the first one. Subsets of one face that differ in
     * a few glyphs have most pieces in common, byte for byte. */
    const int *cuts;
    int n_cuts;
};

/* The subset that holds `glyphs` (and glyph 0); false, and a diagnostic, if the font is
 * damaged. */
bool face_subset(struct job *job, const struct fonts *fonts, int face,
                 const uint32_t *glyphs, int n, struct face_subset *subset);

/* The same in two steps, so that somebody else can take the second (base/helper.h). */
struct subsetting;

/* What is to be made of an opened face; owned by the job's document arena, as `glyphs`
 * have to be. */
struct subsetting *subsetting_new(struct job *job, const struct fonts *fonts, int face,
                                  const uint32_t *glyphs, int n);

/* Makes it; allocates from no arena and says nothing. */
void subsetting_make(struct subsetting *subsetting);

/* What has been made; its bytes are empty if the font is damaged. */
struct face_subset subsetting_made(const struct subsetting *subsetting);

#endif
