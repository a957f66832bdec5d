#include "layout/turn.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* Everything goes round clockwise by a quarter: what was to the right is below, what was
 * below is to the left. */

static struct frag *copy_of(struct lay *lay, const struct frag *frag)
{
    struct frag *copy = ARENA_NEW(lay->job->doc, struct frag);
    memcpy(copy, frag, sizeof *copy);
    copy->w = frag->h;
    copy->h = frag->w;
    copy->baseline = -1;
    return copy;
}

static void turn_kids(struct lay *lay, struct frag *copy, const struct frag *frag)
{
    struct placed *kids = ARENA_ARRAY(lay->job->doc, struct placed, frag->n);
    for (int i = 0; i < frag->n; i++) {
        const struct placed *kid = &frag->kids[i];
        kids[i] = (struct placed){frag->h - kid->y - kid->frag->h, kid->x,
                                  frag_turn(lay, kid->frag)};
    }
    copy->kids = kids;
}

static void turn_path(struct lay *lay, struct frag *copy, const struct frag *frag)
{
    const struct path *from = frag->path.outline;
    struct path *to = ARENA_NEW(lay->job->doc, struct path);
    emu(*points)[2] = (emu(*)[2])arena_copy(lay->job->doc, from->points,
                                            (size_t)from->n_points * sizeof *points);
    for (int i = 0; i < from->n_points; i++) {
        points[i][0] = frag->h - from->points[i][1];
        points[i][1] = from->points[i][0];
    }
    *to = *from;
    to->points = (const emu(*)[2])points;
    copy->path.outline = to;
}

static void turn_run(struct lay *lay, struct glyph_run *run, emu axis)
{
    struct glyph *glyphs = ARENA_ARRAY(lay->job->doc, struct glyph, run->n);
    for (int i = 0; i < run->n; i++) {
        glyphs[i] = run->glyphs[i];
        glyphs[i].x = -run->glyphs[i].y;
        glyphs[i].y = run->glyphs[i].x;
    }
    const emu along = run->x;
    run->x = axis - run->y;
    run->y = along;
    run->glyphs = glyphs;
}

static void turn_line(struct lay *lay, struct frag *copy, const struct frag *frag)
{
    const int n = frag->line.n;
    struct glyph_run *runs = (struct glyph_run *)arena_copy(
        lay->job->doc, frag->line.runs, (size_t)n * sizeof *runs);
    for (int i = 0; i < n; i++)
        turn_run(lay, &runs[i], frag->h - frag->baseline);
    copy->line.runs = runs;
    copy->line.vertical = true;
}

const struct frag *frag_turn(struct lay *lay, const struct frag *frag)
{
    struct frag *copy = copy_of(lay, frag);
    copy->upright = false;
    if (frag->upright)
        return copy; /* only its room is turned */
    turn_kids(lay, copy, frag);
    if (frag->kind == FRAG_PATH)
        turn_path(lay, copy, frag);
    else if (frag->kind == FRAG_LINE)
        turn_line(lay, copy, frag);
    else if (frag->kind == FRAG_SLOT)
        copy->baseline = frag->baseline; /* its digits stand side by side */
    return copy;
}

struct frag *frag_upright(struct lay *lay, const struct box *box, const struct frag *frag)
{
    struct group group = group_new(lay);
    group_add(&group, frag, 0, 0);
    struct frag *upright = group_finish(&group, box, frag->h, frag->w);
    upright->upright = true;
    upright->baseline = -1;
    return upright;
}
