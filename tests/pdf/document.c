#include "check.h"

#include <stdlib.h>
#include <string.h>

/* The file, its trailer and its catalog. */

/* --- the file ----------------------------------------------------------------------- */

static void check_header(struct checking *c)
{
    const unsigned char *p = c->file->bytes.p;
    const double most = c->profile & X1A ? 1.4 : c->profile & X4 ? 1.6 : 1.7;
    if (strncmp((const char *)p, "%PDF-1.", 7) != 0 || c->file->version > most + 0.01)
        finding(c, "header", "%.8s", (const char *)p);
    const unsigned char *line = (const unsigned char *)strchr((const char *)p, '\n');
    for (int i = 2; line && i < 6; i++)
        if (line[1] != '%' || line[i] < 128) {
            finding(c, "header", "no binary bytes in the second line");
            return;
        }
}

static void check_end(struct checking *c)
{
    size_t n = c->file->bytes.n;
    const unsigned char *p = c->file->bytes.p;
    if (n && p[n - 1] == '\n')
        n--;
    if (n && p[n - 1] == '\r')
        n--;
    if (n < 5 || strncmp((const char *)p + n - 5, "%%EOF", 5) != 0)
        finding(c, "file-end", "the file does not end with %%%%EOF");
}

static void check_trailer(struct checking *c)
{
    json_t *trailer = file_trailer(c->file), *id = raw_key(c->file, trailer, "/ID");
    if (json_array_size(id) != 2 || !*text_of(json_array_get(id, 0)))
        finding(c, "trailer-id", "no ID");
    if (raw_key(c->file, trailer, "/Encrypt") ||
        json_is_true(
            json_object_get(json_object_get(c->file->root, "encrypt"), "encrypted")))
        finding(c, "encryption", "the file is encrypted");
}

/* --- the catalog -------------------------------------------------------------------- */

static void forbid(struct checking *c, json_t *dict, const char *key, const char *clause)
{
    if (raw_key(c->file, dict, key))
        finding(c, clause, "%s", key);
}

/* Letters, digits and hyphens, as RFC 3066 has it. */
static bool is_language(const char *text)
{
    int letters = 0;
    for (; (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z'); text++)
        letters++;
    if (letters < 1 || letters > 8)
        return false;
    return strspn(text,
                  "-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") ==
           strlen(text);
}

static void check_languages(void *self, const char *where, json_t *dict, bool stream)
{
    struct checking *c = self;
    json_t *language = file_key(c->file, dict, "/Lang");
    (void)stream;
    const char *string = json_string_value(language);
    if (string && (string[0] != 'u' || !is_language(text_of(language))))
        finding(c, "language", "%s: \"%s\" is none", where, text_of(language));
}

static void check_marked(struct checking *c, json_t *catalog)
{
    json_t *info = file_key(c->file, catalog, "/MarkInfo");
    if (!json_is_true(file_key(c->file, info, "/Marked")))
        finding(c, "marked", "not marked");
    if (json_is_true(file_key(c->file, info, "/Suspects")))
        finding(c, "marked", "suspects");
}

static void check_layers(struct checking *c, json_t *catalog)
{
    json_t *layers = file_key(c->file, catalog, "/OCProperties");
    json_t *settings = file_key(c->file, layers, "/D");
    json_t *others = file_key(c->file, layers, "/Configs");
    if (!layers)
        return;
    for (size_t i = 0; i <= json_array_size(others); i++) {
        json_t *one = i ? file_follow(c->file, json_array_get(others, i - 1)) : settings;
        if (!*text_of(file_key(c->file, one, "/Name")))
            finding(c, "layers", "a configuration without a name");
        if (raw_key(c->file, one, "/AS"))
            finding(c, "layers", "one that switches itself");
    }
}

/* Pages are called by their numbers, and found by their headings. */
static void check_finding_aids(struct checking *c, json_t *catalog)
{
    json_t *viewer = file_key(c->file, catalog, "/ViewerPreferences");
    if (!json_is_true(file_key(c->file, viewer, "/DisplayDocTitle")))
        finding(c, "display-title", "DisplayDocTitle is not true");
    if (!file_key(c->file, catalog, "/PageLabels"))
        finding(c, "page-labels", "none");
    json_t *next = file_key(c->file, file_key(c->file, catalog, "/Outlines"), "/First");
    for (; next; next = file_key(c->file, next, "/Next"))
        if (!*text_of(file_key(c->file, next, "/Title")))
            finding(c, "outline", "an entry without a title");
}

static void check_catalog(struct checking *c)
{
    json_t *catalog = file_catalog(c->file);
    json_t *names = file_key(c->file, catalog, "/Names");
    if (!*text_of(file_key(c->file, catalog, "/Lang")))
        finding(c, "language", "the document has none");
    file_visit(c->file, check_languages, c);
    check_marked(c, catalog);
    check_layers(c, catalog);
    check_finding_aids(c, catalog);
    forbid(c, catalog, "/Perms", "permissions");
    forbid(c, catalog, "/Requirements", "requirements");
    forbid(c, catalog, "/AA", "additional-actions");
    forbid(c, names, "/AlternatePresentations", "presentations");
    forbid(c, names, "/JavaScript", "actions");
    forbid(c, names, "/EmbeddedFiles", "no-attachments");
    json_t *form = file_key(c->file, catalog, "/AcroForm");
    forbid(c, form, "/XFA", "forms");
    if (json_is_true(file_key(c->file, form, "/NeedAppearances")))
        finding(c, "forms", "NeedAppearances");
}

/* --- pages -------------------------------------------------------------------------- */

static void check_page(void *self, const char *where, json_t *page)
{
    struct checking *c = self;
    json_t *box = page_key(c->file, page, "/MediaBox");
    for (size_t i = 0; i < 2; i++) {
        const double side =
            number_of(json_array_get(box, i + 2)) - number_of(json_array_get(box, i));
        if (side < 3 || side > 14400)
            finding(c, "page-size", "%s: %g", where, side);
    }
    if (raw_key(c->file, page, "/Annots") &&
        !is_name(file_key(c->file, page, "/Tabs"), "S"))
        finding(c, "tab-order", "%s", where);
    forbid(c, page, "/AA", "additional-actions");
    forbid(c, page, "/PresSteps", "presentations");
}

/* --- the output intent -------------------------------------------------------------- */

static bool has_profile_header(const struct bytes *profile, const char *space)
{
    return profile->n > 128 && memcmp(profile->p + 36, "acsp", 4) == 0 &&
           memcmp(profile->p + 16, space, 4) == 0;
}

static void check_output_intent(struct checking *c)
{
    json_t *intents = file_key(c->file, file_catalog(c->file), "/OutputIntents");
    json_t *known = NULL;
    int found = 0;
    for (size_t i = 0; i < json_array_size(intents); i++) {
        json_t *intent = file_follow(c->file, json_array_get(intents, i));
        json_t *profile = raw_key(c->file, intent, "/DestOutputProfile");
        if (!is_name(file_key(c->file, intent, "/S"), "GTS_PDFA1"))
            continue;
        found++;
        if (known && profile && !json_equal(known, profile))
            finding(c, "output-intent", "two profiles");
        known = profile;
        struct bytes bytes = stream_bytes(c->file, profile);
        const int n = (int)number_of(file_key(c->file, profile, "/N"));
        if (!has_profile_header(&bytes, n == 4 ? "CMYK" : n == 3 ? "RGB " : "GRAY"))
            finding(c, "output-intent", "the profile is not one of %d colours", n);
        free(bytes.p);
    }
    if (!found)
        finding(c, "output-intent", "none");
}

void check_document(struct checking *c)
{
    check_header(c);
    check_end(c);
    check_trailer(c);
    check_catalog(c);
    file_pages(c->file, check_page, c);
    check_output_intent(c);
}
