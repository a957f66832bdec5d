#include "paint/pdf_structure.h"

#include "base/arena.h"
#include "base/job.h"

enum { KIDS = 128 };

static struct str leaf(struct pdf *pdf, const char *kind,
                       const struct tree_entry *entries, int n)
{
    struct strbuf b;
    strbuf_init(&b, pdf->job->doc);
    strbuf_addf(&b, "/%s[", kind);
    for (int i = 0; i < n; i++) {
        strbuf_add(&b, entries[i].key);
        strbuf_add_char(&b, ' ');
        strbuf_add(&b, entries[i].value);
        strbuf_add_char(&b, '\n');
    }
    strbuf_add_char(&b, ']');
    return strbuf_str(&b);
}

/* A kid with these entries, as one entry of the level above. */
static struct tree_entry kid(struct pdf *pdf, struct str first, struct str last,
                             struct str entries)
{
    struct strbuf b;
    HPDF_Dict dict = pdf_dict(pdf);
    strbuf_init(&b, pdf->job->doc);
    strbuf_addf(&b, "/Limits[%.*s %.*s]", STR_ARG(first), STR_ARG(last));
    strbuf_add(&b, entries);
    pdf_fill_raw(pdf, dict, strbuf_str(&b));
    return (struct tree_entry){first,
                               str_format(pdf->job->doc, "%d 0 R", pdf_number(dict))};
}

static struct str kids(struct pdf *pdf, const struct tree_entry *entries, int n)
{
    struct strbuf b;
    strbuf_init(&b, pdf->job->doc);
    strbuf_add(&b, STR("/Kids["));
    for (int i = 0; i < n; i++) {
        strbuf_add(&b, entries[i].value);
        strbuf_add_char(&b, ' ');
    }
    strbuf_add_char(&b, ']');
    return strbuf_str(&b);
}

int pdf_tree_objects(int n)
{
    return n <= KIDS ? 0 : (n + KIDS - 1) / KIDS;
}

struct str pdf_tree(struct pdf *pdf, const char *kind, const struct tree_entry *entries,
                    int n)
{
    if (n <= KIDS)
        return leaf(pdf, kind, entries, n);
    const int n_kids = pdf_tree_objects(n);
    struct tree_entry *level = ARENA_ARRAY(pdf->job->doc, struct tree_entry, n_kids);
    for (int i = 0; i < n_kids; i++) {
        const int from = i * KIDS, to = from + KIDS < n ? from + KIDS : n;
        level[i] = kid(pdf, entries[from].key, entries[to - 1].key,
                       leaf(pdf, kind, entries + from, to - from));
    }
    return kids(pdf, level, n_kids);
}
