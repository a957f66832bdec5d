/* measure: turns files of measurements into a dataset of observations, each with the
 * place of the cell that it was read from.
 *
 * A file is a workbook, a database of SQLite, JSON or CSV (in UTF-8, UTF-16 or CP932;
 * parted by commas, tabs or semicolons) that holds a table. Below its titles stands a
 * header; its columns have any order:
 *
 *     indicator | 指標     the indicator's id in the plan, or its name
 *     name      | 指標名   its name
 *     period    | 時点     what the value is of: R5.12, R4年度
 *     value     | 値       as people print it: 20回, 1,788人, － for none
 *     unit      | 単位     of values that print none
 *     note      | 備考     optional; the reason, where there is no value
 *     grade     | 評価     optional; what was printed, to be held against the evaluation
 *
 * Instead of the columns of dates and values there may be one for each date (R3年度,
 * H30実績, 2023). What the file does not say, a mapping can. Nothing is guessed in
 * silence: a cell that cannot be read is an error with its place, and what is passed over
 * (titles, remarks, targets) is noted. */
#ifndef GAIYO_MEASURE_MEASURE_H
#define GAIYO_MEASURE_MEASURE_H

#include "base/diag.h"
#include "quantity/quantity.h"

struct job;
struct areas;
struct mappings;
struct notation;

struct observation {
    struct str indicator;  /* its id, or its name where there is no such id; or empty */
    struct str name;       /* its name; or empty */
    struct str short_name; /* without a unit or a mark (※1) behind it; or empty */
    const struct period *period; /* of year 0 where there is no date */
    struct quantity value;
    struct str note;
    struct str grade;  /* as it was printed; or empty */
    struct str area;   /* that it was measured in; empty: all */
    struct srcpos pos; /* of the value's cell */
    struct srcpos grade_pos;
    struct srcpos indicator_pos; /* of the cell that names the indicator */
};

struct dataset {
    const struct observation *observations; /* file by file, row by row */
    int n;
    struct str area;           /* that they are all of; empty: not told apart */
    const struct areas *areas; /* which are of which; NULL: not told apart */
};

/* What is read with: how figures and dates are written, and what the query of a database
 * can name in its conditions; empty is NULL there. */
struct measuring {
    const struct notation *notation;
    struct str plan;  /* :plan, the plan's id */
    struct str as_of; /* :as_of, the last day of what is known: 2023-12-31 */
    /* The header of the column that names areas (市町村); empty: areas are not told
     * apart. A file without that column holds for all areas. */
    struct str by;
    struct str keep; /* characters that are not to be marked (base/proofread.h) */
};

/* Reads the files at `paths`, each as the mappings for it say (`mappings` may be NULL);
 * NULL, and diagnostics, if any of them cannot be read whole. */
const struct dataset *measure_read_with(struct job *job, const struct measuring *with,
                                        const struct mappings *mappings,
                                        const char *const *paths, int n_paths);

/* The areas that the observations name, in the order of their first one. */
const struct str *measure_areas(struct job *job, const struct dataset *dataset, int *n);

/* The observations of one area and those that hold for all; NULL, and a diagnostic, if
 * none are of it. */
const struct dataset *measure_take_area(struct job *job, const struct dataset *dataset,
                                        struct str area);

/* The same with nothing for queries to name. */
const struct dataset *measure_read(struct job *job, const struct notation *notation,
                                   const struct mappings *mappings,
                                   const char *const *paths, int n_paths);

/* Gives the observations back, but not what they point at: once they have been merged,
 * nobody asks for them again. */
void measure_forget(struct job *job, const struct dataset *dataset);

#endif
