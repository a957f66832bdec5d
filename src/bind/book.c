#include "bind/book.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/map.h"

#include <libdeflate.h>

enum { PER_STREAM = 500, DEFLATE_LEVEL = 6, FIRST_PACKED = 5, ALONE = -1 };

/* Where an object is. */
struct book_place {
    int64_t at; /* the offset, or the number of the object stream; 0: nowhere */
    int index;  /* in the object stream; ALONE: in none */
};

/* As the table of places has it (7.5.8.3). */
static int type_of(const struct book_place *place)
{
    return !place->at ? 0 : place->index == ALONE ? 1 : 2;
}

struct book_packed {
    int number, at; /* of the object, and where it begins in the bodies */
};

/* --- writing ------------------------------------------------------------------------ */

static void put(struct book *book, struct str bytes)
{
    book->hash = hash_bytes(bytes.p, bytes.n, book->hash);
    book->at += bytes.n;
    file_sink_add(book->sink, bytes);
}

struct book book_begin(struct job *job, struct file_sink *sink, int version)
{
    struct book book = {.job = job, .sink = sink, .version = version};
    book.places = list_of(job->doc, sizeof(struct book_place));
    book.packed = list_of(job->doc, sizeof(struct book_packed));
    strbuf_init(&book.bodies, job->doc);
    list_add(&book.places); /* number 0 is none */
    put(&book, str_format(job->doc, "%%PDF-1.%d\n%%\xE6\xA6\x82\xE8\xA6\x81\n", version));
    return book;
}

int book_number(struct book *book)
{
    list_add(&book->places);
    return book->places.n - 1;
}

static struct book_place *place_of(const struct book *book, int number)
{
    return list_at(&book->places, number);
}

static void put_object(struct book *book, int number, struct str head, struct str value,
                       struct str tail)
{
    const struct arena_mark mark = arena_mark(book->job->scratch);
    *place_of(book, number) = (struct book_place){book->at, ALONE};
    put(book, str_format(book->job->scratch, "%d 0 obj\n", number));
    put(book, head);
    put(book, value);
    put(book, tail);
    put(book, STR("\nendobj\n"));
    arena_release(book->job->scratch, mark);
}

void book_add_stream(struct book *book, int number, struct str dict, struct str bytes)
{
    const struct arena_mark mark = arena_mark(book->job->scratch);
    put_object(book, number,
               str_format(book->job->scratch, "<<%.*s>>\nstream\n", STR_ARG(dict)), bytes,
               STR("\nendstream"));
    arena_release(book->job->scratch, mark);
}

/* --- object streams ----------------------------------------------------------------- */

static struct str deflate(struct arena *arena, struct str bytes)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    const size_t room = libdeflate_zlib_compress_bound(c, (size_t)bytes.n);
    char *out = arena_alloc(arena, room);
    const size_t n = libdeflate_zlib_compress(c, bytes.p, (size_t)bytes.n, out, room);
    libdeflate_free_compressor(c);
    return (struct str){out, (int)n};
}

static void put_deflated(struct book *book, int number, struct str entries,
                         struct str bytes)
{
    struct arena *scratch = book->job->scratch;
    const struct str small = deflate(scratch, bytes);
    book_add_stream(book, number,
                    str_format(scratch, "%.*s/Filter/FlateDecode/Length %d",
                               STR_ARG(entries), small.n),
                    small);
}

static void flush(struct book *book)
{
    struct arena *scratch = book->job->scratch;
    if (!book->packed.n)
        return;
    const struct arena_mark mark = arena_mark(scratch);
    const int number = book_number(book);
    struct strbuf b;
    strbuf_init(&b, scratch);
    for (int i = 0; i < book->packed.n; i++) {
        const struct book_packed *p = list_at(&book->packed, i);
        *place_of(book, p->number) = (struct book_place){number, i};
        strbuf_addf(&b, "%d %d ", p->number, p->at);
    }
    const int first = b.n;
    strbuf_add(&b, strbuf_str(&book->bodies));
    put_deflated(book, number,
                 str_format(scratch, "/Type/ObjStm/N %d/First %d", book->packed.n, first),
                 strbuf_str(&b));
    arena_release(scratch, mark);
    book->packed.n = 0;
    book->bodies.n = 0;
}

void book_add(struct book *book, int number, struct str value)
{
    if (book->version < FIRST_PACKED) {
        put_object(book, number, STR(""), value, STR(""));
        return;
    }
    *(struct book_packed *)list_add(&book->packed) =
        (struct book_packed){number, book->bodies.n};
    strbuf_add(&book->bodies, value);
    strbuf_add_char(&book->bodies, '\n');
    if (book->packed.n == PER_STREAM)
        flush(book);
}

/* --- the places --------------------------------------------------------------------- */

static void add_number(struct strbuf *b, int64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        strbuf_add_char(b, (char)(value >> shift & 0xFF));
}

static struct str trailer_of(const struct book *book, int root, int info)
{
    const unsigned long long a = book->hash, b = hash_bytes("book", 4, book->hash);
    return str_format(
        book->job->doc,
        "/Size %d/Root %d 0 R/Info %d 0 R/ID[<%016llX%016llX><%016llX%016llX>]",
        book->places.n, root, info, a, b, a, b);
}

/* 7.5.8 */
static void put_places(struct book *book, int root, int info)
{
    const int number = book_number(book);
    const int64_t start = book->at;
    struct strbuf rows;
    strbuf_init(&rows, book->job->doc);
    *place_of(book, number) = (struct book_place){start, ALONE};
    for (int i = 0; i < book->places.n; i++) {
        const struct book_place *p = place_of(book, i);
        const int type = type_of(p);
        add_number(&rows, type, 1);
        add_number(&rows, p->at, 6);
        add_number(&rows, type == 2 ? p->index : type == 0 ? 0xFFFF : 0, 2);
    }
    put_deflated(book, number,
                 str_format(book->job->doc, "/Type/XRef/W[1 6 2]%.*s",
                            STR_ARG(trailer_of(book, root, info))),
                 strbuf_str(&rows));
    put(book, str_format(book->job->doc, "startxref\n%lld\n%%%%EOF\n", (long long)start));
}

/* 7.5.4 */
static void put_table(struct book *book, int root, int info)
{
    const int64_t start = book->at;
    struct strbuf b;
    strbuf_init(&b, book->job->doc);
    strbuf_addf(&b, "xref\n0 %d\n0000000000 65535 f \n", book->places.n);
    for (int i = 1; i < book->places.n; i++)
        strbuf_addf(&b, "%010lld %s \n", (long long)place_of(book, i)->at,
                    type_of(place_of(book, i)) ? "00000 n" : "65535 f");
    strbuf_addf(&b, "trailer\n<<%.*s>>\nstartxref\n%lld\n%%%%EOF\n",
                STR_ARG(trailer_of(book, root, info)), (long long)start);
    put(book, strbuf_str(&b));
}

void book_end(struct book *book, int root, int info)
{
    flush(book);
    if (book->version < FIRST_PACKED)
        put_table(book, root, info);
    else
        put_places(book, root, info);
}
