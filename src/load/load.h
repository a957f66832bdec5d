/* load: turns the files that people write (plan, layout, font catalogue) into validated
 * documents that know the place of each of their parts.
 *
 * A document is a libxml2 tree; the stages of the front half that read it link libxml2
 * themselves. Files are UTF-8 XML without a DOCTYPE. XInclude brings in files from below
 * the including file's own folder. Nothing is fetched from a network. Everything that is
 * wrong with a file is reported, not only the first thing. */
#ifndef GAIYO_LOAD_LOAD_H
#define GAIYO_LOAD_LOAD_H

#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>

struct job;
struct catalogue;
struct evaluation;
struct ledger;
struct units;
struct mappings;
struct _xmlDoc;
struct _xmlNode;

/* Owned by the job's document arena. A plan goes through the front half as one document:
 * each stage takes it over, adds to it and hands it on. A copy would double what is
 * largest in memory; one is made only of a plan that is kept for later jobs. */
struct document {
    struct _xmlDoc *xml;
    /* The sources that it was read from, for messages; 0 if it was made otherwise. */
    uint32_t first_file, last_file;
    const struct document *base; /* of a layout: the one that it extends; or NULL */
    /* What was measured, beside the tree (merge/ledger.h); NULL before it is merged. */
    struct ledger *ledger;
    /* How its results came about (evaluate/provenance.h); NULL before it is evaluated. */
    struct evaluation *evaluation;
};

/* Each returns NULL, and diagnostics, if the file cannot be read, is not well-formed, or
 * breaks its schema. */
struct document *load_plan(struct job *job, const char *path);
const struct catalogue *load_catalogue(struct job *job, const char *path);
const struct units *load_units(struct job *job, const char *path);

/* The layout, with those that it extends (document.base): a layout that is shipped, by
 * its name, or a file below its own folder. */
const struct document *load_layout(struct job *job, const char *path);

/* The palette that is shipped under that name, or the file at that path; one that is not
 * known is reported at `pos`. */
const struct document *load_palette(struct job *job, struct str name, struct srcpos pos);
/* The mappings of the file at `path`; those of `plan` if it is NULL. NULL if one of them
 * contradicts itself, which is reported, and if the plan is NULL or was found wrong: what
 * the measurements mean is not known then. */
const struct mappings *load_mappings(struct job *job, const struct document *plan,
                                     const char *path);

/* A copy of a document that is kept, for a job to go on with; without what stages have
 * added. */
struct document *document_copy(struct job *job, const struct document *document);

/* Gives the tree back before the job ends, unless other jobs may use it: no node of it is
 * looked at any more. */
void document_forget(const struct job *job, struct document *document);

struct _xmlNode *document_root(const struct document *document);

/* The element called `name` among the children of `element`, or NULL. */
struct _xmlNode *document_child(const struct _xmlNode *element, const char *name);

/* True if `node` is an element called `name`. */
bool document_is(const struct _xmlNode *node, const char *name);

/* The value of an attribute without a namespace, empty if it is not there. The bytes
 * belong to the document and are terminated. */
struct str document_attribute(const struct _xmlNode *element, const char *name);

/* All text below `node`, in the document arena; terminated. */
struct str document_text(struct job *job, const struct _xmlNode *node);

/* Sets an attribute of a document that is still being made. */
void document_set(struct _xmlNode *element, const char *name, const char *value);

/* Gives `node` a place. */
void document_set_pos(struct _xmlNode *node, struct srcpos pos);

/* Where an element begins, or the first character of a text node; the parent's place for
 * a node that a later stage has added. */
struct srcpos document_pos(const struct _xmlNode *node);

/* Byte `offset` of a text or of an attribute's value that begins at `pos`
 * (base/markup.h). */
struct srcpos document_pos_inside(const struct job *job, struct srcpos pos, int offset);

/* Where the value of an attribute begins; the element's place if it has no such attribute
 * in its file. */
struct srcpos document_attribute_pos(const struct job *job,
                                     const struct _xmlNode *element, const char *name);

#endif
