/* measure: turns files of measurements into a dataset of observations, each with the
 * place of the cell that it was read from.
 *
 * A file is CSV in UTF-8, UTF-16 or CP932, one observation a row, with a header row
 * that names the columns in any order:
 *
 *     indicator | 指標     the indicator's id in the plan
 *     period    | 時点     what the value is of: R5.12, R4年度
 *     value     | 値       as people print it: 20回, 1,788人, － for none
 *     note      | 備考     optional; the reason, where there is no value
 *
 * Rows without any text are skipped. Nothing is guessed: a cell that cannot be read is a
 * diagnostic with its place. */
#ifndef GAIYO_MEASURE_MEASURE_H
#define GAIYO_MEASURE_MEASURE_H

#include "base/diag.h"
#include "quantity/quantity.h"

struct job;
struct mappings;
struct notation;

struct observation {
    struct str indicator;
    struct period period;
    struct quantity value;
    struct str note;
    struct srcpos pos;           /* of the value's cell */
    struct srcpos indicator_pos; /* of the cell that names the indicator */
};

struct dataset {
    const struct observation *observations; /* file by file, row by row */
    int n;
};

/* Reads the files at `paths`, each as the mappings for it say (`mappings` may be NULL);
 * NULL, and diagnostics, if any of them cannot be read whole. */
const struct dataset *measure_read(struct job *job, const struct notation *notation,
                                   const struct mappings *mappings,
                                   const char *const *paths, int n_paths);

#endif
