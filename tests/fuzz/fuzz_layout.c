/* Layouts, over a small plan: composing and placing always end. */
#include "fuzz.h"

#include "gaiyo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct gaiyo_request request = {
        .product = GAIYO_CHECK,
        .plan = FUZZ_HOME "/tests/fuzz/small-plan.xml",
        .layout = fuzz_file(data, size),
        .home = FUZZ_HOME,
    };
    gaiyo_run(&request, NULL, NULL);
    return 0;
}
