/* Content streams as operators with their operands, which are JSON values as in model.h:
 * strings "b:hex". */
#ifndef TESTS_PDF_TOKEN_H
#define TESTS_PDF_TOKEN_H

#include "model.h"

/* `operands` is an array. */
typedef void operator_fn(void *self, const char *operator, json_t * operands);

/* False if the stream cannot be read to its end. */
bool content_read(const struct bytes *content, operator_fn *take, void *self);

#endif
