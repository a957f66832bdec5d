/* Quantities, dates and the tests of grades: what is read prints the same again. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "evaluate/test.h"
#include "load/load.h"
#include "quantity/quantity.h"

#include <assert.h>
#include <string.h>

static struct job new_job(void)
{
    struct job job = {
        .doc = arena_new("document", (size_t)64 << 20, NULL),
        .scratch = arena_new("scratch", (size_t)64 << 20, NULL),
        .home = FUZZ_HOME,
    };
    job.diags = diags_new(job.doc);
    return job;
}

/* Read once: the tables are not what is tried here. */
static const struct notation *shipped_notation(void)
{
    static struct job keeper;
    static struct notation notation;
    if (!notation.units) {
        keeper = new_job();
        notation.calendar = calendar_load(&keeper, FUZZ_HOME "/data/eras.tsv");
        notation.units = load_units(&keeper, FUZZ_HOME "/data/units.xml");
    }
    return &notation;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 1000)
        return 0;
    struct job job = new_job();
    const struct notation *notation = shipped_notation();
    const struct str text = {arena_copy(job.doc, data, size), (int)size};
    const char *why;
    int offset;
    struct quantity quantity;
    if (quantity_parse(job.doc, notation, text, &quantity, &why, &offset))
        assert(str_eq(quantity_print(job.doc, &quantity), quantity.text));
    else
        assert(why && offset >= 0 && offset <= text.n);
    for (int i = 0; i < quantity.n; i++)
        quantity_print_like(job.doc, quantity.values[i].value, &quantity.values[i]);
    struct period period;
    if (period_parse(job.doc, notation->calendar, text, &period, &why, &offset))
        assert(str_eq(period_print(job.doc, &period), period.text));
    else
        assert(why && offset >= 0 && offset <= text.n);
    if (!test_parse(job.doc, text, &why, &offset))
        assert(why && offset >= 0 && offset <= text.n);
    arena_free(job.scratch);
    arena_free(job.doc);
    return 0;
}
