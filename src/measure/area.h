/* Which observations are of which area, found out once; internal to this folder. */
#ifndef GAIYO_MEASURE_AREA_H
#define GAIYO_MEASURE_AREA_H

#include "measure/measure.h"

const struct areas *areas_sort(struct job *job, const struct dataset *dataset);

#endif
