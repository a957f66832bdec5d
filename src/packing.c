#include "packing.h"

#include "shipped.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/job.h"
#include "font/font.h"
#include "load/load.h"
#include "quantity/quantity.h"

#include <stdlib.h>

static const struct recipe_setting *settings_of(struct job *job,
                                                const struct gaiyo_request *request)
{
    struct recipe_setting *all =
        ARENA_ARRAY(job->doc, struct recipe_setting, request->n_settings);
    for (int i = 0; i < request->n_settings; i++)
        all[i] = (struct recipe_setting){request->settings[i].name,
                                         request->settings[i].value};
    return all;
}

/* The faces that were opened, whether or not they set anything: what they lack has been
 * looked for in others. */
static void add_faces(struct job *job, const struct fonts *fonts, struct recipe *recipe)
{
    struct recipe_font *all =
        ARENA_ARRAY(job->doc, struct recipe_font, fonts_count(fonts));
    for (int i = 0; i < fonts_count(fonts); i++) {
        if (!face_is_open(fonts, i))
            continue;
        const struct face_entry entry = face_entry(fonts, i);
        all[recipe->n_faces++] =
            (struct recipe_font){entry.family, entry.weight, entry.path,
                                 sha256_text(job->doc, face_directory(fonts, i))};
    }
    recipe->faces = all;
}

/* Of a job that says nothing of it, the environment's. */
static const char *epoch_of(const struct job *job)
{
    const char *epoch = job->epoch ? job->epoch : getenv("SOURCE_DATE_EPOCH");
    return epoch ? epoch : "";
}

/* The first day of the date that the plan bears, as PDF writes it; empty if it bears
 * none. */
static struct str date_of(struct job *job, const struct document *document)
{
    const char *why;
    int offset;
    struct period period;
    const struct _xmlNode *head = document_child(document_root(document), "head");
    const struct _xmlNode *date = head ? document_child(head, "date") : NULL;
    const struct calendar *calendar =
        date ? calendar_load(job, path_join(job->doc, job->home, "data/eras.tsv")) : NULL;
    if (!calendar || !period_parse(job->doc, calendar, str_trim(document_text(job, date)),
                                   &period, &why, &offset))
        return STR("");
    return str_format(job->doc, "D:%04d%02d%02d", period.first.year, period.first.month,
                      period.first.day);
}

bool pack_sheet(struct job *job, const struct gaiyo_request *request,
                const struct document *document, struct str provenance,
                const struct fonts *fonts, struct recipe *recipe,
                struct attachments *attachments)
{
    *recipe = (struct recipe){
        .plan = request->plan,
        .previous_plan = request->previous_plan,
        .mapping = request->mapping,
        .layout = request->layout ? request->layout : DEFAULT_LAYOUT,
        .fonts = request->fonts,
        .data = request->data,
        .n_data = request->n_data,
        .previous_data = request->previous_data,
        .n_previous_data = request->n_previous_data,
        .as_of = request->as_of,
        .by = request->by,
        .area = request->area,
        .settings = settings_of(job, request),
        .n_settings = request->n_settings,
        .show_boxes = request->show_boxes,
        .epoch = epoch_of(job),
        .version = gaiyo_version(),
    };
    add_faces(job, fonts, recipe);
    recipe->packaged = fonts_pattern_files(fonts, job->doc, &recipe->n_packaged);
    attachments->date = date_of(job, document);
    return archive_pack(job, recipe, provenance, attachments);
}
