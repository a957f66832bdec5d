/* A sheet that goes into a book, as libqpdf sees it; internal to this folder. */
#ifndef GAIYO_BIND_SHEET_H
#define GAIYO_BIND_SHEET_H

#include "archive/qpdflib.h"
#include "base/list.h"

struct job;

struct sheet {
    struct job *job;
    const struct qpdflib *lib;
    qpdf_data pdf;
    const char *path;
    int version; /* of PDF: 1.`version` */
    int n;       /* its highest object's number + 1 */
    int pages;
    bool *left_out; /* by number: what the book has its own of */
    bool *topmost;  /* by number: an element that is no part of another one */
    int *numbers;   /* by number: in the book; 0: not there */
};

/* Reads the PDF at `path`; false, and a diagnostic, if it cannot be read or carries
 * files, which a book would lose. */
bool sheet_open(struct job *job, const struct qpdflib *lib, const char *path,
                struct sheet *sheet);
void sheet_close(struct sheet *sheet);

qpdf_oh sheet_root(const struct sheet *sheet);
qpdf_oh sheet_key(const struct sheet *sheet, qpdf_oh dict, const char *name);

/* True if the value is there. */
bool sheet_has(const struct sheet *sheet, qpdf_oh value);

/* The number of an object that is referred to; 0 if the value stands where it is. */
int sheet_number(const struct sheet *sheet, qpdf_oh value);

/* The value as PDF writes it, in the scratch arena: references stay references, but the
 * value itself is not one. */
struct str sheet_text(const struct sheet *sheet, qpdf_oh value);

/* The bytes of a stream as they stand in the file, in the scratch arena. */
bool sheet_stream(const struct sheet *sheet, qpdf_oh stream, struct str *bytes);

/* The Title of the information dictionary in UTF-8; empty if there is none. */
struct str sheet_title(const struct sheet *sheet);

/* Each key and value of a tree of numbers (7.9.7), in their order. Its nodes are left
 * out. */
typedef void (*sheet_number_fn)(void *context, int key, qpdf_oh value);
void sheet_walk_numbers(struct sheet *sheet, qpdf_oh tree, sheet_number_fn take,
                        void *context);

#endif
