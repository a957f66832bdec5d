/* A book that is being bound; internal to this folder. */
#ifndef GAIYO_BIND_BINDING_H
#define GAIYO_BIND_BINDING_H

#include "bind/bind.h"
#include "bind/book.h"
#include "bind/rewrite.h"
#include "bind/sheet.h"

#include "base/map.h"

/* A bookmark that waits for the one behind it. */
struct bookmark {
    int number, previous;
    struct str title;
    int page;                 /* its target */
    int first, last, visible; /* below it; 0: nothing */
};

struct note_id {
    struct str key; /* as it is written, with its brackets */
    int element;
};

struct binding {
    struct job *job;
    struct qpdflib lib;
    const struct bind_sheet *sheets;
    int n;
    const char *output;
    struct book book;

    /* Of the whole. */
    int catalog, info, pages, outlines, tags, document;
    int page_count;
    struct strbuf labels;  /* of pages: keys and values */
    struct strbuf parts;   /* references to the parts of `document` */
    struct strbuf parents; /* references to nodes of the tree of parents */
    int next_key;
    struct list ids;    /* of struct note_id */
    struct map streams; /* by the digests of dictionary and bytes: number */
    struct strbuf catalog_rest, tags_rest; /* of the first sheet */
    struct str title, first_info, metadata;
    bool one_title;
    bool tagged;
    int version;

    /* A node of the tree of pages for every so many sheets. */
    int group, group_sheets, group_pages;
    struct strbuf group_kids, groups;

    struct bookmark waiting; /* number 0: none */
    int first_bookmark, bookmarks;

    /* The sheet at hand. */
    struct sheet sheet;
    struct rewriting rewriting;
    int index;
};

/* Before a sheet is copied: its bookmark, under which it will stand. */
void binding_begin_sheet(struct binding *b, struct str title);

/* What is not copied from the sheet at hand because the book has its own, and the
 * numbers of all else; streams that the book has already are shared. False, and a
 * diagnostic, if one cannot be read. */
bool binding_choose(struct binding *b);

/* Writes the sheet's objects; false, and a diagnostic, if that fails. */
bool binding_copy(struct binding *b);

/* Adds the sheet's labels, tags and bookmark. */
void binding_join(struct binding *b);

/* Behind the last sheet. */
void binding_end_sheets(struct binding *b);

/* Writes what holds the sheets together. */
void binding_close(struct binding *b);

/* A text string in UTF-16BE, as hexadecimal digits. */
void binding_add_text(struct strbuf *out, struct str text);

#endif
