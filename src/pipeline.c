#include "pipeline.h"

#include "messages.h"
#include "packing.h"
#include "press.h"
#include "printed.h"
#include "shipped.h"

#include "audit/audit.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/icu.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/paging.h"
#include "compose/compose.h"
#include "evaluate/evaluate.h"
#include "evaluate/provenance.h"
#include "font/font.h"
#include "layout/layout.h"
#include "load/load.h"
#include "measure/measure.h"
#include "merge/merge.h"
#include "paint/paint.h"
#include "quantity/quantity.h"
#include "shape/noted.h"
#include "shape/shape.h"

#include <string.h>

static const char *home_file(struct job *job, const char *name)
{
    return path_join(job->doc, job->home, name);
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

/* How plans and measurements are read throughout a job. */
struct reading {
    struct notation notation;
    bool limited; /* by as_of */
    struct period as_of;
};

static bool begin_reading(struct job *job, const struct gaiyo_request *request,
                          struct reading *reading)
{
    const struct calendar *calendar = calendar_load(job, home_file(job, "data/eras.tsv"));
    const struct units *units = load_units(job, home_file(job, "data/units.xml"));
    *reading = (struct reading){.notation = {calendar, units}, .limited = request->as_of};
    return calendar && units &&
           (!request->as_of ||
            read_as_of(job, calendar, request->as_of, &reading->as_of));
}

/* What is evaluated. */
struct inputs {
    const char *plan, *mapping;
    const char *const *data;
    int n_data;
    const char *by, *area; /* NULL: areas are not told apart */
};

/* What measurements are read with. */
struct measure_request {
    const struct reading *reading;
    const struct inputs *in;
    const struct document *plan;
};

static void *read_measurements(struct job *job, const void *context)
{
    const struct measure_request *request = context;
    const struct inputs *in = request->in;
    struct measuring with = {.notation = &request->reading->notation};
    /* A plan that is kept is kept at least as long as what is read with it. */
    const struct document *plan =
        kept_is_on(job) ? load_plan(job, in->plan) : request->plan;
    const struct mappings *mappings = load_mappings(job, plan, in->mapping);
    if (!mappings)
        return NULL;
    if (in->by)
        with.by = str_of(in->by);
    if (plan) {
        with.plan = document_attribute(document_root(plan), "id");
        with.keep = document_attribute(document_root(plan), "keep-characters");
    }
    if (request->reading->limited)
        with.as_of = date_print(job->doc, request->reading->as_of.last);
    return (void *)measure_read_with(job, &with, mappings, in->data, in->n_data);
}

static void add_key(struct strbuf *key, const char *part)
{
    strbuf_add_char(key, '\0');
    strbuf_add_c(key, part ? part : "");
}

static struct str key_of(struct job *job, const struct measure_request *request)
{
    const struct inputs *in = request->in;
    struct strbuf key;
    strbuf_init(&key, job->doc);
    strbuf_add(&key, STR("measurements"));
    add_key(&key, in->plan);
    add_key(&key, in->mapping);
    add_key(&key, in->by);
    if (request->reading->limited)
        strbuf_add(&key, date_print(job->doc, request->reading->as_of.last));
    for (int i = 0; i < in->n_data; i++)
        add_key(&key, in->data[i]);
    return strbuf_str(&key);
}

static const struct dataset *measure(struct job *job,
                                     const struct measure_request *request)
{
    return kept_get(job, key_of(job, request), read_measurements, request);
}

static const struct dataset *measure_one(struct job *job,
                                         const struct measure_request *request)
{
    const struct dataset *dataset = measure(job, request);
    const char *area = request->in->area;
    return dataset && area ? measure_take_area(job, dataset, str_of(area)) : dataset;
}

/* load, measure, merge, evaluate; `previous` is last time's evaluated document or
 * NULL. */
static struct document *evaluate(struct job *job, const struct reading *reading,
                                 const struct inputs *in, const struct document *previous)
{
    struct document *plan = load_plan(job, in->plan);
    const struct measure_request request = {reading, in, plan};
    const struct dataset *dataset = measure_one(job, &request);
    if (!plan || !dataset)
        return NULL;
    struct document *merged = merge_plan(job, &reading->notation, plan, dataset);
    if (!kept_is_on(job))
        measure_forget(job, dataset);
    if (merged && previous)
        audit_add_previous(job, merged, previous);
    return merged ? evaluate_document(job, &reading->notation, merged,
                                      reading->limited ? &reading->as_of : NULL)
                  : NULL;
}

static struct inputs inputs_of(const struct gaiyo_request *request)
{
    return (struct inputs){.plan = request->plan,
                           .mapping = request->mapping,
                           .data = request->data,
                           .n_data = request->n_data,
                           .by = request->by,
                           .area = request->area};
}

/* The plan and the measurements of last time. What is only worth a look was said of them
 * last time. */
static const struct document *evaluate_previous(struct job *job,
                                                const struct reading *reading,
                                                const struct gaiyo_request *request)
{
    const int before = diags_count(job->diags);
    const struct inputs in = {
        .plan = request->previous_plan ? request->previous_plan : request->plan,
        .mapping = request->mapping,
        .data = request->previous_data,
        .n_data = request->n_previous_data,
        .by = request->by,
        .area = request->area,
    };
    const struct document *previous = evaluate(job, reading, &in, NULL);
    diags_forget_warnings(job->diags, before);
    return previous;
}

static enum audit_format audit_format_of(const struct gaiyo_request *request)
{
    static const enum audit_format formats[] = {
        [GAIYO_TEXT] = AUDIT_TEXT, [GAIYO_JSON] = AUDIT_JSON, [GAIYO_CSV] = AUDIT_CSV};
    return formats[request->format];
}

/* The audit and what it writes. NULL if the document goes no further: it is wrong, or
 * *bytes are what was asked for (*done). */
static struct document *audit(struct job *job, const struct reading *reading,
                              const struct gaiyo_request *request,
                              struct document *document, const struct document *previous,
                              struct str *bytes, bool *done)
{
    const struct notation *notation = &reading->notation;
    const enum audit_format format = audit_format_of(request);
    *done = false;
    if (request->product == GAIYO_DISCOVERED) {
        *done = audit_discover(job, notation, document, format, bytes);
        return NULL;
    }
    if (request->product == GAIYO_CHANGES) {
        *done = audit_compare(job, notation, previous, document, format, bytes);
        return NULL;
    }
    /* Last time's value is no baseline unless a new plan has begun since. */
    audit_document(job, notation, document, request->previous_plan ? previous : NULL);
    if (diags_failed(job->diags))
        return NULL;
    if (previous)
        audit_mark_changes(job, notation, document, previous);
    return document;
}

/* Everything up to the document that is laid out; as for audit. */
static struct document *make_document(struct job *job,
                                      const struct gaiyo_request *request,
                                      struct str *bytes, struct str *plan_id, bool *done)
{
    struct reading reading;
    const struct document *previous = NULL;
    const struct inputs in = inputs_of(request);
    *done = false;
    if (!begin_reading(job, request, &reading))
        return NULL;
    if (request->n_previous_data || request->product == GAIYO_CHANGES) {
        previous = evaluate_previous(job, &reading, request);
        if (!previous)
            return NULL;
    }
    struct document *document = evaluate(job, &reading, &in, previous);
    if (!document)
        return NULL;
    *plan_id = str_copy(job->doc, document_attribute(document_root(document), "id"));
    return audit(job, &reading, request, document, previous, bytes, done);
}

/* Only a PDF for the screen is made page by page; whatever else is asked for is of all
 * pages. */
static bool is_streamed(const struct gaiyo_request *request)
{
    return request->product == GAIYO_PDF && request->purpose == GAIYO_SCREEN &&
           !request->show_boxes && !request->report_fit;
}

/* Whether the job tells where the numbers on its pages come from. */
static bool is_traced(const struct gaiyo_request *request)
{
    return request->product == GAIYO_PROVENANCE ||
           (request->product == GAIYO_PDF && request->purpose == GAIYO_ARCHIVE);
}

static const struct boxes *compose(struct job *job, const struct gaiyo_request *request,
                                   const struct document *document)
{
    struct compose_setting *settings =
        ARENA_ARRAY(job->doc, struct compose_setting, request->n_settings);
    for (int i = 0; i < request->n_settings; i++)
        settings[i] = (struct compose_setting){str_of(request->settings[i].name),
                                               str_of(request->settings[i].value)};
    const char *path =
        shipped_layout(job, request->layout ? request->layout : DEFAULT_LAYOUT);
    const struct document *layout = path ? load_layout(job, path) : NULL;
    if (!layout)
        return NULL;
    const struct boxes *boxes = (is_streamed(request) ? compose_long_boxes
                                 : is_traced(request) ? compose_traced_boxes
                                                      : compose_boxes)(
        job, document, layout, settings, request->n_settings);
    if (boxes && !boxes->n) {
        DIAG0(job->diags, DIAG_PAGES_NONE, document_pos(document_root(layout)));
        return NULL;
    }
    return boxes;
}

/* The catalogue's fonts; NULL and diagnostics if it cannot be read. */
static struct fonts *open_catalogue(struct job *job, const struct gaiyo_request *request)
{
    const struct catalogue *catalogue = load_catalogue(
        job, request->fonts ? request->fonts : home_file(job, "fonts/fonts.xml"));
    return catalogue ? fonts_new(job, catalogue) : NULL;
}

static bool print_fonts(struct job *job, const struct gaiyo_request *request,
                        struct str *bytes)
{
    struct fonts *fonts = open_catalogue(job, request);
    if (fonts)
        *bytes = fonts_print(job, fonts);
    return fonts;
}

static bool paint(struct job *job, const struct gaiyo_request *request,
                  struct str provenance, const struct document *document,
                  const struct pages *pages, struct fonts *fonts,
                  struct embedding *embedding, const struct profile *profile,
                  struct made *made)
{
    struct attachments attachments = {.n = 0};
    if (request->purpose == GAIYO_ARCHIVE &&
        !pack_sheet(job, request, document, provenance, fonts, &made->recipe,
                    &attachments))
        return false;
    paging_leave_fonts(job->paging);
    return paint_pdf(job, pages, fonts, embedding, profile, &attachments, &made->bytes);
}

/* The fonts of all texts; NULL if there are texts that are not known yet. */
static struct embedding *begin_fonts(struct job *job, const struct fonts *fonts,
                                     const struct boxes *boxes,
                                     const struct shaped *shaped)
{
    if (boxes->n_long)
        return NULL;
    struct noted_glyphs *noted = ARENA_NEW(job->doc, struct noted_glyphs);
    *noted = noted_glyphs_in(job->doc, fonts_count(fonts));
    note_glyphs(noted, shaped);
    return paint_begin(job, fonts, noted);
}

/* What slices of rows are composed and shaped with. */
struct feeding {
    struct job *job;
    struct document *document;
    struct fonts *fonts;
    const struct boxes *boxes;
    const struct shaped *shaped;
};

static const struct row_slice *take_rows(void *self, struct job *job,
                                         const struct slice_wish *wish,
                                         const struct shaped **shaped)
{
    const struct feeding *f = self;
    const struct row_slice *rows = compose_rows(job, f->boxes, wish);
    *shaped = rows ? shape_rows(job, f->fonts, f->shaped, rows) : NULL;
    return rows;
}

/* What is left to do needs no document, and much memory. */
static void end_rows(void *self)
{
    const struct feeding *f = self;
    compose_end(f->boxes);
    document_forget(f->job, f->document);
}

/* All pages, or, where there are long tables, a stream of them. */
static const struct pages *lay_out(struct job *job, struct document *document,
                                   struct fonts *fonts, const struct boxes *boxes,
                                   const struct shaped *shaped)
{
    if (!boxes->n_long)
        return layout_pages(job, boxes, shaped);
    struct feeding *feeding = ARENA_NEW(job->doc, struct feeding);
    struct row_feed *feed = ARENA_NEW(job->doc, struct row_feed);
    *feeding = (struct feeding){job, document, fonts, boxes, shaped};
    *feed = (struct row_feed){feeding, fonts_count(fonts), take_rows, end_rows};
    return layout_stream(job, boxes, shaped, feed);
}

static struct str trace(struct job *job, const struct document *document,
                        const struct boxes *boxes, const struct shaped *shaped,
                        const struct pages *pages)
{
    int n;
    const struct printed_text *printed = printed_find(job, boxes, shaped, pages, &n);
    return provenance_print(job, document, printed, n);
}

/* Texts are shaped and sheets written with them, once there are any. */
static void open_libraries(struct helper *helper)
{
    fonts_prepare(helper);
    icu_prepare(helper);
    paint_prepare(helper);
}

bool pipeline_run(struct job *job, const struct gaiyo_request *request, struct made *made)
{
    const enum gaiyo_product product = request->product;
    struct str *bytes = &made->bytes;
    *made = (struct made){.bytes = STR(""), .plan_id = STR(""), .account = STR("")};
    bool done;
    if (product == GAIYO_FONTS)
        return print_fonts(job, request, bytes);
    if (product == GAIYO_PDF)
        open_libraries(job->helper);
    diags_set_folder(job->diags, path_folder(job->doc, request->plan));
    struct document *document = make_document(job, request, bytes, &made->plan_id, &done);
    if (!document)
        return done;
    if (product == GAIYO_MERGED) {
        made->document = document;
        return true;
    }
    struct press press = {.profile = request->purpose == GAIYO_ARCHIVE ? profile_archive
                                                                       : profile_screen};
    const bool is_printed = request->purpose == GAIYO_PRESS;
    if (is_printed && !press_read(job, request, document, &press))
        return false;
    paging_stay_ahead(job->paging);
    const struct boxes *boxes = compose(job, request, document);
    if (!boxes)
        return false;
    if (product == GAIYO_BOXES) {
        *bytes = compose_dump(job, boxes);
        return true;
    }
    paging_stay_ahead(job->paging);
    struct fonts *fonts = open_catalogue(job, request);
    const struct shaped *shaped = fonts ? shape_boxes(job, fonts, boxes) : NULL;
    if (!shaped)
        return false;
    if (product == GAIYO_SHAPED || product == GAIYO_FONTS_USED) {
        *bytes = product == GAIYO_SHAPED ? shape_dump(job, shaped)
                                         : shape_faces_used(job, fonts, shaped);
        return true;
    }
    struct embedding *embedding =
        product == GAIYO_PDF ? begin_fonts(job, fonts, boxes, shaped) : NULL;
    paging_stay_ahead(job->paging);
    const struct pages *pages = lay_out(job, document, fonts, boxes, shaped);
    if (!pages)
        return false;
    const struct str provenance =
        is_traced(request) ? trace(job, document, boxes, shaped, pages) : STR("");
    if (product == GAIYO_PROVENANCE) {
        *bytes = provenance;
        return true;
    }
    if (request->report_fit)
        made->account = layout_account(job, pages, request->json_fit);
    if (product == GAIYO_CHECK)
        layout_check_legible(job, shaped, pages);
    if (request->show_boxes)
        pages = layout_show_boxes(job, boxes, pages);
    if (is_printed)
        pages = press_impose(job, &press, pages, fonts);
    if (!pages)
        return false;
    if (product == GAIYO_PAGES)
        *bytes = layout_dump(job, pages);
    else if (product == GAIYO_STRUCTURE)
        *bytes = structure_dump(job, pages);
    else if (product == GAIYO_PAINT)
        *bytes = paint_dump(job, pages, &press.profile);
    else if (product == GAIYO_PDF)
        return paint(job, request, provenance, document, pages, fonts, embedding,
                     &press.profile, made);
    else if (is_printed) /* a check: what a press cannot take is found while painting */
        return paint_pdf(job, pages, fonts, NULL, &press.profile, NULL, &(struct str){0});
    return true;
}

/* A document on its way into a file. */
struct writing {
    struct job *job;
    const struct document *document;
    struct file_sink *sink;
};

static void take_piece(void *context, struct str piece)
{
    const struct writing *w = context;
    file_sink_add(w->sink, piece);
}

static void print_document(void *context, struct file_sink *sink)
{
    struct writing *w = context;
    w->sink = sink;
    evaluate_print(w->job, w->document, take_piece, w);
}

bool pipeline_write(struct job *job, const struct made *made, const char *path)
{
    struct writing writing = {.job = job, .document = made->document};
    return made->document ? file_print(job, path, print_document, &writing)
                          : file_write(job, path, made->bytes);
}

const struct str *pipeline_areas(struct job *job, const struct gaiyo_request *request,
                                 int *n)
{
    struct reading reading;
    const struct inputs in = inputs_of(request);
    *n = 0;
    if (!begin_reading(job, request, &reading))
        return NULL;
    const struct document *plan = load_plan(job, in.plan);
    const struct measure_request with = {&reading, &in, plan};
    const struct dataset *dataset = plan ? measure(job, &with) : NULL;
    return dataset ? measure_areas(job, dataset, n) : NULL;
}
