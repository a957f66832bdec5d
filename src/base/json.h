/* JSON under construction. Members are parted by commas by themselves; a name of NULL is
 * for the items of an array. */
#ifndef GAIYO_BASE_JSON_H
#define GAIYO_BASE_JSON_H

#include "base/str.h"

struct json {
    struct strbuf *out;
    bool begun; /* something stands in front in this object or array */
};

void json_open(struct json *j, const char *name, char bracket);
void json_close(struct json *j, char bracket);
void json_text(struct json *j, const char *name, struct str text);
void json_int(struct json *j, const char *name, int value);
/* thousandths / 1000, with no more digits behind the point than it needs. */
void json_thousandths(struct json *j, const char *name, int thousandths);
void json_bool(struct json *j, const char *name, bool value);
void json_no_value(struct json *j, const char *name);

#endif
