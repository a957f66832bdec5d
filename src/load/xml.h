/* Reading XML with places; internal to this folder. */
#ifndef GAIYO_LOAD_XML_H
#define GAIYO_LOAD_XML_H

#include "load/load.h"

#include <libxml/tree.h>

#define XINCLUDE_NAMESPACE "http://www.w3.org/2001/XInclude"

struct _xmlError;

/* Parses the file at `path`, XInclude resolved; NULL and diagnostics if that fails. */
struct document *xml_read(struct job *job, const char *path);

/* Parses one file without XInclude; NULL and diagnostics if that fails. Names go into
 * `dict`, which the tree then shares; NULL: into one of its own. */
xmlDocPtr xml_parse(struct job *job, const char *path, xmlDictPtr dict);

/* Replaces every xi:include below `doc`'s root by what it names; false and diagnostics if
 * one cannot be. */
bool xml_include(struct job *job, xmlDocPtr doc, const char *path);

/* Says in plain words that the file of `pos` is not well-formed; `pos` is where libxml2's
 * parser had come to when it noticed. */
void xml_report_syntax(struct job *job, const struct _xmlError *error, struct srcpos pos);

/* The path of the file `href`, named in `file` by an attribute of `what` at `pos`; NULL
 * and a diagnostic if it does not lie below the folder of `file`, or is no file. */
const char *xml_find_below(struct job *job, const char *file, const char *what,
                           struct str href, struct srcpos pos);

/* Checks `document` against the RELAX NG schema data/schema/`schema_name`.rng; false and
 * diagnostics if it breaks it. Its root must be an element called `kind`. What is shipped
 * (known.h) has been validated before. */
bool xml_validate(struct job *job, const struct document *document, const char *kind,
                  const char *schema_name);

/* Says in plain words how `document` breaks the schema at `path`; true if it found
 * anything to say. Called once the validator has found the document wrong. */
bool xml_explain(struct job *job, const struct document *document, const char *path);

/* Reports what a schema cannot see in a plan: ids that stand twice, pillars that answer
 * issues that are not there, tables whose cells do not fill them, elements without
 * contents. */
void plan_check(struct job *job, xmlNodePtr root);

/* The same of one table of a plan (plan_table.c). */
void plan_check_table(struct job *job, xmlNodePtr table);

/* The same of the pairs of a ruby, of a tcy and of a furiwake (plan_ruby.c). */
void plan_check_ruby(struct job *job, xmlNodePtr ruby);
void plan_check_combined(struct job *job, xmlNodePtr tcy);
void plan_check_furiwake(struct job *job, xmlNodePtr furiwake);
void plan_check_rows(struct job *job, xmlNodePtr rows); /* and of a warichu */

/* Reports characters that a proofreader would mark (base/proofread.h), but for those of
 * the plan's keep-characters. */
void plan_proofread(struct job *job, xmlNodePtr root);

/* Gives `to`, its next siblings and all below them the places of `from` and its.
 * libxml2's copies leave the places behind; the two trees are alike. */
void xml_copy_places(xmlNodePtr to, const xmlNode *from);

/* The document is freed with the job. */
struct document *xml_own(struct job *job, xmlDocPtr doc);

#endif
