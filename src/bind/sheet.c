#include "bind/sheet.h"

#include "bind/messages.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"

#include <stdlib.h>
#include <string.h>

enum { CEILING = 1 << 30, MOST_OBJECTS = 1 << 24, MOST_DEPTH = 32 };

/* --- values ------------------------------------------------------------------------- */

qpdf_oh sheet_root(const struct sheet *s)
{
    return s->lib->qpdf_get_root(s->pdf);
}

qpdf_oh sheet_key(const struct sheet *s, qpdf_oh dict, const char *name)
{
    return s->lib->qpdf_oh_get_key(s->pdf, dict, name);
}

bool sheet_has(const struct sheet *s, qpdf_oh value)
{
    return !s->lib->qpdf_oh_is_null(s->pdf, value);
}

int sheet_number(const struct sheet *s, qpdf_oh value)
{
    return s->lib->qpdf_oh_is_indirect(s->pdf, value)
               ? s->lib->qpdf_oh_get_object_id(s->pdf, value)
               : 0;
}

struct str sheet_text(const struct sheet *s, qpdf_oh value)
{
    const char *text = s->lib->qpdf_oh_unparse_resolved(s->pdf, value);
    const int n = (int)s->lib->qpdf_get_last_string_length(s->pdf);
    return (struct str){arena_copy(s->job->scratch, text, (size_t)n), n};
}

static bool report(const struct sheet *s, const char *why)
{
    DIAG(s->job->diags, DIAG_BIND_DAMAGED, NO_POS, s->path, why);
    return false;
}

static bool report_error(const struct sheet *s)
{
    const char *why =
        s->lib->qpdf_get_error_message_detail(s->pdf, s->lib->qpdf_get_error(s->pdf));
    return report(s, why && *why ? arena_copy(s->job->doc, why, strlen(why))
                                 : "it is no PDF");
}

bool sheet_stream(const struct sheet *s, qpdf_oh stream, struct str *bytes)
{
    unsigned char *raw = NULL;
    size_t n = 0;
    const QPDF_ERROR_CODE code =
        s->lib->qpdf_oh_get_stream_data(s->pdf, stream, qpdf_dl_none, NULL, &raw, &n);
    const bool ok = !(code & QPDF_ERRORS) && n <= CEILING;
    if (ok)
        *bytes = (struct str){arena_copy(s->job->scratch, raw, n), (int)n};
    free(raw);
    return ok || report_error(s);
}

struct str sheet_title(const struct sheet *s)
{
    const qpdf_oh info = sheet_key(s, s->lib->qpdf_get_trailer(s->pdf), "/Info");
    const qpdf_oh title =
        s->lib->qpdf_oh_is_dictionary(s->pdf, info) ? sheet_key(s, info, "/Title") : info;
    if (!s->lib->qpdf_oh_is_string(s->pdf, title))
        return STR("");
    return str_copy(s->job->doc, str_of(s->lib->qpdf_oh_get_utf8_value(s->pdf, title)));
}

/* --- trees of numbers --------------------------------------------------------------- */

struct walking {
    struct sheet *sheet;
    sheet_number_fn take;
    void *context;
};

static void walk_node(struct walking *w, qpdf_oh node, int depth)
{
    const struct sheet *s = w->sheet;
    const struct qpdflib *lib = s->lib;
    const int number = sheet_number(s, node);
    if (!lib->qpdf_oh_is_dictionary(s->pdf, node) || depth > MOST_DEPTH)
        return;
    if (number > 0 && number < s->n)
        s->left_out[number] = true;
    const qpdf_oh all = sheet_key(s, node, "/Nums"), kids = sheet_key(s, node, "/Kids");
    const int n = lib->qpdf_oh_is_array(s->pdf, all)
                      ? lib->qpdf_oh_get_array_n_items(s->pdf, all)
                      : 0;
    for (int i = 0; i + 1 < n; i += 2)
        w->take(w->context,
                lib->qpdf_oh_get_int_value_as_int(
                    s->pdf, lib->qpdf_oh_get_array_item(s->pdf, all, i)),
                lib->qpdf_oh_get_array_item(s->pdf, all, i + 1));
    const int n_kids = lib->qpdf_oh_is_array(s->pdf, kids)
                           ? lib->qpdf_oh_get_array_n_items(s->pdf, kids)
                           : 0;
    for (int i = 0; i < n_kids; i++)
        walk_node(w, lib->qpdf_oh_get_array_item(s->pdf, kids, i), depth + 1);
}

void sheet_walk_numbers(struct sheet *s, qpdf_oh tree, sheet_number_fn take,
                        void *context)
{
    struct walking w = {s, take, context};
    walk_node(&w, tree, 0);
}

/* --- the file ----------------------------------------------------------------------- */

/* "1.7": 7. */
static int version_of(const struct sheet *s)
{
    const struct str version = str_of(s->lib->qpdf_get_pdf_version(s->pdf));
    int minor = 7;
    if (str_starts(version, STR("1.")))
        str_to_int(str_slice(version, 2, version.n), &minor);
    return minor;
}

static bool read(struct sheet *s)
{
    struct str bytes;
    struct job passing = *s->job;
    passing.doc = passing.scratch;
    if (!file_read_again(&passing, s->path, CEILING, &bytes))
        return false;
    s->lib->qpdf_set_suppress_warnings(s->pdf, QPDF_TRUE);
    s->lib->qpdf_silence_errors(s->pdf);
    s->lib->qpdf_set_attempt_recovery(s->pdf, QPDF_FALSE);
    if (s->lib->qpdf_read_memory(s->pdf, s->path, bytes.p, (unsigned long long)bytes.n,
                                 NULL) &
        QPDF_ERRORS)
        return report_error(s);
    const qpdf_oh size = sheet_key(s, s->lib->qpdf_get_trailer(s->pdf), "/Size");
    s->n = s->lib->qpdf_oh_get_int_value_as_int(s->pdf, size);
    s->pages = s->lib->qpdf_get_num_pages(s->pdf);
    s->version = version_of(s);
    if (s->n < 1 || s->n > MOST_OBJECTS || s->pages < 1)
        return report(s, "it has no pages");
    if (!sheet_has(s, sheet_key(s, sheet_root(s), "/AF")))
        return true;
    DIAG(s->job->diags, DIAG_BIND_FILES, NO_POS, s->path);
    return false;
}

bool sheet_open(struct job *job, const struct qpdflib *lib, const char *path,
                struct sheet *s)
{
    *s = (struct sheet){.job = job, .lib = lib, .path = path, .pdf = lib->qpdf_init()};
    if (!read(s)) {
        sheet_close(s);
        return false;
    }
    s->left_out = ARENA_ARRAY(job->scratch, bool, s->n);
    s->topmost = ARENA_ARRAY(job->scratch, bool, s->n);
    s->numbers = ARENA_ARRAY(job->scratch, int, s->n);
    return true;
}

void sheet_close(struct sheet *s)
{
    if (s->pdf)
        s->lib->qpdf_cleanup(&s->pdf);
    s->pdf = NULL;
}
