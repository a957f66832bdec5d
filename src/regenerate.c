#include "gaiyo.h"

#include "messages.h"
#include "pipeline.h"
#include "session.h"

#include "archive/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/file_name.h"
#include "base/store.h"

#include <string.h>

/* A sheet made again of what its PDF carries. */
struct regenerating {
    struct job *job;
    const char *sheet;
    const struct gaiyo_request *asked;
    struct archive archive;
    struct store *store;
    struct gaiyo_request request;
};

enum { CEILING = 256 << 20 }; /* [byte] of a file of new measurements */

/* --- what the sheet was asked for with ---------------------------------------------- */

/* The paths of the recipe as the job reads them. */
static const char *const *paths_of(struct job *job, const char *const *paths, int n)
{
    const char **all = ARENA_ARRAY(job->doc, const char *, n);
    for (int i = 0; i < n; i++)
        all[i] = archive_path(job, paths[i]);
    return all;
}

static const struct gaiyo_setting *settings_of(struct job *job, const struct recipe *r)
{
    struct gaiyo_setting *all =
        ARENA_ARRAY(job->doc, struct gaiyo_setting, r->n_settings);
    for (int i = 0; i < r->n_settings; i++)
        all[i] = (struct gaiyo_setting){r->settings[i].name,
                                        archive_path(job, r->settings[i].value)};
    return all;
}

static struct gaiyo_request request_of(struct job *job, const struct recipe *r)
{
    return (struct gaiyo_request){
        .product = GAIYO_PDF,
        .purpose = GAIYO_ARCHIVE,
        .plan = archive_path(job, r->plan),
        .data = paths_of(job, r->data, r->n_data),
        .n_data = r->n_data,
        .mapping = archive_path(job, r->mapping),
        .layout = archive_path(job, r->layout),
        .as_of = r->as_of,
        .settings = settings_of(job, r),
        .n_settings = r->n_settings,
        .previous_data = paths_of(job, r->previous_data, r->n_previous_data),
        .n_previous_data = r->n_previous_data,
        .previous_plan = archive_path(job, r->previous_plan),
        .by = r->by,
        .area = r->area,
        .fonts = archive_path(job, r->fonts),
        .show_boxes = r->show_boxes,
    };
}

/* --- new measurements --------------------------------------------------------------- */

/* True if a file of the archive other than its measurements has the name. */
static bool is_taken(const struct archive *archive, const char *name)
{
    for (int i = 0; i < archive->n; i++)
        if (strcmp(archive->files[i].path, name) == 0 &&
            strcmp(archive->files[i].role, "measurements") != 0)
            return true;
    return false;
}

/* Beside the plan, where the sheet that is made has them, too. */
static const char *name_for(const struct regenerating *r, const char *path, int i)
{
    const char *name = file_name_last(path);
    bool taken = is_taken(&r->archive, name);
    for (int k = 0; k < i && !taken; k++)
        taken = strcmp(file_name_last(r->asked->data[k]), name) == 0;
    return taken ? str_format(r->job->doc, "new-%d/%s", i + 1, name).p : name;
}

static bool take_data(struct regenerating *r)
{
    struct job *job = r->job;
    const char **names = ARENA_ARRAY(job->doc, const char *, r->asked->n_data);
    for (int i = 0; i < r->asked->n_data; i++) {
        struct str bytes;
        if (!file_read_again(job, r->asked->data[i], CEILING, &bytes))
            return false;
        names[i] = name_for(r, r->asked->data[i], i);
        store_add(r->store, names[i], bytes);
    }
    r->request.data = names;
    r->request.n_data = r->asked->n_data;
    return true;
}

/* --- before and after --------------------------------------------------------------- */

static bool prepare(struct regenerating *r)
{
    struct job *job = r->job;
    if (!archive_open(job, r->sheet, &r->archive))
        return false;
    const struct recipe *recipe = &r->archive.recipe;
    r->store = store_new(job->doc);
    for (int i = 0; i < r->archive.n; i++)
        store_add(r->store, archive_path(job, r->archive.files[i].path),
                  r->archive.files[i].bytes);
    r->request = request_of(job, recipe);
    if (r->asked->as_of)
        r->request.as_of = r->asked->as_of;
    if (r->asked->n_data && !take_data(r))
        return false;
    if (strcmp(recipe->version, gaiyo_version()) != 0)
        DIAG(job->diags, DIAG_ARCHIVE_VERSION, NO_POS, r->sheet, recipe->version,
             gaiyo_version());
    if (r->asked->n_data && recipe->as_of && !r->asked->as_of)
        DIAG(job->diags, DIAG_ARCHIVE_AS_OF, NO_POS, recipe->as_of);
    if (r->asked->fonts)
        job->font_folder = path_folder(job->doc, r->asked->fonts);
    job->store = r->store;
    job->epoch = recipe->epoch;
    return true;
}

/* Says which fonts are not those that the sheet was made with. */
static void compare_fonts(const struct regenerating *r, const struct recipe *now)
{
    const struct recipe *then = &r->archive.recipe;
    for (int i = 0; i < now->n_faces; i++)
        for (int k = 0; k < then->n_faces; k++)
            if (str_eq(now->faces[i].family, then->faces[k].family) &&
                now->faces[i].weight == then->faces[k].weight &&
                !str_eq(now->faces[i].sha256, then->faces[k].sha256))
                DIAG(r->job->diags, DIAG_ARCHIVE_FONT, NO_POS, now->faces[i].file);
}

static void compare(const struct regenerating *r, const struct made *made)
{
    compare_fonts(r, &made->recipe);
    if (!r->asked->n_data && !r->asked->as_of && !str_eq(made->bytes, r->archive.bytes))
        DIAG(r->job->diags, DIAG_ARCHIVE_DIFFERS, NO_POS, r->sheet);
}

enum gaiyo_status gaiyo_regenerate(const char *sheet, const struct gaiyo_request *asked,
                                   gaiyo_message_fn say, void *user)
{
    struct job job;
    struct made made = {0};
    /* What is kept is of files on the disk. */
    struct gaiyo_request own = *asked;
    own.kept = NULL;
    struct regenerating r = {.job = &job, .sheet = sheet, .asked = asked};
    if (session_begin(&job, &own) && prepare(&r) &&
        pipeline_run(&job, &r.request, &made)) {
        compare(&r, &made);
        diags_add_file(job.diags, sheet); /* so that it is not written over */
        pipeline_write(&job, &made, session_output(&job, asked, made.plan_id));
    }
    return session_end(&job, asked, say, user);
}

enum gaiyo_status gaiyo_extract(const char *sheet, const char *folder, int replace,
                                const struct gaiyo_request *asked, gaiyo_message_fn say,
                                void *user)
{
    struct job job;
    struct archive archive;
    if (session_begin(&job, asked) && archive_open(&job, sheet, &archive))
        archive_extract(&job, &archive, folder, replace);
    return session_end(&job, asked, say, user);
}
