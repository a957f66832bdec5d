#include "pipeline.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"
#include "compose/compose.h"
#include "evaluate/evaluate.h"
#include "font/font.h"
#include "layout/layout.h"
#include "load/load.h"
#include "measure/measure.h"
#include "merge/merge.h"
#include "paint/paint.h"
#include "quantity/quantity.h"
#include "shape/shape.h"

#include <string.h>

static const char *home_file(struct job *job, const char *name)
{
    return path_join(job->doc, job->home, name);
}

/* A name without a slash or ending is one of the layouts that are shipped. NULL and a
 * diagnostic if it is none of them. */
static const char *layout_path(struct job *job, const char *layout)
{
    if (!layout)
        layout = "report-a4";
    if (strchr(layout, '/') || str_ends(str_of(layout), STR(".xml")))
        return layout;
    const char *path = str_format(job->doc, "%s/layouts/%s.xml", job->home, layout).p;
    if (file_exists(path))
        return path;
    DIAG(job->diags, DIAG_LAYOUT_UNKNOWN, NO_POS, layout);
    return NULL;
}

static bool read_as_of(struct job *job, const struct calendar *calendar, const char *text,
                       struct period *as_of)
{
    const char *why;
    int offset;
    if (period_parse(job->doc, calendar, str_of(text), as_of, &why, &offset))
        return true;
    DIAG(job->diags, DIAG_AS_OF_UNREADABLE, NO_POS, text, why);
    return false;
}

/* load, measure, merge, evaluate. */
static const struct document *evaluate(struct job *job,
                                       const struct gaiyo_request *request,
                                       struct str *plan_id)
{
    const struct calendar *calendar = calendar_load(job, home_file(job, "data/eras.tsv"));
    const struct notation notation = {calendar};
    if (!calendar)
        return NULL;
    struct period as_of;
    if (request->as_of && !read_as_of(job, calendar, request->as_of, &as_of))
        return NULL;
    const struct document *plan = load_plan(job, request->plan);
    const struct mappings *mappings = load_mappings(job, plan, request->mapping);
    const struct dataset *dataset =
        mappings ? measure_read(job, &notation, mappings, request->data, request->n_data)
                 : NULL;
    if (!plan || !dataset)
        return NULL;
    *plan_id = document_attribute(document_root(plan), "id");
    const struct document *merged = merge_plan(job, &notation, plan, dataset);
    return merged
               ? evaluate_document(job, &notation, merged, request->as_of ? &as_of : NULL)
               : NULL;
}

static const struct boxes *compose(struct job *job, const struct gaiyo_request *request,
                                   const struct document *document)
{
    struct compose_setting *settings =
        ARENA_ARRAY(job->doc, struct compose_setting, request->n_settings);
    for (int i = 0; i < request->n_settings; i++)
        settings[i] = (struct compose_setting){str_of(request->settings[i].name),
                                               str_of(request->settings[i].value)};
    const char *path = layout_path(job, request->layout);
    const struct document *layout = path ? load_layout(job, path) : NULL;
    if (!layout)
        return NULL;
    const struct boxes *boxes =
        compose_boxes(job, document, layout, settings, request->n_settings);
    if (boxes && !boxes->n) {
        DIAG0(job->diags, DIAG_PAGES_NONE, document_pos(document_root(layout)));
        return NULL;
    }
    return boxes;
}

bool pipeline_run(struct job *job, const struct gaiyo_request *request, struct str *bytes,
                  struct str *plan_id)
{
    const enum gaiyo_product product = request->product;
    const struct document *document = evaluate(job, request, plan_id);
    if (!document)
        return false;
    if (product == GAIYO_MERGED) {
        *bytes = document_print(job, document);
        return true;
    }
    const struct boxes *boxes = compose(job, request, document);
    if (!boxes)
        return false;
    if (product == GAIYO_BOXES) {
        *bytes = compose_dump(job, boxes);
        return true;
    }
    const struct catalogue *catalogue = load_catalogue(
        job, request->fonts ? request->fonts : home_file(job, "fonts/fonts.xml"));
    if (!catalogue)
        return false;
    struct fonts *fonts = fonts_new(job, catalogue);
    const struct shaped *shaped = shape_boxes(job, fonts, boxes);
    if (!shaped)
        return false;
    if (product == GAIYO_SHAPED) {
        *bytes = shape_dump(job, shaped);
        return true;
    }
    const struct pages *pages = layout_pages(job, boxes, shaped);
    if (!pages)
        return false;
    if (product == GAIYO_PAGES)
        *bytes = layout_dump(job, pages);
    else if (product == GAIYO_PAINT)
        *bytes = paint_dump(job, pages);
    else if (product == GAIYO_PDF)
        return paint_pdf(job, pages, fonts, bytes);
    return true;
}
