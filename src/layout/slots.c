#include "layout/page.h"
#include "layout/running.h"

#include "base/arena.h"
#include "base/job.h"

#include <stdio.h>
#include <string.h>

/* The number as a line of text, centred in the slot's room. */
static const struct frag *fill(struct lay *lay, const struct frag *slot, int number)
{
    char text[16];
    const int n = snprintf(text, sizeof text, "%d", number);
    struct glyph *glyphs = ARENA_ARRAY(lay->job->doc, struct glyph, n);
    emu width = 0;
    for (int i = 0; i < n; i++) {
        const struct digit *digit = &slot->slot.digits[text[i] - '0'];
        glyphs[i] = (struct glyph){digit->id, width, 0, i, 1};
        width += digit->advance;
    }
    struct glyph_run *run = ARENA_NEW(lay->job->doc, struct glyph_run);
    *run = (struct glyph_run){
        .face = slot->slot.face,
        .size = slot->slot.size,
        .less_along = slot->slot.width_less,
        .less_across = slot->slot.height_less,
        .color = slot->slot.color,
        .x = (slot->w - width) / 2,
        .glyphs = glyphs,
        .n = n,
    };
    struct frag *line = ARENA_NEW(lay->job->doc, struct frag);
    *line = (struct frag){
        .kind = FRAG_LINE, .w = slot->w, .h = slot->h, .baseline = slot->baseline};
    line->line.text = (struct str){arena_copy(lay->job->doc, text, (size_t)n), n};
    line->line.runs = run;
    line->line.n = 1;
    line->line.part_of = -1;
    return line;
}

const struct frag *slots_fill(struct lay *lay, const struct frag *frag,
                              const struct late *late)
{
    if (!frag->has_slot)
        return frag;
    if (frag->kind == FRAG_SLOT)
        return fill(lay, frag, frag->slot.is_count ? late->count : late->number);
    if (frag->kind == FRAG_RUNNING)
        return slots_fill(lay, running_choose(frag, late), late);
    struct frag *copy = ARENA_NEW(lay->job->doc, struct frag);
    struct placed *kids = ARENA_ARRAY(lay->job->doc, struct placed, frag->n);
    memcpy(copy, frag, sizeof *copy);
    for (int i = 0; i < frag->n; i++) {
        kids[i] = frag->kids[i];
        kids[i].frag = slots_fill(lay, kids[i].frag, late);
    }
    copy->kids = kids;
    copy->has_slot = false;
    return copy;
}
