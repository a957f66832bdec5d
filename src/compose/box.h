/* The box tree: what is to be shown, with styles resolved and numbers formatted, and no
 * positions.
 *
 * Built by compose, read by shape and layout, never changed. Boxes are few and combine;
 * lengths are emu, shares are thousandths. */
#ifndef GAIYO_COMPOSE_BOX_H
#define GAIYO_COMPOSE_BOX_H

#include "base/diag.h"
#include "base/len.h"
#include "base/str.h"
#include "compose/chart.h"
#include "compose/color.h"
#include "compose/direction.h"
#include "compose/fit.h"
#include "compose/line_style.h"
#include "compose/overlay.h"
#include "compose/row_slice.h"

struct _xmlNode;
struct composing;
struct picture;

/* --- style -------------------------------------------------------------------------- */

enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT, SIDES };

struct border {
    emu width; /* 0: none */
    struct color color;
};

enum text_align {
    TEXT_START,
    TEXT_CENTER,
    TEXT_END,
    TEXT_JUSTIFY,
    /* in a table's column: figures stand with their decimal points below one another */
    TEXT_DECIMAL
};
enum vertical_align {
    VERTICAL_TOP,
    VERTICAL_MIDDLE,
    VERTICAL_BOTTOM,
    /* in a table: the first lines of the cells of a row stand on one baseline */
    VERTICAL_BASELINE
};
enum justify_content {
    JUSTIFY_START,
    JUSTIFY_SPACE_BETWEEN,
    /* before, between and behind the boxes; each of these places takes as much as a box
       that grows by 1 */
    JUSTIFY_SPACE_EVENLY,
    JUSTIFY_CENTER,
    JUSTIFY_END
};
/* text-decoration: which lines, a set of these */
enum text_line { LINE_UNDER = 1, LINE_OVER = 2, LINE_THROUGH = 4 };
enum text_line_form {
    TEXT_LINE_SOLID,
    TEXT_LINE_DOUBLE,
    TEXT_LINE_DOTTED,
    TEXT_LINE_DASHED,
    TEXT_LINE_WAVY,
};
/* text-emphasis: 圏点 */
enum emphasis {
    EMPHASIS_NONE,
    EMPHASIS_FILLED, /* a dot in horizontal lines, a sesame in vertical ones */
    EMPHASIS_OPEN,
    EMPHASIS_DOT,
    EMPHASIS_OPEN_DOT,
    EMPHASIS_CIRCLE,
    EMPHASIS_OPEN_CIRCLE,
    EMPHASIS_DOUBLE_CIRCLE,
    EMPHASIS_TRIANGLE,
    EMPHASIS_OPEN_TRIANGLE,
    EMPHASIS_SESAME,
    EMPHASIS_OPEN_SESAME,
};

/* A line along a text: under it, over it, through it. */
struct text_decoration {
    int lines; /* of enum text_line; 0: none */
    enum text_line_form form;
    emu thickness;  /* 0: as the face says */
    bool has_color; /* or else that of the text */
    struct color color;
};

/* ruby-align: how a reading that is shorter than its base stands over it. */
enum ruby_align {
    RUBY_AUTO, /* centred over one character, otherwise spread as space-around */
    RUBY_START,
    RUBY_CENTER,
    RUBY_SPACE_BETWEEN,
    RUBY_SPACE_AROUND, /* half a space at each end (JLREQ 3.3.6) */
};

enum align_self { ALIGN_START, ALIGN_CENTER, ALIGN_END };
enum column_fill { FILL_AUTO, FILL_BALANCE };
/* Whether digits are full-width or half-width. */
enum digit_form {
    DIGITS_KEEP, /* as they are written */
    /* a number of one digit is full-width, unless it is part of a half-width word */
    DIGITS_FULL_IF_SINGLE,
    DIGITS_HALF,
};

/* Where Latin words may be parted (CSS Text 4, 5.3). */
enum hyphens {
    HYPHENS_MANUAL, /* at the soft hyphens (U+00AD) that stand in them */
    HYPHENS_NONE,
    HYPHENS_AUTO, /* and, in words without, as the patterns of their language say */
};

/* Forms of ideographs that a font has besides its own (CSS Fonts 6.10). */
enum east_asian_variant {
    EAST_ASIAN_NORMAL,
    EAST_ASIAN_JIS78,
    EAST_ASIAN_JIS83,
    EAST_ASIAN_JIS90,
    EAST_ASIAN_JIS04,
    EAST_ASIAN_TRADITIONAL,
};
enum break_rule { BREAK_AUTO, BREAK_AVOID, BREAK_PAGE };

enum shape_kind {
    SHAPE_RECTANGLE,
    SHAPE_ELLIPSE,
    SHAPE_CIRCLE,
    SHAPE_CHEVRON,    /* a head at one end, a notch of its form at the other */
    SHAPE_HOME_PLATE, /* a rectangle with a head */
    SHAPE_ARROW,      /* a block arrow */
    SHAPE_TRIANGLE,
    SHAPE_TRAPEZOID, /* narrower where it points to */
    SHAPE_SPEECH,    /* a rectangle with a small pointer at one side */
    SHAPE_TAB,       /* round upper corners */
    SHAPE_CUT_TAB,   /* one end slants */
    SHAPE_BRACKETS,  /* nothing but a bracket at the left and one at the right */
};

/* The outline of a box. Some shapes point somewhere. */
struct shape {
    enum shape_kind kind;
    enum side toward;
    /* how long the head is, along the direction; how far a trapezoid's narrow end is set
       in at each side; how deep brackets are; how far the content of an ellipse keeps
       from its left and right (a share). A length, or a share of the box's extent
       [1/1000]; both 0: as is usual for the kind. */
    emu head;
    int head_share;
    int shaft;    /* an arrow's, or the foot of a pointer, of its breadth [1/1000] */
    emu overhang; /* how far the point of a chevron or home plate stands out of the box */
};

/* A flat copy of the outline, moved, under it. */
struct shadow {
    bool is_there;
    emu x, y;
    struct color color;
};

/* Lines from corner to corner of a table's cell that holds nothing. */
struct diagonal {
    bool down, up; /* as one goes to the right */
    struct border line;
};

/* Every second row, or group of rows, of a table has this fill. */
enum stripe_by { STRIPE_NONE, STRIPE_ROW, STRIPE_GROUP };
struct stripe {
    enum stripe_by by;
    struct color color;
};

/* The properties keep CSS's names. In vertical writing everything is seen from the lines:
 * left is where they begin (the top of the page), the top is in front of the first of
 * them (the right), a width goes along them and a height across. */
struct style {
    enum writing_mode writing_mode;

    /* text */
    enum text_orientation
        text_orientation; /* of what lies on its side in vertical text */
    struct str font_family;
    /* other families and sizes for some of its characters (base/script.h); or empty */
    struct str font_scripts;
    int font_weight;
    enum east_asian_variant font_variant_east_asian;
    enum digit_form digits;
    emu font_size;
    /* font-stretch: what is taken off the width of glyphs (長体) and off their height
       (平体) [1/1000]; less than 0: added */
    int width_less, height_less;
    emu line_height;
    struct color color;
    enum text_align text_align;
    emu text_indent;
    emu letter_spacing;
    emu baseline_shift;        /* up */
    int text_autospace;        /* between Japanese and Latin [1/1000 em] */
    bool punctuation_as_table; /* punctuation-spacing: jlreq */
    bool nowrap;               /* white-space: nowrap */
    enum line_break line_break;
    enum hyphens hyphens;
    int keep_together;    /* of enum keep_together */
    int punctuation_trim; /* how much of the blanks of marks is taken off [percent] */
    enum spacing_trim text_spacing_trim;
    enum text_wrap text_wrap;
    bool auto_phrase;         /* word-break: lines end with phrases if they can */
    bool hanging_punctuation; /* 。 and 、 may stand outside of a line's end */
    bool overflow_wrap;       /* what is wider than its line is broken, not an error */
    int orphans, widows;      /* lines that stay together at a break */
    struct text_decoration text_decoration;
    enum emphasis text_emphasis;
    enum ruby_align ruby_align;
    bool no_ruby_overhang; /* ruby-overhang: none */
    bool full_size_kana;   /* text-transform: small kana are set as large ones */
    /* text-combine-upright: numbers of up to so many digits stand side by side in a
       column; -1: all of the text does */
    int combine;
    emu jidori; /* the width that the text is spread over; 0: none */
    /* gyodori (行取り): a heading takes so many lines of the text around it, each that
       high, or as many more as it needs; 0: it does not */
    int gyodori_lines;
    emu gyodori_pitch;

    /* boxes; an inline badge uses padding, border and background too */
    emu padding[SIDES];
    struct border border[SIDES];
    bool border_hidden[SIDES]; /* in a table: no rule there, whatever else meets */
    emu border_radius;
    struct shape shape;
    struct shadow shadow;
    bool has_background;
    struct color background;
    emu width;                  /* 0: what there is */
    emu height;                 /* at least; 0: what it needs */
    enum align_self align_self; /* where it stands in a wider room */
    emu row_gap, column_gap;
    emu margin_top, margin_bottom; /* at least, to the box above and below */
    bool spans_columns;            /* column-span: all */
    /* the first lines of the boxes in it stand on lines so far apart; 0: anywhere */
    emu line_grid;
    enum vertical_align vertical_align;
    enum justify_content justify_content;
    /* share of the room left over in a stack that is to be filled [1/1000] */
    int flex_grow;
    enum column_fill column_fill;
    enum break_rule break_before, break_after, break_inside;

    /* tables and their cells */
    struct diagonal diagonal;
    struct stripe stripe;
    struct str continued;  /* what the label of a group has behind it where it goes on */
    struct fit_limits fit; /* of a flow or box that is fitted */
    struct str
        string_set;  /* what the text is called in running heads; empty: it is not */
    struct str lang; /* empty: that of the document */
};

/* --- boxes -------------------------------------------------------------------------- */

enum box_kind {
    BOX_STACK, /* kids one below the other */
    /* a stack with padding, border, fill and perhaps a heading; <box> in a layout */
    BOX_FRAME,
    BOX_GRID,    /* cells in tracks; cells are stretched to their tracks */
    BOX_COLUMNS, /* a stack that flows through columns side by side */
    BOX_TABLE,   /* row groups of rows of cells */
    BOX_LIST,    /* items with hanging labels */
    BOX_TEXT,    /* a paragraph */
    BOX_RULE,    /* a line as wide as there is room, as thick as the border at its top */
    BOX_SPACE,   /* empty, as high as its height */
    BOX_PLACE,   /* a stack at a fixed place of the page */
    BOX_PICTURE, /* a picture from a file, or an outline (picture.h) */
    BOX_CHART,   /* a chart; its kids are its labels */
    BOX_OVERLAY, /* a stack over other boxes (overlay.h) */
    BOX_CONNECTOR, /* an arrow between two boxes (overlay.h) */
    BOX_PYRAMID,   /* kids one below the other as tiers of a pyramid, or beside one */
    BOX_FIT,       /* a stack set so that it fills the room it is given */
    BOX_FIRST_FIT, /* the first of its kids that fits into its region */
    BOX_RUNNING,   /* one of its kids, which are texts: that of the page */
    BOX_ROW_GROUP,
    BOX_ROW,
    BOX_CELL,
    BOX_ITEM,
    BOX_KINDS,
};

/* What a box is to a reader who does not see it (ISO 32000-1, 14.8.4). Tables, lists and
 * texts are what they are without being told. */
enum box_tag {
    TAG_UNSAID,
    TAG_ARTIFACT, /* nothing: decoration */
    TAG_SECTION,
    TAG_HEADING_1, /* all its texts are one heading */
    TAG_HEADING_2,
    TAG_HEADING_3,
    TAG_HEADING_4,
    TAG_HEADING_5,
    TAG_HEADING_6,
    TAG_PARAGRAPH, /* all its texts are one paragraph */
    TAG_CAPTION,
    TAG_NOTE,
    TAG_ROW_HEADER, /* a cell that says what its row is about */
};

enum track_kind {
    TRACK_FIXED,       /* value is a length */
    TRACK_PERCENT,     /* of what there is [1/1000] */
    TRACK_AUTO,        /* as wide or high as the contents want */
    TRACK_FRACTION,    /* a share of what is left [1/1000] */
    TRACK_MIN_CONTENT, /* as narrow as the contents can be */
    TRACK_MAX_CONTENT, /* as wide as they are without any line end of theirs */
};

struct track {
    enum track_kind kind;
    int32_t value;
};

/* Columns of a table that are styled together: their fill, and their borders at its
 * edges. */
struct column_group {
    int first, n;
    const struct style *style;
};

struct column_groups {
    const struct column_group *list;
    int n;
};

enum heading_form {
    HEADING_BAR, /* over the full width, on top of the box */
    HEADING_TAB, /* as wide as it needs, over the upper edge of the box */
    /* as wide as it needs, standing on a rule over the full width, its right edge cut at
       45 degrees */
    HEADING_CUT,
};

enum run_kind {
    RUN_TEXT,
    RUN_BREAK,       /* a forced end of line */
    RUN_PAGE_NUMBER, /* late slots: filled when pages are put together */
    RUN_PAGE_COUNT,
};

/* A reading and its base, which is the runs that name it. */
struct ruby {
    const struct box *text; /* the reading, a text; it is read behind its base */
    /* pairs of a compound word (jukugo ruby) that share their room have the same number,
       counted from 1 in the text; 0: it is no part of one */
    int word;
};

enum text_unit_kind {
    UNIT_COMBINED, /* 縦中横: side by side in a column; in level lines as usual */
    UNIT_JIDORI,   /* 均等割付: spread over a fixed width */
};

/* What the runs that name it are together; no line ends in it. */
struct text_unit {
    enum text_unit_kind kind;
    emu width; /* of UNIT_JIDORI */
};

enum text_rows_kind {
    /* 振分け: each row as it is written; no line ends in it */
    ROWS_FURIWAKE,
    /* 割注: a note in two rows, which layout cuts; it may go on in the next line */
    ROWS_WARICHU,
};

/* The runs that name it stand in rows one below the other in their line, perhaps between
 * brackets. */
struct text_rows {
    enum text_rows_kind kind;
    const struct style *style; /* of the text of a warichu; NULL */
};

/* A stretch of a text that readers are told of for itself: a link, words in another
 * language, or signs with words for what they say. */
struct text_stretch {
    int id;                            /* a number among the ids of boxes */
    const struct text_stretch *around; /* NULL: the text, or a part of it */
    int part;                          /* of the text that it stands in; 0: none */
    bool is_link;
    struct str lang; /* empty: that of the text around */
    struct str alt;  /* empty: it is read as it stands */
};

/* What a text was made of, for a sheet that tells where its numbers come from. */
struct text_source {
    /* Nodes of the evaluated document: the one that the text is of, or those that its
     * expression looks at; none: the layout says it. */
    struct _xmlNode *const *nodes;
    int n;
    struct str expression; /* of the layout; empty: there is none */
    bool is_computed;      /* it is not the text of the first node, but made of them */
    struct srcpos pos;     /* of the expression */
};

/* A stretch of a paragraph in one style. */
struct run {
    enum run_kind kind;
    struct str text; /* white space already collapsed */
    const struct style *style;
    struct srcpos pos;            /* where the text begins in its file */
    struct str href;              /* of the link that it is; empty: none */
    const struct ruby *ruby;      /* what stands over it; NULL: nothing */
    const struct text_unit *unit; /* NULL: none */
    /* the innermost stretch that readers are told of for itself; NULL: none */
    const struct text_stretch *within;
    /* the base of a reading, a note in rows or one of its brackets, as something that is
       told of for itself: a number among the ids of boxes; 0: none */
    int part;
    const struct text_source *source; /* NULL: nobody asks, or nothing but counting */
    const struct text_rows *rows;     /* NULL: it stands in its line like any */
    int row; /* of `rows`, counted from 1; 0: a bracket. All of a warichu has row 1 */
};

/* Which of the boxes that set a running text counts on a page: the first that begins
 * there, the last, or the one that holds where the page begins; without one there, the
 * last before it. */
enum running_which { RUNNING_FIRST, RUNNING_LAST, RUNNING_START };

struct running_mark {
    int box, kid;
};

struct box {
    enum box_kind kind;
    int id;            /* counts from 1 in document order */
    struct srcpos pos; /* of the layout's element */
    const struct style *style;
    enum box_tag tag;
    bool orthogonal;  /* written in another direction than what it stands in */
    bool grid_begins; /* the grid of lines begins at its upper edge */
    const struct box *const *kids;
    int n;
    union {
        struct {
            const struct box *heading; /* NULL: none */
            enum heading_form form;
            emu inset; /* of a tab from the left edge */
        } frame;
        struct {
            const struct track *columns, *rows;
            int n_columns, n_rows;
            const struct column_groups *groups; /* of a table; NULL: none */
            const struct long_rows *rest;       /* likewise */
        } tracks; /* of a grid, a table (columns only) or columns (their widths) */
        struct {
            bool head, foot; /* repeated on each page… */
            bool once;       /* …or not */
        } group;
        struct {
            bool label; /* of its group; repeated where the group goes on */
        } row;
        struct {
            int column,
                row; /* of a grid, from 1: where it lies; 0: where there is room */
            int colspan, rowspan;
            /* of a table: its borders are the table's rules, and take no room */
            bool ruled;
            /* what stands in its place where its rows go on; NULL: it itself */
            const struct box *continued;
        } cell; /* of a table or grid */
        struct {
            const struct box *label; /* a text */
            bool is_counted;         /* the label is */
        } item;
        struct {
            emu label_width; /* 0: as wide as the widest label */
            /* it is set from where the label of its item begins, and an em further; or
               else from where the item's text does */
            bool from_label;
            bool is_numbered; /* its labels are counted; their column is of whole ems */
        } list;
        struct {
            const struct run *runs;
            int n;
            int index; /* among all texts of the tree */
        } text;
        struct {
            int top; /* the width of its head, of that of its foot [1/1000] */
            /* how wide it is itself, where stacks stand at the side of its tiers: each
               is said of the tier before it; 0: there are none */
            emu figure;
        } pyramid;
        const struct chart *chart;
        const struct picture *picture;
        const struct overlay *overlay;
        const struct connector *connector;
        struct {
            emu x, y, w, h; /* from the page's top left corner */
        } place;
        struct {
            enum running_which which;
            /* the boxes that set the text, in their order, and the kid for each; kid 0 is
               for pages before the first */
            const struct running_mark *marks;
            int n_marks;
        } running;
        struct {
            struct str group; /* boxes of one group are set alike; empty: none */
        } fit;
        struct {
            emu max_height; /* of a kid that fits; 0: what its region has */
            int last_id;    /* the highest id of a box in it */
        } first_fit;
    };
};

/* --- pages -------------------------------------------------------------------------- */

struct page_master {
    struct str name;
    emu width, height;
    emu margin[SIDES]; /* what is left is for the flow */
    emu bleed;         /* how far what touches the page's edge goes on beyond it */
    const struct box *header, *footer; /* stacks, or NULL */
    emu header_offset;                 /* of the header's top from the page's top */
    emu footer_offset;                 /* of the footer's bottom from the page's bottom */
    const struct box *const *background; /* BOX_PLACE, under everything */
    int n_background;
};

enum page_fill {
    PAGE_FILL_NO,
    PAGE_FILL_NEARLY_FULL, /* only pages that are at least three quarters full */
    PAGE_FILL_YES,
};

enum page_begin { BEGIN_ANYWHERE, BEGIN_LEFT, BEGIN_RIGHT };

struct page_sequence {
    const struct page_master *master;
    /* of its first page, of left and of right pages; NULL: as `master` says. Left pages
     * have even numbers, in vertical writing odd ones. */
    const struct page_master *first, *left, *right;
    enum page_begin begin;  /* an empty page goes before it if it must */
    const struct box *flow; /* a stack */
    enum page_fill
        fill;  /* whether the flow is stretched to the bottom margin of its pages */
    bool fits; /* the flow is set so that it fills its pages, within its style's limits */
    int pages; /* how many it must go on; 0: the fewest it can */
    /* A table in it has very many rows: it goes on more pages than are ever fitted. */
    bool is_long;
};

struct boxes {
    const struct page_sequence *sequences;
    int n;
    const struct box *const *texts; /* all BOX_TEXT, by text.index */
    int n_texts;
    const struct box *const *overlays; /* BOX_OVERLAY and BOX_CONNECTOR; in no flow */
    int n_overlays;
    int n_boxes;                 /* the highest id */
    int n_long;                  /* tables with rows of which there are very many */
    struct composing *composing; /* for compose_rows */
    /* not for a sheet: a character that no font has only costs a warning */
    bool may_lack_glyphs;
    int n_fits;                   /* boxes that are fitted */
    int n_first_fits;             /* BOX_FIRST_FIT */
    int n_running;                /* texts that depend on the page */
    const struct spot_ink *spots; /* the spot colours that are used */
    int n_spots;
    struct str title, author, language; /* of the document */
};

#endif
