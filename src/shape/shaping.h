/* A paragraph under construction; internal to this folder. */
#ifndef GAIYO_SHAPE_SHAPING_H
#define GAIYO_SHAPE_SHAPING_H

#include "shape/shape.h"

#include "base/list.h"
#include "base/map.h"
#include "font/font.h"

#include <hb.h>

/* Which of what a cluster asks for a face has. */
enum coverage {
    COVERS_NOTHING,
    COVERS_BASE,  /* but a mark is missing */
    COVERS_PLAIN, /* but not the variant that is asked for */
    COVERS_ALL,
};

struct chosen_face {
    int face, scale;
    bool fallback;
    enum coverage coverage;
};

/* What has been found out of characters by themselves: a text has few that are new. A
 * place is that of the character's last bits; what comes later takes it over. */
enum { KNOWN = 1 << 11 };

struct known_face {
    int character; /* 0: none */
    const struct font_list *list;
    struct chosen_face chosen;
};

struct known_glyph {
    int character; /* 0: none */
    int face;
    enum plainness plain;
    struct shaped_glyph glyph; /* of what is not PLAIN_NOT */
    enum jlreq_class class;
    int advance, trim; /* of its cluster, in type that is not scaled [fu] */
};

/* What the shaping of all paragraphs shares. */
struct shaping {
    struct job *job;
    struct fonts *fonts;
    hb_buffer_t *buffer;
    struct UBreakIterator *breaks; /* of Western words; NULL until one asks (between.c) */
    struct known_face *known_faces; /* KNOWN of each */
    struct known_glyph *known_glyphs;
    struct list asked; /* of struct asked_fonts: so that a missing family is said
                  once */
    struct map shaped; /* texts by what they are made of -> their paragraph */
    struct hyphen_of_face *hyphens;  /* by face; NULL until a word may be parted */
    struct dictionary *dictionaries; /* of hyphenate.c; NULL until they are asked for */
    int n_shaped;                    /* paragraphs so far */
    struct map reported;  /* characters that no face has and that have been said */
    bool may_lack_glyphs; /* as in struct boxes */
};

/* A stretch of the paragraph's text in one run and one face. */
struct span {
    int from, to; /* [byte] */
    int face;
    int scale; /* of its type to the run's [1/1000] */
    bool fallback;
    int run;
    enum glyph_orientation orientation;
    bool combined; /* its characters stand side by side in a column (縦中横) */
};

/* A paragraph being filled. */
struct draft {
    struct shaping *shaping;
    const struct box *box;
    struct str text;
    int n_clusters;       /* about how many there will be */
    struct list spans;    /* of struct span; from == to where a slot or a break stands */
    struct list clusters; /* of struct cluster */
    struct list chars;    /* of int: the first character of each cluster; 0: none */
    struct list glyphs;   /* of struct shaped_glyph */
    const struct shaped_glyph *digits;
    bool has_stand_ins; /* a character is drawn as the one that looks the same */
    bool has_quotes;    /* curly ones, which may be Japanese or Latin */
};

/* --- characters (characters.c) ------------------------------------------------------ */

bool is_variation_selector(int c);

/* What shapers make invisible if no font has it. */
bool is_ignorable(int c);

/* The end of the cluster that begins at `at`: its base, and the marks, joiners and
 * variation selectors that go with it. */
int cluster_end(struct str text, int at);

/* The same of one whose base ends at `end`. */
int cluster_end_behind(struct str text, int end);

/* Where `said` stands in the file. The run's text had its white space collapsed; what is
 * looked for is still in the file, unless it comes from an expression or was written as a
 * reference. */
struct srcpos place_in_run(struct diags *diags, const struct run *run, struct str said);

bool is_plain_elsewhere(int c);

/* True if the character stands for itself in any text: no mark, joiner, selector, and of
 * no script that shapers have rules for. Of kana and ideographs that is seen at once. */
static inline bool is_plain_character(int c)
{
    return (c > 0x309A && c < 0xA000) || (c > 0x302F && c < 0x3099) ||
           is_plain_elsewhere(c);
}

/* --- faces (faces.c) ---------------------------------------------------------------- */

const struct font_list *faces_of_run(struct draft *d, const struct run *run);

struct list asked_fonts_in(struct arena *arena);

/* The face that a character by itself has been found to have; NULL: it is not known. */
const struct chosen_face *known_face(const struct draft *d, const struct font_list *list,
                                     int c);

/* The first of the faces that has most of the cluster at…end of the text; if none has its
 * base, one that has what looks the same. */
struct chosen_face face_for(struct draft *d, const struct font_list *list,
                            struct str text, int at, int end);

/* The face for the cluster in a column: `chosen`, unless that lacks the form that the
 * character has there and another one of the list has it. */
struct chosen_face face_for_column(struct draft *d, const struct font_list *list,
                                   struct str cluster, struct chosen_face chosen);

/* The next character of the cluster, from *at on, that the face lacks; 0 if there is
 * none. */
int cluster_lacks(const struct fonts *fonts, int face, struct str cluster, int *at);

/* --- the steps ---------------------------------------------------------------------- */

/* How `c`, of the face, stands in the run (UAX #50; orientation.c). A mark without a
 * vertical form is said. */
enum glyph_orientation orientation_of(const struct draft *d, const struct run *run,
                                      int face, int c);

/* True of what looks wrong in a column without a form of its own: marks in a corner of
 * the em box, small kana, the sign of long vowels. */
bool wants_vertical_form(int c);

static inline struct cluster *draft_cluster(const struct draft *d, int i)
{
    return (struct cluster *)d->clusters.items + i;
}

/* The first character of cluster `i`; 0 if there is none, or no such cluster. */
static inline int draft_char(const struct draft *d, int i)
{
    return i < d->chars.n ? ((const int *)d->chars.items)[i] : 0;
}

static inline const struct style *draft_style(const struct draft *d, int i)
{
    return d->box->text.runs[draft_cluster(d, i)->run].style;
}

/* One past the last byte of what stands side by side in a column from byte `at` of the
 * run's text on; `at` itself if nothing does (combine.c). */
int combined_end(const struct draft *d, const struct run *run, int at);

/* Makes one cluster of the glyphs of a combined span, as the buffer has them, each moved
 * from the middle of the column (combine.c). */
void draft_combine(struct draft *d, const struct span *span);

/* Adds a cluster and its first character. */
void draft_add_cluster(struct draft *d, struct cluster cluster, int character);

/* Cuts the runs of the text into spans (itemize.c); false and diagnostics if a font is
 * missing or a character has no glyph. */
bool draft_itemize(struct draft *d);

/* Shapes the spans into clusters (clusters.c). */
void draft_shape(struct draft *d);

/* Finds gaps and breaks between the clusters (between.c). Its steps: */
void draft_space(struct draft *d);

/* Says which curly quotes are Latin (context.c). */
void draft_resolve_quotes(const struct draft *d);

/* Gives those that are Japanese their full-width glyphs, in faces that have narrow ones
 * beside wide kana (clusters.c). */
void draft_widen_quotes(struct draft *d);

/* Finds where Western words and addresses may break (words.c). */
void draft_break_words(const struct draft *d);

/* Finds where the word of the clusters from…to, not an address, may be parted with a
 * hyphen (hyphenate.c). */
void draft_hyphenate(const struct draft *d, int from, int to);

/* Keeps numbers with their units, ordinals and years together (runs.c). */
void draft_keep_runs(const struct draft *d);

/* Lets lines end inside words whose style says so, if they must (words.c). */
void draft_break_anywhere(const struct draft *d);

/* Takes back breaks inside what is one object: a reading's base (join.c). */
void draft_join(struct draft *d);

/* The large form of a small kana (ゃ as や), in which readings are set (JLREQ 3.3.1); any
 * other character is its own (kana.c). */
int kana_large(int c);

/* Gives back what draft_space has opened. */
void shaping_close_breaks(struct shaping *s);

#endif
