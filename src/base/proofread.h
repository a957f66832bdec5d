/* Proofreading by the character: what a reader of Japanese proofs would mark in a text.
 *
 * - forms of Chinese text and old ones (产, 渴 for 産, 渇), which other keyboards,
 * machine translation and scanners leave behind;
 * - radicals of Unicode (⼈, ⻑), which copying out of a PDF does;
 * - compatibility ideographs (U+F900…), which turn into others when text is normalised;
 * - characters that look like what is meant (サ一ビス, 協カ, 1O5);
 * - characters that nobody sees, and those that no XML may hold.
 *
 * Findings are diagnostics. Nothing is changed: a name is written as it is. */
#ifndef GAIYO_BASE_PROOFREAD_H
#define GAIYO_BASE_PROOFREAD_H

#include "base/diag.h"

#include <uchar.h>

struct job;
struct proofreader;

/* In the job's document arena. `keep`: characters that are not to be marked, of names;
 * its bytes must live as long. */
const struct proofreader *proofreader_new(struct job *job, struct str keep);

/* Where byte `offset` of a text that begins at `pos` stands: markup_inside for text of
 * XML, diags_inside for cells. */
typedef struct srcpos (*place_fn)(const struct diags *diags, struct srcpos pos,
                                  int offset);

/* Reports what is to be marked in `text`, which begins at `pos`. */
void proofread(const struct proofreader *reader, struct str text, struct srcpos pos,
               place_fn inside);

/* --- for proofread.c and for tests -------------------------------------------------- */

/* The form that Japanese text has for a form of Chinese text or a radical; 0: it is none
 * of these. */
int proofread_japanese(const struct proofreader *reader, int c);

/* The ideograph that the compatibility ideograph `c` becomes when text is normalised (0:
 * it is none), and the variation selector that keeps its form behind that one. */
int proofread_canonical(int c, int *selector);

/* A character in its text; 0 where there is none. */
struct neighbours {
    int before, c, after, then;
    int katakana; /* how many stand in a row in front of c */
};

/* The characters that are ever taken for others; ends with 0. */
extern const char32_t proofread_looks[];

/* What `c` was meant to be, if it only looks like it; otherwise 0
 * (proofread_looks.c). */
int proofread_looks_like(const struct neighbours *n);

#endif
