/* What the tests that read figures share: the notation that is shipped. */
#ifndef GAIYO_TESTS_NOTATION_H
#define GAIYO_TESTS_NOTATION_H

#include "support.h"

#include "load/load.h"
#include "quantity/quantity.h"

static inline const struct notation *notation_of(struct job *job)
{
    struct notation *notation = ARENA_NEW(job->doc, struct notation);
    notation->calendar = calendar_load(job, TEST_HOME "/data/eras.tsv");
    notation->units = load_units(job, TEST_HOME "/data/units.xml");
    assert_non_null(notation->calendar);
    assert_non_null(notation->units);
    return notation;
}

/* The same one for all tests of a program, read when it is first asked for. */
static inline const struct notation *notation_shared(void)
{
    static struct job keeper;
    static const struct notation *notation;
    if (!notation) {
        keeper = job_begin();
        notation = notation_of(&keeper);
    }
    return notation;
}

#endif
