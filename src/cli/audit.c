#include "cli/audit.h"

#include "cli/options.h"

#include <string.h>

bool audit_take_flag(struct options *o, const char *word)
{
    if (strcmp(word, "--discover-rating") != 0 || o->request.product != GAIYO_CHECK)
        return false;
    o->request.product = GAIYO_DISCOVERED;
    return true;
}

bool audit_take_format(struct options *o, const char *text)
{
    static const char *const names[] = {"text", "json", "csv"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            o->request.format = (enum gaiyo_format)i;
            o->formatted = true;
            return true;
        }
    }
    return options_fail(o, "--format takes text, json or csv, not", text);
}

bool audit_check(struct options *o)
{
    const bool discovers = o->request.product == GAIYO_DISCOVERED;
    if (o->formatted && !discovers)
        return options_fail(o, "--format belongs to check --discover-rating", NULL);
    if (discovers && o->request.format == GAIYO_CSV)
        return options_fail(o, "--discover-rating is written as text or json", NULL);
    return true;
}
