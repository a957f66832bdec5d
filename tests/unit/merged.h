/* What the tests of merge share: small plans, merged with a few measurements. */
#ifndef GAIYO_TESTS_MERGED_H
#define GAIYO_TESTS_MERGED_H

#include "notation.h"

#include "measure/measure.h"
#include "merge/ledger.h"
#include "merge/merge.h"

#include <libxml/tree.h>

/* A plan with one set of indicators, which stand from line 2 on, and its measurements,
 * from line 2 on too. */
/* clang-format off */
#define SET(attributes, indicators) \
    "<plan version='1' id='t'><head><title>題</title></head>" \
    "<indicators id='s' " attributes ">\n" indicators "</indicators></plan>"
#define PLAN(indicators) SET("", indicators)

#define INDICATOR(id, attributes, figures) \
    "<indicator id='" id "' " attributes "><name>名</name>" figures "</indicator>\n"
#define GROUP(indicators) "<group><title>群</title>" indicators "</group>"

#define DATA(rows) "indicator,period,value,note\n" rows
/* clang-format on */

/* Its observations stand in the tree. */
static inline const struct document *merge(struct job *job, const char *plan_text,
                                           const char *data)
{
    const struct notation *notation = notation_of(job);
    struct document *plan = load_plan(job, write_file(job, "merge.xml", plan_text));
    const char *path = write_file(job, "merge.csv", data);
    const struct dataset *dataset = measure_read(job, notation, NULL, &path, 1);
    assert_string_equal(said(job), "");
    struct document *merged = merge_plan(job, notation, plan, dataset);
    if (merged)
        ledger_enter(job, merged);
    return merged;
}

static inline void expect_messages(const char *plan, const char *data,
                                   const char *messages)
{
    struct job job = job_begin();
    assert_null(merge(&job, plan, data));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

/* Warnings do not stop it. */
static inline void expect_warnings(const char *plan, const char *data,
                                   const char *messages)
{
    struct job job = job_begin();
    assert_non_null(merge(&job, plan, data));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

static inline const xmlNode *find_indicator(const xmlNode *parent, const char *id)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (document_is(n, "indicator") && str_is(document_attribute(n, "id"), id))
            return n;
        const xmlNode *found = find_indicator(n, id);
        if (found)
            return found;
    }
    return NULL;
}

/* The attributes and the text of an element, but for where it comes from. */
static inline const char *print(struct job *job, const xmlNode *node)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    assert_non_null(node);
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, "source") != 0)
            strbuf_addf(&b, "%s=%s ", (const char *)a->name,
                        (char *)a->children->content);
    strbuf_addf(&b, "> %s", document_text(job, node).p);
    return strbuf_str(&b).p;
}

/* The child `name` of the only indicator of the plan, once merged without a word. */
static inline void expect_child(const char *indicator, const char *data, const char *name,
                                const char *printed)
{
    struct job job = job_begin();
    const struct document *merged = merge(&job, indicator, data);
    assert_string_equal(said(&job), "");
    assert_non_null(merged);
    const xmlNode *node = find_indicator(document_root(merged), "a");
    assert_string_equal(print(&job, document_child(node, name)), printed);
    job_end(&job);
}

#endif
