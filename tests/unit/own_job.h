/* Each test has a job of its own, in `job`. */
#ifndef GAIYO_TESTS_OWN_JOB_H
#define GAIYO_TESTS_OWN_JOB_H

#include "support.h"

static struct job job;

static inline int begin(void **state)
{
    (void)state;
    job = job_begin();
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    job_end(&job);
    return 0;
}

static inline struct strbuf new_buffer(void)
{
    struct strbuf b;
    strbuf_init(&b, job.doc);
    return b;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)
#define COUNT(array)   ((int)(sizeof(array) / sizeof *(array)))

#endif
