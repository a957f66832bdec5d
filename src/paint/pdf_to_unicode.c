#include "paint/pdf.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* What the codes of a font stand for (ISO 32000-1, 9.10.3). Codes that follow one another
 * are a range with a list of their texts, half as long as a line for each: those of
 * TrueType subsets nearly always do, CIDs seldom. */

static const char head[] = "/CIDInit /ProcSet findresource begin\n"
                           "12 dict begin\n"
                           "begincmap\n"
                           "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
                           "/Supplement 0>> def\n"
                           "/CMapName /Adobe-Identity-UCS def\n"
                           "/CMapType 2 def\n"
                           "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";

static const char foot[] = "endcmap\n"
                           "CMapName currentdict /CMap defineresource pop\n"
                           "end\n"
                           "end\n";

enum { MOST_ENTRIES = 100 }; /* between begin and end */

static void add_code(struct strbuf *out, uint16_t code)
{
    strbuf_add_char(out, '<');
    strbuf_add_hex(out, (const char[]){(char)(code >> 8), (char)(code & 0xFF)}, 2);
    strbuf_add(out, STR("> "));
}

/* A glyph that only ever is a further part of a cluster, or the hyphen of parted words,
 * has no text of its own: ActualText speaks for it. For readers that do not know that it
 * is a soft hyphen, which stands for nothing (ISO 32000-1, 14.8.2.2.3). */
static struct str text_of(const struct used_glyph *g)
{
    return g->text.n ? g->text : STR("\xC2\xAD");
}

static void add_text(struct strbuf *out, struct strbuf *utf16, const struct used_glyph *g)
{
    const struct str text = text_of(g);
    utf16->n = 0;
    for (int at = 0; at < text.n;)
        utf16be_add(utf16, utf8_next(text, &at));
    strbuf_add_char(out, '<');
    strbuf_add_hex(out, utf16->p, utf16->n);
    strbuf_add_char(out, '>');
}

/* How many codes follow one another from `from` on; a range has one high byte. */
static int run_at(const struct used_face *face, int from)
{
    const struct used_glyph *g = face->glyphs;
    int n = 1;
    while (from + n < face->n && g[from + n].code == g[from].code + n &&
           g[from + n].code >> 8 == g[from].code >> 8)
        n++;
    return n;
}

/* The entries of one kind, so many between `begin…` and `end…`. */
struct entries {
    struct strbuf *out;
    const char *kind; /* bfrange, bfchar */
    int left;         /* that are still to come, of all and in this block */
    int left_in_block;
};

static void begin_entry(struct entries *e)
{
    if (!e->left_in_block) {
        e->left_in_block = e->left < MOST_ENTRIES ? e->left : MOST_ENTRIES;
        strbuf_addf(e->out, "%d begin%s\n", e->left_in_block, e->kind);
    }
}

static void end_entry(struct entries *e)
{
    strbuf_add_char(e->out, '\n');
    e->left--;
    if (--e->left_in_block == 0)
        strbuf_addf(e->out, "end%s\n", e->kind);
}

static int count(const struct used_face *face, bool ranges)
{
    int n = 0;
    for (int i = 0, run; i < face->n; i += run) {
        run = run_at(face, i);
        n += (run > 1) == ranges;
    }
    return n;
}

static void add_range(struct strbuf *out, struct strbuf *utf16,
                      const struct used_glyph *g, int n)
{
    add_code(out, g[0].code);
    add_code(out, g[n - 1].code);
    strbuf_add_char(out, '[');
    for (int i = 0; i < n; i++)
        add_text(out, utf16, &g[i]);
    strbuf_add_char(out, ']');
}

/* The runs, or what stands alone. */
static void add_entries(struct strbuf *out, struct job *job, const struct used_face *face,
                        bool ranges)
{
    struct strbuf utf16;
    strbuf_init(&utf16, job->scratch);
    struct entries e = {out, ranges ? "bfrange" : "bfchar", count(face, ranges), 0};
    for (int i = 0, run; i < face->n; i += run) {
        run = run_at(face, i);
        if ((run > 1) != ranges)
            continue;
        begin_entry(&e);
        if (ranges) {
            add_range(out, &utf16, &face->glyphs[i], run);
        } else {
            add_code(out, face->glyphs[i].code);
            add_text(out, &utf16, &face->glyphs[i]);
        }
        end_entry(&e);
    }
}

HPDF_Dict pdf_add_to_unicode(struct pdf *pdf, const struct used_face *face)
{
    struct job *job = pdf->job;
    const struct arena_mark mark = arena_mark(job->scratch);
    struct strbuf out;
    strbuf_init(&out, job->doc);
    strbuf_add_c(&out, head);
    add_entries(&out, job, face, true);
    add_entries(&out, job, face, false);
    strbuf_add_c(&out, foot);
    arena_release(job->scratch, mark);
    return pdf_stream(pdf, strbuf_str(&out));
}
