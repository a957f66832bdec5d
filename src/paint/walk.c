#include "paint/sink.h"

#include <assert.h>

/* The log of drawing calls has no use for boxes. */
static bool begins_box(const struct frag *frag, const struct sink *sink)
{
    return (frag->kind == FRAG_GROUP || frag->kind == FRAG_LINK) && frag->box &&
           sink->begin_box;
}

static bool clips(const struct frag *frag, const struct sink *sink)
{
    return frag->kind == FRAG_GROUP && frag->group.clips && sink->begin_clip;
}

static void walk(const struct frag *frag, emu x, emu y, const struct sink *sink)
{
    if (begins_box(frag, sink))
        sink->begin_box(sink->self, x, y, frag);
    if (clips(frag, sink))
        sink->begin_clip(sink->self, x, y, frag->w, frag->h);
    switch (frag->kind) {
    case FRAG_GROUP:
        break;
    case FRAG_FILL:
        sink->fill(sink->self, x, y, frag->w, frag->h, frag->fill.radius,
                   frag->fill.color);
        break;
    case FRAG_FRAME:
        sink->frame(sink->self, x, y, frag->w, frag->h, frag->frame.radius,
                    frag->frame.width, frag->frame.color);
        break;
    case FRAG_IMAGE:
        sink->image(sink->self, x, y, frag);
        break;
    case FRAG_PATH:
        sink->path(sink->self, x, y, frag);
        break;
    case FRAG_LINE:
        sink->line(sink->self, x, frag->line.vertical ? y : y + frag->baseline, frag);
        break;
    case FRAG_LINK:
        if (sink->link)
            sink->link(sink->self, x, y, frag->w, frag->h, frag->link.href);
        break;
    case FRAG_SLOT:
    case FRAG_FIT:
    case FRAG_RUNNING:
        assert(!"a finished page has no slots");
        break;
    }
    for (int i = 0; i < frag->n; i++)
        walk(frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y, sink);
    if (clips(frag, sink))
        sink->end_clip(sink->self);
    if (begins_box(frag, sink))
        sink->end_box(sink->self);
}

static void walk_page(const struct page *page, const struct sink *sink)
{
    sink->begin_page(sink->self, page);
    walk(page->content, 0, 0, sink);
    sink->end_page(sink->self);
}

void paint_walk(const struct pages *pages, const struct sink *sink)
{
    const struct page_stream *stream = pages->stream;
    const struct page *page;
    while (stream && (page = stream->next(stream->self)))
        walk_page(page, sink);
    for (int i = 0; i < pages->n; i++)
        walk_page(&pages->pages[i], sink);
}
