/* Measurements, merged with a real plan. */
#include "fuzz.h"

#include "gaiyo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = fuzz_file(data, size);
    const struct gaiyo_request request = {
        .product = GAIYO_MERGED,
        .plan = FUZZ_HOME "/samples/yamaguchi-2024/plan.xml",
        .data = &path,
        .n_data = 1,
        .output = "/dev/null",
        .home = FUZZ_HOME,
    };
    gaiyo_run(&request, NULL, NULL);
    return 0;
}
