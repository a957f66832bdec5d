/* What the files of a sheet are in it; internal to this folder. */
#ifndef GAIYO_ARCHIVE_ROLES_H
#define GAIYO_ARCHIVE_ROLES_H

#include "archive/recipe.h"
#include "paint/attachment.h"

struct role {
    const char *name;        /* in the manifest */
    const char *description; /* for whoever opens the list of attachments */
    const char *type;        /* of its content, if its bytes and name do not tell */
    enum relationship relationship;
};

/* By how the file was given, or else by what is in it. */
const struct role *role_of(const struct recipe *recipe, const char *path,
                           struct str bytes);

/* Of the hyphenation patterns of a package. */
const struct role *role_of_patterns(void);

/* The type of its content (MIME). */
const char *type_of(const struct role *role, const char *path, struct str bytes);

#endif
