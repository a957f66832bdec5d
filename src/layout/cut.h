/* Cutting a paragraph into lines; internal to this folder. The ways to cut differ in what
 * they look at: one line (line.c), all lines of a paragraph (total_fit.c), or their
 * number (balance.c). Each cuts a stretch that ends with a forced line end or with the
 * paragraph. */
#ifndef GAIYO_LAYOUT_CUT_H
#define GAIYO_LAYOUT_CUT_H

#include "layout/line.h"

#include "base/arena.h"
#include "base/job.h"

struct cutting {
    struct lay *lay;
    const struct measured_paragraph *m;
    emu width;
    emu indent; /* of the paragraph's first line */
    bool justify;
    /* what a line's end behind each cluster costs (shaped_phrases); NULL: nothing */
    const uint8_t *phrases;
    struct list *lines; /* of struct line: what has been cut */
    bool may_be_wide;   /* not all of them are known to fit */
};

/* The room of the line that begins with cluster `from`. */
static inline emu cut_room(const struct cutting *c, int from)
{
    return from ? c->width : c->width - c->indent;
}

/* Where the line behind one that ends at `to` begins: spaces there are not set. */
int cut_start(const struct cutting *c, int to, int end);

/* What a line of few characters costs that ends a paragraph: one looks like a mistake. */
int64_t cut_cost_of_last(const struct cutting *c, const struct line *line, int first);

/* The same of a line's end at `to`, inside of a phrase or not, in the measure of
 * line_settle. */
int64_t cut_cost_of_end(const struct cutting *c, int to);

/* Cuts the clusters from…end into lines that each take what they can. */
void cut_line_by_line(const struct cutting *c, int from, int end);

/* Cuts them into the lines that cost least together. */
void cut_total_fit(const struct cutting *c, int from, int end);

/* Cuts them into as few lines as can be, as even as can be; false if there are too many
 * for that, or one that is too wide. */
bool cut_balanced(const struct cutting *c, int from, int end);

/* A place where a line may end, and where the next one begins. */
struct cut_place {
    int to, next;
    int worst; /* 1: only what would run over ends here; 2: nor that, if it can help it */
};

/* Those of the clusters from…end, the last being `end` itself; in scratch memory. */
struct list cut_places(const struct cutting *c, int from, int end);

/* True if of the clusters from…end each begins behind the one before: there are no rows
 * among them. */
bool cut_rises(const struct cutting *c, int from, int end);

/* Of the places behind place `after`, whose clusters rise, the last that a line from
 * cluster `from` on could end at if its gaps gave all they can; it may be too wide. */
int cut_reach(const struct cutting *c, const struct cut_place *places, int n, int from,
              int after);

/* What it costs to end a line where only what would run over ends it. */
#define COST_AT_WORST ((int64_t)1 << 30)

#endif
