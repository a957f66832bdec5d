#include "press.h"

#include "messages.h"
#include "shipped.h"

#include "base/arena.h"
#include "base/epoch.h"
#include "base/file.h"
#include "base/job.h"
#include "layout/layout.h"
#include "load/load.h"
#include "paint/paint.h"
#include "quantity/quantity.h"

#include <string.h>

/* What presses ask for. */
enum { LEAST_BLEED = 3 * EMU_MM };

/* --- the day ------------------------------------------------------------------------ */

static struct str epoch_day(struct job *job)
{
    struct tm t;
    return epoch_read(job, &t) ? str_format(job->doc, "%04d-%02d-%02d", t.tm_year + 1900,
                                            t.tm_mon + 1, t.tm_mday)
                               : STR("");
}

/* The first day of what a date names. */
static struct str first_day(struct job *job, struct str text, struct srcpos pos)
{
    const struct calendar *calendar =
        calendar_load(job, path_join(job->doc, job->home, "data/eras.tsv"));
    struct period period;
    const char *why;
    int offset;
    if (!calendar)
        return STR("");
    if (period_parse(job->doc, calendar, text, &period, &why, &offset))
        return date_print(job->doc, period.first);
    DIAG(job->diags, DIAG_PRESS_DATE, pos, why);
    return STR("");
}

/* ISO 15930-4, 6.10: a file says when it was made. */
static struct str find_day(struct job *job, const struct document *document,
                           const char *as_of)
{
    const struct str named = epoch_day(job);
    const struct _xmlNode *head = document_child(document_root(document), "head");
    const struct _xmlNode *date = head ? document_child(head, "date") : NULL;
    if (named.n)
        return named;
    if (date)
        return first_day(job, str_trim(document_text(job, date)), document_pos(date));
    if (as_of)
        return first_day(job, str_of(as_of), NO_POS);
    DIAG0(job->diags, DIAG_PRESS_NO_DATE, document_pos(document_root(document)));
    return named;
}

/* --- the document ------------------------------------------------------------------- */

/* The same sheet of the same plan is the same document, whatever it was measured by. */
static struct str identity_of(struct job *job, const struct gaiyo_request *request,
                              const struct document *document)
{
    const char *layout = request->layout ? request->layout : DEFAULT_LAYOUT;
    const char *slash = strrchr(layout, '/');
    const struct str id = document_attribute(document_root(document), "id");
    return str_format(job->doc, "%.*s\n%s\n%s", STR_ARG(id), slash ? slash + 1 : layout,
                      request->area ? request->area : "");
}

/* --- the whole ---------------------------------------------------------------------- */

bool press_read(struct job *job, const struct gaiyo_request *request,
                const struct document *document, struct press *press)
{
    const struct gaiyo_press *asked = &request->press;
    *press = (struct press){.made_on = STR("")};
    if (!press_read_imposing(job, asked, &press->imposing) ||
        !press_read_profile(job, asked, &press->profile))
        return false;
    press->identity = identity_of(job, request, document);
    press->made_on = find_day(job, document, request->as_of);
    return press->made_on.n > 0;
}

/* How wide, or high, the sheet of a page is (impose.h). */
static emu sheet_size(const struct press *press, const struct page *page, bool height)
{
    const enum imposition how = press->imposing.imposition;
    const bool stacked = how == IMPOSE_TWO && page->w > page->h;
    const int n = how == IMPOSE_SINGLE || stacked != height ? 1 : 2;
    return n * (height ? page->h : page->w);
}

/* A fold must lie on every sheet. */
static bool check_folds(struct job *job, const struct press *press,
                        const struct pages *pages)
{
    const struct imposing *how = &press->imposing;
    for (int i = 0; i < how->n_folds; i++) {
        const struct fold *fold = &how->folds[i];
        for (int k = 0; k < pages->n; k++) {
            const emu size = sheet_size(press, &pages->pages[k], fold->level);
            char at[24], room[24];
            if (fold->at < size)
                continue;
            DIAG(job->diags,
                 fold->level ? DIAG_PRESS_FOLD_BELOW : DIAG_PRESS_FOLD_OUTSIDE, NO_POS,
                 len_mm(&at, fold->at), len_mm(&room, size));
            return false;
        }
    }
    return true;
}

/* How far the pages of the innermost sheet of a booklet are moved to the spine
 * (impose.h), and must be drawn out more at their other side. */
static emu most_creep(const struct press *press, int n_pages)
{
    const bool booklet = press->imposing.imposition == IMPOSE_BOOKLET;
    return booklet && n_pages ? (n_pages - 1) / 4 * press->imposing.creep : 0;
}

const struct pages *press_impose(struct job *job, const struct press *press,
                                 const struct pages *pages, struct fonts *fonts)
{
    if (!check_folds(job, press, pages))
        return NULL;
    struct pages *dated = ARENA_NEW(job->doc, struct pages);
    *dated = *layout_bleed(job, pages, LEAST_BLEED, most_creep(press, pages->n));
    dated->made_on = press->made_on;
    dated->identity = press->identity;
    paint_preflight(job, dated, &press->profile);
    return impose_pages(job, dated, fonts, &press->imposing);
}
