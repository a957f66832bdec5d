#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum { XML_CEILING = 64 << 20 };

/* What the callbacks need to know; hangs on the parser context's _private. */
struct reading {
    struct job *job;
    uint32_t file;
    struct str text;
    long text_start; /* behind the last tag: where text begins, if some follows */
    bool failed;
    bool done; /* one syntax error is enough: what follows it is its echo */
};

static struct srcpos pos_at(const struct reading *reading, long offset)
{
    if (offset < 0)
        offset = 0;
    if (offset > reading->text.n)
        offset = reading->text.n;
    return (struct srcpos){reading->file, (uint32_t)offset};
}

/* The nearest `c` before `offset`; 0 if there is none. */
static long find_before(const struct reading *reading, long offset, char c)
{
    if (offset > reading->text.n)
        offset = reading->text.n;
    while (offset > 0 && reading->text.p[--offset] != c)
        ;
    return offset;
}

/* libxml2 calls back in front of the '>' of a start tag; the tag begins at the nearest
 * '<' before that, because an attribute's value cannot hold one. */
static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int n_namespaces,
                          const xmlChar **namespaces, int n_attributes, int n_defaulted,
                          const xmlChar **attributes)
{
    xmlParserCtxtPtr ctxt = context;
    struct reading *reading = ctxt->_private;
    xmlSAX2StartElementNs(ctxt, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                          n_defaulted, attributes);
    const long at = xmlByteConsumed(ctxt);
    reading->text_start = at + 1;
    if (ctxt->node)
        document_set_pos(ctxt->node, pos_at(reading, find_before(reading, at, '<')));
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri)
{
    xmlParserCtxtPtr ctxt = context;
    struct reading *reading = ctxt->_private;
    xmlSAX2EndElementNs(ctxt, name, prefix, uri);
    reading->text_start = xmlByteConsumed(ctxt);
}

/* libxml2 hands a text over in pieces and with its references resolved, so its place is
 * not taken from them. */
static void characters(void *context, const xmlChar *bytes, int n)
{
    xmlParserCtxtPtr ctxt = context;
    struct reading *reading = ctxt->_private;
    xmlSAX2Characters(ctxt, bytes, n);
    xmlNodePtr text = ctxt->node ? ctxt->node->last : NULL;
    if (text && text->type == XML_TEXT_NODE && !text->_private)
        document_set_pos(
            text,
            document_pos_inside(reading->job, pos_at(reading, reading->text_start), 0));
}

static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *id,
                           const xmlChar *system)
{
    (void)name, (void)id, (void)system;
    xmlParserCtxtPtr ctxt = context;
    struct reading *reading = ctxt->_private;
    reading->failed = reading->done = true;
    const long at = find_before(reading, xmlByteConsumed(ctxt), '<');
    DIAG0(reading->job->diags, DIAG_XML_DOCTYPE, pos_at(reading, at));
    xmlStopParser(ctxt);
}

static void on_error(void *context, xmlErrorPtr error)
{
    xmlParserCtxtPtr ctxt = context;
    struct reading *reading = ctxt->_private;
    if (error->level < XML_ERR_ERROR || reading->done)
        return;
    reading->failed = reading->done = true;
    xml_report_syntax(reading->job, error, pos_at(reading, xmlByteConsumed(ctxt)));
}

static void set_callbacks(xmlParserCtxtPtr ctxt)
{
    ctxt->sax->startElementNs = start_element;
    ctxt->sax->endElementNs = end_element;
    ctxt->sax->characters = characters;
    ctxt->sax->ignorableWhitespace = characters;
    ctxt->sax->cdataBlock = characters;
    ctxt->sax->internalSubset = refuse_doctype;
    ctxt->sax->comment = NULL;
    ctxt->sax->processingInstruction = NULL;
    ctxt->sax->serror = on_error;
}

/* Whether a character that begins with this byte may be one that is not allowed: a
 * control character, or U+F000 to U+FFFF. */
static bool may_be_forbidden(char byte)
{
    return ((unsigned char)byte < 0x20 && !is_xml_space(byte)) ||
           (unsigned char)byte == 0xEF;
}

/* The first character that XML 1.0 (2.2) does not allow, or -1. */
static int find_forbidden(struct str text, int *offset)
{
    for (int at = 0; at < text.n;) {
        if (!may_be_forbidden(text.p[at])) {
            at++;
            continue;
        }
        *offset = at;
        const int c = utf8_next(text, &at);
        if ((c < 0x20 && !is_xml_space(c)) || c == 0xFFFE || c == 0xFFFF)
            return c;
    }
    return -1;
}

/* The encoding that the XML declaration names; empty if it names none. */
static struct str declared_encoding(struct str text)
{
    const struct str mark = STR("\xEF\xBB\xBF");
    if (str_starts(text, mark))
        text = str_slice(text, mark.n, text.n);
    if (!str_starts(text, STR("<?xml")))
        return STR("");
    const int end = str_find(text, STR("?>")), name = str_find(text, STR("encoding"));
    if (name < 0 || name > end)
        return STR("");
    for (int i = name; i < end; i++) {
        if (text.p[i] != '"' && text.p[i] != '\'')
            continue;
        const char *close = memchr(text.p + i + 1, text.p[i], (size_t)(end - i - 1));
        return close ? str_slice(text, i + 1, (int)(close - text.p)) : STR("");
    }
    return STR("");
}

/* Eight bytes of ASCII at once, none of them a control character. */
static bool is_plain_ascii(const char *bytes)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return !((word | (word - ones * 0x20)) & tops);
}

/* False if there is anything in the text that is not allowed, or that is rare. */
static bool is_common(struct str text)
{
    for (int at = 0; at < text.n;) {
        if (text.n - at >= 8 && is_plain_ascii(text.p + at)) {
            at += 8;
            continue;
        }
        const int c = utf8_next(text, &at);
        if ((c < 0x20 && !is_xml_space(c)) || c == 0xFFFE || c == 0xFFFF)
            return false;
    }
    return true;
}

/* A file in another encoding would be read wrongly by people's tools before it came to
 * us; the message names the first byte that gives it away. */
static bool check_encoding(struct reading *reading)
{
    struct diags *diags = reading->job->diags;
    struct arena *arena = reading->job->doc;
    const struct str text = reading->text, declared = declared_encoding(text);
    const bool common = is_common(text);
    const int bad = common ? -1 : utf8_find_invalid(text);
    int at = 0;
    const int half = bad >= 0 ? utf8_surrogate(text, bad) : 0;
    if (half) {
        DIAG(diags, DIAG_CHARACTER_SURROGATE, pos_at(reading, bad),
             str_format(arena, "U+%04X", (unsigned)half).p);
        return false;
    }
    if (bad >= 0) {
        DIAG0(diags, DIAG_XML_ENCODING, pos_at(reading, bad));
        return false;
    }
    const int c = common ? -1 : find_forbidden(text, &at);
    if (c >= 0) {
        DIAG(diags, DIAG_XML_CHARACTER, pos_at(reading, at),
             str_format(arena, "U+%04X", (unsigned)c).p);
        return false;
    }
    if (declared.n && str_distance(declared, STR("UTF-8")) != 0) {
        DIAG(diags, DIAG_XML_DECLARED, pos_at(reading, (int)(declared.p - text.p)),
             str_c(arena, declared));
        return false;
    }
    return true;
}

static void share_names(xmlParserCtxtPtr ctxt, xmlDictPtr dict)
{
    xmlDictFree(ctxt->dict);
    ctxt->dict = dict;
    xmlDictReference(dict);
}

xmlDocPtr xml_parse(struct job *job, const char *path, xmlDictPtr dict)
{
    struct reading reading = {.job = job};
    if (!file_read(job, path, XML_CEILING, &reading.text, &reading.file) ||
        !check_encoding(&reading))
        return NULL;
    xmlParserCtxtPtr ctxt = xmlNewParserCtxt();
    ctxt->_private = &reading;
    if (dict)
        share_names(ctxt, dict);
    set_callbacks(ctxt);
    /* An encoding that is named makes libxml2 convert, even UTF-8 to UTF-8, and then
     * count the bytes it has read wrongly. */
    xmlDocPtr doc = xmlCtxtReadMemory(ctxt, reading.text.p, reading.text.n, path, NULL,
                                      XML_PARSE_NONET | XML_PARSE_BIG_LINES |
                                          XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC);
    xmlFreeParserCtxt(ctxt);
    if (doc && reading.failed) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    if (!doc && !reading.failed)
        DIAG(job->diags, DIAG_XML_SYNTAX, pos_at(&reading, 0),
             "the file holds no element");
    return doc;
}

struct document *xml_read(struct job *job, const char *path)
{
    const uint32_t before = diags_sources(job->diags);
    xmlDocPtr doc = xml_parse(job, path, NULL);
    if (!doc)
        return NULL;
    struct document *document = xml_own(job, doc);
    if (!xml_include(job, doc, path))
        return NULL;
    document->first_file = before + 1;
    document->last_file = diags_sources(job->diags);
    return document;
}
