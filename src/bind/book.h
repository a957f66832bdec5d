/* The file that a book is written to, object by object; internal to this folder.
 *
 * What is no stream goes into object streams from PDF 1.5 on (ISO 32000-1, 7.5.7), and by
 * itself before. */
#ifndef GAIYO_BIND_BOOK_H
#define GAIYO_BIND_BOOK_H

#include "base/file.h"
#include "base/list.h"

struct job;

struct book {
    struct job *job;
    struct file_sink *sink;
    int version;        /* of PDF: 1.`version` */
    int64_t at;         /* [byte] written */
    uint64_t hash;      /* of all that has been written */
    struct list places; /* of struct book_place, by object number */
    struct list packed; /* of struct book_packed: what goes into the next stream */
    struct strbuf bodies;
};

struct book book_begin(struct job *job, struct file_sink *sink, int version);

/* A number for an object that is written later. */
int book_number(struct book *book);

void book_add(struct book *book, int number, struct str value);

/* `dict` without its brackets. */
void book_add_stream(struct book *book, int number, struct str dict, struct str bytes);

/* The places of all objects, and the trailer. */
void book_end(struct book *book, int root, int info);

#endif
