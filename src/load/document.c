#include "load/load.h"

#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/markup.h"

#include <assert.h>
#include <libxml/dict.h>
#include <stdint.h>
#include <string.h>

struct _xmlNode *document_root(const struct document *document)
{
    return xmlDocGetRootElement(document->xml);
}

/* Most names differ in their first character, and are asked for very often. */
static inline bool is_name(const xmlChar *a, const char *b)
{
    return (char)a[0] == b[0] && strcmp((const char *)a, b) == 0;
}

bool document_is(const struct _xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && is_name(node->name, name);
}

struct _xmlNode *document_child(const struct _xmlNode *element, const char *name)
{
    for (xmlNodePtr n = element->children; n; n = n->next)
        if (document_is(n, name))
            return n;
    return NULL;
}

struct str document_attribute(const struct _xmlNode *element, const char *name)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (!a->ns && is_name(a->name, name))
            return str_of(a->children ? (const char *)a->children->content : "");
    return STR("");
}

struct str document_text(struct job *job, const struct _xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    const struct str copy = str_copy(job->doc, str_of((char *)text));
    xmlFree(text);
    return copy;
}

static bool has_attribute(const struct _xmlNode *element, const char *name)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (!a->ns && is_name(a->name, name))
            return true;
    return false;
}

static void append_attribute(struct _xmlNode *element, const char *name,
                             const char *value)
{
    xmlNodePtr text = xmlNewDocText(element->doc, BAD_CAST value);
    xmlAttrPtr a = xmlMalloc(sizeof *a), last = element->properties;
    while (last && last->next)
        last = last->next;
    *a = (xmlAttr){.type = XML_ATTRIBUTE_NODE,
                   .name = xmlDictLookup(element->doc->dict, BAD_CAST name, -1),
                   .children = text,
                   .last = text,
                   .parent = element,
                   .prev = last,
                   .doc = element->doc};
    text->parent = (xmlNodePtr)a;
    if (last)
        last->next = a;
    else
        element->properties = a;
}

/* libxml2 looks for prefixes and ids before it adds an attribute, which takes most of the
 * time that stages need to write what they have found. */
void document_set(struct _xmlNode *element, const char *name, const char *value)
{
    if (!value || !element->doc || !element->doc->dict || has_attribute(element, name))
        xmlSetProp(element, BAD_CAST name, BAD_CAST value);
    else
        append_attribute(element, name, value);
}

/* A place is no more than its two numbers, so it stands where a pointer to it would: the
 * places of a long table are a tenth of it otherwise. 0 is no place, since files count
 * from 1. */
static_assert(sizeof(void *) >= 8, "a place is packed into a pointer");

static void *pack(struct srcpos pos)
{
    return (void *)((uintptr_t)pos.file << 32 | pos.offset);
}

static struct srcpos unpack(const void *place)
{
    return (struct srcpos){(uint32_t)((uintptr_t)place >> 32),
                           (uint32_t)(uintptr_t)place};
}

void document_set_pos(struct _xmlNode *node, struct srcpos pos)
{
    node->_private = pack(pos);
}

struct srcpos document_pos(const struct _xmlNode *node)
{
    for (; node && node->type != XML_DOCUMENT_NODE; node = node->parent) {
        if (node->type != XML_ATTRIBUTE_NODE && node->_private)
            return unpack(node->_private);
    }
    return NO_POS;
}

struct srcpos document_pos_inside(const struct job *job, struct srcpos pos, int offset)
{
    return markup_inside(job->diags, pos, offset);
}

/* --- attributes --------------------------------------------------------------------- */

/* Offset of the value of attribute `name` in the start tag that begins at `at`, or -1. */
static int find_value(struct str text, int at, struct str name)
{
    char quote = 0;
    for (int i = at; i < text.n; i++) {
        const char c = text.p[i];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return -1;
        } else if ((c == ' ' || c == '\t' || c == '\n' || c == '\r') &&
                   str_starts(str_slice(text, i + 1, text.n), name)) {
            struct str rest = str_slice(text, i + 1 + name.n, text.n);
            rest = str_trim(rest);
            if (rest.n && rest.p[0] == '=') {
                rest = str_trim(str_slice(rest, 1, rest.n));
                return (int)(rest.p - text.p) + 1;
            }
        }
    }
    return -1;
}

static struct srcpos find_attribute(const struct job *job, const struct _xmlNode *element,
                                    const char *name)
{
    struct srcpos pos = document_pos(element);
    if (!pos.file)
        return pos;
    const struct str text = diags_source_text(job->diags, pos.file);
    const int value = find_value(text, (int)pos.offset, str_of(name));
    if (value >= 0)
        pos.offset = (uint32_t)value;
    return pos;
}

/* The file is looked through once: a loop asks for the same attribute of a layout again
 * and again. */
struct srcpos document_attribute_pos(const struct job *job,
                                     const struct _xmlNode *element, const char *name)
{
    xmlAttr *a = element->properties;
    while (a && (a->ns || strcmp((const char *)a->name, name) != 0))
        a = a->next;
    if (!a)
        return find_attribute(job, element, name);
    if (!a->_private)
        a->_private = pack(find_attribute(job, element, name));
    return unpack(a->_private);
}

/* --- documents ---------------------------------------------------------------------- */

static void free_doc(void *document)
{
    struct document *d = document;
    xmlFreeDoc(d->xml);
    d->xml = NULL;
}

void document_forget(const struct job *job, struct document *document)
{
    if (!kept_is_on(job))
        free_doc(document);
}

struct document *xml_own(struct job *job, xmlDocPtr doc)
{
    struct document *document = ARENA_NEW(job->doc, struct document);
    document->xml = doc;
    arena_defer(job->doc, free_doc, document);
    return document;
}

void xml_copy_places(xmlNodePtr to, const xmlNode *from)
{
    for (; to && from; to = to->next, from = from->next) {
        to->_private = from->_private;
        if (from->type == XML_ELEMENT_NODE)
            xml_copy_places(to->children, from->children);
    }
}

struct document *document_copy(struct job *job, const struct document *document)
{
    xmlDocPtr doc = xmlNewDoc(document->xml->version);
    /* Names that both trees share are compared by address, and need no memory. */
    doc->dict = document->xml->dict;
    if (doc->dict)
        xmlDictReference(doc->dict);
    doc->children = xmlDocCopyNodeList(doc, document->xml->children);
    for (xmlNodePtr n = doc->children; n; n = n->next) {
        n->parent = (xmlNodePtr)doc;
        doc->last = n;
    }
    xml_copy_places(doc->children, document->xml->children);
    struct document *copy = xml_own(job, doc);
    copy->first_file = document->first_file;
    copy->last_file = document->last_file;
    return copy;
}
