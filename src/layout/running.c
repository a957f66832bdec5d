#include "layout/running.h"

#include "layout/page.h"

#include "base/arena.h"
#include "base/job.h"

/* All the texts that may stand there, in the room of the highest: which one does is known
 * when all pages are. */
struct outcome layout_running(struct lay *lay, const struct box *box, struct space space,
                              const struct rest *from)
{
    struct frag *frag = ARENA_NEW(lay->job->doc, struct frag);
    struct placed *kids = ARENA_ARRAY(lay->job->doc, struct placed, box->n);
    (void)from;
    *frag = (struct frag){.kind = FRAG_RUNNING,
                          .w = space.w,
                          .baseline = -1,
                          .has_slot = true,
                          .box = box->id,
                          .pos = box->pos,
                          .kids = kids,
                          .n = box->n};
    for (int i = 0; i < box->n; i++) {
        const struct frag *kid = layout_natural(lay, box->kids[i], space.w);
        kids[i] = (struct placed){0, 0, kid};
        frag->h = kid->h > frag->h ? kid->h : frag->h;
        frag->baseline = kid->baseline > frag->baseline ? kid->baseline : frag->baseline;
    }
    frag->running.box = box;
    return (struct outcome){frag, NULL};
}

const struct frag *running_choose(const struct frag *frag, const struct late *late)
{
    const struct box *box = frag->running.box;
    int before = 0, first = -1, last = 0; /* kids; before: none */
    for (int i = 0; i < box->running.n_marks; i++) {
        const struct running_mark *mark = &box->running.marks[i];
        const int page = late->page_of[mark->box];
        if (page && page < late->number)
            before = mark->kid;
        if (page == late->number && first < 0)
            first = mark->kid;
        if (page && page <= late->number)
            last = mark->kid;
    }
    const enum running_which which = box->running.which;
    const int kid = which == RUNNING_LAST                 ? last
                    : which == RUNNING_START || first < 0 ? before
                                                          : first;
    return frag->kids[kid].frag;
}
