/* What the parts of compose share; internal to this folder. */
#ifndef GAIYO_COMPOSE_COMPOSING_H
#define GAIYO_COMPOSE_COMPOSING_H

#include "compose/compose.h"
#include "compose/words.h"

#include "base/list.h"
#include "base/map.h"
#include "evaluate/xpath.h"
#include "load/load.h"

#include <libxml/tree.h>

/* A style under construction: a line height given as a factor follows the type size until
 * the style is finished. */
struct styling {
    struct style style;
    int line_factor; /* [1/1000]; 0: style.line_height is a length */
};

struct property;

/* Where a value of the layout stands: looked up in its file only when something is said
 * of it. */
struct place {
    const xmlNode *element;
    const char *attribute; /* NULL: the element itself */
};

/* Things that a layout defines by name. */
struct names {
    struct map index;
    struct list values;
    struct list keys; /* of struct str, as they were added */
};

/* What a layout, or one that it extends, defines by name. */
struct defined {
    xmlNodePtr element;
    int layer; /* 0: of the layout that extends no other; of what extends that, 1, … */
    struct defined *inherited;      /* of the same name in a layout further out */
    struct names parameters, slots; /* of a <define>: what can be given to it */
    const struct styled *styled;    /* of a style: what is remembered (named_styles.c) */
    bool is_endless;                /* likewise: what it extends comes to no end */
};

struct palette {
    xmlNodePtr element;
    struct str name; /* empty: it holds whichever palette is chosen */
    int layer;
};

/* A colour of the palette, and where it was read: one of a later round takes its
 * place. */
struct palette_color {
    struct color color;
    struct str spot; /* the name of its ink; empty: none */
    int round;
};

/* A palette, or a colour of it, that a parameter names. */
struct chosen {
    struct str parameter, value;
    struct srcpos pos;
};

/* What a use puts into the slots of its definition. */
struct filling {
    xmlNodePtr use;
    const struct xpath_variable *variables; /* around the use */
    const struct filling *outer; /* of the definition that the use is written in */
};

/* What a box takes from the one that it stands in. */
struct around {
    enum writing_mode writing_mode;
    emu line_grid;
    int jidori; /* what a cell's column spreads its texts over [1/1000 em]; 0: nothing */
    int is_row; /* it is one: what stands in it are cells of a table */
    int no_hangs; /* in a cell of a table that does not ask for it, no mark hangs */
    int overflow_wrap;
};

/* The style of an element that no expression changes, which is asked for with every row
 * of a table. */
struct style_memo {
    const xmlNode *element;      /* NULL: nothing is remembered */
    const struct styling *outer; /* what it stands in; NULL: a box */
    struct around around;
    const struct styling *styling;
};

/* The property that attributes of one name set; NULL: none. */
struct property_memo {
    const xmlChar *name;
    const struct property *property;
};

enum { STYLE_MEMOS = 64, PROPERTY_MEMOS = 512 };

struct composing {
    struct job *job;
    /* of styles and whatever else outlives the slice of rows at hand; mostly the same */
    struct job *lasting;
    struct xpath *xpath;
    const struct document *document;
    const struct document *layout;
    xmlNodePtr root;    /* of the layout */
    xmlNodePtr content; /* the root of the nearest layout that says what pages are of */
    int layer;          /* of the layout being read */
    struct names styles, defines, parameters, masters; /* of struct defined * */
    struct list palettes;                              /* of struct palette */
    struct list chosen_palettes, chosen_colors;        /* of struct chosen */
    struct list spots;          /* of struct spot_ink: those that are used */
    struct names colors;        /* of struct palette_color */
    bool palette_missing;       /* that is said already: no colour is missed besides */
    struct names built_masters; /* of struct page_master * */
    struct names resolved;      /* of const struct styling *, by what they were made of */
    struct style_memo memos[STYLE_MEMOS]; /* the same, by a hash of where they stand */
    struct property_memo property_memos[PROPERTY_MEMOS];
    struct words words;
    struct map wrong;     /* attributes with a wrong expression, by their place */
    struct list texts;    /* of const struct box * */
    int first_text;       /* the index of the first of them */
    struct names ids;     /* of int: boxes by what the layout calls them */
    struct names images;  /* of const struct image * */
    struct list overlays; /* of struct pending (overlays.c) */
    struct list running;  /* of struct pending_text (running.c) */
    struct list marks;    /* of struct mark (running.c) */
    int n_boxes, n_fits, n_first_fits, n_running, n_long;
    bool sliceable; /* nothing in the layout needs all pages at once */
    bool traced;    /* texts say what they were made of */
    bool
        flows; /* what is being built goes on from page to page: nothing holds it whole */
    bool flow_fits; /* it is fitted, unless it goes on very many pages */
    bool in_slice;  /* what is being built are rows of a long table */
    bool in_margin; /* the boxes being built stand in a page master */
    struct around around;
    const struct areas *areas;     /* of the grid whose cells are being built; or NULL */
    bool in_fit;                   /* the box at hand is in one that is fitted */
    struct numbering *numbering;   /* of the list at hand; NULL: it has none */
    int depth;                     /* of uses inside uses */
    const struct filling *filling; /* of the definition being walked; or NULL */
    const struct xpath_variable *globals; /* the layout's parameters */
    xmlNodePtr
        empty; /* an element without attributes, for what has no style of its own */
};

struct names names_in(struct arena *arena, int size);

/* The value called `name`, or NULL. */
void *names_find(const struct names *names, struct str name);

/* A new zeroed value called `name`; NULL if there is one already. */
void *names_add(struct names *names, struct str name);

/* Says that there is no `what` called `name`: as a slip for the nearest one, or, if none
 * is near, as the finding `unknown`, whose only word is the name. */
void names_report_unknown(struct composing *c, const struct names *names, struct str name,
                          struct srcpos pos, const struct diag_kind *unknown,
                          const char *what);

/* --- definitions (definitions.c, parameters.c, masters.c) --------------------------- */

/* Reads what the layout and those that it extends define, the furthest first. */
void definitions_read(struct composing *c, const struct document *layout);

/* Reports what the uses of definitions get wrong, whether they come to be used or not. */
void definitions_check(struct composing *c);

/* The element behind `n` in the order of the document, of those in `top`; NULL behind the
 * last one. Begins with `top` itself. */
xmlNodePtr element_next(const xmlNode *top, xmlNodePtr n);

/* What a <slot> is called. */
struct str slot_name(const xmlNode *element);

/* True if `use` has something for that slot. */
bool use_fills(xmlNodePtr use, struct str slot);

/* True for a child of <use> that belongs into the slot without a name. */
bool is_slot_content(const xmlNode *node);

/* Reads the layout's parameters, set from outside or by default. */
void parameters_read(struct composing *c, const struct compose_setting *settings, int n);

/* `value` as its <param> wants it; NULL, and a diagnostic at `pos`, if it is of another
 * type, or NULL itself. */
struct _xmlXPathObject *parameter_check(struct composing *c, const xmlNode *param,
                                        struct _xmlXPathObject *value, struct srcpos pos);

/* Builds the page masters. */
void masters_read(struct composing *c);

/* The page master that the attribute names; NULL and a diagnostic if there is none. */
const struct page_master *master_find(struct composing *c, xmlNodePtr element,
                                      const char *attribute);

/* The master with its left and right exchanged, for the page that faces it. */
const struct page_master *master_mirrored(struct composing *c,
                                          const struct page_master *master);

/* Builds the page sequences, struct page_sequence. */
void sequences_read(struct composing *c, struct list *sequences);

/* --- attributes (attributes.c) ------------------------------------------------------ */

/* The place in the file. */
struct srcpos place_pos(const struct composing *c, struct place place);

/* The value of an attribute with its {expressions} replaced; empty if it is not there,
 * NULL if it is wrong. That is said once, however many boxes a loop makes of it. */
struct str attribute_expand(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                            const char *name);

/* The same of an attribute that has been found. */
struct str attribute_expand_found(struct composing *c, xmlNodePtr element,
                                  xmlNodePtr node, const xmlAttr *attribute);

/* Reads a length as len_parse does, of at most two metres either way: more is on no page,
 * and sums of what is less cannot overflow. */
bool length_parse(struct str text, emu em, emu *length);

/* A length attribute, em being that of `style`; 0 if it is not there or wrong. It must
 * not be negative. */
emu attribute_length(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                     const char *name, const struct style *style);

/* The same for a distance, which may be negative. */
emu attribute_distance(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                       const char *name, const struct style *style);

/* A count from 1 to 1000; 1 if it is not there or wrong. */
int attribute_count(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                    const char *name);

/* The tracks of an attribute such as "9mm auto 1fr"; NULL and 0 if it is not there or
 * names none, which is wrong if they are `needed`. */
const struct track *attribute_tracks(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node, const char *name, bool needed,
                                     int *n);

/* --- styles (styles.c, named_styles.c, properties.c) -------------------------------- */

/* The style of a box: its style attribute, then its own properties. */
const struct style *style_of_box(struct composing *c, xmlNodePtr element,
                                 xmlNodePtr node);

/* The style of a stretch of text inside `outer`; both live until the end of the job. */
const struct styling *style_inside(struct composing *c, const struct styling *outer,
                                   xmlNodePtr element, xmlNodePtr node);

/* The style called `name` inside `outer`; an unknown one is reported at `place`. */
const struct styling *style_named_inside(struct composing *c, const struct styling *outer,
                                         struct str name, struct place place);

/* The style of an element of rich text inside `outer`: the layout's style of its name;
 * where the layout has none, what the element looks like anywhere (<em> has its marks).
 */
const struct styling *style_of_element(struct composing *c, const struct styling *outer,
                                       xmlNodePtr element);

/* The text style of a box, to go on from. */
const struct styling *styling_of_box(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node);

/* What every style starts from, for a style that no element gives; and such a style,
 * finished and kept. */
struct styling styling_initial(void);
const struct style *styling_keep(struct composing *c, const struct styling *g);

/* Reports what is wrong with the layout's named styles, used or not. */
void styles_check(struct composing *c);

/* The property called `name`; NULL if there is none. */
const struct property *property_find(const char *name);

/* True of the type size, in which em is measured. */
bool property_is_size(const struct property *property);

/* The word that a property of words has in a style. */
struct str property_word(const char *name, const struct style *style);

/* Words parted by spaces as "a, b or c". */
const char *words_with_or(struct arena *arena, const char *words);

/* Sets a property from its text; false and a diagnostic if it cannot be that. */
bool property_set(struct composing *c, struct styling *styling,
                  const struct property *property, struct str value, struct place place);

/* Read properties of text (text_properties.c). */
bool font_scripts_parse(struct styling *styling, struct str value);
bool font_stretch_parse(struct styling *styling, struct str value);
bool gyodori_parse(struct styling *styling, struct str value);
bool text_combine_parse(struct styling *styling, struct str value);
bool text_decoration_parse(struct composing *c, struct styling *styling, struct str value,
                           struct place place);
bool text_emphasis_parse(struct styling *styling, struct str value);

/* Reads keep-together: "all", "none", or the words of KEEP_… in any order
 * (line_properties.c). */
bool keep_together_parse(struct styling *styling, struct str value);

/* Reads the properties of tables (table_properties.c). */
bool border_parse(struct composing *c, struct str value, struct place place,
                  struct border *border, bool *hidden);
bool diagonal_parse(struct composing *c, struct styling *styling, struct str value,
                    struct place place);
bool stripe_parse(struct composing *c, struct styling *styling, struct str value,
                  struct place place);
bool continued_parse(struct composing *c, struct styling *styling, struct str value);

/* Place of `value` among words parted by spaces, or -1. */
int word_find(const char *words, struct str value);

/* The style of several elements on top of each other, the last one first. */
const struct style *style_of_chain(struct composing *c, xmlNodePtr const *elements, int n,
                                   xmlNodePtr node);

/* The style with its room left over shared out between the boxes. */
const struct style *style_spread(struct composing *c, const struct style *style);

/* Reads the fit- properties (fit_properties.c). */
bool fit_parse(struct styling *styling, const char *name, struct str value);

/* Puts the palette together from those that hold, the one that is chosen, and the colours
 * that are. */
void palette_read(struct composing *c);

/* The colour called `name`; false and a diagnostic if there is none. */
bool palette_find(struct composing *c, struct str name, struct place place,
                  struct color *color);

/* --- where texts come from (sources.c) ---------------------------------------------- */

/* All are NULL if nobody asks. The source of a node's own text… */
const struct text_source *source_of_node(struct composing *c, xmlNodePtr node);

/* …of words of the layout, which may have {expressions} in them… */
const struct text_source *source_of_words(struct composing *c, xmlNodePtr node,
                                          struct str words, struct srcpos pos);

/* …of one expression… */
const struct text_source *source_of_expression(struct composing *c, xmlNodePtr node,
                                               struct str expression, struct srcpos pos);

/* …of an attribute of the layout; and of a chart, whose numbers stand in several, those
 * of its <datum> and <part> elements as well. */
const struct text_source *source_of_attribute(struct composing *c, xmlNodePtr element,
                                              xmlNodePtr node, const char *name);
struct source_list;
struct source_list *source_list_new(struct composing *c);
void source_list_add(struct composing *c, struct source_list *list, xmlNodePtr element,
                     xmlNodePtr node, const char *name);
const struct text_source *source_list_finish(struct composing *c,
                                             struct source_list *list);

/* Notes what the value of a variable was made of. */
void source_note_variable(struct composing *c, struct xpath_variable *variable,
                          xmlNodePtr element, xmlNodePtr node);

/* --- templates (template.c) --------------------------------------------------------- */

/* Called for every child that is not control: an element or a text node of the layout,
 * and the node of the document that it is about. */
typedef void (*template_visit)(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                               void *context);

/* The value of <with>, <variable> or <param>: of its select, or else its text; NULL if
 * that is wrong. */
struct _xmlXPathObject *template_value(struct composing *c, xmlNodePtr element,
                                       xmlNodePtr node);

/* Reports every <param>, <with> or <fill> of `parent` that is called like one before it.
 */
void template_check_twins(struct composing *c, xmlNodePtr parent, const char *element);

/* Goes through the children of `parent`, obeying for-each, if, choose, use, slot and
 * variable. */
void template_walk(struct composing *c, xmlNodePtr parent, xmlNodePtr node,
                   template_visit visit, void *context);

/* --- boxes (boxes.c, text.c) -------------------------------------------------------- */

/* The box of a layout element; NULL if it comes to nothing (an empty text). */
const struct box *box_build(struct composing *c, xmlNodePtr element, xmlNodePtr node);

/* A stack of the boxes inside `element`, with its style. */
const struct box *box_build_stack(struct composing *c, xmlNodePtr element,
                                  xmlNodePtr node);

/* The stack of an overlay. */
struct box *box_build_overlay(struct composing *c, xmlNodePtr element, xmlNodePtr node);

/* The cell of a table or grid, and one without what stands in it. */
struct box *box_build_cell(struct composing *c, xmlNodePtr element, xmlNodePtr node);
struct box *box_begin_cell(struct composing *c, xmlNodePtr element, xmlNodePtr node);

/* A grid (grids.c). */
const struct box *box_build_grid(struct composing *c, xmlNodePtr element,
                                 xmlNodePtr node);

/* Puts a cell into the area of its grid that its grid-area names. */
void cell_take_area(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                    struct box *cell);

/* A table (tables.c). */
const struct box *box_build_table(struct composing *c, xmlNodePtr element,
                                  xmlNodePtr node);

/* Long tables (long_table.c). True if nothing in the layouts needs all pages at once. */
bool layouts_sliceable(const struct document *layout);

/* From here on what is made outlives the slice of rows at hand; the job before. */
struct job *lasting_begin(struct composing *c);
void lasting_end(struct composing *c, struct job *before);

/* Leaves the rows that a loop over `nodes` would make to be made slice by slice; false if
 * it is not to be. */
bool long_table_takes(struct composing *c, xmlNodePtr element, xmlNodePtr *nodes, int n,
                      template_visit visit, void *context);

/* Lists and their items (lists.c). */
const struct box *list_build(struct composing *c, xmlNodePtr element, xmlNodePtr node);
const struct box *item_build(struct composing *c, xmlNodePtr element, xmlNodePtr node);

/* What stands in `box` is written the way it is and keeps to its grid, unless it says
 * otherwise; what is around `box`. */
struct around box_go_into(struct composing *c, const struct box *box);

/* Makes the kids of `box` of what stands in `element`. */
void box_build_kids(struct composing *c, struct box *box, xmlNodePtr element,
                    xmlNodePtr node);

/* Goes through what stands in `box`, which is written the way it is. */
void box_walk(struct composing *c, const struct box *box, xmlNodePtr element,
              xmlNodePtr node, template_visit visit, void *context);

/* Makes the boxes of the list the kids of `box`. */
void box_adopt(struct composing *c, struct box *box, const struct list *kids);

/* A new box of the next number. */
struct box *box_new(struct composing *c, enum box_kind kind, xmlNodePtr element,
                    const struct style *style);

/* The box, or a stack around it that has the padding, borders, fill and size which
 * grids, lists, columns and tables do not have themselves (enclose.c). */
const struct box *box_enclose(struct composing *c, const struct box *box,
                              xmlNodePtr element);

/* A chart, or what the layout puts in its place when it has no number. */
const struct box *chart_build(struct composing *c, xmlNodePtr element, xmlNodePtr node);

/* A picture from a file, or an outline (picture.c). */
const struct box *image_build(struct composing *c, xmlNodePtr element, xmlNodePtr node);
const struct box *path_build(struct composing *c, xmlNodePtr element, xmlNodePtr node);

/* A text of plain words, which stand at `pos`, for the layout's `element`; `source` may
 * be NULL. */
const struct box *text_of_words(struct composing *c, xmlNodePtr element,
                                const struct style *style, struct str words,
                                struct srcpos pos, const struct text_source *source);

/* Says that a node of the layout stands where it cannot; nothing for white space. */
void box_report_misplaced(struct composing *c, xmlNodePtr child);

/* Gives a text its place among all texts. */
void text_register(struct composing *c, struct box *text);

/* Gives the digits of a text the form that their style asks for (digits.c). */
void digits_set(struct composing *c, struct box *box);

/* --- running texts (running.c) ------------------------------------------------------ */

/* The place of a running text in a text. */
struct running_slot {
    struct str name; /* empty: there is none */
    struct srcpos pos;
    enum running_which which;
    int run; /* which run it is; an empty one */
};

/* For composing.running and composing.marks. */
struct list running_texts(struct arena *arena);
struct list running_marks(struct arena *arena);

/* What <running-text> says, which stands at run `run` of its text. */
struct running_slot running_read(struct composing *c, xmlNodePtr element, int run);

/* Notes a text with a slot, whose runs are complete: it becomes a BOX_RUNNING. */
void running_add(struct composing *c, struct box *box, struct running_slot slot);

/* Notes a text that sets a running text, if it does. */
void running_mark(struct composing *c, const struct box *text);

/* Builds, when all are known, a text for each that may stand in a slot. */
void running_finish(struct composing *c);

/* Fills in the runs of a text in that style; false if there are none. */
bool text_build(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                const struct styling *styling, struct box *box);

/* --- overlays and connectors (overlays.c) ------------------------------------------- */

void overlays_init(struct composing *c);

/* Remembers a box by its id attribute, if it has one. */
void box_name(struct composing *c, xmlNodePtr element, xmlNodePtr node,
              const struct box *box);

/* Takes an overlay or connector, which belongs to no flow; false if `element` is neither.
 */
bool overlay_add(struct composing *c, xmlNodePtr element, xmlNodePtr node);

/* Finds the boxes that they refer to, when all are known. */
void overlays_resolve(struct composing *c, struct boxes *boxes);

#endif
