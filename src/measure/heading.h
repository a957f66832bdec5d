/* What a cell of a header says of its column; internal to this folder. */
#ifndef GAIYO_MEASURE_HEADING_H
#define GAIYO_MEASURE_HEADING_H

#include "load/mapping.h"
#include "quantity/quantity.h"

struct job;

enum heading_kind {
    HEADING_BLANK,
    HEADING_COLUMN, /* role says what stands in the column */
    HEADING_DERIVED, /* 目標, 見込, 達成率 …: no measurement; `why` is that word */
    HEADING_WRONG_DATE, /* begins as a date and is none; `why` says what is wrong */
    HEADING_UNKNOWN,
};

struct heading {
    enum heading_kind kind;
    enum mapping_role role;
    bool named;           /* by a word, not only by a date */
    bool dated;           /* a column of values of `period` */
    struct period period; /* of values, if dated */
    struct str unit; /* of values that print none: 億円 in 実績（億円）; or empty */
    const struct mapping_column *mapped; /* what the author says; or NULL */
    const char *why;
};

/* What the header `text` says. The author's word goes first, then the names that columns
 * usually have (指標, 時点, 値, 備考 …), then a date with or without 実績. */
struct heading heading_read(struct job *job, const struct notation *notation,
                            const struct mapping *mapping, struct str text);

/* The word in `text` that says that something was not measured (目標, 見込 …); or
 * NULL. */
const char *heading_derived_word(struct str text);

#endif
