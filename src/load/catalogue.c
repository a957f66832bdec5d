#include "load/catalogue.h"

#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/len.h"
#include "base/list.h"
#include "base/messages.h"

#include <string.h>

/* "1A2B3C4D"; the schema has checked the digits. */
static uint32_t parse_hex(struct str s)
{
    uint32_t value = 0;
    for (int i = 0; i < s.n; i++) {
        const char c = s.p[i];
        value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'A' + 10);
    }
    return value;
}

/* A number that the schema has found to be whole may still be too large. */
static void read_index(struct job *job, xmlNodePtr node, int *index)
{
    const struct str text = str_trim(document_attribute(node, "index"));
    if (text.n && (!str_to_int(text, index) || *index > 0xFFFF))
        DIAG(job->diags, DIAG_ATTRIBUTE_VALUE, document_attribute_pos(job, node, "index"),
             "index", str_c(job->doc, text), "a whole number from 0 to 65535");
}

static struct catalogue_face read_face(struct job *job, xmlNodePtr node,
                                       const char *folder)
{
    struct catalogue_face face = {.pos = document_pos(node), .weight = 400};
    face.path = path_join(job->doc, folder, document_attribute(node, "file").p);
    str_to_int(document_attribute(node, "weight"), &face.weight);
    read_index(job, node, &face.index);
    face.revision = parse_hex(document_attribute(node, "revision"));
    face.package = document_attribute(node, "package").p;
    return face;
}

/* Which of two faces of one weight is used would be a matter of their order. */
static void check_weight(struct job *job, const struct list *faces, xmlNodePtr node,
                         int weight)
{
    for (int i = 0; i < faces->n; i++)
        if (((const struct catalogue_face *)list_at(faces, i))->weight == weight)
            DIAG(job->diags, DIAG_FACE_TWICE, document_attribute_pos(job, node, "weight"),
                 document_attribute(node, "weight").p);
}

/* The value of size-adjust; 1000 if there is none. */
static int read_scale(struct job *job, xmlNodePtr node)
{
    const struct str text = str_trim(document_attribute(node, "size-adjust"));
    int percent = 0;
    if (!text.n)
        return 1000;
    if (!str_ends(text, STR("%")) ||
        !permille_parse(str_slice(text, 0, text.n - 1), &percent) || percent < 50000 ||
        percent > 200000) {
        DIAG(job->diags, DIAG_ATTRIBUTE_VALUE,
             document_attribute_pos(job, node, "size-adjust"), "size-adjust",
             str_c(job->doc, text), "a percentage from 50% to 200%");
        return 1000;
    }
    return (percent + 50) / 100;
}

static struct catalogue_family read_family(struct job *job, xmlNodePtr node,
                                           const char *folder)
{
    struct list faces = list_of(job->doc, sizeof(struct catalogue_face));
    for (xmlNodePtr n = node->children; n; n = n->next)
        if (document_is(n, "face")) {
            const struct catalogue_face face = read_face(job, n, folder);
            check_weight(job, &faces, n, face.weight);
            *(struct catalogue_face *)list_add(&faces) = face;
        }
    return (struct catalogue_family){
        .name = document_attribute(node, "name"),
        .licence = document_attribute(node, "licence").p,
        .faces = list_array(&faces, job->doc),
        .n = faces.n,
        .scale = read_scale(job, node),
        .pos = document_pos(node),
    };
}

static int find_family(const struct list *families, struct str name)
{
    for (int i = 0; i < families->n; i++)
        if (str_eq(((const struct catalogue_family *)list_at(families, i))->name, name))
            return i;
    return -1;
}

/* The families named by the fallback attribute, by index. */
static void resolve_fallback(struct job *job, const struct list *families,
                             xmlNodePtr node, struct catalogue_family *family)
{
    struct list indices = list_of(job->doc, sizeof(int));
    const struct str names = document_attribute(node, "fallback");
    const struct srcpos pos = document_attribute_pos(job, node, "fallback");
    struct str rest = names;
    for (struct str word = str_word(&rest); word.n; word = str_word(&rest)) {
        const int i = find_family(families, word);
        if (i < 0)
            DIAG(job->diags, DIAG_CATALOGUE_FALLBACK,
                 document_pos_inside(job, pos, (int)(word.p - names.p)),
                 str_c(job->doc, word));
        else
            *(int *)list_add(&indices) = i;
    }
    family->fallback = list_array(&indices, job->doc);
    family->n_fallback = indices.n;
}

/* "latin digits" */
static unsigned read_scripts(struct job *job, xmlNodePtr node)
{
    const struct str text = document_attribute(node, "scripts");
    struct str rest = text;
    unsigned scripts = 0;
    for (struct str word = str_word(&rest); word.n; word = str_word(&rest)) {
        const unsigned script = script_find(word);
        if (!script)
            DIAG(job->diags, DIAG_ATTRIBUTE_VALUE,
                 document_attribute_pos(job, node, "scripts"), "scripts",
                 str_c(job->doc, text),
                 "latin, digits, kana or kanji, or several of these");
        else
            scripts |= script;
    }
    return scripts;
}

/* The <part> children of the family. */
static void read_parts(struct job *job, const struct list *families, xmlNodePtr node,
                       struct catalogue_family *family)
{
    struct list parts = list_of(job->doc, sizeof(struct catalogue_part));
    for (xmlNodePtr n = node->children; n; n = n->next) {
        if (!document_is(n, "part"))
            continue;
        const struct str name = document_attribute(n, "family");
        const struct catalogue_part part = {
            read_scripts(job, n), find_family(families, name), read_scale(job, n)};
        if (part.family < 0)
            DIAG(job->diags, DIAG_CATALOGUE_PART,
                 document_attribute_pos(job, n, "family"), str_c(job->doc, name));
        else
            *(struct catalogue_part *)list_add(&parts) = part;
    }
    family->parts = list_array(&parts, job->doc);
    family->n_parts = parts.n;
}

/* Where each language's words may be parted. */
static struct list read_patterns(struct job *job, const xmlNode *root, const char *folder)
{
    struct list patterns = list_of(job->doc, sizeof(struct catalogue_patterns));
    for (xmlNodePtr n = root->children; n; n = n->next)
        if (document_is(n, "hyphenation"))
            *(struct catalogue_patterns *)list_add(&patterns) =
                (struct catalogue_patterns){
                    .lang = document_attribute(n, "lang"),
                    .path = path_join(job->doc, folder, document_attribute(n, "file").p),
                    .package = document_attribute(n, "package").p,
                    .pos = document_pos(n),
                };
    return patterns;
}

static void *read_catalogue(struct job *job, const void *path)
{
    const struct document *document = xml_read(job, path);
    if (!document || !xml_validate(job, document, "fonts", "fonts"))
        return NULL;
    const char *folder =
        job->font_folder ? job->font_folder : path_folder(job->doc, path);
    struct list families = list_of(job->doc, sizeof(struct catalogue_family));
    const xmlNode *root = xmlDocGetRootElement(document->xml);
    for (xmlNodePtr n = root->children; n; n = n->next)
        if (document_is(n, "family")) {
            const struct catalogue_family family = read_family(job, n, folder);
            if (find_family(&families, family.name) >= 0)
                DIAG(job->diags, DIAG_NAME_TWICE, document_attribute_pos(job, n, "name"),
                     "family", family.name.p);
            *(struct catalogue_family *)list_add(&families) = family;
        }
    int i = 0;
    for (xmlNodePtr n = root->children; n; n = n->next)
        if (document_is(n, "family")) {
            resolve_fallback(job, &families, n, list_at(&families, i));
            read_parts(job, &families, n, list_at(&families, i++));
        }
    struct catalogue *catalogue = ARENA_NEW(job->doc, struct catalogue);
    const struct list patterns = read_patterns(job, root, folder);
    *catalogue = (struct catalogue){list_array(&families, job->doc), families.n,
                                    list_array(&patterns, job->doc), patterns.n};
    return diags_failed(job->diags) ? NULL : catalogue;
}

const struct catalogue *load_catalogue(struct job *job, const char *path)
{
    return kept_file(job, "catalogue", path, read_catalogue);
}
