/* Fragments and pages: everything placed, every coordinate final.
 *
 * A fragment does not know where it is; the link from its parent does. So one fragment
 * can stand in many places (the head of a table on every page), a trial can be thrown
 * away, and nothing is ever moved. Lengths are emu, x to the right, y down, from the
 * parent's top left corner. */
#ifndef GAIYO_LAYOUT_FRAG_H
#define GAIYO_LAYOUT_FRAG_H

#include "base/diag.h"
#include "base/len.h"
#include "base/path.h"
#include "base/str.h"
#include "compose/color.h"
#include "compose/direction.h"
#include "compose/fit.h"
#include "layout/adjust.h"

enum frag_kind {
    FRAG_GROUP, /* nothing but its kids */
    FRAG_FILL,  /* a filled rectangle, perhaps with round corners; rules are thin ones */
    /* a stroked rectangle, the stroke inside its edges, perhaps with round corners */
    FRAG_FRAME,
    FRAG_PATH,  /* an outline, filled or stroked or both */
    FRAG_IMAGE, /* a picture; what stands out of its room is cut off */
    FRAG_LINE,  /* a line of text */
    FRAG_LINK,  /* an area that leads to an address */
    /* room for a number that is known when all pages are; never on a finished page */
    FRAG_SLOT,
    /* room for a box that is fitted into it when all pages are known; likewise */
    FRAG_FIT,
    /* room for one of its kids, which depends on the page; likewise */
    FRAG_RUNNING,
};

struct glyph {
    uint32_t id;
    emu x, y;            /* of its origin, from the run's; y down */
    int32_t text;        /* [byte] of the character it stands for, in the line's text */
    int32_t text_length; /* 0 for the second and further glyphs of a cluster */
};

/* Glyphs of one face, size, colour and orientation on one baseline. */
struct glyph_run {
    int face;
    enum glyph_orientation orientation;
    emu size;
    /* what is taken off its glyphs along the line and across it [1/1000] */
    int less_along, less_across;
    struct color color;
    /* of the run's origin, from the line's left edge and baseline, or, of a vertical
     * line, top; y down */
    emu x, y;
    const struct glyph *glyphs;
    int n;
};

struct digit {
    uint32_t id;
    emu advance;
};

/* How an outline is drawn. The stroke lies half on either side of it. */
struct pen {
    bool fills, even_odd; /* what it goes round, by the rule of ISO 32000-1, 8.5.3.3.3 */
    struct color fill;
    emu width; /* of the stroke; 0: none */
    struct color stroke;
    emu dash, gap; /* 0: a line without gaps */
    bool round;    /* the ends and corners of the stroke */
};

/* What copyfit has made of a page's flow or of a box. */
struct fitted {
    int16_t percent[FIT_RUNGS]; /* of what styles say */
    emu smallest;               /* type that is larger was not made smaller than this */
    bool is_page;
    int page;           /* its number */
    struct str group;   /* of the box; empty: none */
    struct srcpos pos;  /* of the box, or of the flow, in the layout */
    emu room_w, room_h; /* that it was to fill */
    emu used; /* the height that it needs, before room left over was shared out */
};

/* Which of several ways a box was set, the first that fitted. */
struct chosen {
    struct srcpos pos; /* of the box, in the layout */
    int page;          /* that it begins on */
    int taken, of;     /* from 1 */
};

struct frag;
struct box;
struct image;
struct noted_glyphs;

struct placed {
    emu x, y;
    const struct frag *frag;
};

struct frag {
    enum frag_kind kind;
    emu w, h;
    emu baseline; /* of the first line of text in it, from the top; -1 if there is none */
    bool has_slot; /* in it or below it */
    bool upright;  /* a group in vertical writing that is not turned with it (turn.c) */
    int box;       /* id of the box it comes from; 0 for parts of one */
    struct srcpos pos;
    const struct placed *kids;
    int n;
    union {
        struct {
            struct str alt; /* of a picture: what it shows, in words; else empty */
            const struct fitted *fitted; /* of a box that was fitted; or NULL */
            bool clips;                  /* what stands out of it is cut off */
        } group;
        struct {
            const struct box *box;
        } fit, running;
        struct {
            struct color color;
            emu radius;
            bool is_amount; /* it is as large as what it stands for, and no rule */
        } fill;
        struct {
            struct color color;
            emu radius, width;
        } frame;
        struct {
            const struct image *image;
            emu x, y, w, h; /* of the whole of it, from the fragment's corner */
        } image;
        struct {
            const struct path *outline; /* from the fragment's top left corner */
            struct pen pen;
        } path;
        struct {
            struct str text; /* what the line says, in the order of reading */
            bool vertical;   /* a column: its runs go down */
            const struct glyph_run *runs;
            int n;
            int part_of;  /* the text.index of its text; -1: a number in a slot */
            int from, to; /* its clusters in that text */
            const struct line_adjustment *adjustment; /* NULL: it stands as it is */
        } line;
        struct {
            struct str href;
        } link;
        struct {
            bool is_count; /* the number of pages, not the page's number */
            int face;
            emu size;
            int width_less, height_less; /* of its digits [1/1000] */
            struct color color;
            const struct digit *digits; /* ten */
        } slot;
    };
};

/* From the top left corner of the page. */
struct page_area {
    emu x, y, w, h;
};

struct page {
    emu w, h;
    emu bleed; /* how far what touches the edge of its trim is to go on beyond it */
    const struct frag *content;
    const struct fitted *fitted; /* its flow, if that was fitted; or NULL */
    bool vertical;               /* its flow is in columns, from right to left */
    /* what is left of it when it has been cut: all of it, but on a sheet for the press */
    struct page_area trim;
};

/* Pages that are made one after the other, because all of them would take too much
 * memory. */
struct page_stream {
    void *self;
    /* The next page, which lives until the one behind it is asked for; NULL at the end,
     * or, with diagnostics, if something does not fit. */
    const struct page *(*next)(void *self);
    const struct noted_glyphs *glyphs; /* all that may be on them */
    int n_texts;                       /* no line is part_of a text of that number */
};

/* How often paragraphs were shaped, measured in a setting of copyfit (sizes, spaces,
 * widths), their gaps added up, and cut into lines for a room: what is reused and what is
 * done anew. How often copyfit has asked what a setting comes to; and how many parts of
 * tables were put together with all that is drawn in them. */
struct text_work {
    int shaped, measured, summed, cut, trials, table_parts;
};

struct pages {
    const struct page *pages;
    int n;
    /* NULL: all pages are there; else none, and the structure goes on with each that is
     * made */
    const struct page_stream *stream;
    struct text_work work;
    const struct structure *structure;
    const struct fitted *const *fits; /* all that was fitted, page by page */
    int n_fits;
    const struct chosen *chosen; /* what was taken of each choice, in their order */
    int n_chosen;
    const struct spot_ink *spots; /* what color.spot counts from 1 */
    int n_spots;
    struct str title, author, language;
    struct str made_on; /* the day, "2024-03-31"; empty: it is not to be said */
    /* what tells the document from others, and stays when it is made anew; or empty */
    struct str identity;
};

#endif
