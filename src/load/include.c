#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/file_name.h"
#include "base/job.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* XInclude 1.0, parse="xml" without a pointer. It is done here because libxml2's own
 * leaves no trace of which file a node came from, and every message names its file. */

enum { MOST_INCLUDES = 16, MOST_PARTS = 1000 };

/* The files that are being included, innermost first: to find a circle. */
struct including {
    const char *path;
    const struct including *outer;
    int depth;
    int *count; /* of all that has been included */
};

static bool is_include(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns &&
           strcmp((const char *)node->ns->href, XINCLUDE_NAMESPACE) == 0 &&
           strcmp((const char *)node->name, "include") == 0;
}

/* True if `path` really lies below `folder`, symbolic links followed. */
static bool lies_below(struct job *job, const char *path, const char *folder)
{
    char real[PATH_MAX], base[PATH_MAX];
    if (job->store)
        return !str_starts(str_of(file_name_from(job->doc, folder, path)), STR("../"));
    if (!realpath(path, real))
        return true; /* it is not there: reading it says so */
    if (!realpath(folder, base))
        return false;
    const size_t n = strlen(base);
    return strncmp(real, base, n) == 0 && (real[n] == '/' || base[n - 1] == '/');
}

const char *xml_find_below(struct job *job, const char *file, const char *what,
                           struct str href, struct srcpos pos)
{
    const char *folder = path_folder(job->doc, file), *name = str_c(job->doc, href);
    const char *path =
        strcmp(folder, ".") == 0 ? name : path_join(job->doc, folder, name);
    if (!lies_below(job, path, folder)) {
        DIAG(job->diags, DIAG_INCLUDE_OUTSIDE, pos, what, name);
        return NULL;
    }
    if (!file_is_regular(job, path)) {
        DIAG(job->diags, DIAG_INCLUDE_MISSING, pos, path, what);
        return NULL;
    }
    return path;
}

static bool include_all(struct job *job, xmlNodePtr node, const struct including *in);

/* What XInclude has beyond that would be passed over; true if there is none of it. */
static bool is_plain(struct job *job, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const bool xml = strcmp(name, "parse") == 0 &&
                         str_is(document_attribute(node, "parse"), "xml");
        if (a->ns || strcmp(name, "href") == 0 || xml)
            continue;
        DIAG(job->diags, DIAG_INCLUDE_UNSUPPORTED,
             document_attribute_pos(job, node, name),
             str_format(job->doc, "%s=\"%s\"", name, document_attribute(node, name).p).p);
        return false;
    }
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        DIAG(job->diags, DIAG_INCLUDE_UNSUPPORTED, document_pos(n),
             str_format(job->doc, "<%s>", (const char *)n->name).p);
        return false;
    }
    return true;
}

/* The path of what `node` includes; NULL and a diagnostic if it must not be included. */
static const char *find_part(struct job *job, xmlNodePtr node, const struct including *in)
{
    const struct srcpos pos = document_attribute_pos(job, node, "href");
    const struct str href = document_attribute(node, "href");
    if (!is_plain(job, node))
        return NULL;
    if (!href.n) {
        DIAG(job->diags, DIAG_ATTRIBUTE_MISSING, pos, "xi:include", "href");
        return NULL;
    }
    const char *path = xml_find_below(job, in->path, "xi:include", href, pos);
    if (!path)
        return NULL;
    if (++*in->count > MOST_PARTS) {
        if (*in->count == MOST_PARTS + 1)
            DIAG(job->diags, DIAG_INCLUDE_MANY, pos,
                 str_format(job->doc, "%d", MOST_PARTS).p);
        return NULL;
    }
    for (const struct including *i = in; i; i = i->outer) {
        if (strcmp(i->path, path) == 0 || in->depth == MOST_INCLUDES) {
            DIAG(job->diags, DIAG_INCLUDE_CIRCLE, pos, href.p);
            return NULL;
        }
    }
    return path;
}

/* The prefix xml is the document's own; all others are declared on elements, which bring
 * them along. */
static xmlNsPtr own_namespace(xmlNodePtr node, xmlNsPtr ns, const xmlDoc *from)
{
    return ns && ns == from->oldNs ? xmlSearchNs(node->doc, node, BAD_CAST "xml") : ns;
}

/* Makes the nodes below, which share their names' dictionary with `doc`, nodes of it. */
static void adopt(xmlNodePtr node, xmlDocPtr doc, const xmlDoc *from)
{
    node->doc = doc;
    if (node->type != XML_ELEMENT_NODE)
        return;
    node->ns = own_namespace(node, node->ns, from);
    for (xmlAttrPtr a = node->properties; a; a = a->next) {
        a->doc = doc;
        a->ns = own_namespace(node, a->ns, from);
        for (xmlNodePtr n = a->children; n; n = n->next)
            n->doc = doc;
    }
    for (xmlNodePtr n = node->children; n; n = n->next)
        adopt(n, doc, from);
}

static bool include_one(struct job *job, xmlNodePtr node, const struct including *in)
{
    const char *path = find_part(job, node, in);
    if (!path)
        return false;
    xmlDocPtr part = xml_parse(job, path, node->doc->dict);
    if (!part)
        return false;
    xmlNodePtr root = xmlDocGetRootElement(part);
    xmlUnlinkNode(root);
    adopt(root, node->doc, part);
    xmlFreeDoc(part);
    xmlReplaceNode(node, root);
    xmlFreeNode(node);
    const struct including inner = {path, in, in->depth + 1, in->count};
    return is_include(root) ? include_one(job, root, &inner)
                            : include_all(job, root, &inner);
}

static bool include_all(struct job *job, xmlNodePtr parent, const struct including *in)
{
    bool ok = true;
    for (xmlNodePtr node = parent->children, next; node; node = next) {
        next = node->next;
        if (is_include(node))
            ok = include_one(job, node, in) && ok;
        else if (node->type == XML_ELEMENT_NODE)
            ok = include_all(job, node, in) && ok;
    }
    return ok;
}

bool xml_include(struct job *job, xmlDocPtr doc, const char *path)
{
    int count = 0;
    const struct including in = {path, NULL, 1, &count};
    return include_all(job, xmlDocGetRootElement(doc), &in);
}
