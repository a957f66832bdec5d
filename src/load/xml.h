/* Reading XML with places; internal to this folder. */
#ifndef GAIYO_LOAD_XML_H
#define GAIYO_LOAD_XML_H

#include "load/load.h"

#include <libxml/tree.h>

/* Parses the file at `path`, XInclude resolved; NULL and diagnostics if that fails. */
struct document *xml_read(struct job *job, const char *path);

/* Parses one file into `doc`'s dictionary without XInclude; NULL and diagnostics if that
 * fails. */
xmlDocPtr xml_parse(struct job *job, const char *path);

/* Replaces every xi:include below `doc`'s root by what it names; false and diagnostics if
 * one cannot be. */
bool xml_include(struct job *job, xmlDocPtr doc, const char *path);

/* Checks `document` against the RELAX NG schema data/schema/`kind`.rng; false and
 * diagnostics if it breaks it. Its root must be an element called `kind`. */
bool xml_validate(struct job *job, const struct document *document, const char *kind);

/* Says in plain words how `document` breaks the schema at `path`; true if it found
 * anything to say. Called once the validator has found the document wrong. */
bool xml_explain(struct job *job, const struct document *document, const char *path);

/* Gives `to`, its next siblings and all below them the places of `from` and its.
 * libxml2's copies leave the places behind; the two trees are alike. */
void xml_copy_places(xmlNodePtr to, const xmlNode *from);

/* The document is freed with the job. */
struct document *xml_own(struct job *job, xmlDocPtr doc);

#endif
