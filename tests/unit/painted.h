/* A proof (proof.h) painted: the bytes of its PDF, and what its streams hold. */
#ifndef GAIYO_TESTS_PAINTED_H
#define GAIYO_TESTS_PAINTED_H

#include "proof.h"

#include "paint/paint.h"

#include <libdeflate.h>

/* The PDF of a flow on pages of w × h points. */
struct sheet_pdf {
    struct proof proof;
    struct str bytes;
    struct str objects; /* the same, and behind it what its object streams hold */
};

static inline void add_inflated(struct strbuf *b, struct str stream)
{
    static char room[1 << 20];
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    size_t n;
    if (libdeflate_zlib_decompress(d, stream.p, (size_t)stream.n, room, sizeof room,
                                   &n) == LIBDEFLATE_SUCCESS)
        strbuf_add(b, (struct str){room, (int)n});
    libdeflate_free_decompressor(d);
}

static inline struct str objects_of(struct job *job, struct str bytes)
{
    struct strbuf b;
    struct str rest = bytes;
    strbuf_init(&b, job->doc);
    strbuf_add(&b, bytes);
    for (int at; (at = str_find(rest, STR(">>stream\n"))) >= 0;) {
        rest = str_slice(rest, at + 9, rest.n);
        add_inflated(&b, rest);
    }
    return strbuf_str(&b);
}

static inline struct sheet_pdf pdf_in(const char *fonts, const char *plan, int w, int h,
                                      const char *layout)
{
    struct sheet_pdf pdf = {.proof = proof_in(fonts, sheet_of(plan, layout))};
    proof_lay(&pdf.proof, w, h);
    assert_laid(&pdf.proof);
    assert_true(paint_pdf(&pdf.proof.sheet.job, pdf.proof.pages, pdf.proof.fonts, NULL,
                          &profile_screen, NULL, &pdf.bytes));
    pdf.objects = objects_of(&pdf.proof.sheet.job, pdf.bytes);
    return pdf;
}

static inline struct sheet_pdf pdf_with(const char *plan, int w, int h,
                                        const char *layout)
{
    return pdf_in(TEST_FONTS, plan, w, h, layout);
}

static inline struct sheet_pdf pdf_of(int w, int h, const char *layout)
{
    return pdf_with(PLAN(""), w, h, layout);
}

static inline void pdf_end(struct sheet_pdf *pdf)
{
    proof_end(&pdf->proof);
}

static inline bool has(struct str bytes, const char *part)
{
    return str_find(bytes, str_of(part)) >= 0;
}

/* The file's streams, inflated: fonts, ToUnicode, the pages' contents; struct str. */
static inline struct list each_stream(struct sheet_pdf *pdf)
{
    struct job *job = &pdf->proof.sheet.job;
    struct list list = list_of(job->doc, sizeof(struct str));
    struct str rest = pdf->bytes;
    for (int at; (at = str_find(rest, STR("\nstream\r\n"))) >= 0;) {
        struct strbuf b;
        strbuf_init(&b, job->doc);
        rest = str_slice(rest, at + 9, rest.n);
        const int end = str_find(rest, STR("endstream"));
        assert_true(end > 0);
        add_inflated(&b, str_slice(rest, 0, end));
        *(struct str *)list_add(&list) = strbuf_str(&b);
        rest = str_slice(rest, end, rest.n);
    }
    assert_true(list.n > 0);
    return list;
}

/* All of them in one. */
static inline struct str streams_of(struct sheet_pdf *pdf)
{
    const struct list list = each_stream(pdf);
    struct strbuf b;
    strbuf_init(&b, pdf->proof.sheet.job.doc);
    for (int i = 0; i < list.n; i++)
        strbuf_add(&b, *(struct str *)list_at(&list, i));
    assert_true(b.n > 0);
    return strbuf_str(&b);
}

static inline void assert_content(int w, int h, const char *layout, const char *part)
{
    struct sheet_pdf pdf = pdf_of(w, h, layout);
    const struct str streams = streams_of(&pdf);
    if (!has(streams, part))
        fail_msg("there is no %s", part);
    pdf_end(&pdf);
}

#endif
