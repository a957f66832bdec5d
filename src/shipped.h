/* The layouts that are shipped: those of the folder layouts/ in gaiyo's home. */
#ifndef GAIYO_SHIPPED_H
#define GAIYO_SHIPPED_H

struct job;

/* What a sheet is laid out with if nobody says otherwise. */
#define DEFAULT_LAYOUT "report-a4"

/* The path of the layout that `name` stands for: of one that is shipped, if it has no
 * slash and does not end in .xml, or else `name` itself. NULL, and a diagnostic, if there
 * is no such layout. */
const char *shipped_layout(struct job *job, const char *name);

#endif
