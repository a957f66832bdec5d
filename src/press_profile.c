#include "messages.h"
#include "press.h"

#include "base/file.h"
#include "base/job.h"
#include "paint/icc.h"
#include "paint/inks.h"

#include <string.h>

/* The standard, the printing condition and what is converted by it, as a request says
 * them. */

enum { LARGEST_PROFILE = 16 << 20 };

static bool fail(struct job *job, const struct diag_kind *kind, const char *text)
{
    DIAG(job->diags, kind, NO_POS, text);
    return false;
}

static bool read_standard(struct job *job, const char *text, struct profile *profile)
{
    const bool newer = text && strcmp(text, "4") == 0;
    *profile = newer ? profile_press_4 : profile_press;
    return !text || newer || strcmp(text, "1a") == 0 || fail(job, DIAG_PRESS_PDFX, text);
}

static bool read_ink_limit(struct job *job, const char *text, struct profile *profile)
{
    int percent;
    if (!text)
        return true;
    if (!str_to_int(str_of(text), &percent) || percent < 100 || percent > 400)
        return fail(job, DIAG_PRESS_INK_LIMIT, text);
    profile->ink_limit = percent;
    return true;
}

static bool read_intent(struct job *job, const char *text, enum transform_intent *intent)
{
    static const char *const names[] = {[TRANSFORM_PERCEPTUAL] = "perceptual",
                                        [TRANSFORM_RELATIVE] = "relative",
                                        [TRANSFORM_SATURATION] = "saturation",
                                        [TRANSFORM_ABSOLUTE] = "absolute"};
    *intent = TRANSFORM_RELATIVE;
    if (!text)
        return true;
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
        if (strcmp(text, names[i]) == 0) {
            *intent = (enum transform_intent)i;
            return true;
        }
    }
    return fail(job, DIAG_PRESS_INTENT, text);
}

/* Colours can only be meant for what a printer prints them with. PDF 1.4 knows the ICC's
 * version 2 only (ISO 15930-4, 6.2.2). */
static bool check_icc(struct job *job, const char *path, struct str icc,
                      const struct profile *profile)
{
    const struct icc_head head = icc_read_head(icc);
    if (!head.is_icc)
        return fail(job, DIAG_PRESS_NO_ICC, path);
    if (!head.is_cmyk)
        return fail(job, DIAG_PRESS_ICC_SPACE, path);
    if (!head.is_printer)
        return fail(job, DIAG_PRESS_ICC_CLASS, path);
    return head.version <= 2 || profile->version > 4 ||
           fail(job, DIAG_PRESS_ICC_VERSION, path);
}

static bool read_icc(struct job *job, const char *path, enum transform_intent intent,
                     struct profile *profile)
{
    struct str icc;
    unsigned file;
    if (!file_read(job, path, LARGEST_PROFILE, &icc, &file) ||
        !check_icc(job, path, icc, profile))
        return false;
    profile->intent.icc = icc;
    profile->intent.channels = 4;
    profile->inks = inks_new(job, icc, intent);
    return true;
}

/* A printing condition of the ICC's registry. */
struct condition {
    const char *name, *words;
};

static const struct condition conditions[] = {
#define CONDITION(name, words) {name, words},
#include "press_conditions.inc"
#undef CONDITION
};

enum { CONDITIONS = (int)(sizeof conditions / sizeof *conditions) };

static const struct condition *find_condition(const char *name)
{
    for (int i = 0; i < CONDITIONS; i++)
        if (strcmp(conditions[i].name, name) == 0)
            return &conditions[i];
    return NULL;
}

/* What may be meant; the usual one if nothing is like it. */
static const char *nearest_condition(const char *name)
{
    for (int i = 0; i < CONDITIONS; i++)
        if (str_is_slip(str_of(name), str_of(conditions[i].name)))
            return conditions[i].name;
    return profile_press.intent.identifier;
}

/* One that the registry does not have is what its profile says (ISO 15930-4, 6.2.2). */
static bool read_condition(struct job *job, const char *name, struct profile *profile)
{
    struct output_intent *intent = &profile->intent;
    const struct condition *known = find_condition(name);
    if (!known && !intent->icc.n) {
        DIAG(job->diags, DIAG_PRESS_CONDITION, NO_POS, name, nearest_condition(name));
        return false;
    }
    intent->identifier = name;
    intent->info = known ? known->words : name;
    intent->registry = known ? "http://www.color.org" : NULL;
    return true;
}

static void name_profile(const char *path, struct output_intent *intent)
{
    const char *slash = strrchr(path, '/');
    intent->identifier = "Custom";
    intent->info = slash ? slash + 1 : path;
    intent->registry = NULL;
}

bool press_read_profile(struct job *job, const struct gaiyo_press *asked,
                        struct profile *profile)
{
    enum transform_intent intent;
    if (!read_standard(job, asked->pdfx, profile) ||
        !read_ink_limit(job, asked->ink_limit, profile) ||
        !read_intent(job, asked->intent, &intent))
        return false;
    if (!asked->output_profile && asked->intent)
        return fail(job, DIAG_PRESS_INTENT_ALONE, asked->intent);
    if (!asked->output_profile && profile->version > 4)
        return fail(job, DIAG_PRESS_NO_PROFILE, profile->pdfx);
    if (asked->output_profile && !read_icc(job, asked->output_profile, intent, profile))
        return false;
    if (asked->output_condition)
        return read_condition(job, asked->output_condition, profile);
    if (asked->output_profile)
        name_profile(asked->output_profile, &profile->intent);
    return true;
}
