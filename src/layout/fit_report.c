#include "layout/fit.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

const struct fitted *fitted_new(struct lay *lay, const struct set *set,
                                const struct box *box, int page, struct space room,
                                emu used)
{
    struct fitted *fitted = ARENA_NEW(lay->job->doc, struct fitted);
    *fitted = (struct fitted){.is_page = box->kind != BOX_FIT,
                              .page = page,
                              .group = box->kind == BOX_FIT ? box->fit.group : STR(""),
                              .pos = box->pos,
                              .room_w = room.w,
                              .room_h = room.h,
                              .used = used};
    memcpy(fitted->percent, set->setting.percent, sizeof fitted->percent);
    fitted->smallest = set->setting.smallest;
    return fitted;
}

/* --- too long ----------------------------------------------------------------------- */

/* The texts of a box, and how many clusters of each have been placed, by text.index. */
struct excess {
    const struct shaped *shaped;
    int *placed;
    int characters;        /* that have not */
    const struct run *run; /* the first that has not wholly */
};

static void count_placed(struct excess *e, const struct frag *frag)
{
    for (int i = 0; i < frag->n; i++)
        count_placed(e, frag->kids[i].frag);
    if (frag->kind == FRAG_LINE && frag->line.part_of >= 0)
        e->placed[frag->line.part_of] += frag->line.to - frag->line.from;
}

static void count_text(struct excess *e, const struct box *text)
{
    const struct paragraph *p = shaped_paragraph(e->shaped, text->text.index);
    const int placed = e->placed[text->text.index];
    if (placed >= p->n)
        return;
    e->characters += p->n - placed;
    if (!e->run)
        e->run = &text->text.runs[p->clusters[placed].run];
}

static void count_box(struct excess *e, const struct box *box)
{
    if (box->kind == BOX_TEXT)
        count_text(e, box);
    if (box->kind == BOX_FRAME && box->frame.heading)
        count_box(e, box->frame.heading);
    if (box->kind == BOX_ITEM && box->item.label)
        count_box(e, box->item.label);
    /* where nothing fits the last of them is taken */
    for (int i = box->kind == BOX_FIRST_FIT && box->n ? box->n - 1 : 0; i < box->n; i++)
        count_box(e, box->kids[i]);
}

void fit_report_excess(struct lay *lay, const struct diag_kind *kind,
                       const struct box *box, const struct frag *const *frags, int n,
                       const char *room)
{
    struct job *job = lay->job;
    const struct arena_mark mark = arena_mark(job->scratch);
    struct excess e = {lay->shaped, ARENA_ARRAY(job->scratch, int, lay->shaped->n + 1), 0,
                       NULL};
    for (int i = 0; i < n; i++)
        if (frags[i])
            count_placed(&e, frags[i]);
    count_box(&e, box);
    const struct srcpos from = e.run && e.run->pos.file ? e.run->pos : box->pos;
    DIAG(job->diags, kind, box->pos, str_format(job->doc, "%d", e.characters).p, room,
         diags_place(job->diags, job->doc, from));
    arena_release(job->scratch, mark);
}
