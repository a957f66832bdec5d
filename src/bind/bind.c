#include "bind/bind.h"

#include "bind/binding.h"
#include "bind/messages.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"

#include <string.h>

/* --- the first sheet ---------------------------------------------------------------- */

static bool is_one_of(const char *name, const char *const names[])
{
    for (int i = 0; names[i]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* Every entry of a dictionary but some, as it is written in the book. */
static void add_rest(struct binding *b, struct strbuf *out, qpdf_oh dict,
                     const char *const but[])
{
    const struct sheet *s = &b->sheet;
    s->lib->qpdf_oh_begin_dict_key_iter(s->pdf, dict);
    while (s->lib->qpdf_oh_dict_more_keys(s->pdf)) {
        const struct str key =
            str_copy(b->job->scratch, str_of(s->lib->qpdf_oh_dict_next_key(s->pdf)));
        const qpdf_oh value = sheet_key(s, dict, key.p);
        const int number = sheet_number(s, value);
        if (is_one_of(key.p, but) || !sheet_has(s, value))
            continue;
        strbuf_add(out, key);
        strbuf_add_char(out, ' ');
        if (number > 0 && number < s->n && s->numbers[number])
            strbuf_addf(out, "%d 0 R", s->numbers[number]);
        else
            rewrite_value(&b->rewriting, out, sheet_text(s, value));
    }
}

/* What the book says of itself is what its first sheet says. */
static bool take_first(struct binding *b)
{
    static const char *const own[] = {"/Type",     "/Pages",          "/Outlines",
                                      "/Metadata", "/StructTreeRoot", "/PageLabels",
                                      NULL};
    static const char *const own_tags[] = {
        "/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/IDTree", NULL};
    static const char *const own_info[] = {"/Title", NULL};
    const struct sheet *s = &b->sheet;
    const qpdf_oh root = sheet_root(s), metadata = sheet_key(s, root, "/Metadata");
    const qpdf_oh info = sheet_key(s, s->lib->qpdf_get_trailer(s->pdf), "/Info");
    struct strbuf rest;
    struct str bytes = STR("");
    add_rest(b, &b->catalog_rest, root, own);
    if (b->tagged)
        add_rest(b, &b->tags_rest, sheet_key(s, root, "/StructTreeRoot"), own_tags);
    strbuf_init(&rest, b->job->doc);
    if (s->lib->qpdf_oh_is_dictionary(s->pdf, info))
        add_rest(b, &rest, info, own_info);
    b->first_info = strbuf_str(&rest);
    if (s->lib->qpdf_oh_is_stream(s->pdf, metadata) && !sheet_stream(s, metadata, &bytes))
        return false;
    b->metadata = str_copy(b->job->doc, bytes);
    return true;
}

/* --- sheets ------------------------------------------------------------------------- */

static void begin_book(struct binding *b)
{
    const struct sheet *s = &b->sheet;
    b->version = s->version;
    b->tagged = sheet_has(s, sheet_key(s, sheet_root(s), "/StructTreeRoot"));
    b->book = book_begin(b->job, b->book.sink, b->version);
    b->catalog = book_number(&b->book);
    b->info = book_number(&b->book);
    b->pages = book_number(&b->book);
    b->outlines = book_number(&b->book);
    if (!b->tagged)
        return;
    b->tags = book_number(&b->book);
    b->document = book_number(&b->book);
}

/* A book of several kinds would keep to none of their standards. */
static bool check_kind(const struct binding *b)
{
    const struct sheet *s = &b->sheet;
    const bool tagged = sheet_has(s, sheet_key(s, sheet_root(s), "/StructTreeRoot"));
    if (s->version == b->version && tagged == b->tagged)
        return true;
    DIAG(b->job->diags, DIAG_BIND_KIND, NO_POS, s->path, b->sheets[0].path);
    return false;
}

static bool add_sheet(struct binding *b)
{
    const char *given = b->sheets[b->index].title;
    const struct str title = sheet_title(&b->sheet);
    if (!b->index) {
        begin_book(b);
        b->title = title;
        b->one_title = true;
    } else if (!check_kind(b)) {
        return false;
    }
    b->one_title = b->one_title && str_eq(b->title, title);
    binding_begin_sheet(b, given     ? str_of(given)
                           : title.n ? title
                                     : str_of(b->sheets[b->index].path));
    if (!binding_choose(b) || (!b->index && !take_first(b)) || !binding_copy(b))
        return false;
    binding_join(b);
    return true;
}

static bool add_sheets(struct binding *b)
{
    bool ok = true;
    for (b->index = 0; ok && b->index < b->n; b->index++) {
        const struct arena_mark mark = arena_mark(b->job->scratch);
        ok = sheet_open(b->job, &b->lib, b->sheets[b->index].path, &b->sheet) &&
             add_sheet(b);
        sheet_close(&b->sheet);
        arena_release(b->job->scratch, mark);
    }
    return ok;
}

/* --- the book ----------------------------------------------------------------------- */

static void print_book(void *context, struct file_sink *sink)
{
    struct binding *b = context;
    struct strbuf *const texts[] = {&b->labels,       &b->parts,     &b->parents,
                                    &b->catalog_rest, &b->tags_rest, &b->group_kids,
                                    &b->groups};
    b->book.sink = sink;
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        strbuf_init(texts[i], b->job->doc);
    b->ids = list_of(b->job->doc, sizeof(struct note_id));
    b->streams = map_in(b->job->doc);
    if (add_sheets(b))
        binding_close(b);
    else
        sink->abandoned = true;
}

bool bind_sheets(struct job *job, const struct bind_sheet *sheets, int n,
                 const char *output)
{
    struct binding b = {.job = job, .sheets = sheets, .n = n, .output = output};
    const char *why;
    if (!qpdflib_open(&b.lib, &why)) {
        DIAG(job->diags, DIAG_BIND_LIBRARY, NO_POS, str_c(job->doc, str_of(why)));
        return false;
    }
    const bool written = file_print(job, output, print_book, &b);
    qpdflib_close(&b.lib);
    return written;
}
