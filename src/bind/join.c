#include "bind/binding.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* What a sheet adds to what the book has one of. */

enum { SHEETS_PER_GROUP = 100 };

void binding_add_text(struct strbuf *out, struct str text)
{
    static const char digits[] = "0123456789ABCDEF";
    struct strbuf b;
    strbuf_init(&b, out->arena);
    utf16be_add(&b, 0xFEFF);
    for (int at = 0; at < text.n;)
        utf16be_add(&b, utf8_next(text, &at));
    strbuf_add_char(out, '<');
    for (int i = 0; i < b.n; i++) {
        const unsigned char c = (unsigned char)b.p[i];
        strbuf_add_char(out, digits[c >> 4]);
        strbuf_add_char(out, digits[c & 15]);
    }
    strbuf_add_char(out, '>');
}

static int number_in_book(const struct binding *b, qpdf_oh value)
{
    const int own = sheet_number(&b->sheet, value);
    return own > 0 && own < b->sheet.n ? b->sheet.numbers[own] : 0;
}

/* --- labels of pages ---------------------------------------------------------------- */

static void add_label(void *context, int key, qpdf_oh value)
{
    struct binding *b = context;
    strbuf_addf(&b->labels, "%d ", b->page_count + key);
    rewrite_value(&b->rewriting, &b->labels, sheet_text(&b->sheet, value));
    strbuf_add_char(&b->labels, ' ');
}

/* A sheet without labels is numbered from 1, as it would be alone. */
static void join_labels(struct binding *b)
{
    const qpdf_oh labels = sheet_key(&b->sheet, sheet_root(&b->sheet), "/PageLabels");
    if (sheet_has(&b->sheet, labels))
        sheet_walk_numbers(&b->sheet, labels, add_label, b);
    else
        strbuf_addf(&b->labels, "%d<</S/D>> ", b->page_count);
}

/* --- pages -------------------------------------------------------------------------- */

static void end_group(struct binding *b)
{
    struct strbuf out;
    if (!b->group_sheets)
        return;
    strbuf_init(&out, b->job->scratch);
    strbuf_addf(&out, "<</Type/Pages/Parent %d 0 R/Count %d/Kids[", b->pages,
                b->group_pages);
    strbuf_add(&out, strbuf_str(&b->group_kids));
    strbuf_add(&out, STR("]>>"));
    book_add(&b->book, b->group, strbuf_str(&out));
    strbuf_addf(&b->groups, "%d 0 R ", b->group);
    b->group_kids.n = b->group_sheets = b->group_pages = 0;
    b->group = 0;
}

static void join_pages(struct binding *b)
{
    const qpdf_oh pages = sheet_key(&b->sheet, sheet_root(&b->sheet), "/Pages");
    strbuf_addf(&b->group_kids, "%d 0 R ", number_in_book(b, pages));
    b->group_pages += b->sheet.pages;
    if (++b->group_sheets == SHEETS_PER_GROUP)
        end_group(b);
}

/* --- tags --------------------------------------------------------------------------- */

struct parents {
    struct binding *binding;
    struct strbuf nums;
    int first, last; /* keys; -1: none */
};

static void add_parent(void *context, int key, qpdf_oh value)
{
    struct parents *p = context;
    struct binding *b = p->binding;
    const int is = b->rewriting.first_key + key, number = number_in_book(b, value);
    p->first = p->first < 0 ? is : p->first;
    p->last = is;
    strbuf_addf(&p->nums, "%d ", is);
    if (number)
        strbuf_addf(&p->nums, "%d 0 R ", number);
    else
        rewrite_value(&b->rewriting, &p->nums, sheet_text(&b->sheet, value));
}

static void join_parents(struct binding *b, qpdf_oh tags)
{
    struct parents p = {.binding = b, .first = -1};
    struct strbuf out;
    strbuf_init(&p.nums, b->job->scratch);
    sheet_walk_numbers(&b->sheet, sheet_key(&b->sheet, tags, "/ParentTree"), add_parent,
                       &p);
    if (p.first < 0)
        return;
    strbuf_init(&out, b->job->scratch);
    strbuf_addf(&out, "<</Limits[%d %d]/Nums[", p.first, p.last);
    strbuf_add(&out, strbuf_str(&p.nums));
    strbuf_add(&out, STR("]>>"));
    const int node = book_number(&b->book);
    book_add(&b->book, node, strbuf_str(&out));
    strbuf_addf(&b->parents, "%d 0 R ", node);
    b->next_key = p.last + 1;
}

static void join_tags(struct binding *b)
{
    struct sheet *s = &b->sheet;
    const qpdf_oh tags = sheet_key(s, sheet_root(s), "/StructTreeRoot");
    if (!b->tagged)
        return;
    for (int i = 1; i < s->n; i++)
        if (s->topmost[i])
            strbuf_addf(&b->parts, "%d 0 R ", s->numbers[i]);
    join_parents(b, tags);
}

/* --- bookmarks ---------------------------------------------------------------------- */

static void add_link(struct strbuf *out, const char *key, int number)
{
    if (number)
        strbuf_addf(out, "/%s %d 0 R", key, number);
}

/* Writes the bookmark that waits; `next` is the one behind it, or 0. */
static void end_bookmark(struct binding *b, int next)
{
    const struct bookmark *m = &b->waiting;
    const struct arena_mark mark = arena_mark(b->job->scratch);
    struct strbuf out;
    strbuf_init(&out, b->job->scratch);
    strbuf_add(&out, STR("<</Title"));
    binding_add_text(&out, m->title);
    add_link(&out, "Parent", b->outlines);
    add_link(&out, "Prev", m->previous);
    add_link(&out, "Next", next);
    add_link(&out, "First", m->first);
    add_link(&out, "Last", m->last);
    if (m->visible)
        strbuf_addf(&out, "/Count %d", -m->visible); /* closed */
    strbuf_addf(&out, "/Dest[%d 0 R/Fit]>>", m->page);
    book_add(&b->book, m->number, strbuf_str(&out));
    arena_release(b->job->scratch, mark);
}

/* That of the sheet goes round its own; when the next sheet comes, it is written. */
static void join_bookmark(struct binding *b)
{
    struct sheet *s = &b->sheet;
    const qpdf_oh outlines = sheet_key(s, sheet_root(s), "/Outlines");
    struct bookmark *m = &b->waiting;
    m->page = number_in_book(b, s->lib->qpdf_get_page_n(s->pdf, 0));
    if (!sheet_has(s, outlines))
        return;
    m->first = number_in_book(b, sheet_key(s, outlines, "/First"));
    m->last = number_in_book(b, sheet_key(s, outlines, "/Last"));
    m->visible =
        s->lib->qpdf_oh_get_int_value_as_int(s->pdf, sheet_key(s, outlines, "/Count"));
}

void binding_join(struct binding *b)
{
    join_labels(b);
    join_pages(b);
    join_tags(b);
    join_bookmark(b);
    b->page_count += b->sheet.pages;
}

void binding_begin_sheet(struct binding *b, struct str title)
{
    const int number = book_number(&b->book), previous = b->waiting.number;
    if (previous)
        end_bookmark(b, number);
    else
        b->first_bookmark = number;
    b->waiting =
        (struct bookmark){.number = number, .previous = previous, .title = title};
    b->bookmarks++;
    if (!b->group)
        b->group = book_number(&b->book);
}

void binding_end_sheets(struct binding *b)
{
    end_bookmark(b, 0);
    end_group(b);
}
