#include "paint/pdf_structure.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

#include <assert.h>
#include <limits.h>

/* The tree of a long table has hundreds of thousands of elements: they are numbers, and
 * what they say is made when the file is written (struct pdf_entries). */

/* --- raw objects -------------------------------------------------------------------- */

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct str *entries = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->p,
                             (HPDF_UINT)entries->n);
}

void pdf_fill_raw(struct pdf *pdf, HPDF_Dict dict, struct str entries)
{
    struct str *kept = ARENA_NEW(pdf->job->doc, struct str);
    *kept = entries;
    dict->attr = kept;
    dict->write_fn = write_entries;
}

int pdf_number(HPDF_Dict dict)
{
    return (int)(dict->header.obj_id & 0x00FFFFFF);
}

static void add_reference(struct strbuf *b, int number)
{
    strbuf_add_int(b, number);
    strbuf_add(b, STR(" 0 R"));
}

void pdf_add_hex_text(struct strbuf *b, struct str text)
{
    struct strbuf utf16;
    strbuf_init(&utf16, b->arena);
    utf16be_add(&utf16, 0xFEFF);
    for (int at = 0; at < text.n;)
        utf16be_add(&utf16, utf8_next(text, &at));
    strbuf_add_char(b, '<');
    strbuf_add_hex(b, utf16.p, utf16.n);
    strbuf_add_char(b, '>');
}

/* --- elements ----------------------------------------------------------------------- */

/* The tree under construction. */
struct tree {
    struct pdf *pdf;
    const struct marks *m;
    HPDF_Dict *pages;
    HPDF_Dict root;
    int *numbers; /* of their objects, by element; 0: it has no content and is left out */
    int written;  /* the element that is written next */
    const struct mark **marks;        /* by element, in the order of drawing */
    int *first_mark;                  /* by element, and one more */
    int *next, *first_kid, *last_kid; /* by element: -1 for none */
    /* of m->links: the elements of those that have none of their own in the text */
    HPDF_Dict *links;
    int *first_link, *next_link; /* by element and by link: -1 for none */
    int *figures;                /* by element: in m->figures, or -1 */
    int *begins; /* by element: the first mark of it and of those in it; INT_MAX: none */
};

/* The marks of each element together; they keep their order. */
static void sort_marks(struct tree *t)
{
    const int n = t->m->structure->n, n_marks = t->m->marked.n;
    struct arena *doc = t->pdf->job->doc;
    t->first_mark = ARENA_ARRAY(doc, int, n + 2);
    t->marks = ARENA_ARRAY(doc, const struct mark *, n_marks);
    int *at = t->first_mark + 1;
    for (int i = 0; i < n_marks; i++)
        at[((const struct mark *)list_at(&t->m->marked, i))->element + 1]++;
    for (int i = 1; i <= n; i++)
        at[i] += at[i - 1];
    /* `at` has where each element's marks begin; filling in moves it to where they end */
    for (int i = 0; i < n_marks; i++) {
        const struct mark *mark = list_at(&t->m->marked, i);
        t->marks[at[mark->element]++] = mark;
    }
}

static void link_kids(struct tree *t)
{
    const struct structure *s = t->m->structure;
    struct arena *doc = t->pdf->job->doc;
    t->next = ARENA_ARRAY(doc, int, s->n);
    t->first_kid = ARENA_ARRAY(doc, int, s->n);
    t->last_kid = ARENA_ARRAY(doc, int, s->n);
    for (int i = 0; i < s->n; i++) {
        t->next[i] = t->first_kid[i] = t->last_kid[i] = -1;
        const int parent = s->elements[i].parent;
        if (parent < 0)
            continue;
        if (t->last_kid[parent] < 0)
            t->first_kid[parent] = i;
        else
            t->next[t->last_kid[parent]] = i;
        t->last_kid[parent] = i;
    }
}

static int index_of_mark(const struct tree *t, int k)
{
    return (int)(t->marks[k] - (const struct mark *)t->m->marked.items);
}

/* Where each element begins, in the order of drawing. */
static void find_begins(struct tree *t)
{
    const struct structure *s = t->m->structure;
    t->begins = ARENA_ARRAY(t->pdf->job->doc, int, s->n);
    for (int i = 0; i < s->n; i++)
        t->begins[i] = t->first_mark[i] < t->first_mark[i + 1]
                           ? index_of_mark(t, t->first_mark[i])
                           : INT_MAX;
    for (int i = s->n - 1; i > 0; i--)
        if (t->begins[i] < t->begins[s->elements[i].parent])
            t->begins[s->elements[i].parent] = t->begins[i];
}

/* A row without cells is none. */
static bool is_table_part(const struct tree *t, int i)
{
    const int kind = t->m->structure->elements[i].kind;
    return kind == ELEMENT_CELL || kind == ELEMENT_HEADER_CELL ||
           (kind == ELEMENT_ROW && t->first_kid[i] >= 0);
}

/* An element without content says nothing, but empty cells and rows keep their places in
 * a table. Elements stand behind their parents, so going backwards sees kids first. */
static void keep_elements(struct tree *t)
{
    const struct structure *s = t->m->structure;
    bool *kept = ARENA_ARRAY(t->pdf->job->doc, bool, s->n);
    t->numbers = ARENA_ARRAY(t->pdf->job->doc, int, s->n);
    kept[0] = true;
    for (int i = s->n - 1; i > 0; i--) {
        kept[i] |= t->first_mark[i] < t->first_mark[i + 1];
        if (kept[i])
            kept[s->elements[i].parent] = true;
    }
    for (int i = 0; i < s->n; i++) {
        if (is_table_part(t, i) && kept[s->elements[i].parent])
            kept[i] = true;
        t->numbers[i] = kept[i];
    }
}

/* Behind all other objects, those of the trees that are still to come included. */
static int number_elements(struct tree *t)
{
    const int first = t->pdf->entries.first;
    int n = 0;
    for (int i = 0; i < t->m->structure->n; i++)
        if (t->numbers[i])
            t->numbers[i] = first + n++;
    return n;
}

/* --- their entries ------------------------------------------------------------------ */

static void add_mark(struct tree *t, struct strbuf *b, const struct mark *mark, int page)
{
    if (mark->page == page) {
        strbuf_add_int(b, mark->id);
    } else {
        strbuf_add(b, STR("<</Type/MCR/Pg "));
        add_reference(b, pdf_number(t->pages[mark->page]));
        strbuf_add(b, STR("/MCID "));
        strbuf_add_int(b, mark->id);
        strbuf_add(b, STR(">>"));
    }
}

/* The element that a link stands in: of one that is left out, the document. */
static int home_of_link(const struct tree *t, int k)
{
    const struct marked_link *link = list_at(&t->m->links, k);
    return t->numbers[link->element] ? link->element : 0;
}

/* Links in the order of drawing, by the element that they stand in. */
static void sort_links(struct tree *t)
{
    const struct structure *s = t->m->structure;
    struct arena *doc = t->pdf->job->doc;
    t->links = ARENA_ARRAY(doc, HPDF_Dict, t->m->links.n);
    t->next_link = ARENA_ARRAY(doc, int, t->m->links.n);
    t->first_link = ARENA_ARRAY(doc, int, s->n);
    for (int i = 0; i < s->n; i++)
        t->first_link[i] = -1;
    for (int k = t->m->links.n - 1; k >= 0; k--) {
        const int home = home_of_link(t, k);
        t->next_link[k] = t->first_link[home];
        t->first_link[home] = k;
        if (s->elements[home].kind != ELEMENT_LINK)
            t->links[k] = pdf_dict(t->pdf);
    }
}

/* ISO 32000-1, 14.7.4.3: an annotation as a kid. */
static void add_annotation(const struct tree *t, struct strbuf *b, int k)
{
    const struct marked_link *link = list_at(&t->m->links, k);
    strbuf_addf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>",
                pdf_number(t->pages[link->page]), pdf_number(link->annotation));
}

/* The next of an element's kids that is in the file and stands within its text, or that
 * does not; -1: there is none. */
static int find_kid(const struct tree *t, int kid, bool within)
{
    while (kid >= 0 && (!t->numbers[kid] ||
                        element_is_inline(t->m->structure->elements[kid].kind) != within))
        kid = t->next[kid];
    return kid;
}

/* What an element says itself, as it was drawn, with the parts of its text among it. */
static int add_text(struct tree *t, struct strbuf *b, int i, int page)
{
    int n = 0, k = t->first_mark[i];
    for (int kid = find_kid(t, t->first_kid[i], true);
         kid >= 0 || k < t->first_mark[i + 1];) {
        strbuf_add_c(b, n++ ? " " : "");
        if (kid < 0 ||
            (k < t->first_mark[i + 1] && index_of_mark(t, k) < t->begins[kid])) {
            add_mark(t, b, t->marks[k++], page);
        } else {
            add_reference(b, t->numbers[kid]);
            kid = find_kid(t, t->next[kid], true);
        }
    }
    return n;
}

static void add_kids(struct tree *t, struct strbuf *b, int i)
{
    const int from = t->first_mark[i], to = t->first_mark[i + 1];
    const int page = from < to ? t->marks[from]->page : -1;
    if (page >= 0) {
        strbuf_add(b, STR("/Pg "));
        add_reference(b, pdf_number(t->pages[page]));
    }
    strbuf_add(b, STR("/K["));
    int n = add_text(t, b, i, page);
    for (int kid = find_kid(t, t->first_kid[i], false); kid >= 0;
         kid = find_kid(t, t->next[kid], false)) {
        strbuf_add_c(b, n++ ? " " : "");
        add_reference(b, t->numbers[kid]);
    }
    for (int k = t->first_link[i]; k >= 0; k = t->next_link[k]) {
        strbuf_add_c(b, n++ ? " " : "");
        if (t->links[k])
            add_reference(b, pdf_number(t->links[k]));
        else
            add_annotation(t, b, k);
    }
    strbuf_add_char(b, ']');
}

/* Each of these adds a set of attributes, if the element has any of that kind. */

/* ISO 14289-1, 7.9: every note has an ID; header cells are named by theirs (7.5). */
static bool has_id(const struct element *e)
{
    return e->kind == ELEMENT_NOTE || e->named;
}

/* In the order of the bytes, notes before header cells. */
static void add_id(struct strbuf *b, const struct element *e, int i)
{
    char id[] = "(t0000000)";
    if (i >= 10000000) {
        strbuf_addf(b, "(%c%d)", e->kind == ELEMENT_NOTE ? 'n' : 't', i);
        return;
    }
    id[1] = e->kind == ELEMENT_NOTE ? 'n' : 't';
    for (char *digit = id + 8; i; i /= 10)
        *digit-- = (char)('0' + i % 10);
    strbuf_add_bytes(b, id, (int)sizeof id - 1);
}

static void add_entry(struct strbuf *b, struct str key, int value)
{
    strbuf_add(b, key);
    strbuf_add_int(b, value);
}

static void add_cell_attributes(const struct tree *t, struct strbuf *b,
                                const struct element *e)
{
    const struct element *elements = t->m->structure->elements;
    const bool header = e->kind == ELEMENT_HEADER_CELL;
    const struct element_words words = element_words(e);
    if (!header && e->colspan < 2 && e->rowspan < 2 && !words.n_heads)
        return;
    strbuf_add(b, STR("<</O/Table"));
    if (header)
        strbuf_add_c(b, e->heads_row ? "/Scope/Row" : "/Scope/Column");
    if (e->colspan > 1)
        add_entry(b, STR("/ColSpan "), e->colspan);
    if (e->rowspan > 1)
        add_entry(b, STR("/RowSpan "), e->rowspan);
    if (words.n_heads) {
        strbuf_add(b, STR("/Headers["));
        for (int i = 0; i < words.n_heads; i++)
            add_id(b, &elements[words.heads[i]], words.heads[i]);
        strbuf_add_char(b, ']');
    }
    strbuf_add(b, STR(">>"));
}

/* Whole points, outwards: a reader only shows them. */
static int points(emu length, int up)
{
    const int down = length >= 0 ? length / EMU_PT : -((-length + EMU_PT - 1) / EMU_PT);
    return down + (up && down * EMU_PT != length);
}

static void add_place(const struct tree *t, struct strbuf *b, int i)
{
    const struct figure_box *box =
        t->figures[i] < 0 ? NULL : list_at(&t->m->figures, t->figures[i]);
    if (box)
        strbuf_addf(b, "<</O/Layout/Placement/Block/BBox[%d %d %d %d]>>",
                    points(box->x, 0), points(box->page_h - box->y - box->h, 0),
                    points(box->x + box->w, 1), points(box->page_h - box->y, 1));
}

static void add_writing_mode(const struct tree *t, struct strbuf *b, int i)
{
    if (element_turns(t->m->structure, i))
        strbuf_addf(b, "<</O/Layout/WritingMode/%s>>",
                    t->m->structure->elements[i].vertical ? "TbRl" : "LrTb");
}

static void add_own_attributes(const struct tree *t, struct strbuf *b, int i)
{
    const struct element *e = &t->m->structure->elements[i];
    if (e->kind == ELEMENT_CELL || e->kind == ELEMENT_HEADER_CELL)
        add_cell_attributes(t, b, e);
    else if (e->kind == ELEMENT_FIGURE)
        add_place(t, b, i);
    else if (e->kind == ELEMENT_LIST)
        strbuf_addf(b, "<</O/List/ListNumbering/%s>>", e->numbered ? "Decimal" : "Disc");
}

static void add_attributes(const struct tree *t, struct strbuf *b, int i)
{
    struct strbuf sets;
    strbuf_init(&sets, b->arena);
    add_own_attributes(t, &sets, i);
    const int first = sets.n;
    add_writing_mode(t, &sets, i);
    if (!sets.n)
        return;
    const bool several = first && sets.n > first;
    strbuf_add_c(b, several ? "/A[" : "/A");
    strbuf_add(b, strbuf_str(&sets));
    strbuf_add_c(b, several ? "]" : "");
}

/* What an element has beside its kids and attributes. */
static void add_words(const struct tree *t, struct strbuf *b, int i)
{
    const struct element *e = &t->m->structure->elements[i];
    if (e->kind == ELEMENT_FIGURE || element_words(e).alt.n) {
        strbuf_add(b, STR("/Alt"));
        pdf_add_hex_text(b, element_words(e).alt);
    }
    if (has_id(e)) {
        strbuf_add(b, STR("/ID"));
        add_id(b, e, i);
    }
    const struct str lang = element_words(e).lang;
    if (lang.n)
        strbuf_addf(b, "/Lang(%.*s)", STR_ARG(lang)); /* letters and hyphens only */
}

static void add_element(struct tree *t, struct strbuf *b, int i)
{
    const struct element *e = &t->m->structure->elements[i];
    strbuf_add(b, STR("/S/"));
    strbuf_add(b, element_name(e));
    strbuf_add(b, STR("/P "));
    add_reference(b, i ? t->numbers[e->parent] : pdf_number(t->root));
    add_kids(t, b, i);
    add_attributes(t, b, i);
    add_words(t, b, i);
}

static void add_next(void *context, struct strbuf *b)
{
    struct tree *t = context;
    while (!t->numbers[t->written])
        t->written++;
    add_element(t, b, t->written++);
}

/* The element that an annotation belongs to. */
static int owner_of_link(const struct tree *t, int k)
{
    return t->links[k] ? pdf_number(t->links[k]) : t->numbers[home_of_link(t, k)];
}

/* ISO 32000-1, 14.8.4.4.2: a Link has its text and its annotations. What has no text of
 * its own, as in the foot of a page, has the annotation alone. */
static void write_links(struct tree *t)
{
    for (int k = 0; k < t->m->links.n; k++) {
        const struct marked_link *link = list_at(&t->m->links, k);
        struct strbuf b;
        HPDF_Dict_AddNumber(link->annotation, "StructParent", t->m->page_ends.n + k);
        if (!t->links[k])
            continue;
        strbuf_init(&b, t->pdf->job->doc);
        strbuf_addf(&b, "/S/Link/P %d 0 R/K", t->numbers[home_of_link(t, k)]);
        add_annotation(t, &b, k);
        pdf_fill_raw(t->pdf, t->links[k], strbuf_str(&b));
    }
}

/* --- the root ----------------------------------------------------------------------- */

static struct str reference_to(const struct tree *t, int number)
{
    return str_format(t->pdf->job->doc, "%d 0 R", number);
}

/* The elements of a page's marks, by MCID. */
static struct str owners_of_marks(const struct tree *t, int from, int to)
{
    struct strbuf b;
    strbuf_init(&b, t->pdf->job->doc);
    strbuf_add_char(&b, '[');
    for (int i = from; i < to; i++) {
        const struct mark *mark = list_at(&t->m->marked, i);
        add_reference(&b, t->numbers[mark->element]);
        strbuf_add_char(&b, ' ');
    }
    strbuf_add_char(&b, ']');
    return strbuf_str(&b);
}

/* What each page and each link belongs to. */
static struct str parent_tree(struct tree *t)
{
    const int n_pages = t->m->page_ends.n, n = n_pages + t->m->links.n;
    struct tree_entry *entries = ARENA_ARRAY(t->pdf->job->doc, struct tree_entry, n);
    for (int page = 0, i = 0; page < n_pages; page++) {
        const int end = *(const int *)list_at(&t->m->page_ends, page);
        entries[page] = (struct tree_entry){str_format(t->pdf->job->doc, "%d", page),
                                            owners_of_marks(t, i, end)};
        HPDF_Dict_AddNumber(t->pages[page], "StructParents", page);
        i = end;
    }
    for (int k = 0; k < t->m->links.n; k++)
        entries[n_pages + k] =
            (struct tree_entry){str_format(t->pdf->job->doc, "%d", n_pages + k),
                                reference_to(t, owner_of_link(t, k))};
    return pdf_tree(t->pdf, "Nums", entries, n);
}

static void collect_ids(const struct tree *t, struct list *entries, bool notes)
{
    const struct structure *s = t->m->structure;
    for (int i = 0; i < s->n; i++) {
        const struct element *e = &s->elements[i];
        struct strbuf id;
        if (!has_id(e) || !t->numbers[i] || (e->kind == ELEMENT_NOTE) != notes)
            continue;
        strbuf_init(&id, t->pdf->job->doc);
        add_id(&id, e, i);
        *(struct tree_entry *)list_add(entries) =
            (struct tree_entry){strbuf_str(&id), reference_to(t, t->numbers[i])};
    }
}

/* The elements that have an ID are found by it. */
static int count_ids(const struct tree *t)
{
    int n = 0;
    for (int i = 0; i < t->m->structure->n; i++)
        n += t->numbers[i] && has_id(&t->m->structure->elements[i]);
    return n;
}

static void add_ids(struct tree *t, struct strbuf *b)
{
    struct list entries = list_of(t->pdf->job->doc, sizeof(struct tree_entry));
    collect_ids(t, &entries, true);
    collect_ids(t, &entries, false);
    if (!entries.n)
        return;
    strbuf_add(b, STR("/IDTree<<"));
    strbuf_add(b, pdf_tree(t->pdf, "Names", (const struct tree_entry *)entries.items,
                           entries.n));
    strbuf_add(b, STR(">>"));
}

static void write_root(struct tree *t)
{
    struct strbuf b;
    strbuf_init(&b, t->pdf->job->doc);
    strbuf_add(&b, STR("/Type/StructTreeRoot/K "));
    add_reference(&b, t->numbers[0]);
    strbuf_add(&b, STR("/ParentTree<<"));
    strbuf_add(&b, parent_tree(t));
    strbuf_add(&b, STR(">>"));
    strbuf_addf(&b, "/ParentTreeNextKey %d", t->m->page_ends.n + t->m->links.n);
    add_ids(t, &b);
    pdf_fill_raw(t->pdf, t->root, strbuf_str(&b));
}

static void find_figures(struct tree *t)
{
    const int n = t->m->structure->n;
    t->figures = ARENA_ARRAY(t->pdf->job->doc, int, n);
    for (int i = 0; i < n; i++)
        t->figures[i] = -1;
    for (int i = 0; i < t->m->figures.n; i++)
        t->figures[((const struct figure_box *)list_at(&t->m->figures, i))->element] = i;
}

/* The headings, each where its first mark stands. */
static void add_outline(struct tree *t)
{
    const struct structure *s = t->m->structure;
    struct list entries = list_of(t->pdf->job->doc, sizeof(struct outline_entry));
    for (int i = 0; i < s->n; i++) {
        if (s->elements[i].kind != ELEMENT_HEADING || !t->numbers[i])
            continue;
        const struct mark *mark = list_at(&t->m->marked, t->begins[i]);
        *(struct outline_entry *)list_add(&entries) =
            (struct outline_entry){element_words(&s->elements[i]).title,
                                   s->elements[i].level, mark->page, mark->top};
    }
    pdf_add_outline(t->pdf, (const struct outline_entry *)entries.items, entries.n,
                    t->pages);
}

void pdf_add_structure(struct pdf *pdf, const struct marks *m, HPDF_Dict *pages)
{
    struct tree *t = ARENA_NEW(pdf->job->doc, struct tree);
    HPDF_Dict info = HPDF_Dict_New(pdf->doc->mmgr);
    *t = (struct tree){.pdf = pdf, .m = m, .pages = pages};
    sort_marks(t);
    link_kids(t);
    find_begins(t);
    find_figures(t);
    keep_elements(t);
    t->root = pdf_dict(pdf);
    sort_links(t);
    add_outline(t);
    pdf->entries.first = pdf_next_number(pdf) +
                         pdf_tree_objects(m->page_ends.n + m->links.n) +
                         pdf_tree_objects(count_ids(t));
    pdf->entries.n = number_elements(t);
    pdf->entries.add_next = add_next;
    pdf->entries.context = t;
    write_links(t);
    write_root(t);
    assert(pdf->entries.first == pdf_next_number(pdf));
    HPDF_Dict_AddBoolean(info, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(pdf->doc->catalog, "MarkInfo", info);
    HPDF_Dict_Add(pdf->doc->catalog, "StructTreeRoot", t->root);
}
