/* Tagged PDF: which marks on the pages belong to which elements, and the tree of them
 * (ISO 32000-1, 14.7 and 14.8); internal to this folder. */
#ifndef GAIYO_PAINT_PDF_STRUCTURE_H
#define GAIYO_PAINT_PDF_STRUCTURE_H

#include "paint/pdf.h"

#include "layout/structure.h"

/* What is drawn belongs to one element at a time, or is an artifact. */
enum { MARK_NONE = -2, MARK_ARTIFACT = -1 };

/* A marked-content sequence. */
struct mark {
    int element, page;
    int id;  /* MCID */
    emu top; /* where it begins, from the bottom of the page */
};

/* Where a figure stands, from the top left corner of its page. */
struct figure_box {
    int element;
    emu x, y, w, h;
    emu page_h;
};

/* The annotation of a link, and the element whose text it lies over. */
struct marked_link {
    int element, page;
    HPDF_Dict annotation;
};

/* The marks of a document while its pages are drawn. */
struct marks {
    struct job *job;
    const struct structure *structure;
    struct list marked;    /* of struct mark, in the order of drawing */
    struct list figures;   /* of struct figure_box */
    struct list links;     /* of struct marked_link */
    struct list page_ends; /* of int: `marked` up to the end of each page */
    int *read_to;          /* by text.index: the clusters that have been said [cluster] */
    bool *drawn;           /* by box id: figures that have been drawn once */
    int open;              /* the element at hand, MARK_ARTIFACT or MARK_NONE */
    int next;              /* the page's next MCID */
    emu page_h;
    /* the boxes that the walk is in, innermost last: struct inside */
    struct list inside;
};

/* The standard structure type of an element (14.8.4). */
struct str element_name(const struct element *element);

struct marks marks_new(struct job *job, const struct pages *pages);

void marks_begin_page(struct marks *m, emu page_h);

/* Closes what is open; the pages' content streams are whole behind it. */
void marks_end_page(struct marks *m, struct content *c);

/* The walk goes into a box at (x, y), and out of it. */
void marks_enter(struct marks *m, const struct frag *frag, emu x, emu y);
void marks_leave(struct marks *m);

/* Called before anything but text is drawn, and before a line of text. */
void marks_decoration(struct marks *m, struct content *c);
void marks_line(struct marks *m, struct content *c, const struct frag *line, emu y);

/* Ends the sequence at hand: what is drawn next begins one of its own. */
void marks_break(struct marks *m, struct content *c);

/* A link of the page at hand. */
void marks_link(struct marks *m, HPDF_Dict annotation);

/* Adds the tree to the catalog, and the outline. `pages` are the pages' dictionaries. No
 * object can be added behind it: its elements come last (struct pdf_entries). */
void pdf_add_structure(struct pdf *pdf, const struct marks *m, HPDF_Dict *pages);

/* Gives a dictionary its entries, ready to be written. */
void pdf_fill_raw(struct pdf *pdf, HPDF_Dict dict, struct str entries);

/* Adds a text string as hexadecimal UTF-16BE. */
void pdf_add_hex_text(struct strbuf *b, struct str text);

/* --- trees (pdf_tree.c) ------------------------------------------------------------- */

/* A number or a string, and what it stands for, as they are written. */
struct tree_entry {
    struct str key, value;
};

/* The entries of a number tree ("Nums") or of a name tree ("Names"), which are in the
 * order of their keys, for its root; more than a few are in kids of their own (ISO
 * 32000-1, 7.9.6 and 7.9.7). */
struct str pdf_tree(struct pdf *pdf, const char *kind, const struct tree_entry *entries,
                    int n);

/* How many objects that adds to the file. */
int pdf_tree_objects(int n);

/* --- outline (pdf_outline.c) -------------------------------------------------------- */

struct outline_entry {
    struct str title;
    int level; /* from 1 */
    int page;
    emu top; /* from the bottom of the page */
};

void pdf_add_outline(struct pdf *pdf, const struct outline_entry *entries, int n,
                     HPDF_Dict *pages);

#endif
