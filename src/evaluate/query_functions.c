#include "evaluate/query_tree.h"

static const struct query_function_row functions[] = {
    {"about", CALL_ABOUT, QUERY_TEXT, 2, 2, false, true},
    {"boolean", CALL_BOOLEAN, QUERY_TRUTH, 1, 1, false, false},
    {"ceiling", CALL_CEILING, QUERY_NUMBER, 1, 1, false, false},
    {"concat", CALL_CONCAT, QUERY_TEXT, 2, 20, false, false},
    {"contains", CALL_CONTAINS, QUERY_TRUTH, 2, 2, false, false},
    {"count", CALL_COUNT, QUERY_NUMBER, 1, 1, true, false},
    {"false", CALL_FALSE, QUERY_TRUTH, 0, 0, false, false},
    {"floor", CALL_FLOOR, QUERY_NUMBER, 1, 1, false, false},
    {"if", CALL_IF, QUERY_TEXT, 3, 3, false, false},
    {"join", CALL_JOIN, QUERY_TEXT, 2, 2, true, false},
    {"last", CALL_LAST, QUERY_NUMBER, 0, 0, false, false},
    {"local-name", CALL_NAME, QUERY_TEXT, 0, 1, true, false},
    {"majority", CALL_MAJORITY, QUERY_TEXT, 2, 2, false, true},
    {"name", CALL_NAME, QUERY_TEXT, 0, 1, true, false},
    {"normalize-space", CALL_NORMALIZE_SPACE, QUERY_TEXT, 0, 1, false, false},
    {"not", CALL_NOT, QUERY_TRUTH, 1, 1, false, false},
    {"number", CALL_NUMBER, QUERY_NUMBER, 0, 1, false, false},
    {"percent", CALL_PERCENT, QUERY_TEXT, 3, 3, false, true},
    {"position", CALL_POSITION, QUERY_NUMBER, 0, 0, false, false},
    {"repeat", CALL_REPEAT, QUERY_TEXT, 2, 2, false, true},
    {"starts-with", CALL_STARTS_WITH, QUERY_TRUTH, 2, 2, false, false},
    {"string", CALL_STRING, QUERY_TEXT, 0, 1, false, false},
    {"string-length", CALL_STRING_LENGTH, QUERY_NUMBER, 0, 1, false, false},
    {"strong", CALL_STRONG, QUERY_TEXT, 2, 2, false, true},
    {"substring", CALL_SUBSTRING, QUERY_TEXT, 2, 3, false, false},
    {"substring-after", CALL_SUBSTRING_AFTER, QUERY_TEXT, 2, 2, false, false},
    {"substring-before", CALL_SUBSTRING_BEFORE, QUERY_TEXT, 2, 2, false, false},
    {"translate", CALL_TRANSLATE, QUERY_TEXT, 3, 3, false, false},
    {"true", CALL_TRUE, QUERY_TRUTH, 0, 0, false, false},
    {"wari", CALL_WARI, QUERY_NUMBER, 2, 2, false, true},
};

const struct query_function_row *query_function_find(struct str name)
{
    for (int i = 0; i < (int)(sizeof functions / sizeof *functions); i++)
        if (str_is(name, functions[i].name))
            return &functions[i];
    return NULL;
}
