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

/* --- pages on a sheet --------------------------------------------------------------- */

/* The page at (x, y); nothing of it is drawn outside of `room`. */
static void add_page(struct sheet *sheet, const struct page *page, emu x, emu y,
                     struct page_area room)
{
    struct list parts = list_of(sheet->job->doc, sizeof(struct placed));
    *(struct placed *)list_add(&parts) =
        (struct placed){x - room.x, y - room.y, page->content};
    sheet_add(sheet, group_of(sheet->job, room.w, room.h, true, &parts), room.x, room.y);
}

/* Side `i` of `n`: what is trimmed there, and the bleed where no other page is. */
static void add_leaf(struct sheet *sheet, const struct spread *spread, int i)
{
    const struct page *page = spread->pages[i];
    const struct page_area t = sheet->trim;
    const emu bleed = sheet->bleed;
    const emu w = spread->stacked ? t.w : t.w / spread->n;
    const emu h = spread->stacked ? t.h / spread->n : t.h;
    const emu x = t.x + (spread->stacked ? 0 : i * w);
    const emu y = t.y + (spread->stacked ? i * h : 0);
    const emu before = i ? 0 : bleed, behind = i + 1 < spread->n ? 0 : bleed;
    const emu left = spread->stacked ? bleed : before;
    const emu right = spread->stacked ? bleed : behind;
    const emu top = spread->stacked ? before : bleed;
    const emu bottom = spread->stacked ? behind : bleed;
    if (page)
        add_page(
            sheet, page, x + (i ? -spread->shift : spread->shift), y,
            (struct page_area){x - left, y - top, w + left + right, h + top + bottom});
}

static struct sheet sheet_for(struct job *job, const struct spread *spread,
                              const struct imposing *how)
{
    const struct page *page = spread->size;
    const bool has_marks = how->marks || how->n_folds;
    const emu margin = page->bleed + (has_marks ? MARK_LENGTH + MARK_CLEAR : 0);
    const emu w = spread->stacked ? page->w : page->w * spread->n;
    const emu h = spread->stacked ? page->h * spread->n : page->h;
    return (struct sheet){.job = job,
                          .parts = list_of(job->doc, sizeof(struct placed)),
                          .w = w + 2 * margin,
                          .h = h + 2 * margin,
                          .bleed = page->bleed,
                          .trim = {margin, margin, w, h}};
}

static void add_marks(struct sheet *sheet, const struct spread *spread,
                      const struct imposing *how, const struct slug *slug)
{
    if (how->marks & MARKS_CUT)
        sheet_add_cut_marks(sheet);
    if (how->n_folds)
        sheet_add_fold_marks(sheet, how->folds, how->n_folds);
    if ((how->marks & MARKS_CUT) && spread->folded)
        sheet_add_fold_marks(sheet, (const struct fold[]){{sheet->trim.w / 2, false}}, 1);
    if (how->marks & MARKS_BAR)
        sheet_add_color_bar(sheet);
    if (how->marks & MARKS_SLUG)
        sheet_add_slug(sheet, slug);
}

static struct page make_sheet(struct job *job, const struct spread *spread,
                              const struct imposing *how, const struct slug *slug)
{
    struct sheet sheet = sheet_for(job, spread, how);
    for (int i = 0; i < spread->n; i++)
        add_leaf(&sheet, spread, i);
    add_marks(&sheet, spread, how, slug);
    return (struct page){.w = sheet.w,
                         .h = sheet.h,
                         .bleed = sheet.bleed,
                         .content = sheet_content(&sheet),
                         .fitted = spread->n == 1 ? spread->pages[0]->fitted : NULL,
                         .trim = sheet.trim};
}

const struct pages *impose_pages(struct job *job, const struct pages *pages,
                                 struct fonts *fonts, const struct imposing *how)
{
    struct pages *sheets = ARENA_NEW(job->doc, struct pages);
    struct list spreads;
    struct slug slug = {.title = pages->title,
                        .made_on = pages->made_on,
                        .spots = pages->spots,
                        .n_spots = pages->n_spots};
    if ((how->marks & MARKS_SLUG) && !slug_begin(&slug, fonts))
        return NULL;
    if (!spreads_make(job, pages, how, &spreads))
        return NULL;
    struct page *each = ARENA_ARRAY(job->doc, struct page, spreads.n);
    slug.count = spreads.n;
    for (int i = 0; i < spreads.n; i++) {
        slug.number = i + 1;
        each[i] = make_sheet(job, list_at(&spreads, i), how, &slug);
    }
    *sheets = *pages;
    sheets->pages = each;
    sheets->n = spreads.n;
    return sheets;
}
