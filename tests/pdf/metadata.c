#include "check.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the file says of itself: XMP, and the information dictionary beside it. */

static const struct {
    const char *prefix, *uri;
} spaces[] = {
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"xmp", "http://ns.adobe.com/xap/1.0/"},
    {"xmpMM", "http://ns.adobe.com/xap/1.0/mm/"},
    {"pdf", "http://ns.adobe.com/pdf/1.3/"},
    {"pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
    {"pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
    {"ext", "http://www.aiim.org/pdfa/ns/extension/"},
    {"schema", "http://www.aiim.org/pdfa/ns/schema#"},
    {"property", "http://www.aiim.org/pdfa/ns/property#"},
    {"pdfxid", "http://www.npes.org/pdfx/ns/id/"},
};

struct packet {
    xmlDoc *doc;
    xmlXPathContext *context;
};

static void text_at(const struct packet *p, const char *path, char *text, size_t size)
{
    char whole[256];
    text[0] = 0;
    snprintf(whole, sizeof whole, "string(%s)", path);
    xmlXPathObject *found =
        p->context ? xmlXPathEvalExpression((xmlChar *)whole, p->context) : NULL;
    if (found && found->stringval)
        snprintf(text, size, "%s", (const char *)found->stringval);
    xmlXPathFreeObject(found);
}

static int count_at(const struct packet *p, const char *path)
{
    xmlXPathObject *found =
        p->context ? xmlXPathEvalExpression((xmlChar *)path, p->context) : NULL;
    const int n = found && found->nodesetval ? found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    return n;
}

static struct packet packet_read(struct checking *c)
{
    struct packet p = {NULL, NULL};
    json_t *metadata = file_key(c->file, file_catalog(c->file), "/Metadata");
    if (!is_stream(c->file, metadata) ||
        !is_name(file_key(c->file, metadata, "/Type"), "Metadata") ||
        !is_name(file_key(c->file, metadata, "/Subtype"), "XML")) {
        finding(c, "metadata", "the catalog has none");
        return p;
    }
    struct bytes bytes = stream_bytes(c->file, metadata);
    const char *head = strstr((const char *)bytes.p, "<?xpacket begin=");
    const char *end = head ? strstr(head, "?>") : NULL;
    p.doc = xmlReadMemory((const char *)bytes.p, (int)bytes.n, NULL, NULL,
                          XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
    if (!end || !p.doc)
        finding(c, "metadata-packet", p.doc ? "no header" : "not well-formed");
    for (const char *at = head; end && at < end; at++)
        if (strncmp(at, " bytes=", 7) == 0 || strncmp(at, " encoding=", 10) == 0)
            finding(c, "metadata-packet", "bytes or encoding in its header");
    free(bytes.p);
    p.context = p.doc ? xmlXPathNewContext(p.doc) : NULL;
    for (size_t i = 0; p.context && i < sizeof spaces / sizeof *spaces; i++)
        xmlXPathRegisterNs(p.context, (const xmlChar *)spaces[i].prefix,
                           (const xmlChar *)spaces[i].uri);
    return p;
}

/* Every property is of a schema that the standard names, or described in the packet. */
static void check_schemas(struct checking *c, const struct packet *p)
{
    xmlXPathObject *found =
        p->context ? xmlXPathEvalExpression((xmlChar *)"//rdf:Description/*", p->context)
                   : NULL;
    for (int i = 0; found && found->nodesetval && i < found->nodesetval->nodeNr; i++) {
        const xmlNode *node = found->nodesetval->nodeTab[i];
        const char *uri = node->ns ? (const char *)node->ns->href : "";
        char path[512];
        bool known = strcmp(uri, "http://www.aiim.org/pdfa/ns/extension/") == 0;
        for (size_t k = 0; k < 6; k++)
            known |= strcmp(uri, spaces[k].uri) == 0;
        snprintf(path, sizeof path,
                 "//rdf:li[schema:namespaceURI='%s' and .//property:name='%s']", uri,
                 (const char *)node->name);
        if (!known && !count_at(p, path))
            finding(c, "metadata-schemas", "%s is not described",
                    (const char *)node->name);
    }
    xmlXPathFreeObject(found);
}

/* The information dictionary has the same, where both say it. */
static void check_info(struct checking *c, const struct packet *p)
{
    static const struct {
        const char *key, *path;
    } pairs[] = {{"/Title", "//dc:title/rdf:Alt/rdf:li"},
                 {"/Author", "//dc:creator/rdf:Seq/rdf:li"},
                 {"/Subject", "//dc:description/rdf:Alt/rdf:li"},
                 {"/Keywords", "//pdf:Keywords"},
                 {"/Creator", "//xmp:CreatorTool"},
                 {"/Producer", "//pdf:Producer"}};
    json_t *info = file_key(c->file, file_trailer(c->file), "/Info");
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char text[2048];
        text_at(p, pairs[i].path, text, sizeof text);
        const char *said = text_of(file_key(c->file, info, pairs[i].key));
        if (strcmp(said, text) != 0)
            finding(c, "metadata-info", "%s: \"%s\", \"%s\"", pairs[i].key, said, text);
    }
}

static bool same_digits(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strcspn(a, "0123456789");
        b += strcspn(b, "0123456789");
        if (*a != *b || !*a)
            return *a == *b;
    }
}

static void check_dates(struct checking *c, const struct packet *p)
{
    static const char *const keys[] = {"/CreationDate", "/ModDate"};
    static const char *const paths[] = {"//xmp:CreateDate", "//xmp:ModifyDate"};
    json_t *info = file_key(c->file, file_trailer(c->file), "/Info");
    for (int i = 0; i < 2; i++) {
        char text[64];
        text_at(p, paths[i], text, sizeof text);
        const char *said = text_of(file_key(c->file, info, keys[i]));
        if (!same_digits(said, text))
            finding(c, "metadata-info", "%s: %s, %s", keys[i], said, text);
    }
}

/* ISO 15930-7: what PDF/X-4 says of itself, it says here. */
static void check_press_packet(struct checking *c, const struct packet *p)
{
    static const char *const paths[] = {
        "//xmpMM:DocumentID",     "//xmpMM:InstanceID",        "//xmpMM:VersionID",
        "//xmpMM:RenditionClass", "//xmp:CreateDate",          "//xmp:ModifyDate",
        "//xmp:MetadataDate",     "//dc:title/rdf:Alt/rdf:li", "//pdf:Trapped"};
    char text[256];
    text_at(p, "//pdfxid:GTS_PDFXVersion", text, sizeof text);
    if (strcmp(text, "PDF/X-4") != 0)
        finding(c, "x4-version", "\"%s\"", text);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        text_at(p, paths[i], text, sizeof text);
        if (!text[0])
            finding(c, "x4-metadata", "no %s", paths[i] + 2);
    }
}

void check_metadata(struct checking *c)
{
    const struct packet p = packet_read(c);
    char part[16], conformance[16], ua[16];
    text_at(&p, "//pdfaid:part", part, sizeof part);
    text_at(&p, "//pdfaid:conformance", conformance, sizeof conformance);
    text_at(&p, "//pdfuaid:part", ua, sizeof ua);
    if (strcmp(part, c->profile & A3A ? "3" : "2") != 0 || strcmp(conformance, "A") != 0)
        finding(c, "metadata-a", "part \"%s\", conformance \"%s\"", part, conformance);
    if (strcmp(ua, "1") != 0)
        finding(c, "metadata-ua", "part \"%s\"", ua);
    if (!count_at(&p, "//dc:title/rdf:Alt/rdf:li[normalize-space()]"))
        finding(c, "metadata-title", "none");
    check_press_packet(c, &p);
    if (p.doc) {
        check_schemas(c, &p);
        check_info(c, &p);
        check_dates(c, &p);
    }
    xmlXPathFreeContext(p.context);
    xmlFreeDoc(p.doc);
}
