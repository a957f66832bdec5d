/* What package.c and package_part.c share. */
#ifndef GAIYO_MEASURE_PACKAGE_PART_H
#define GAIYO_MEASURE_PACKAGE_PART_H

#include "measure/package.h"
#include "measure/ziplib.h"

struct package {
    struct job *job;
    uint32_t file;
    struct ziplib lib;
    zip_t *zip;
    int64_t unpacked; /* [byte] of all parts so far */
    bool damaged;     /* it has been said */
};

#endif
