#include "shipped.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"
#include "messages.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* Shared by the layouts, and none itself. */
static const char library[] = "common";

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_name(struct job *job, struct list *names, const char *file)
{
    const struct str ending = STR(".xml"), name = str_of(file);
    if (!str_ends(name, ending))
        return;
    const char *stem = str_c(job->doc, str_slice(name, 0, name.n - ending.n));
    if (strcmp(stem, library) != 0)
        *(const char **)list_add(names) = stem;
}

/* "onesheet-a3, report-a4", in an order that does not depend on the folder's. */
static const char *list_names(struct job *job)
{
    struct list names = list_of(job->doc, sizeof(const char *));
    DIR *folder = opendir(path_join(job->doc, job->home, "layouts"));
    if (folder) {
        for (const struct dirent *e = readdir(folder); e; e = readdir(folder))
            add_name(job, &names, e->d_name);
        closedir(folder);
    }
    if (!names.n)
        return "a layout that is shipped";
    const char **array = list_array(&names, job->doc);
    qsort(array, (size_t)names.n, sizeof *array, by_name);
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < names.n; i++) {
        strbuf_add_c(&b, i ? ", " : "");
        strbuf_add_c(&b, array[i]);
    }
    return strbuf_str(&b).p;
}

static const char *path_of(struct job *job, struct str name)
{
    return str_format(job->doc, "%s/layouts/%.*s.xml", job->home, STR_ARG(name)).p;
}

/* A file that is not there but is called like a layout that is shipped: report-a4.xml. */
static const char *find_file(struct job *job, const char *name)
{
    const struct str ending = STR(".xml"), file = str_of(name);
    const struct str stem =
        str_slice(file, 0, file.n - (str_ends(file, ending) ? ending.n : 0));
    if (strchr(name, '/') || file_is_regular(job, name) ||
        !file_is_regular(job, path_of(job, stem)))
        return name;
    DIAG(job->diags, DIAG_LAYOUT_FILE, NO_POS, name, str_c(job->doc, stem));
    return NULL;
}

const char *shipped_layout(struct job *job, const char *name)
{
    if (strchr(name, '/') || str_ends(str_of(name), STR(".xml")))
        return find_file(job, name);
    const char *path = path_of(job, str_of(name));
    if (strcmp(name, library) != 0 && file_is_regular(job, path))
        return path;
    DIAG(job->diags, DIAG_LAYOUT_UNKNOWN, NO_POS, name, list_names(job));
    return NULL;
}
