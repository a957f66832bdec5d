/* What the tests of the audit share: documents that are evaluated and audited. */
#ifndef GAIYO_TESTS_AUDITED_H
#define GAIYO_TESTS_AUDITED_H

#include "evaluated.h"

#include "audit/audit.h"

/* What is stated begins at `pos`. */
static inline void expect_at(const struct job *job, struct srcpos pos, struct str stated)
{
    const struct str source = diags_source_text(job->diags, pos.file);
    const struct str rest = str_slice(source, (int)pos.offset, source.n);
    assert_str(str_slice(rest, 0, stated.n), str_c_(stated));
}

/* The findings, one a line: what, place, and, where figures differ, the stated one, the
 * computed one and the rule. */
static inline const char *findings(struct job *job)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < diags_count(job->diags); i++) {
        const struct diag *d = diags_at(job->diags, i);
        strbuf_addf(&b, "%s %s", d->kind->name, place(job, d->pos));
        if (d->detail) {
            expect_at(job, d->pos, d->detail->stated);
            strbuf_addf(&b, " %.*s %.*s %.*s", STR_ARG(d->detail->stated),
                        STR_ARG(d->detail->computed), STR_ARG(d->detail->rule));
        }
        strbuf_add_char(&b, '\n');
    }
    return b.n ? strbuf_str(&b).p : "";
}

static inline void expect_findings(const char *plan, const char *data,
                                   const char *expected)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, plan, data);
    assert_string_equal(said(&job), "");
    assert_non_null(document);
    audit_document(&job, notation_of(&job), document, NULL);
    assert_string_equal(findings(&job), expected);
    job_end(&job);
}

/* A set of one indicator. */
#define LEVEL(figures) SET(YEARS, INDICATOR("a", "kind='level'", figures))

#endif
