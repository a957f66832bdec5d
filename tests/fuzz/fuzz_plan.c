/* Plans, through all stages. */
#include "fuzz.h"

#include "gaiyo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct gaiyo_request request = {
        .product = GAIYO_CHECK,
        .plan = fuzz_file(data, size),
        .layout = "onesheet-a3",
        .home = FUZZ_HOME,
    };
    gaiyo_run(&request, NULL, NULL);
    return 0;
}
