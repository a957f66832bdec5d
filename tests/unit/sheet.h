/* What the tests of the back half share: a small plan and a small layout carried to
 * boxes, and what came out as text that an assertion can name. In the texts, XML
 * attributes stand in single quotes. */
#ifndef GAIYO_TESTS_SHEET_H
#define GAIYO_TESTS_SHEET_H

#include "support.h"

#include "compose/compose.h"
#include "load/load.h"

#define PLAN(content)                                                                    \
    "<plan version='1' id='p' xml:lang='ja'><head><title>計画</title></head>" content    \
    "</plan>"
#define LAYOUT(content) "<layout version='1' id='l'>" content "</layout>"
#define MASTER          "<page-master name='m' size='A4'/>"
#define PALETTE                                                                          \
    "<palette><color name='ink' rgb='#000000' cmyk='0 0 0 100'/>"                        \
    "<color name='red' rgb='#C00000' cmyk='0 100 100 20'/>"                              \
    "<color name='blue' rgb='#0000C0' cmyk='100 100 0 20'/></palette>"
#define FLOW(content)                                                                    \
    LAYOUT(PALETTE MASTER "<page-sequence master='m'>" content "</page-sequence>")

/* Three sections to go through. */
#define SECTIONS                                                                         \
    PLAN("<section no='1'><title>一</title></section>"                                  \
         "<section no='2'><title>二</title></section>"                                  \
         "<section no='3'><title>三</title></section>")

struct sheet {
    struct job job;
    const struct boxes *boxes; /* NULL if something is wrong */
};

static inline struct sheet sheet_with(const char *plan, const char *layout,
                                      const struct compose_setting *settings, int n)
{
    struct sheet s = {.job = job_begin()};
    const struct document *document =
        load_plan(&s.job, write_file(&s.job, "plan.xml", plan));
    const struct document *template =
        load_layout(&s.job, write_file(&s.job, "layout.xml", layout));
    if (document && template)
        s.boxes = compose_boxes(&s.job, document, template, settings, n);
    return s;
}

static inline struct sheet sheet_of(const char *plan, const char *layout)
{
    return sheet_with(plan, layout, NULL, 0);
}

static inline void sheet_end(struct sheet *s)
{
    job_end(&s->job);
}

/* Nothing is wrong with the sheet. */
static inline void assert_fine(struct sheet *s)
{
    assert_string_equal(job_messages(&s->job), "");
    assert_non_null(s->boxes);
}

/* Finding `i` is `id`, and the place it names begins with `at`. */
static inline void assert_finding(struct job *job, int i, const struct diag_kind *id,
                                  const char *at)
{
    if (i >= diags_count(job->diags))
        fail_msg("no finding %d: %s", i, job_messages(job));
    const struct diag *d = diags_at(job->diags, i);
    assert_string_equal(d->kind->name, id->name);
    const struct str text =
        d->pos.file ? diags_source_text(job->diags, d->pos.file) : STR("");
    const int from = (int)d->pos.offset, n = (int)strlen(at);
    assert_true(from <= text.n);
    assert_str(str_slice(text, from, from + n < text.n ? from + n : text.n), at);
}

/* There is one finding, and it is this. */
static inline void assert_only_finding(struct sheet *s, const struct diag_kind *id,
                                       const char *at)
{
    assert_finding(&s->job, 0, id, at);
    if (diags_count(s->job.diags) > 1)
        fail_msg("more than one finding: %s", job_messages(&s->job));
    assert_null(s->boxes);
}

/* The texts of the sheet, a line each; forced ends of lines as /, slots as # and ##, and
 * `between` the runs. */
static inline const char *texts_with(struct sheet *s, const char *between)
{
    static const char *const signs[] = {"", "/", "#", "##"};
    struct strbuf b;
    strbuf_init(&b, s->job.doc);
    for (int i = 0; i < s->boxes->n_texts; i++) {
        const struct box *text = s->boxes->texts[i];
        for (int k = 0; k < text->text.n; k++) {
            const struct run *run = &text->text.runs[k];
            strbuf_add_c(&b, k ? between : "");
            strbuf_add_c(&b, signs[run->kind]);
            strbuf_add(&b, run->text);
        }
        strbuf_add_char(&b, '\n');
    }
    return b.n ? strbuf_str(&b).p : "";
}

static inline const char *texts_of(struct sheet *s)
{
    return texts_with(s, "");
}

/* The flow of the first page sequence. */
static inline const struct box *flow_of(const struct sheet *s)
{
    return s->boxes->sequences[0].flow;
}

#endif
