/* The functions that expressions have beside XPath's own; internal to this folder. */
#ifndef GAIYO_EVALUATE_FUNCTIONS_H
#define GAIYO_EVALUATE_FUNCTIONS_H

#include <libxml/xpath.h>
#include <stdbool.h>
#include <stdint.h>

/* `ctxt->user` points at a const char * that a function sets to say what is wrong with
 * its arguments. */
void functions_register(xmlXPathContextPtr ctxt);

/* Those over many nodes. */
void functions_register_nodes(xmlXPathContextPtr ctxt);

/* How a function of ours is written, for messages: ", it is written wari(part, whole)";
 * empty for others. */
const char *functions_usage(const char *name);

/* Says what is wrong with the arguments; false. */
bool functions_fail(xmlXPathParserContextPtr ctxt, const char *why);

/* A whole number taken off the stack; false if it is none. */
bool functions_pop_count(xmlXPathParserContextPtr ctxt, int64_t *count);

#endif
