#include "cli/audit.h"

#include "cli/options.h"

#include <string.h>

bool audit_take_discover(struct options *o, char *none)
{
    (void)none;
    o->request.product = GAIYO_DISCOVERED;
    return true;
}

bool audit_take_previous(struct options *o, char *file)
{
    o->previous[o->request.n_previous_data++] = file;
    return true;
}

bool audit_take_format(struct options *o, char *text)
{
    static const char *const names[] = {"text", "json", "csv"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            o->request.format = (enum gaiyo_format)i;
            o->formatted = true;
            return true;
        }
    }
    return options_fail(o, "--format cannot be", text, "it can be text, json or csv");
}

/* gaiyo diff PLAN -d OLD -d NEW: with two files and nothing behind --previous the first
 * is last time's. */
static bool check_diff(struct options *o)
{
    struct gaiyo_request *r = &o->request;
    if (!r->n_previous_data) {
        if (r->n_data != 2)
            return options_fail(
                o, "diff holds two sets of measurements against each other", NULL,
                "give -d OLD -d NEW, or --previous OLD... -d NEW...");
        o->previous[0] = o->data[0];
        o->data[0] = o->data[1];
        r->n_previous_data = r->n_data = 1;
    }
    return r->n_data > 0 ||
           options_fail(o, "there are no new measurements", NULL, "give them behind -d");
}

bool audit_check(struct options *o)
{
    const struct gaiyo_request *r = &o->request;
    const bool discovers = r->product == GAIYO_DISCOVERED;
    const bool compares = r->product == GAIYO_CHANGES;
    if (o->formatted && !discovers && !compares)
        return options_fail(o, "there is --format without --discover-rating", NULL,
                            "give both or neither");
    if (discovers && r->format == GAIYO_CSV)
        return options_fail(o, "--format cannot be csv of --discover-rating", NULL,
                            "it can be text or json");
    if (compares && !check_diff(o))
        return false;
    if (r->previous_plan && !r->n_previous_data)
        return options_fail(o, "there is --previous-plan without its measurements", NULL,
                            "give them behind --previous");
    return true;
}
