/* What a sheet was asked for with, and what it was made of. */
#ifndef GAIYO_ARCHIVE_RECIPE_H
#define GAIYO_ARCHIVE_RECIPE_H

#include "base/str.h"

struct recipe_setting {
    const char *name, *value;
};

/* A face that was opened to make it. */
struct recipe_font {
    struct str family;
    int weight;
    const char *file; /* of a face in the manifest: without its folder */
    struct str
        sha256; /* of the face's table directory, which has the sum of each table */
};

/* Files are paths, as they were given; NULL or 0 where nothing was. */
struct recipe {
    const char *plan, *previous_plan, *mapping, *layout, *fonts;
    const char *const *data;
    int n_data;
    const char *const *previous_data;
    int n_previous_data;
    const char *as_of, *by, *area;
    const struct recipe_setting *settings;
    int n_settings;
    bool show_boxes;
    const char *epoch;   /* when the sheet says it was made [s since 1970]; "": unsaid */
    const char *version; /* of gaiyo */
    const struct recipe_font *faces;
    int n_faces;
    /* files of packages that the catalogue names by their whole path; not in the
     * manifest */
    const char *const *packaged;
    int n_packaged;
};

#endif
