#include "bind/binding.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/file_name.h"
#include "base/job.h"

#include <stdlib.h>
#include <string.h>

/* What holds the sheets together; all of it is written when they are there. */

/* --- tags --------------------------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const struct str x = ((const struct note_id *)a)->key,
                     y = ((const struct note_id *)b)->key;
    /* The closing bracket comes before every letter and digit. */
    const int order = memcmp(x.p, y.p, (size_t)(x.n < y.n ? x.n : y.n));
    return order ? order : x.n - y.n;
}

static void add_ids(struct binding *b, struct strbuf *out)
{
    if (!b->ids.n)
        return;
    qsort(b->ids.items, (size_t)b->ids.n, sizeof(struct note_id), by_key);
    strbuf_add(out, STR("/IDTree<</Names["));
    for (int i = 0; i < b->ids.n; i++) {
        const struct note_id *id = list_at(&b->ids, i);
        strbuf_addf(out, "%.*s %d 0 R ", STR_ARG(id->key), id->element);
    }
    strbuf_add(out, STR("]>>"));
}

static void add_tags(struct binding *b)
{
    struct strbuf out;
    if (!b->tagged)
        return;
    strbuf_init(&out, b->job->doc);
    strbuf_addf(&out, "<</S/Document/P %d 0 R/K[", b->tags);
    strbuf_add(&out, strbuf_str(&b->parts));
    strbuf_add(&out, STR("]>>"));
    book_add(&b->book, b->document, strbuf_str(&out));
    out.n = 0;
    strbuf_addf(&out, "<</Type/StructTreeRoot/K %d 0 R/ParentTreeNextKey %d", b->document,
                b->next_key);
    strbuf_add(&out, STR("/ParentTree<</Kids["));
    strbuf_add(&out, strbuf_str(&b->parents));
    strbuf_add(&out, STR("]>>"));
    strbuf_add(&out, strbuf_str(&b->tags_rest));
    add_ids(b, &out);
    strbuf_add(&out, STR(">>"));
    book_add(&b->book, b->tags, strbuf_str(&out));
}

/* --- what the book says of itself --------------------------------------------------- */

/* The sheets' title, if they have one; else the name of the file. */
static struct str title_of(const struct binding *b)
{
    const struct str name = str_of(file_name_last(b->output));
    if (b->one_title && b->title.n)
        return b->title;
    return str_ends(name, STR(".pdf")) ? str_slice(name, 0, name.n - 4) : name;
}

static void add_escaped(struct strbuf *out, struct str text)
{
    for (int i = 0; i < text.n; i++) {
        const char c = text.p[i];
        strbuf_add_c(out, c == '&'   ? "&amp;"
                          : c == '<' ? "&lt;"
                          : c == '>' ? "&gt;"
                                     : "");
        if (c != '&' && c != '<' && c != '>')
            strbuf_add_char(out, c);
    }
}

/* What stands between the two in the text; empty if they are not there. */
static struct str between(struct str text, struct str before, struct str after)
{
    const int at = str_find(text, before);
    const struct str rest = at < 0 ? STR("") : str_slice(text, at + before.n, text.n);
    const int end = str_find(rest, after);
    return str_slice(rest, 0, end < 0 ? 0 : end);
}

/* The text with something else there. */
static struct str with(struct binding *b, struct str text, struct str old, struct str new)
{
    const int at = (int)(old.p - text.p);
    struct strbuf out;
    if (!old.n)
        return text;
    strbuf_init(&out, b->job->doc);
    strbuf_add(&out, str_slice(text, 0, at));
    add_escaped(&out, new);
    strbuf_add(&out, str_slice(text, at + old.n, text.n));
    return strbuf_str(&out);
}

/* The first sheet's metadata with the book's title. If it says which document it is, and
 * which instance of it, the book is another document, and an instance by what it holds.
 */
static struct str metadata_of(struct binding *b)
{
    static const char title[] = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
    static const char document[] = "<xmpMM:DocumentID>";
    static const char instance[] = "<xmpMM:InstanceID>";
    struct arena *doc = b->job->doc;
    const struct str end = STR("</"), name = title_of(b);
    struct str xml = b->metadata;
    xml = with(b, xml, between(xml, str_of(title), end), name);
    struct str old = between(xml, str_of(document), end);
    const struct str first = str_format(doc, "%.*s\n%.*s", STR_ARG(old), STR_ARG(name));
    xml = with(b, xml, old, uuid_text(doc, first));
    old = between(xml, str_of(instance), end);
    const struct str held = str_format(doc, "%.*s\n%016llx", STR_ARG(first),
                                       (unsigned long long)b->book.hash);
    return with(b, xml, old, uuid_text(doc, held));
}

static void add_metadata(struct binding *b, int number)
{
    const struct str xml = metadata_of(b);
    book_add_stream(
        &b->book, number,
        str_format(b->job->doc, "/Type/Metadata/Subtype/XML/Length %d", xml.n), xml);
}

static void add_info(struct binding *b)
{
    struct strbuf out;
    strbuf_init(&out, b->job->doc);
    strbuf_add(&out, STR("<</Title"));
    binding_add_text(&out, title_of(b));
    strbuf_add(&out, b->first_info);
    strbuf_add(&out, STR(">>"));
    book_add(&b->book, b->info, strbuf_str(&out));
}

/* --- the catalog -------------------------------------------------------------------- */

static void add_pages(struct binding *b)
{
    struct strbuf out;
    strbuf_init(&out, b->job->doc);
    strbuf_addf(&out, "<</Type/Pages/Count %d/Kids[", b->page_count);
    strbuf_add(&out, strbuf_str(&b->groups));
    strbuf_add(&out, STR("]>>"));
    book_add(&b->book, b->pages, strbuf_str(&out));
}

static void add_outlines(struct binding *b)
{
    book_add(&b->book, b->outlines,
             str_format(b->job->doc,
                        "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>",
                        b->first_bookmark, b->waiting.number, b->bookmarks));
}

static void add_catalog(struct binding *b, int metadata)
{
    struct strbuf out;
    strbuf_init(&out, b->job->doc);
    strbuf_addf(&out, "<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R", b->pages,
                b->outlines);
    if (b->tagged)
        strbuf_addf(&out, "/StructTreeRoot %d 0 R", b->tags);
    if (metadata)
        strbuf_addf(&out, "/Metadata %d 0 R", metadata);
    strbuf_add(&out, STR("/PageLabels<</Nums["));
    strbuf_add(&out, strbuf_str(&b->labels));
    strbuf_add(&out, STR("]>>"));
    strbuf_add(&out, strbuf_str(&b->catalog_rest));
    strbuf_add(&out, STR(">>"));
    book_add(&b->book, b->catalog, strbuf_str(&out));
}

void binding_close(struct binding *b)
{
    binding_end_sheets(b);
    const int metadata = b->metadata.n ? book_number(&b->book) : 0;
    add_tags(b);
    add_pages(b);
    add_outlines(b);
    add_catalog(b, metadata);
    add_info(b);
    if (metadata)
        add_metadata(b, metadata);
    book_end(&b->book, b->catalog, b->info);
}
