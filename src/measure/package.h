/* Workbooks as files: a ZIP archive of XML parts that name one another (ECMA-376 Part 2,
 * Open Packaging Conventions). Internal to this folder.
 *
 * Parts are read as streams; none is ever whole in memory. What unpacks to more than
 * 512 MiB, or a part to more than 200 times its packed size, is refused, and so are
 * DOCTYPEs. One finding says why a package cannot be read. */
#ifndef GAIYO_MEASURE_PACKAGE_H
#define GAIYO_MEASURE_PACKAGE_H

#include "base/diag.h"

#include <stdbool.h>

struct job;
struct package;

/* Opens the file at `path`; NULL, and a diagnostic, if it is none. */
struct package *package_open(struct job *job, const char *path);
void package_close(struct package *package);

/* The number of the file among the sources. */
uint32_t package_file(const struct package *package);

/* Says that the package is damaged, once; `why` tells how. */
void package_report(struct package *package, const char *why);
bool package_is_damaged(const struct package *package);

/* True if there is a part of that name. */
bool package_has(const struct package *package, const char *name);

/* What a part names: `type` is the last word of the relationship's type (worksheet),
 * `target` the name of the other part. */
struct link {
    struct str id, type, target;
};

struct links {
    const struct link *links;
    int n;
};

/* The relationships of the part `name` ("" for the package itself). False, and a
 * diagnostic, if they cannot be read. */
bool package_has_links(const struct package *package, struct str name);
bool package_read_links(struct package *package, struct str name, struct links *links);
const struct link *links_by_id(const struct links *links, struct str id);
const struct link *links_by_type(const struct links *links, const char *type);

/* --- reading a part ----------------------------------------------------------------- */

struct part;

/* NULL, and a diagnostic, if there is no such part. */
struct part *part_open(struct package *package, struct str name);

/* True if the part has been read to its end; else there is a diagnostic. */
bool part_close(struct part *part);

enum part_event { PART_START, PART_END, PART_TEXT };

/* The next start of an element, end of one, or text; false at the end. An element without
 * content is a start that part_is_empty() tells. Names are local names. */
bool part_next(struct part *part);
enum part_event part_event(const struct part *part);
bool part_is(const struct part *part, const char *name);
bool part_is_empty(const struct part *part);
int part_depth(const struct part *part);

/* Text and attributes are valid until the next part_next(). An attribute that is not
 * there is empty, with p NULL. */
struct str part_text(const struct part *part);
struct str part_attribute(const struct part *part, const char *name);

/* An attribute that is 1 or true. */
bool part_flag(const struct part *part, const char *name);

/* At the start of an element: reads to its end and adds all text of its <t>, phonetic
 * runs left out, to `b`. */
void part_read_text(struct part *part, struct strbuf *b);

#endif
