#include "paint/pdf.h"

#include "paint/known_pieces.h"

#include "base/arena.h"
#include "base/helper.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/map.h"

/* From so many bytes on that wait to be deflated, or have been, they are seen to. */
enum { MOST_RAW = 4 << 20 };

/* A stream object and what it will hold. */
struct filled {
    HPDF_Dict dict;
    const struct deflating *bytes;
};

void pdf_streams_begin(struct pdf *pdf, struct deflater *deflater)
{
    struct pdf_streams *s = &pdf->streams;
    s->deflater = deflater ? deflater : &s->own_deflater;
    s->filled = list_of(pdf->job->doc, sizeof(struct filled));
    s->waiting = list_of(pdf->job->doc, sizeof(struct deflating *));
    s->raw = arena_new("streams", arena_ceiling(pdf->job->doc), NULL);
}

void pdf_streams_end(struct pdf *pdf)
{
    helper_wait(pdf->job->helper);
    deflater_end(&pdf->streams.own_deflater);
    arena_free(pdf->streams.raw);
}

struct arena *pdf_raw(struct pdf *pdf)
{
    return pdf->streams.raw;
}

/* `raw` has the outcome as long as nobody takes it from there. */
static struct deflating *new_deflating(struct arena *doc, struct arena *raw,
                                       struct deflater *deflater, enum deflate_kind kind,
                                       struct str bytes)
{
    struct deflating *d = ARENA_NEW(doc, struct deflating);
    const size_t room = deflate_room(bytes.n, 0);
    *d = (struct deflating){.deflater = deflater,
                            .kind = kind,
                            .bytes = bytes,
                            .out = arena_alloc(raw, room),
                            .room = room};
    return d;
}

struct deflating *pdf_deflate(struct pdf *pdf, enum deflate_kind kind, struct str bytes)
{
    struct pdf_streams *s = &pdf->streams;
    struct deflating *d = new_deflating(pdf->job->doc, s->raw, s->deflater, kind, bytes);
    *(struct deflating **)list_add(&s->waiting) = d;
    helper_do(pdf->job->helper, deflating_make, d);
    return d;
}

/* Half of what waits is room for the outcome, most of which is not used. */
void pdf_settle(struct pdf *pdf)
{
    struct pdf_streams *s = &pdf->streams;
    if (arena_used(s->raw) < MOST_RAW)
        return;
    helper_wait(pdf->job->helper);
    for (int i = 0; i < s->waiting.n; i++) {
        struct deflating *d = *(struct deflating **)list_at(&s->waiting, i);
        d->out = arena_copy(pdf->job->doc, d->out, d->n);
    }
    s->waiting.n = 0;
    arena_free(s->raw);
    s->raw = arena_new("streams", arena_ceiling(pdf->job->doc), NULL);
}

/* libharu would compress the stream itself (with zlib, more slowly) if it knew of a
 * filter, so the filter is written behind its back, with the dictionary's other
 * entries. */
static HPDF_STATUS write_filter(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

static void fill(struct pdf *pdf, HPDF_Dict stream, const struct deflating *bytes)
{
    *(struct filled *)list_add(&pdf->streams.filled) = (struct filled){stream, bytes};
    stream->write_fn = write_filter;
}

void pdf_note(struct pdf *pdf, struct str bytes)
{
    if (!pdf->profile->pdfx)
        return;
    for (int i = 0; i < 2; i++)
        pdf->noted[i] = hash_long(bytes, pdf->noted[i] + (uint64_t)i);
}

static HPDF_Dict new_stream(struct pdf *pdf, enum deflate_kind kind, struct str bytes)
{
    HPDF_Dict stream = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    pdf_note(pdf, bytes);
    fill(pdf, stream, pdf_deflate(pdf, kind, bytes));
    return stream;
}

void pdf_fill_stream(struct pdf *pdf, HPDF_Dict stream, struct str bytes)
{
    pdf_note(pdf, bytes);
    fill(pdf, stream, pdf_deflate(pdf, DEFLATE_TEXT, bytes));
}

HPDF_Dict pdf_stream(struct pdf *pdf, struct str bytes)
{
    return new_stream(pdf, DEFLATE_TEXT, bytes);
}

/* What is to be deflated. */
struct undeflated {
    enum deflate_kind kind;
    struct str bytes;
};

/* The deflated form of *context. */
static void *deflate_now(struct job *job, const void *context)
{
    const struct undeflated *u = context;
    struct deflater deflater = {{{NULL}}};
    struct deflating *d = new_deflating(job->doc, job->doc, &deflater, u->kind, u->bytes);
    deflating_make(d, HAND_CALLER);
    deflater_end(&deflater);
    d->deflater = NULL;
    d->bytes = (struct str){NULL, 0}; /* of this job */
    return d;
}

static struct str deflated_key(struct job *job, const struct undeflated *u)
{
    struct strbuf key;
    strbuf_init(&key, job->doc);
    strbuf_addf(&key, "deflated %d ", (int)u->kind);
    strbuf_add(&key, u->bytes);
    return strbuf_str(&key);
}

static HPDF_Dict stream_of(struct pdf *pdf, const struct deflating *bytes)
{
    HPDF_Dict stream = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
    fill(pdf, stream, bytes);
    return stream;
}

HPDF_Dict pdf_stream_deflated(struct pdf *pdf, const struct deflating *bytes)
{
    pdf_note(pdf, bytes->bytes);
    return stream_of(pdf, bytes);
}

/* By the job itself, which looks at what it has kept. */
HPDF_Dict pdf_stream_outlines(struct pdf *pdf, struct str bytes, const int *cuts,
                              int n_cuts)
{
    struct deflating *d = ARENA_NEW(pdf->job->doc, struct deflating);
    const size_t room = deflate_room(bytes.n, n_cuts);
    *d = (struct deflating){.deflater = pdf->streams.deflater,
                            .kind = DEFLATE_OUTLINES,
                            .bytes = bytes,
                            .cuts = cuts,
                            .n_cuts = n_cuts,
                            .known = known_pieces_begin(pdf->job),
                            .out = arena_alloc(pdf->job->doc, room),
                            .room = room};
    deflating_make(d, HAND_CALLER);
    return pdf_stream_deflated(pdf, d);
}

HPDF_Dict pdf_stream_kept(struct pdf *pdf, enum deflate_kind kind, struct str bytes)
{
    const struct undeflated u = {kind, bytes};
    if (!kept_is_on(pdf->job))
        return new_stream(pdf, kind, bytes);
    pdf_note(pdf, bytes);
    return stream_of(pdf,
                     kept_get(pdf->job, deflated_key(pdf->job, &u), deflate_now, &u));
}

struct str *pdf_stream_contents(struct pdf *pdf, int n)
{
    struct str *contents = ARENA_ARRAY(pdf->job->doc, struct str, n);
    helper_wait(pdf->job->helper);
    for (int i = 0; i < pdf->streams.filled.n; i++) {
        const struct filled *f = list_at(&pdf->streams.filled, i);
        contents[pdf_number(f->dict)] = deflated(f->bytes);
        if (!f->bytes->n && !pdf->error)
            pdf->error = HPDF_FAILD_TO_ALLOC_MEM;
    }
    return contents;
}
