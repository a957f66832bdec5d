/* What the tests of evaluated documents share: small plans, measured and evaluated. */
#ifndef GAIYO_TESTS_EVALUATED_H
#define GAIYO_TESTS_EVALUATED_H

#include "notation.h"

#include "evaluate/evaluate.h"
#include "evaluate/xpath.h"
#include "measure/measure.h"
#include "merge/merge.h"

/* A sample with its data, evaluated; `as_of` may be NULL. */
static inline struct document *evaluate_files(struct job *job, const char *plan,
                                              const char *data, const char *as_of)
{
    const struct notation *notation = notation_of(job);
    struct document *loaded = load_plan(job, plan);
    const struct dataset *dataset =
        measure_read(job, notation, NULL, &data, data ? 1 : 0);
    if (!loaded || !dataset)
        return NULL;
    struct document *merged = merge_plan(job, notation, loaded, dataset);
    if (!merged || !as_of)
        return merged ? evaluate_document(job, notation, merged, NULL) : NULL;
    struct period until;
    const char *why;
    int offset;
    assert_true(
        period_parse(job->doc, notation->calendar, str_of(as_of), &until, &why, &offset));
    return evaluate_document(job, notation, merged, &until);
}

static inline void add_piece(void *b, struct str piece)
{
    strbuf_add(b, piece);
}

/* The document as XML text. */
static inline struct str printed(struct job *job, const struct document *document)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    evaluate_print(job, document, add_piece, &b);
    return strbuf_str(&b);
}

/* The text that `expression` has over the document. */
static inline const char *value_of(struct job *job, const struct document *document,
                                   const char *expression)
{
    struct str text = STR("");
    struct xpath *x = xpath_new(job, document);
    if (!xpath_string(x, document_root(document), str_of(expression), NO_POS, &text))
        fail_msg("%s", job_messages(job));
    return text.p;
}

/* `name` of the result of indicator `id`: an attribute, or a rate with its value. */
static inline const char *result(struct job *job, const struct document *document,
                                 const char *id, const char *name)
{
    return value_of(job, document,
                    str_format(job->doc, "//indicator[@id='%s']/result/%s", id, name).p);
}

/* clang-format off */
#define GRADES \
    "<grade score='4' mark='★★★★' test='met'>上回る</grade>\n" \
    "<grade score='3' mark='★★★☆' test='pace >= 0.80'>概ね</grade>\n" \
    "<grade score='2' mark='★★☆☆' test='pace >= 0.50'>下回る</grade>\n" \
    "<grade score='1' mark='★☆☆☆'>大幅</grade>\n"

/* A plan with that head, whose parts begin in line 2. */
#define PLAN(head, parts) \
    "<plan version='1' id='t'><head><title>題</title>" head "</head>\n" parts "</plan>"

#define SECTION(p) "<section><title>章</title>" p "</section>"

#define INDICATORS(attributes, indicators) \
    "<indicators id='s' " attributes ">\n" indicators "</indicators>\n"

#define GROUP(indicators) "<group><title>群</title>" indicators "</group>"

#define INDICATOR(id, attributes, figures) \
    "<indicator id='" id "' " attributes "><name>名</name>" figures "</indicator>\n"

#define SCHEME(id, grades) "<scheme id='" id "'>\n" grades "</scheme>"

/* A set in line 2, its indicators from line 3 on, and the scheme that may rate it. */
#define SET(attributes, indicators) \
    PLAN("", INDICATORS(attributes, indicators) \
             SCHEME("r", GRADES "<unevaluable>評価できず</unevaluable>"))

#define YEARS "start='R3.4' end='R6.3' "

#define DATA(rows) "indicator,period,value,note\n" rows
/* clang-format on */

static inline struct document *evaluate_as_of(struct job *job, const char *plan,
                                              const char *data, const char *as_of)
{
    return evaluate_files(job, write_file(job, "evaluate.xml", plan),
                          write_file(job, "evaluate.csv", data), as_of);
}

static inline struct document *evaluate(struct job *job, const char *plan,
                                        const char *data)
{
    return evaluate_as_of(job, plan, data, NULL);
}

/* The plan evaluates without a word, and `expression` gives `value`. */
static inline void expect_text(const char *plan, const char *data, const char *expression,
                               const char *value)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, plan, data);
    assert_string_equal(said(&job), "");
    assert_non_null(document);
    assert_string_equal(value_of(&job, document, expression), value);
    job_end(&job);
}

static inline void expect_messages(const char *plan, const char *data,
                                   const char *messages)
{
    struct job job = job_begin();
    assert_null(evaluate(&job, plan, data));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

#endif
