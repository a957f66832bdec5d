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

/* The tree as text. */
struct str compose_dump(struct job *job, const struct boxes *boxes);

#endif
