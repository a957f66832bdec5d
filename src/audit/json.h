/* Exact values in JSON; internal to this folder. */
#ifndef GAIYO_AUDIT_JSON_H
#define GAIYO_AUDIT_JSON_H

#include "base/json.h"
#include "quantity/quantity.h"

/* The exact value as a string ("8/11"), null if there is none. */
void json_exact(struct json *j, const char *name, const struct number *value);

#endif
