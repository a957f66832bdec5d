/* A sheet under construction; internal to this folder. */
#ifndef GAIYO_IMPOSE_SHEET_H
#define GAIYO_IMPOSE_SHEET_H

#include "impose/impose.h"

#include "base/list.h"

/* How far the marks reach out of what is bled, and the paper out of the marks. */
enum { MARK_LENGTH = 10 * EMU_MM, MARK_CLEAR = 2 * EMU_MM };

struct sheet {
    struct job *job;
    struct list parts; /* of struct placed */
    emu w, h, bleed;
    struct page_area trim;
};

/* The pages of one side of a sheet (spreads.c). */
struct spread {
    const struct page *pages[2]; /* NULL: an empty one; from the left, or the top */
    int n;
    const struct page *size; /* what each of them is as large as */
    bool stacked;            /* one over the other */
    bool folded;             /* between the two */
    emu shift;               /* of each to the middle */
};

/* All sides, a list of struct spread; false, and diagnostics, if pages do not go
 * together. */
bool spreads_make(struct job *job, const struct pages *pages, const struct imposing *how,
                  struct list *spreads);

void sheet_add(struct sheet *sheet, const struct frag *frag, emu x, emu y);

/* The fragment of everything that has been added. */
const struct frag *sheet_content(const struct sheet *sheet);

/* All inks at once: what it draws is on every plate. */
extern const struct color registration;

/* トンボ around the trim (marks.c). */
void sheet_add_cut_marks(struct sheet *sheet);
void sheet_add_fold_marks(struct sheet *sheet, const struct fold *folds, int n);

/* Patches of the inks, each alone and halved, and mixed (bar.c). */
void sheet_add_color_bar(struct sheet *sheet);

/* What the sheet says of itself in its margin (slug.c). */
struct slug {
    struct fonts *fonts;
    const struct font_list *faces;
    struct str title, made_on;
    const struct spot_ink *spots; /* plates beside the four */
    int n_spots;
    int number, count; /* of the sheet, of sheets */
};

/* False, and a diagnostic, if there is no font for it. */
bool slug_begin(struct slug *slug, struct fonts *fonts);

void sheet_add_slug(struct sheet *sheet, const struct slug *slug);

#endif
