#include "paint/embed.h"

#include "paint/paint.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"

#include <stdlib.h>
#include <string.h>

static void release(void *handle)
{
    struct embedding *e = handle;
    for (int i = 0; i < e->n; i++)
        free(e->faces[i].deflating.out);
    deflater_end(&e->deflater);
}

/* A piece of work: the struct deflating of a face whose subset is there. Nothing comes
 * out if there is no memory. */
static void deflate_subset(void *item, enum hand hand)
{
    struct deflating *d = item;
    d->room = deflate_room(d->bytes.n, d->n_cuts);
    d->out = malloc(d->room);
    if (d->out)
        deflating_make(d, hand);
}

static void subset(void *item, enum hand hand)
{
    struct embedded_face *face = item;
    subsetting_make(face->subsetting);
    face->deflating.deflater = &face->embedding->deflater;
    face->deflating.kind = DEFLATE_OUTLINES;
    const struct face_subset made = subsetting_made(face->subsetting);
    face->deflating.bytes = made.bytes;
    face->deflating.cuts = made.cuts;
    face->deflating.n_cuts = made.n_cuts;
    helper_go_on(face->embedding->helper, hand, deflate_subset, &face->deflating);
}

static void begin_face(struct job *job, const struct fonts *fonts, struct embedding *e,
                       int number)
{
    struct embedded_face *face = &e->faces[number];
    face->n = noted_ids(e->noted, number, &face->glyphs);
    if (!face->n)
        return;
    face->embedding = e;
    face->subsetting = subsetting_new(job, fonts, number, face->glyphs, face->n);
    helper_do(e->helper, subset, face);
}

struct embedding *paint_begin(struct job *job, const struct fonts *fonts,
                              const struct noted_glyphs *noted)
{
    struct embedding *e = ARENA_NEW(job->doc, struct embedding);
    *e = (struct embedding){
        .helper = job->helper,
        .noted = noted,
        .n = fonts_count(fonts),
        .faces = ARENA_ARRAY(job->doc, struct embedded_face, fonts_count(fonts)),
    };
    arena_defer(job->doc, release, e);
    for (int i = 0; i < e->n && job->helper && !kept_is_on(job); i++)
        begin_face(job, fonts, e, i);
    return e;
}

const struct deflating *embedding_find(struct embedding *e, int number,
                                       const uint32_t *glyphs, int n,
                                       struct face_subset *made)
{
    struct embedded_face *face = e ? &e->faces[number] : NULL;
    if (!face || !face->subsetting || face->n != n ||
        memcmp(face->glyphs, glyphs, (size_t)n * sizeof *glyphs) != 0)
        return NULL;
    helper_wait_for(e->helper, face);
    *made = subsetting_made(face->subsetting);
    return made->bytes.n ? &face->deflating : NULL;
}
