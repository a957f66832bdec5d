/* What the tests of loading share: files that are read, and what is said of them. */
#ifndef GAIYO_TESTS_LOADED_H
#define GAIYO_TESTS_LOADED_H

#include "support.h"

#include "load/load.h"

/* What load_plan says of a plan with that text. */
static inline void expect_plan(const char *text, const char *messages)
{
    struct job job = job_begin();
    const struct document *plan = load_plan(&job, write_file(&job, "plan.xml", text));
    assert_string_equal(said(&job), messages);
    assert_int_equal(plan != NULL, !messages[0]);
    job_end(&job);
}

static inline void expect_layout(const char *text, const char *messages)
{
    struct job job = job_begin();
    const struct document *layout =
        load_layout(&job, write_file(&job, "layout.xml", text));
    assert_string_equal(said(&job), messages);
    assert_int_equal(layout != NULL, !messages[0]);
    job_end(&job);
}

/* A plan whose sections are `lines`, the first of which is line 2. */
/* clang-format off */
#define PLAN(lines) \
    "<plan version=\"1\" id=\"t\"><head><title>題</title></head>\n" lines "</plan>"
/* clang-format on */

#endif
