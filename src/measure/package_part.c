#include "measure/package_part.h"

#include "measure/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/xmlreader.h>
#include <stdio.h>
#include <string.h>

enum {
    UNPACKED_CEILING = 512 << 20, /* [byte] */
    RATIO_CEILING = 200,          /* a sheet of numbers packs to a tenth */
    RATIO_FREE = 8 << 20,         /* [byte] that may be unpacked whatever the ratio */
};

struct part {
    struct package *package;
    struct str name;
    zip_file_t *file;
    int64_t packed, unpacked; /* [byte] */
    xmlTextReaderPtr reader;
    xmlNodePtr node;
    enum part_event event;
    bool failed;
    char why[256]; /* the first complaint of the parser */
};

/* --- unpacking ---------------------------------------------------------------------- */

static void report_size(struct part *part, const char *size)
{
    struct package *package = part->package;
    if (!package->damaged)
        DIAG(package->job->diags, DIAG_WORKBOOK_BOMB, srcpos_whole(package->file),
             str_c(package->job->doc, part->name), size);
    package->damaged = true;
}

static bool check_size(struct part *part)
{
    if (part->package->unpacked > UNPACKED_CEILING)
        report_size(part, "more than 512 MiB");
    else if (part->unpacked > RATIO_FREE && part->unpacked / RATIO_CEILING > part->packed)
        report_size(part, "more than 200 times its packed size");
    return !part->package->damaged;
}

/* For libxml2: bytes of the part, -1 to stop. */
static int read_bytes(void *context, char *room, int n)
{
    struct part *part = context;
    const struct ziplib *lib = &part->package->lib;
    const zip_int64_t got = lib->zip_fread(part->file, room, (zip_uint64_t)n);
    if (got < 0) {
        package_report(part->package, lib->zip_file_strerror(part->file));
        return -1;
    }
    part->unpacked += got;
    part->package->unpacked += got;
    return check_size(part) ? (int)got : -1;
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct part *part = context;
    if (part->why[0] || error->level < XML_ERR_ERROR || !error->message)
        return;
    const int n = (int)strcspn(error->message, "\n");
    snprintf(part->why, sizeof part->why, "%.*s, line %d: %.*s", STR_ARG(part->name),
             error->line, n > 120 ? 120 : n, error->message);
}

struct part *part_open(struct package *package, struct str name)
{
    struct arena *arena = package->job->doc;
    struct part *part = ARENA_NEW(arena, struct part);
    *part = (struct part){.package = package, .name = str_copy(arena, name)};
    const struct ziplib *lib = &package->lib;
    zip_stat_t stat = {0};
    if (lib->zip_stat(package->zip, part->name.p, 0, &stat) != 0) {
        package_report(
            package,
            str_format(arena, diags_phrase(package->job->diags, "it has no part %.*s"),
                       STR_ARG(name))
                .p);
        return NULL;
    }
    part->packed = (int64_t)stat.comp_size;
    part->file = lib->zip_fopen(package->zip, part->name.p, 0);
    if (!part->file) {
        package_report(package, lib->zip_strerror(package->zip));
        return NULL;
    }
    part->reader = xmlReaderForIO(read_bytes, NULL, part, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (!part->reader) {
        lib->zip_fclose(part->file);
        package_report(package, "it cannot be read");
        return NULL;
    }
    xmlTextReaderSetStructuredErrorHandler(part->reader, on_error, part);
    return part;
}

bool part_close(struct part *part)
{
    xmlFreeTextReader(part->reader);
    part->package->lib.zip_fclose(part->file);
    return !part->failed;
}

/* --- the XML in it ------------------------------------------------------------------ */

static bool fail(struct part *part)
{
    package_report(part->package, part->why[0] ? part->why : "its XML is broken");
    part->failed = true;
    return false;
}

static bool refuse_doctype(struct part *part)
{
    struct package *package = part->package;
    if (!package->damaged)
        DIAG(package->job->diags, DIAG_WORKBOOK_DOCTYPE, srcpos_whole(package->file),
             part->name.p);
    package->damaged = true;
    part->failed = true;
    return false;
}

bool part_next(struct part *part)
{
    while (!part->failed && !part->package->damaged) {
        const int read = xmlTextReaderRead(part->reader);
        if (read <= 0)
            return read < 0 ? fail(part) : false;
        part->node = xmlTextReaderCurrentNode(part->reader);
        switch (xmlTextReaderNodeType(part->reader)) {
        case XML_READER_TYPE_ELEMENT:
            part->event = PART_START;
            return true;
        case XML_READER_TYPE_END_ELEMENT:
            part->event = PART_END;
            return true;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            part->event = PART_TEXT;
            return true;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
            return refuse_doctype(part);
        default:
            break;
        }
    }
    part->failed = true;
    return false;
}

enum part_event part_event(const struct part *part)
{
    return part->event;
}

bool part_is(const struct part *part, const char *name)
{
    return strcmp((const char *)part->node->name, name) == 0;
}

bool part_is_empty(const struct part *part)
{
    return xmlTextReaderIsEmptyElement(part->reader) == 1;
}

int part_depth(const struct part *part)
{
    return xmlTextReaderDepth(part->reader);
}

struct str part_text(const struct part *part)
{
    return str_of((const char *)part->node->content);
}

struct str part_attribute(const struct part *part, const char *name)
{
    for (const xmlAttr *a = part->node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content
                       ? str_of((const char *)a->children->content)
                       : STR("");
    return (struct str){0};
}

bool part_flag(const struct part *part, const char *name)
{
    const struct str value = part_attribute(part, name);
    return str_is(value, "1") || str_is(value, "true");
}

void part_read_text(struct part *part, struct strbuf *b)
{
    const int depth = part_depth(part);
    bool text = false, phonetic = false;
    if (part_is_empty(part))
        return;
    while (part_next(part)) {
        if (part->event == PART_END && part_depth(part) == depth)
            return;
        if (part->event == PART_TEXT && text && !phonetic)
            strbuf_add(b, part_text(part));
        if (part->event == PART_TEXT)
            continue;
        const bool inside = part->event == PART_START && !part_is_empty(part);
        if (part_is(part, "t"))
            text = inside;
        else if (part_is(part, "rPh"))
            phonetic = inside;
    }
}
