/* The functions that expressions have beside XPath's own; internal to this folder. */
#ifndef GAIYO_EVALUATE_FUNCTIONS_H
#define GAIYO_EVALUATE_FUNCTIONS_H

#include <libxml/xpath.h>

/* `ctxt->user` points at a const char * that a function sets to say what is wrong with
 * its arguments. */
void functions_register(xmlXPathContextPtr ctxt);

#endif
