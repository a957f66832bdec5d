#include "bind/binding.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/job.h"

/* The objects of a sheet on their way into the book. */

static void leave_out(struct sheet *s, qpdf_oh value)
{
    const int number = sheet_number(s, value);
    if (number > 0 && number < s->n)
        s->left_out[number] = true;
}

/* A tree of names with its nodes. */
static void leave_out_tree(struct sheet *s, qpdf_oh node, int depth)
{
    enum { DEEPEST = 16 };
    const qpdf_oh kids = sheet_key(s, node, "/Kids");
    const int n = depth < DEEPEST && s->lib->qpdf_oh_is_array(s->pdf, kids)
                      ? s->lib->qpdf_oh_get_array_n_items(s->pdf, kids)
                      : 0;
    leave_out(s, node);
    for (int i = 0; i < n; i++)
        leave_out_tree(s, s->lib->qpdf_oh_get_array_item(s->pdf, kids, i), depth + 1);
}

static void give_number(struct sheet *s, qpdf_oh value, int number)
{
    const int own = sheet_number(s, value);
    if (own > 0 && own < s->n)
        s->numbers[own] = number;
}

/* Profiles of output intents are the same in all sheets of a kind. */
static void leave_intents(struct sheet *s)
{
    const qpdf_oh intents = sheet_key(s, sheet_root(s), "/OutputIntents");
    const int n = s->lib->qpdf_oh_is_array(s->pdf, intents)
                      ? s->lib->qpdf_oh_get_array_n_items(s->pdf, intents)
                      : 0;
    leave_out(s, intents);
    for (int i = 0; i < n; i++) {
        const qpdf_oh intent = s->lib->qpdf_oh_get_array_item(s->pdf, intents, i);
        leave_out(s, intent);
        leave_out(s, sheet_key(s, intent, "/DestOutputProfile"));
    }
}

static void pass_over(void *context, int key, qpdf_oh value)
{
    (void)context, (void)key, (void)value;
}

/* The elements that are no part of another one. */
static void find_topmost(struct sheet *s, qpdf_oh kids)
{
    const bool many = s->lib->qpdf_oh_is_array(s->pdf, kids);
    const int n = many ? s->lib->qpdf_oh_get_array_n_items(s->pdf, kids) : 1;
    for (int i = 0; i < n; i++) {
        const int number = sheet_number(
            s, many ? s->lib->qpdf_oh_get_array_item(s->pdf, kids, i) : kids);
        if (number > 0 && number < s->n)
            s->topmost[number] = true;
    }
}

static bool is_packing(const struct sheet *s, qpdf_oh value)
{
    if (!s->lib->qpdf_oh_is_stream(s->pdf, value))
        return false;
    const qpdf_oh type = sheet_key(s, s->lib->qpdf_oh_get_dict(s->pdf, value), "/Type");
    return s->lib->qpdf_oh_is_name_and_equals(s->pdf, type, "/ObjStm") ||
           s->lib->qpdf_oh_is_name_and_equals(s->pdf, type, "/XRef");
}

/* References to what the sheet has one of, and the book too, lead to the book's. */
static void lead_to_own(struct binding *b)
{
    struct sheet *s = &b->sheet;
    const qpdf_oh root = sheet_root(s);
    const qpdf_oh outlines = sheet_key(s, root, "/Outlines");
    const qpdf_oh tags = sheet_key(s, root, "/StructTreeRoot");
    leave_out(s, root);
    leave_out(s, sheet_key(s, s->lib->qpdf_get_trailer(s->pdf), "/Info"));
    leave_out(s, sheet_key(s, root, "/Metadata"));
    leave_out(s, outlines);
    leave_out(s, tags);
    give_number(s, outlines, b->waiting.number);
    give_number(s, tags, b->document);
    sheet_walk_numbers(s, sheet_key(s, root, "/PageLabels"), pass_over, NULL);
    if (!sheet_has(s, tags))
        return;
    sheet_walk_numbers(s, sheet_key(s, tags, "/ParentTree"), pass_over, NULL);
    leave_out_tree(s, sheet_key(s, tags, "/IDTree"), 0);
    find_topmost(s, sheet_key(s, tags, "/K"));
}

/* --- streams ------------------------------------------------------------------------ */

/* Without "<<" and ">>". */
static struct str inside(struct str dict)
{
    return str_trim(str_slice(dict, 2, dict.n - 2));
}

/* The length of a stream is often an object of its own, which the book does without. */
static struct str with_length(struct binding *b, qpdf_oh dict, struct str text)
{
    const struct sheet *s = &b->sheet;
    const qpdf_oh length = sheet_key(s, dict, "/Length");
    const int number = sheet_number(s, length);
    if (!number)
        return text;
    const struct str entry = str_format(b->job->scratch, "/Length %d 0 R", number);
    const int at = str_find(text, entry);
    if (at < 0)
        return text;
    leave_out(&b->sheet, length);
    return str_format(b->job->scratch, "%.*s/Length %lld%.*s", at, text.p,
                      s->lib->qpdf_oh_get_int_value(s->pdf, length),
                      text.n - at - entry.n, text.p + at + entry.n);
}

/* The stream's dictionary as the book has it, without its brackets. */
static struct str dict_of(struct binding *b, qpdf_oh stream)
{
    const struct sheet *s = &b->sheet;
    const qpdf_oh dict = s->lib->qpdf_oh_get_dict(s->pdf, stream);
    struct strbuf out;
    strbuf_init(&out, b->job->scratch);
    rewrite_value(&b->rewriting, &out, with_length(b, dict, inside(sheet_text(s, dict))));
    return strbuf_str(&out);
}

/* The number under which the book has the same stream; 0 if it does not. */
static int find_equal(const struct binding *b, struct str dict, struct str bytes,
                      struct str *key)
{
    unsigned char digest[2 * SHA256_SIZE];
    sha256(dict, digest);
    sha256(bytes, digest + SHA256_SIZE);
    *key = str_copy(b->job->scratch, (struct str){(const char *)digest, sizeof digest});
    const int number = map_find(&b->streams, *key);
    return number < 0 ? 0 : number;
}

/* Writes a stream that refers to nothing, unless the book has the same: fonts and
 * pictures of sheets are often equal. */
static bool share_stream(struct binding *b, qpdf_oh stream, struct str dict, int *number)
{
    struct str bytes, key;
    if (!sheet_stream(&b->sheet, stream, &bytes))
        return false;
    *number = find_equal(b, dict, bytes, &key);
    if (*number)
        return true;
    *number = book_number(&b->book);
    map_put(&b->streams, str_copy(b->job->doc, key), *number);
    book_add_stream(&b->book, *number, dict, bytes);
    return true;
}

/* Streams come first: what refers to them has to know which of them are shared. */
static bool choose_stream(struct binding *b, qpdf_oh stream, int i)
{
    struct sheet *s = &b->sheet;
    const struct arena_mark mark = arena_mark(b->job->scratch);
    const struct str dict = dict_of(b, stream);
    bool ok = true;
    if (str_find(dict, STR(" 0 R")) >= 0 || str_find(dict, STR("null")) >= 0) {
        s->numbers[i] = book_number(&b->book);
    } else {
        ok = share_stream(b, stream, dict, &s->numbers[i]);
        s->left_out[i] = true;
    }
    arena_release(b->job->scratch, mark);
    return ok;
}

bool binding_choose(struct binding *b)
{
    struct sheet *s = &b->sheet;
    bool ok = true;
    lead_to_own(b);
    if (b->index)
        leave_intents(s);
    b->rewriting = (struct rewriting){
        .numbers = s->numbers,
        .n = s->n,
        .first_key = b->next_key,
        .prefix = str_format(b->job->scratch, "s%d-", b->index + 1).p,
    };
    for (int i = 1; ok && i < s->n; i++) {
        const qpdf_oh value = s->lib->qpdf_get_object_by_id(s->pdf, i, 0);
        s->left_out[i] = s->left_out[i] || !sheet_has(s, value) || is_packing(s, value);
        if (!s->left_out[i] && s->lib->qpdf_oh_is_stream(s->pdf, value))
            ok = choose_stream(b, value, i);
        s->lib->qpdf_oh_release(s->pdf, value);
    }
    for (int i = 1; i < s->n; i++)
        if (!s->left_out[i] && !s->numbers[i])
            s->numbers[i] = book_number(&b->book);
    return ok;
}

/* --- objects ------------------------------------------------------------------------ */

static bool copy_stream(struct binding *b, qpdf_oh stream, int number)
{
    struct str bytes;
    if (!sheet_stream(&b->sheet, stream, &bytes))
        return false;
    book_add_stream(&b->book, number, dict_of(b, stream), bytes);
    return true;
}

/* Notes and header cells have an ID, which the tree of IDs finds them by. */
static void note_id(struct binding *b, struct str value, int number)
{
    const struct str id = STR("/ID(");
    const int at = str_find(value, id);
    if (at < 0 ||
        (str_find(value, STR("/S /Note")) < 0 && str_find(value, STR("/S /TH")) < 0))
        return;
    int end = at + id.n;
    while (end < value.n && value.p[end] != ')')
        end++;
    const struct str key = str_slice(value, at + id.n - 1, end < value.n ? end + 1 : end);
    *(struct note_id *)list_add(&b->ids) =
        (struct note_id){str_copy(b->job->doc, key), number};
}

/* The tree of pages hangs on the book's, what was a document is a part of one. */
static void add_object(struct binding *b, struct str value, int number, bool is_pages,
                       bool is_document)
{
    struct strbuf out;
    strbuf_init(&out, b->job->scratch);
    if (is_pages)
        strbuf_addf(&out, "<</Parent %d 0 R ", b->group);
    rewrite_value(&b->rewriting, &out, is_pages ? str_slice(value, 2, value.n) : value);
    struct str text = strbuf_str(&out);
    const struct str was = STR("/S /Document");
    const int at = is_document ? str_find(text, was) : -1;
    if (at >= 0)
        text = str_format(b->job->scratch, "%.*s/S /Part%.*s", at, text.p,
                          text.n - at - was.n, text.p + at + was.n);
    note_id(b, text, number);
    book_add(&b->book, number, text);
}

bool binding_copy(struct binding *b)
{
    struct sheet *s = &b->sheet;
    const int pages = sheet_number(s, sheet_key(s, sheet_root(s), "/Pages"));
    bool ok = true;
    for (int i = 1; ok && i < s->n; i++) {
        if (s->left_out[i])
            continue;
        const struct arena_mark mark = arena_mark(b->job->scratch);
        const qpdf_oh value = s->lib->qpdf_get_object_by_id(s->pdf, i, 0);
        if (s->lib->qpdf_oh_is_stream(s->pdf, value))
            ok = copy_stream(b, value, s->numbers[i]);
        else
            add_object(b, sheet_text(s, value), s->numbers[i], i == pages, s->topmost[i]);
        s->lib->qpdf_oh_release(s->pdf, value);
        arena_release(b->job->scratch, mark);
    }
    return ok;
}
