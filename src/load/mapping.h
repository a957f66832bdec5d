/* What a file of measurements means: the elements <mapping> of a plan, or of a file of
 * their own, as plain structs. What an attribute does not say is an empty text or the
 * first value of its enum: then the file itself is asked. */
#ifndef GAIYO_LOAD_MAPPING_H
#define GAIYO_LOAD_MAPPING_H

#include "base/diag.h"
#include "base/str.h"

/* A text that the author wrote, and where. */
struct mapping_text {
    struct str text;
    struct srcpos pos;
};

enum mapping_role {
    ROLE_INDICATOR, /* its id; a name will do where there is no such id */
    ROLE_NAME,      /* its name as the plan prints it */
    ROLE_PERIOD,
    ROLE_VALUE,
    ROLE_NOTE,
    ROLE_UNIT,
    ROLE_GRADE, /* what was printed for it, to be held against the evaluation */
    ROLE_IGNORE,
    ROLE_AREA, /* the area it was measured in: what measuring.by asks for, no mapping */
    ROLES
};

/* A column by its header. */
struct mapping_column {
    struct mapping_text name;
    enum mapping_role role;
    struct mapping_text period;    /* of a value: what all its values are of */
    struct mapping_text indicator; /* of a value: the id that all its values belong to */
};

/* A row by what it says of its indicator. */
struct mapping_row {
    struct mapping_text name;
    struct mapping_text indicator; /* the id; empty: the row is not read */
};

enum mapping_form { FORM_UNSAID, FORM_LONG, FORM_WIDE };
enum mapping_encoding { ENCODING_UNSAID, ENCODING_UTF8, ENCODING_UTF16, ENCODING_CP932 };

struct mapping {
    struct srcpos pos;
    struct mapping_text
        file; /* a file's name without its folder; * and ? stand for others */
    struct mapping_text sheet, range; /* of a workbook; a range also of CSV */
    struct mapping_text query;        /* of a database */
    struct mapping_text records;      /* of JSON: the path of the records */
    struct mapping_text period;       /* of all values that give none of their own */
    enum mapping_form form;
    struct mapping_text encoding_said, separator_said; /* of CSV */
    enum mapping_encoding encoding;
    char separator; /* 0 */
    const struct mapping_column *columns;
    int n_columns;
    const struct mapping_row *rows;
    int n_rows;
};

struct mappings {
    const struct mapping *mappings;
    int n;
};

#endif
