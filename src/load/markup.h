/* XML as text, byte for byte as libxml2 writes it: for those who print a document
 * together with what is kept beside its tree. */
#ifndef GAIYO_LOAD_MARKUP_H
#define GAIYO_LOAD_MARKUP_H

#include "base/str.h"

struct _xmlAttr;
struct _xmlDoc;
struct _xmlNode;

/* The declaration that a document begins with, and its line end. */
void markup_add_declaration(struct strbuf *b, const struct _xmlDoc *xml);

/* "<name", with its namespaces but neither attributes nor what ends the tag. */
void markup_add_tag(struct strbuf *b, const struct _xmlNode *element);

/* An attribute of an element of the document. */
void markup_add_own(struct strbuf *b, const struct _xmlAttr *attribute);

/* " name="value"" */
void markup_add_attribute(struct strbuf *b, const char *name, struct str value);

/* "</name>" */
void markup_add_end(struct strbuf *b, const struct _xmlNode *element);

/* Text between tags. */
void markup_add_text(struct strbuf *b, struct str text);

#endif
