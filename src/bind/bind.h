/* bind: puts sheets together into one PDF, a book.
 *
 * Each sheet keeps its pages, page labels, bookmarks (below one for the sheet), links and
 * tags (as a part of the book's). libqpdf reads the sheets one after the other; their
 * objects are written on at once under new numbers, so that of all sheets but one no more
 * than the places of their objects are in memory. The same sheets give the same bytes. */
#ifndef GAIYO_BIND_BIND_H
#define GAIYO_BIND_BIND_H

#include "base/str.h"

#include <stdbool.h>

struct job;

struct bind_sheet {
    const char *path;
    const char *title; /* of its bookmark; NULL: what the sheet says */
};

/* Writes the book as file_write does. False, and a diagnostic, if a sheet cannot be read
 * or is not of the same kind as the first one. */
bool bind_sheets(struct job *job, const struct bind_sheet *sheets, int n,
                 const char *output);

#endif
