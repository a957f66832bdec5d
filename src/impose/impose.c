#include "impose/impose.h"

#include "impose/sheet.h"

#include "base/arena.h"
#include "base/job.h"

void sheet_add(struct sheet *sheet, const struct frag *frag, emu x, emu y)
{
    *(struct placed *)list_add(&sheet->parts) = (struct placed){x, y, frag};
}

static const struct frag *group_of(struct job *job, emu w, emu h, bool clips,
                                   const struct list *parts)
{
    struct frag *frag = ARENA_NEW(job->doc, struct frag);
    frag->kind = FRAG_GROUP;
    frag->w = w;
    frag->h = h;
    frag->baseline = -1;
    frag->group.clips = clips;
    frag->kids = list_array(parts, job->doc);
    frag->n = parts->n;
    return frag;
}

const struct frag *sheet_content(const struct sheet *sheet)
{
    return group_of(sheet->job, sheet->w, sheet->h, false, &sheet->parts);
}

/* Nothing of the page gets among the marks. */
static void add_page(struct sheet *sheet, const struct page *page)
{
    const emu bleed = sheet->bleed;
    struct list parts = list_of(sheet->job->doc, sizeof(struct placed));
    *(struct placed *)list_add(&parts) = (struct placed){bleed, bleed, page->content};
    sheet_add(
        sheet,
        group_of(sheet->job, page->w + 2 * bleed, page->h + 2 * bleed, true, &parts),
        sheet->trim.x - bleed, sheet->trim.y - bleed);
}

static struct sheet sheet_for(struct job *job, const struct page *page,
                              const struct imposing *how)
{
    const bool has_marks = how->marks || how->n_folds;
    const emu margin = page->bleed + (has_marks ? MARK_LENGTH + MARK_CLEAR : 0);
    return (struct sheet){.job = job,
                          .parts = list_of(job->doc, sizeof(struct placed)),
                          .w = page->w + 2 * margin,
                          .h = page->h + 2 * margin,
                          .bleed = page->bleed,
                          .trim = {margin, margin, page->w, page->h}};
}

static struct page make_sheet(struct job *job, const struct page *page,
                              const struct imposing *how, const struct slug *slug)
{
    struct sheet sheet = sheet_for(job, page, how);
    add_page(&sheet, page);
    if (how->marks & MARKS_CUT)
        sheet_add_cut_marks(&sheet);
    if (how->n_folds)
        sheet_add_fold_marks(&sheet, how->folds, how->n_folds);
    if (how->marks & MARKS_BAR)
        sheet_add_color_bar(&sheet);
    if (how->marks & MARKS_SLUG)
        sheet_add_slug(&sheet, slug);
    return (struct page){.w = sheet.w,
                         .h = sheet.h,
                         .bleed = sheet.bleed,
                         .content = sheet_content(&sheet),
                         .fitted = page->fitted,
                         .trim = sheet.trim};
}

const struct pages *impose_pages(struct job *job, const struct pages *pages,
                                 struct fonts *fonts, const struct imposing *how)
{
    struct pages *sheets = ARENA_NEW(job->doc, struct pages);
    struct page *each = ARENA_ARRAY(job->doc, struct page, pages->n);
    struct slug slug = {
        .title = pages->title, .made_on = pages->made_on, .count = pages->n};
    if ((how->marks & MARKS_SLUG) && !slug_begin(&slug, fonts))
        return NULL;
    *sheets = *pages;
    sheets->pages = each;
    for (int i = 0; i < pages->n; i++) {
        slug.number = i + 1;
        each[i] = make_sheet(job, &pages->pages[i], how, &slug);
    }
    return sheets;
}
