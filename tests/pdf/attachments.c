#include "check.h"

#include <nettle/md5.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Files within: what a PDF/A-3 says of each, and that it is true. */

static json_t *key(const struct checking *c, json_t *dict, const char *name)
{
    return file_key(c->file, dict, name);
}

static bool is_relationship(json_t *value)
{
    static const char *const names[] = {"Source", "Data", "Alternative", "Supplement",
                                        "Unspecified"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_name(value, names[i]))
            return true;
    return false;
}

/* "text/csv": two words and one slash. */
static bool is_mime_type(const char *text)
{
    static const char word[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&^_.+-";
    const size_t n = strspn(text, word);
    const char *rest = text + n + 1;
    return n && text[n] == '/' && *rest && strspn(rest, word) == strlen(rest);
}

/* D:20240401 and perhaps a time (ISO 32000-1, 7.9.4). */
static bool is_date(const char *text)
{
    if (strncmp(text, "D:", 2) != 0)
        return false;
    return strspn(text + 2, "0123456789") >= 4;
}

/* --- the bytes ---------------------------------------------------------------------- */

/* The MD5 as qpdf's JSON has such a string. */
static void sum_of(const struct bytes *bytes, char text[3 + 2 * MD5_DIGEST_SIZE])
{
    struct md5_ctx md5;
    uint8_t digest[MD5_DIGEST_SIZE];
    md5_init(&md5);
    md5_update(&md5, bytes->n, bytes->p);
    md5_digest(&md5, sizeof digest, digest);
    strcpy(text, "b:");
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 + 2 * i, 3, "%02x", digest[i]);
}

static void check_bytes(struct checking *c, const char *where, json_t *file)
{
    char sum[3 + 2 * MD5_DIGEST_SIZE];
    json_t *parameters = key(c, file, "/Params");
    const char *said = json_string_value(key(c, parameters, "/CheckSum"));
    struct bytes bytes = stream_bytes(c->file, file);
    if (number_of(key(c, parameters, "/Size")) != (double)bytes.n)
        finding(c, "attachment-sizes", "%s: %zu bytes", where, bytes.n);
    sum_of(&bytes, sum);
    if (!said || strcmp(said, sum) != 0)
        finding(c, "attachment-sums", "%s: %s, not %s", where, sum, said ? said : "none");
    free(bytes.p);
}

/* --- specifications ----------------------------------------------------------------- */

/* In the list that says what files are to the document. */
static bool is_listed(const struct checking *c, const char *where)
{
    json_t *list = key(c, file_catalog(c->file), "/AF");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *reference = json_string_value(json_array_get(list, i));
        if (reference &&
            strcmp(strchr(where, ':') ? strchr(where, ':') + 1 : where, reference) == 0)
            return true;
    }
    return false;
}

static void check_specification(void *self, const char *where, json_t *dict, bool stream)
{
    struct checking *c = self;
    json_t *files = raw_key(c->file, dict, "/EF");
    (void)stream;
    if (!files)
        return;
    finding(c, "no-attachments", "%s", where);
    if (!*text_of(key(c, dict, "/F")) || !*text_of(key(c, dict, "/UF")))
        finding(c, "attachment-names", "%s", where);
    if (!*text_of(key(c, dict, "/Desc")))
        finding(c, "attachment-words", "%s", where);
    if (!is_relationship(key(c, dict, "/AFRelationship")))
        finding(c, "attachment-relations", "%s", where);
    if (!is_listed(c, where))
        finding(c, "attachment-lists", "%s", where);
    json_t *file = key(c, file_follow(c->file, files), "/F");
    if (!is_stream(c->file, file)) {
        finding(c, "attachment-files", "%s", where);
        return;
    }
    if (!is_mime_type(name_of(key(c, file, "/Subtype"))))
        finding(c, "attachment-types", "%s", where);
    if (!is_date(text_of(key(c, key(c, file, "/Params"), "/ModDate"))))
        finding(c, "attachment-dates", "%s", where);
    check_bytes(c, where, file);
}

/* What is listed is a file. */
static void check_list(struct checking *c)
{
    json_t *list = key(c, file_catalog(c->file), "/AF");
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *file = file_follow(c->file, json_array_get(list, i));
        if (!is_name(key(c, file, "/Type"), "Filespec"))
            finding(c, "attachment-lists", "the %zu. of the list is none", i + 1);
    }
}

void check_attachments(struct checking *c)
{
    check_list(c);
    file_visit(c->file, check_specification, c);
}
