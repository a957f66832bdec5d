/* compose: turns the evaluated document and a layout into the box tree.
 *
 * A layout is a template over the document: for-each, if, choose, define/use and {xpath}
 * say what is shown, named styles and a palette how. After this stage there is no
 * document any more, only boxes and text. */
#ifndef GAIYO_COMPOSE_COMPOSE_H
#define GAIYO_COMPOSE_COMPOSE_H

#include "compose/box.h"

struct document;
struct job;

/* A layout parameter set from outside (--set name=value). */
struct compose_setting {
    struct str name, value;
};

/* NULL, and diagnostics, if the layout is wrong: an unknown style or colour, a value that
 * a property cannot have, an expression that cannot be evaluated … */
const struct boxes *compose_boxes(struct job *job, const struct document *document,
                                  const struct document *layout,
                                  const struct compose_setting *settings, int n_settings);

/* The same, the rows of long tables left out (struct long_rows): for who takes them slice
 * by slice. */
const struct boxes *compose_long_boxes(struct job *job, const struct document *document,
                                       const struct document *layout,
                                       const struct compose_setting *settings,
                                       int n_settings);

/* The same as compose_boxes, with the sources of texts and charts (struct text_source).
 */
const struct boxes *compose_traced_boxes(struct job *job, const struct document *document,
                                         const struct document *layout,
                                         const struct compose_setting *settings,
                                         int n_settings);

/* A slice in the memory of `job`, which is not that of the boxes; NULL, and diagnostics,
 * as for compose_boxes. */
const struct row_slice *compose_rows(struct job *job, const struct boxes *boxes,
                                     const struct slice_wish *wish);

/* No slice is asked for any more: nothing refers to the document then but by copies. */
void compose_end(const struct boxes *boxes);

/* Texts alone, without a layout: each on pages of its own, as wide as `width_em` [1/1000
 * em] says, in the initial style with the properties given. A line feed in a text is a
 * forced end of line. NULL, and diagnostics, if a property is wrong. */
const struct boxes *compose_texts(struct job *job,
                                  const struct compose_setting *properties,
                                  int n_properties, int width_em, const struct str *texts,
                                  int n);

/* The tree as text. */
struct str compose_dump(struct job *job, const struct boxes *boxes);

#endif
