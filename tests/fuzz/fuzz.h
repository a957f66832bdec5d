/* What the fuzz targets share. */
#ifndef GAIYO_TESTS_FUZZ_H
#define GAIYO_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* `data` in a file of its own; the path stays valid until the next call. */
const char *fuzz_file(const uint8_t *data, size_t size);

#endif
