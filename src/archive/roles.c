#include "archive/roles.h"

#include <stddef.h>
#include <string.h>

enum role_name {
    ROLE_PLAN,
    ROLE_PART,
    ROLE_PICTURE,
    ROLE_MEASUREMENTS,
    ROLE_PREVIOUS,
    ROLE_PREVIOUS_PLAN,
    ROLE_MAPPING,
    ROLE_LAYOUT,
    ROLE_PALETTE,
    ROLE_FONTS,
    ROLE_UNITS,
    ROLE_TABLE,
    ROLE_PATTERNS,
};

#define XML "application/xml"

static const struct role roles[] = {
    [ROLE_PLAN] = {"plan", "The plan", XML, RELATED_SOURCE},
    [ROLE_PART] = {"part", "A part of the plan", XML, RELATED_SOURCE},
    [ROLE_PICTURE] = {"picture", "A picture", NULL, RELATED_SOURCE},
    [ROLE_MEASUREMENTS] = {"measurements", "Measurements", NULL, RELATED_DATA},
    [ROLE_PREVIOUS] = {"previous-measurements", "The measurements of last time", NULL,
                       RELATED_DATA},
    [ROLE_PREVIOUS_PLAN] = {"previous-plan", "The plan of last time", XML,
                            RELATED_SOURCE},
    [ROLE_MAPPING] = {"mapping", "How the measurements are read", XML,
                      RELATED_SUPPLEMENT},
    [ROLE_LAYOUT] = {"layout", "A layout", XML, RELATED_SUPPLEMENT},
    [ROLE_PALETTE] = {"palette", "A palette", XML, RELATED_SUPPLEMENT},
    [ROLE_FONTS] = {"fonts", "The font catalogue", XML, RELATED_SUPPLEMENT},
    [ROLE_UNITS] = {"units", "The units", XML, RELATED_SUPPLEMENT},
    [ROLE_TABLE] = {"table", "A table of gaiyo", NULL, RELATED_SUPPLEMENT},
    [ROLE_PATTERNS] = {"patterns", "Where words may be parted", "text/plain",
                       RELATED_SUPPLEMENT},
};

/* --- roles -------------------------------------------------------------------------- */

static bool is_path(const char *given, const char *path)
{
    return given && strcmp(given, path) == 0;
}

static bool is_one_of(const char *const *given, int n, const char *path)
{
    for (int i = 0; i < n; i++)
        if (is_path(given[i], path))
            return true;
    return false;
}

/* The name of the first element; empty if the bytes are no XML. */
static struct str root_of(struct str bytes)
{
    int at = 0;
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        at = 3;
    while (at < bytes.n) {
        const char c = bytes.p[at];
        const struct str rest = str_slice(bytes, at, bytes.n);
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            at++;
        } else if (str_starts(rest, STR("<?")) || str_starts(rest, STR("<!--"))) {
            const struct str end = rest.p[1] == '?' ? STR("?>") : STR("-->");
            const int found = str_find(rest, end);
            if (found < 0)
                break;
            at += found + end.n;
        } else if (c == '<') {
            int n = 1;
            while (n < rest.n && !strchr(" \t\r\n/>", rest.p[n]))
                n++;
            return str_slice(rest, 1, n);
        } else {
            break;
        }
    }
    return STR("");
}

static enum role_name role_by_content(struct str bytes)
{
    const struct str root = root_of(bytes);
    if (str_is(root, "layout") || str_is(root, "library"))
        return ROLE_LAYOUT;
    if (str_is(root, "palette"))
        return ROLE_PALETTE;
    if (str_is(root, "fonts"))
        return ROLE_FONTS;
    if (str_is(root, "units"))
        return ROLE_UNITS;
    if (root.n)
        return ROLE_PART;
    return str_starts(bytes, STR("\x89PNG")) || str_starts(bytes, STR("\xFF\xD8\xFF"))
               ? ROLE_PICTURE
               : ROLE_TABLE;
}

const struct role *role_of(const struct recipe *recipe, const char *path,
                           struct str bytes)
{
    if (is_path(recipe->plan, path))
        return &roles[ROLE_PLAN];
    if (is_one_of(recipe->data, recipe->n_data, path))
        return &roles[ROLE_MEASUREMENTS];
    if (is_one_of(recipe->previous_data, recipe->n_previous_data, path))
        return &roles[ROLE_PREVIOUS];
    if (is_path(recipe->previous_plan, path))
        return &roles[ROLE_PREVIOUS_PLAN];
    if (is_path(recipe->mapping, path))
        return &roles[ROLE_MAPPING];
    return &roles[role_by_content(bytes)];
}

const struct role *role_of_patterns(void)
{
    return &roles[ROLE_PATTERNS];
}

/* --- types -------------------------------------------------------------------------- */

const char *type_of(const struct role *role, const char *path, struct str bytes)
{
    static const struct {
        const char *start, *ending, *type;
        int n; /* of the start */
    } types[] = {
        {"\x89PNG", NULL, "image/png", 4},
        {"\xFF\xD8\xFF", NULL, "image/jpeg", 3},
        {"SQLite format 3", NULL, "application/vnd.sqlite3", 15},
        {"PK\x03\x04", NULL,
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 4},
        {"", ".json", "application/json", 0},
        {"", ".tsv", "text/tab-separated-values", 0},
    };
    if (role->type)
        return role->type;
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if (str_starts(bytes, (struct str){types[i].start, types[i].n}) &&
            (!types[i].ending || str_ends(str_of(path), str_of(types[i].ending))))
            return types[i].type;
    return "text/csv";
}
