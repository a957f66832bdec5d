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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 1000)
        return 0;
    struct job job = {.doc = arena_new("document", (size_t)64 << 20, NULL)};
    job.diags = diags_new(job.doc);
    const struct calendar *calendar = calendar_load(&job, FUZZ_HOME "/data/eras.tsv");
    const struct notation notation = {calendar,
                                      load_units(&job, FUZZ_HOME "/data/units.xml")};
    const struct str text = {arena_copy(job.doc, data, size), (int)size};
    const char *why;
    int offset;
    struct quantity quantity;
    if (quantity_parse(job.doc, &notation, text, &quantity, &why, &offset))
        assert(str_eq(quantity_print(job.doc, &quantity), quantity.text));
    else
        assert(why && offset >= 0 && offset <= text.n);
    struct period period;
    if (period_parse(job.doc, calendar, text, &period, &why, &offset))
        assert(str_eq(period_print(job.doc, &period), period.text));
    else
        assert(why && offset >= 0 && offset <= text.n);
    if (!test_parse(job.doc, text, &why, &offset))
        assert(why && offset >= 0 && offset <= text.n);
    arena_free(job.doc);
    return 0;
}
