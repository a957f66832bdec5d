#include "archive/attached.h"

#include "archive/messages.h"
#include "archive/qpdflib.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/job.h"
#include "base/list.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { CEILING = 256 << 20, MOST_FILES = 4096 };

struct reading {
    struct job *job;
    struct qpdflib lib;
    qpdf_data pdf;
    const char *path;
};

static bool report_damaged(const struct reading *r, const char *why)
{
    DIAG(r->job->diags, DIAG_PDF_DAMAGED, NO_POS, r->path, why);
    return false;
}

/* What libqpdf says is wrong with the file. */
static bool report_error(const struct reading *r)
{
    struct arena *arena = r->job->doc;
    const char *why =
        r->lib.qpdf_get_error_message_detail(r->pdf, r->lib.qpdf_get_error(r->pdf));
    return report_damaged(r, why && *why ? str_c(arena, str_of(why)) : "it is no PDF");
}

static qpdf_oh key(const struct reading *r, qpdf_oh dict, const char *name)
{
    return r->lib.qpdf_oh_get_key(r->pdf, dict, name);
}

/* --- contents ----------------------------------------------------------------------- */

/* Undoes the one filter that gaiyo uses; `size` is what should come out. */
static bool inflate(const struct reading *r, struct str small, int size,
                    struct str *bytes)
{
    char *out = arena_alloc(r->job->doc, (size_t)size + 1);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    const enum libdeflate_result result = libdeflate_zlib_decompress(
        inflater, small.p, (size_t)small.n, out, (size_t)size, NULL);
    libdeflate_free_decompressor(inflater);
    *bytes = (struct str){out, size};
    return result == LIBDEFLATE_SUCCESS;
}

/* The bytes of the stream, as they stand in the file. */
static bool read_raw(const struct reading *r, qpdf_oh stream, struct str *raw)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    if (r->lib.qpdf_oh_get_stream_data(r->pdf, stream, qpdf_dl_none, NULL, &bytes, &n) &
        QPDF_ERRORS) {
        free(bytes);
        return report_error(r);
    }
    if (n <= CEILING)
        *raw = (struct str){arena_copy(r->job->doc, bytes, n), (int)n};
    free(bytes);
    return n <= CEILING || report_damaged(r, "an attachment is larger than 256 MiB");
}

static bool has_sum(const struct reading *r, qpdf_oh parameters, struct str bytes)
{
    unsigned char digest[MD5_SIZE];
    size_t n = 0;
    const qpdf_oh sum = key(r, parameters, "/CheckSum");
    const char *stated = r->lib.qpdf_oh_is_string(r->pdf, sum)
                             ? r->lib.qpdf_oh_get_binary_string_value(r->pdf, sum, &n)
                             : NULL;
    md5(bytes, digest);
    return stated && n == MD5_SIZE && memcmp(stated, digest, MD5_SIZE) == 0;
}

static bool read_stream(const struct reading *r, qpdf_oh stream,
                        struct attached_file *file)
{
    const qpdf_oh dict = r->lib.qpdf_oh_get_dict(r->pdf, stream);
    const qpdf_oh parameters = key(r, dict, "/Params"), filter = key(r, dict, "/Filter");
    const long long size =
        r->lib.qpdf_oh_get_int_value(r->pdf, key(r, parameters, "/Size"));
    struct str raw;
    if (size < 0 || size > CEILING)
        return report_damaged(r, "an attachment says that it is larger than 256 MiB");
    if (!read_raw(r, stream, &raw))
        return false;
    if (r->lib.qpdf_oh_is_name_and_equals(r->pdf, filter, "/FlateDecode"))
        file->whole = inflate(r, raw, (int)size, &file->bytes);
    else
        file->bytes = raw;
    file->whole = (file->bytes.p == raw.p || file->whole) && file->bytes.n == size &&
                  has_sum(r, parameters, file->bytes);
    return true;
}

static bool read_file(const struct reading *r, qpdf_oh specification, struct list *files)
{
    const qpdf_oh name = key(r, specification, "/UF");
    const qpdf_oh stream = key(r, key(r, specification, "/EF"), "/F");
    struct attached_file file = {.name = ""};
    if (!r->lib.qpdf_oh_is_string(r->pdf, name) ||
        !r->lib.qpdf_oh_is_stream(r->pdf, stream))
        return true; /* none of ours: what the manifest misses is told then */
    file.name = str_c(r->job->doc, str_of(r->lib.qpdf_oh_get_utf8_value(r->pdf, name)));
    if (!read_stream(r, stream, &file))
        return false;
    *(struct attached_file *)list_add(files) = file;
    return true;
}

/* --- the file ----------------------------------------------------------------------- */

static bool read_files(const struct reading *r, struct attached *attached)
{
    struct list files = list_of(r->job->doc, sizeof(struct attached_file));
    const qpdf_oh all = key(r, r->lib.qpdf_get_root(r->pdf), "/AF");
    const int n = r->lib.qpdf_oh_is_array(r->pdf, all)
                      ? r->lib.qpdf_oh_get_array_n_items(r->pdf, all)
                      : 0;
    if (r->lib.qpdf_has_error(r->pdf))
        return report_error(r);
    for (int i = 0; i < n && i < MOST_FILES; i++)
        if (!read_file(r, r->lib.qpdf_oh_get_array_item(r->pdf, all, i), &files))
            return false;
    *attached = (struct attached){list_array(&files, r->job->doc), files.n};
    return true;
}

static bool read_pdf(struct reading *r, struct str bytes, struct attached *attached)
{
    r->lib.qpdf_set_suppress_warnings(r->pdf, QPDF_TRUE);
    r->lib.qpdf_silence_errors(r->pdf);
    r->lib.qpdf_set_attempt_recovery(r->pdf, QPDF_FALSE);
    const QPDF_ERROR_CODE code = r->lib.qpdf_read_memory(
        r->pdf, r->path, bytes.p, (unsigned long long)bytes.n, NULL);
    if (code & QPDF_ERRORS)
        return report_error(r);
    return read_files(r, attached);
}

bool attached_read(struct job *job, const char *path, struct str bytes,
                   struct attached *attached)
{
    struct reading r = {.job = job, .path = path};
    const char *why;
    if (!qpdflib_open(&r.lib, &why)) {
        DIAG(job->diags, DIAG_QPDF_MISSING, NO_POS, str_c(job->doc, str_of(why)));
        return false;
    }
    r.pdf = r.lib.qpdf_init();
    const bool ok = read_pdf(&r, bytes, attached);
    r.lib.qpdf_cleanup(&r.pdf);
    qpdflib_close(&r.lib);
    return ok;
}
