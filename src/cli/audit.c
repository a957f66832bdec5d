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

/* gaiyo diff PLAN -d OLD -d NEW: with two files and nothing behind --previous the first
 * is last time's. */
static bool check_diff(struct options *o)
{
    struct gaiyo_request *r = &o->request;
    if (!r->n_previous_data) {
        if (r->n_data != 2)
            return options_fail(
                o, "diff takes -d OLD -d NEW, or --previous OLD... -d NEW...", NULL);
        o->previous[0] = o->data[0];
        o->data[0] = o->data[1];
        r->n_previous_data = r->n_data = 1;
    }
    return r->n_data > 0 ||
           options_fail(o, "diff needs the new measurements behind -d", NULL);
}

bool audit_check(struct options *o)
{
    const struct gaiyo_request *r = &o->request;
    const bool discovers = r->product == GAIYO_DISCOVERED;
    const bool compares = r->product == GAIYO_CHANGES;
    if (o->formatted && !discovers && !compares)
        return options_fail(o, "--format belongs to diff and check --discover-rating",
                            NULL);
    if (discovers && r->format == GAIYO_CSV)
        return options_fail(o, "--discover-rating is written as text or json", NULL);
    if (compares && !check_diff(o))
        return false;
    if (r->previous_plan && !r->n_previous_data)
        return options_fail(o, "--previous-plan needs its measurements behind --previous",
                            NULL);
    return true;
}
