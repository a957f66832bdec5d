/* Of boxes with several ways to be set (first_fit.c) one way is on the pages. Which one
 * is known when the pages are: what asks then what is there (overlays, the structure, the
 * check that nothing is lost) gets the boxes without the others. Internal to this
 * folder. */
#ifndef GAIYO_LAYOUT_SHOWN_H
#define GAIYO_LAYOUT_SHOWN_H

#include "layout/layout_int.h"

/* The boxes of which something is on a page: `page_of` says on which it begins, by id; 0:
 * on none. They themselves where there is no choice. */
const struct boxes *boxes_shown(struct arena *arena, const struct boxes *boxes,
                                const int *page_of);

/* The same of finished pages. The ways that were taken are added to `chosen`, a list of
 * struct chosen. */
const struct boxes *boxes_on_pages(struct arena *arena, const struct boxes *boxes,
                                   const struct page *pages, int n, struct list *chosen);

#endif
