/* Where drawing goes; internal to this folder. Coordinates are emu from the page's top
 * left corner, y down. */
#ifndef GAIYO_PAINT_SINK_H
#define GAIYO_PAINT_SINK_H

#include "paint/paint.h"

struct sink {
    void *self;
    void (*begin_page)(void *self, const struct page *page);
    void (*end_page)(void *self);
    void (*fill)(void *self, emu x, emu y, emu w, emu h, emu radius, struct color color);
    void (*frame)(void *self, emu x, emu y, emu w, emu h, emu radius, emu width,
                  struct color color);
    void (*image)(void *self, emu x, emu y, const struct frag *image);
    void (*path)(void *self, emu x, emu y, const struct frag *path);
    /* (x, y) is where its runs are measured from: the left end of the baseline, or the
     * top left corner of a column */
    void (*line)(void *self, emu x, emu y, const struct frag *line);
    /* what stands between the two belongs to the box of `frag` */
    void (*begin_box)(void *self, emu x, emu y, const struct frag *frag);
    void (*end_box)(void *self);
    /* of what stands between the two only what is in the area is drawn; may be NULL */
    void (*begin_clip)(void *self, emu x, emu y, emu w, emu h);
    void (*end_clip)(void *self);
    void (*link)(void *self, emu x, emu y, emu w, emu h, struct str href);
};

/* Calls the sink for everything on the pages, in the order of the fragments. */
void paint_walk(const struct pages *pages, const struct sink *sink);

#endif
