#include "paint/pdf.h"

#include "base/arena.h"
#include "base/helper.h"
#include "base/job.h"
#include "base/map.h"

#include <stdio.h>

/* The file around libharu's objects. libharu itself would write each object by itself and
 * a table of their places (PDF 1.4); the tags of a report are as large that way as its
 * fonts. From PDF 1.5 on, what is no stream goes into object streams (ISO
 * 32000-1, 7.5.7), which are compressed, and so do the places (7.5.8). Where a standard
 * asks for PDF 1.4, everything is written as PDF 1.4 has it. */

/* A file of many objects has several streams of them, so that one is deflated while the
 * next one is filled. */
enum { PER_STREAM = 350, BUFFER = 1 << 16 };

/* Where an object is. */
struct place {
    uint8_t type;   /* 0 free, 1 at an offset, 2 in an object stream */
    uint16_t index; /* in the object stream */
    uint32_t at;    /* the offset, or the number of the object stream */
};

struct file {
    struct pdf *pdf;
    struct strbuf out;
    struct place *places;       /* by object number */
    int n;                      /* the highest number + 1 */
    const struct str *contents; /* of streams, by object number (pdf_stream_contents) */
    struct list packed;         /* of struct packed */
};

/* An object stream. */
struct packed {
    int number, n, first; /* how many objects, and where the first of them is */
    const struct deflating *bytes;
};

/* --- objects ------------------------------------------------------------------------ */

static HPDF_XrefEntry entry_at(const struct file *f, int number)
{
    return HPDF_Xref_GetEntry(f->pdf->doc->xref, (HPDF_UINT)number);
}

static bool is_stream(void *obj)
{
    const HPDF_Obj_Header *header = obj;
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((HPDF_Dict)obj)->stream;
}

/* What libharu writes of the object's value. */
static void add_value(struct file *f, struct strbuf *b, void *obj)
{
    HPDF_Stream stream = HPDF_MemStream_New(f->pdf->doc->mmgr, BUFFER);
    HPDF_Obj_WriteValue(obj, stream, NULL);
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); i++) {
        HPDF_UINT length;
        HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, i, &length);
        strbuf_add_bytes(b, bytes, (int)length);
    }
    HPDF_Stream_Free(stream);
}

/* libharu writes a stream without its contents, if they are kept elsewhere; these go in
 * front of what ends it. */
static void add_object(struct file *f, int number, void *obj)
{
    static const char end[] = "\012endstream";
    const struct str contents = f->contents[number];
    f->places[number] = (struct place){1, 0, (uint32_t)f->out.n};
    strbuf_add_int(&f->out, number);
    strbuf_add(&f->out, STR(" 0 obj\n"));
    add_value(f, &f->out, obj);
    if (contents.n) {
        f->out.n -= (int)sizeof end - 1;
        strbuf_add(&f->out, contents);
        strbuf_add_c(&f->out, end);
    }
    strbuf_add(&f->out, STR("\nendobj\n"));
}

static void add_objects(struct file *f, int count, bool streams)
{
    for (int i = 1; i < count; i++)
        if (entry_at(f, i)->obj && is_stream(entry_at(f, i)->obj) == streams)
            add_object(f, i, entry_at(f, i)->obj);
}

/* The length of a stream is an object by itself, which libharu sets when it writes the
 * stream. */
static void set_lengths(struct file *f, int count)
{
    for (int i = 1; i < count; i++) {
        HPDF_Dict dict = entry_at(f, i)->obj;
        if (!dict || !is_stream(dict))
            continue;
        const HPDF_UINT n =
            f->contents[i].n ? (HPDF_UINT)f->contents[i].n : dict->stream->size;
        HPDF_Number_SetValue(HPDF_Dict_GetItem(dict, "Length", HPDF_OCLASS_NUMBER),
                             (HPDF_INT32)n);
    }
}

/* --- object streams ----------------------------------------------------------------- */

/* An object stream being filled. */
struct packing {
    struct file *f;
    struct strbuf heads, bodies;
    int number; /* of the stream */
    int n;
};

static void begin_packing(struct packing *p)
{
    strbuf_init(&p->heads, pdf_raw(p->f->pdf));
    strbuf_init(&p->bodies, pdf_raw(p->f->pdf));
    p->number = p->f->n++;
    p->n = 0;
}

static void end_packing(struct packing *p)
{
    const int first = p->heads.n;
    strbuf_add(&p->heads, strbuf_str(&p->bodies));
    *(struct packed *)list_add(&p->f->packed) =
        (struct packed){p->number, p->n, first,
                        pdf_deflate(p->f->pdf, DEFLATE_TEXT, strbuf_str(&p->heads))};
    pdf_settle(p->f->pdf);
}

/* The object `number` goes into the stream; where its text is to be added. */
static struct strbuf *pack(struct packing *p, int number)
{
    if (p->n == PER_STREAM) {
        end_packing(p);
        begin_packing(p);
    }
    strbuf_add_int(&p->heads, number);
    strbuf_add_char(&p->heads, ' ');
    strbuf_add_int(&p->heads, p->bodies.n);
    strbuf_add_char(&p->heads, ' ');
    p->f->places[number] = (struct place){2, (uint16_t)p->n++, (uint32_t)p->number};
    return &p->bodies;
}

/* libharu's objects below `count` that are no streams, and those that it does not know
 * of. */
static void pack_all(struct file *f, int count)
{
    const struct pdf_entries *entries = &f->pdf->entries;
    struct packing p = {.f = f};
    begin_packing(&p);
    for (int i = 1; i < count; i++) {
        void *obj = entry_at(f, i)->obj;
        if (!obj || is_stream(obj))
            continue;
        struct strbuf *b = pack(&p, i);
        add_value(f, b, obj);
        strbuf_add_char(b, '\n');
    }
    for (int i = 0; i < entries->n; i++) {
        struct strbuf *b = pack(&p, entries->first + i);
        strbuf_add(b, STR("<<"));
        entries->add_next(entries->context, b);
        strbuf_add(b, STR(">>\n"));
    }
    end_packing(&p);
}

static void add_raw_stream(struct file *f, int number, const char *entries,
                           const struct deflating *bytes)
{
    helper_wait(f->pdf->job->helper);
    const struct str small = deflated(bytes);
    f->places[number] = (struct place){1, 0, (uint32_t)f->out.n};
    strbuf_addf(&f->out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>stream\n", number,
                entries, small.n);
    strbuf_add(&f->out, small);
    strbuf_add(&f->out, STR("\nendstream\nendobj\n"));
}

static void add_packed(struct file *f)
{
    for (int i = 0; i < f->packed.n; i++) {
        const struct packed *p = list_at(&f->packed, i);
        add_raw_stream(
            f, p->number,
            str_format(f->pdf->job->doc, "/Type/ObjStm/N %d/First %d", p->n, p->first).p,
            p->bytes);
    }
}

/* --- the places --------------------------------------------------------------------- */

/* The same content has the same ID, and another one another (14.4). */
static void add_id(struct file *f, struct strbuf *b)
{
    const uint64_t halves[2] = {hash_long(strbuf_str(&f->out), 0),
                                hash_long(strbuf_str(&f->out), 0x9E3779B97F4A7C15u)};
    char id[33];
    snprintf(id, sizeof id, "%016llX%016llX", (unsigned long long)halves[0],
             (unsigned long long)halves[1]);
    strbuf_addf(b, "/ID[<%s><%s>]", id, id);
}

/* What the trailer says, whatever its form (7.5.5). */
static void add_trailer_entries(struct file *f, struct strbuf *b)
{
    strbuf_addf(b, "/Size %d/Root %d 0 R/Info %d 0 R", f->n,
                pdf_number(f->pdf->doc->catalog), pdf_number(f->pdf->doc->info));
    add_id(f, b);
}

static void add_end(struct file *f, int64_t start)
{
    strbuf_addf(&f->out, "startxref\n%lld\n%%%%EOF\n", (long long)start);
}

/* Twenty bytes a place (7.5.4); the free ones are a list that begins with object 0. */
static void add_table(struct file *f)
{
    const int64_t start = f->out.n;
    struct strbuf entries;
    strbuf_init(&entries, f->pdf->job->doc);
    strbuf_addf(&f->out, "xref\n0 %d\n", f->n);
    for (int i = 0, free = 0; i < f->n; i++) {
        if (f->places[i].type) {
            strbuf_addf(&f->out, "%010lld 00000 n \n", (long long)f->places[i].at);
            continue;
        }
        for (free = i + 1; free < f->n && f->places[free].type; free++)
            ;
        strbuf_addf(&f->out, "%010d %05d f \n", free < f->n ? free : 0, i ? 0 : 65535);
    }
    add_trailer_entries(f, &entries);
    strbuf_add(&f->out, STR("trailer\n<<"));
    strbuf_add(&f->out, strbuf_str(&entries));
    strbuf_add(&f->out, STR(">>\n"));
    add_end(f, start);
}

enum { PLACE = 7 }; /* [byte] 1 + 4 + 2 */

static void set_number(unsigned char *p, uint64_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--, value >>= 8)
        p[i] = (unsigned char)value;
}

/* Each as its difference to the one above (PNG's filter Up, ISO 32000-1, 7.4.4.4): rows
 * are much alike, so that a quarter of the bytes is left when they are deflated. */
static void add_rows(const struct file *f, struct strbuf *b)
{
    unsigned char above[PLACE] = {0}, row[PLACE];
    for (int i = 0; i < f->n; i++) {
        set_number(row, f->places[i].type, 1);
        set_number(row + 1, f->places[i].at, 4);
        set_number(row + 5, i ? f->places[i].index : 0xFFFF, 2);
        strbuf_add_char(b, 2);
        for (int k = 0; k < PLACE; k++) {
            strbuf_add_char(b, (char)(row[k] - above[k]));
            above[k] = row[k];
        }
    }
}

static void add_places(struct file *f, int number)
{
    struct strbuf rows, entries;
    const int64_t start = f->out.n;
    strbuf_init(&rows, f->pdf->job->doc);
    strbuf_init(&entries, f->pdf->job->doc);
    f->places[number] = (struct place){1, 0, (uint32_t)start};
    add_rows(f, &rows);
    strbuf_add(&entries,
               STR("/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>"));
    add_trailer_entries(f, &entries);
    add_raw_stream(f, number, strbuf_str(&entries).p,
                   pdf_deflate(f->pdf, DEFLATE_TEXT, strbuf_str(&rows)));
    add_end(f, start);
}

struct str pdf_write_file(struct pdf *pdf)
{
    struct file f = {.pdf = pdf};
    const int known = pdf_next_number(pdf), count = known + pdf->entries.n;
    const int most = count + count / PER_STREAM + 3;
    f.places = ARENA_ARRAY(pdf->job->doc, struct place, most);
    strbuf_init(&f.out, pdf->job->doc);
    strbuf_addf(&f.out, "%%PDF-1.%d\n%%\xE6\xA6\x82\xE8\xA6\x81\n",
                pdf->profile->version);
    f.packed = list_of(pdf->job->doc, sizeof(struct packed));
    f.contents = pdf_stream_contents(pdf, known);
    set_lengths(&f, known);
    f.n = count;
    if (!pdf->profile->packed) {
        /* streams behind the rest: libharu forgets the length of one that it writes */
        add_objects(&f, known, false);
        add_objects(&f, known, true);
        add_table(&f);
        return strbuf_str(&f.out);
    }
    pack_all(&f, known);
    f.contents = pdf_stream_contents(pdf, known); /* which may have moved */
    add_objects(&f, known, true);
    add_packed(&f);
    f.n++;
    add_places(&f, f.n - 1);
    return strbuf_str(&f.out);
}
