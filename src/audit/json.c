#include "audit/json.h"

void json_exact(struct json *j, const char *name, const struct number *value)
{
    if (value)
        json_text(j, name, number_print_exact(j->out->arena, value));
    else
        json_no_value(j, name);
}
