/* Recognises documents that keep to their schema, fast; internal to this folder.
 *
 * libxml2 would have to read and compile the schema first, which takes longer than to
 * read the plan. The patterns of the schema are built in instead (tools/
 * make_recogniser.c), and a document is held against them by derivatives: what is left of
 * a pattern behind a child is another pattern (James Clark, An algorithm for RELAX NG
 * validation). Only a yes counts. What is not recognised may be wrong, or hold a value
 * that is not looked into here: the validator decides, and says what is wrong. */
#ifndef GAIYO_LOAD_RECOGNISE_H
#define GAIYO_LOAD_RECOGNISE_H

#include <libxml/tree.h>
#include <stdbool.h>

struct job;

/* True if the tree below `root` is a plan, measured by data/schema/plan.rng as it was
 * when the program was built. */
bool recognise_plan(struct job *job, const xmlNode *root);

#endif
