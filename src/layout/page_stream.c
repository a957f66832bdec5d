#include "layout/fit.h"
#include "layout/long_table.h"
#include "layout/messages.h"
#include "layout/overlay.h"
#include "layout/page.h"
#include "layout/shown.h"
#include "layout/structure_build.h"

#include "base/arena.h"

/* Pages one after the other, for documents with long tables: nothing in them is fitted,
 * and no page depends on another one but by where its flow goes on. */
struct streaming {
    struct job *job;
    struct job page_job; /* with memory for the page at hand */
    struct lay lay;
    const struct boxes *boxes, *shown; /* all, and those on the pages */
    struct long_tables tables;
    struct reading reading;
    struct fitting fitting;
    struct fits fits; /* none */
    struct overlays overlays;
    struct set *set;
    const struct page_master *checked; /* its margins hold what stands in them */
    int sequence, part; /* the page that comes next: of which sequence… */
    struct list drafts; /* all of it, if it has no long table: struct draft_page */
    bool turned;        /* the empty page before it was made */
    const struct rest *rest;
    int number;
    int count;    /* of all pages, if one of them says so */
    int *page_of; /* the boxes so far (struct late); NULL: nothing runs along */
    struct page page;
    struct page_stream stream;
};

static void free_all(void *handle)
{
    struct streaming *s = handle;
    long_tables_rewind(&s->tables);
    arena_free(s->page_job.doc);
}

static void end(struct streaming *s)
{
    overlays_check(&s->overlays);
    if (diags_failed(s->job->diags))
        return;
    long_tables_end(&s->tables);
    s->tables.feed->end(s->tables.feed->self);
    for (int i = 0; i < s->shown->n; i++)
        reading_check(&s->reading, &s->lay, s->shown->sequences[i].flow);
    for (int i = 0; i < s->shown->n_overlays; i++)
        reading_check(&s->reading, &s->lay, s->shown->overlays[i]);
}

/* What is in the margins is laid out once, in memory that stays. */
static void mind_master(struct streaming *s, const struct page_master *master)
{
    if (s->checked != master)
        page_check_master(&s->lay, master);
    s->checked = master;
}

/* The next page of a sequence with a long table. */
static struct draft_page next_of_long(struct streaming *s,
                                      const struct page_sequence *seq)
{
    if (!s->part && !s->turned && page_turns(seq, s->number)) {
        s->turned = true;
        return (struct draft_page){.master = seq->master};
    }
    struct page_sequence unfitted = *seq;
    unfitted.fits = false;
    struct flow_part part = flow_part_next(s->set, seq, s->part, s->number, s->rest);
    part.set = s->set;
    const struct draft_page draft = page_draft(&s->fitting, &unfitted, &part, s->number);
    s->rest = part.out.rest;
    s->part++;
    if (!s->rest) {
        s->sequence++;
        s->part = 0;
        s->turned = false;
    }
    return draft;
}

/* The same of another one, whose pages are made together. */
static struct draft_page next_of_short(struct streaming *s,
                                       const struct page_sequence *seq)
{
    if (!s->drafts.n)
        page_flow_sequence(&s->lay, s->boxes, seq, &s->drafts, s->number - 1);
    const struct draft_page draft =
        *(const struct draft_page *)list_at(&s->drafts, s->part++);
    if (s->part == s->drafts.n) {
        s->sequence++;
        s->part = s->drafts.n = 0;
    }
    return draft;
}

static struct draft_page next_draft(struct streaming *s, const struct page_sequence *seq)
{
    const struct draft_page draft =
        seq->is_long ? next_of_long(s, seq) : next_of_short(s, seq);
    if (draft.body)
        mind_master(s, draft.master);
    return draft;
}

static const struct page *finish(struct streaming *s, const struct draft_page *draft)
{
    struct lay lay = s->lay;
    const struct late late = {s->number, s->count, s->page_of};
    if (s->page_of && draft->body)
        page_note_boxes(s->page_of, s->boxes, draft->body, s->number);
    arena_free(s->page_job.doc);
    s->page_job.doc = arena_new("page", arena_ceiling(s->job->doc), NULL);
    lay.job = &s->page_job;
    s->overlays.lay = &lay;
    s->page = page_finish(&lay, draft, &s->overlays, &s->fits, &late);
    s->overlays.lay = &s->lay;
    s->lay.overflows += lay.overflows - s->lay.overflows;
    reading_add(&s->reading, &s->page);
    structure_so_far(s->tables.building);
    s->number++;
    return &s->page;
}

/* The next page of the sequence at hand, before what is late is known; false if
 * something does not fit. */
static bool draft_next(struct streaming *s, struct draft_page *draft)
{
    const struct page_sequence *sequence = &s->boxes->sequences[s->sequence];
    if (s->number > pages_most(s->job)) {
        pages_report_too_many(&s->lay, sequence);
        return false;
    }
    *draft = next_draft(s, sequence);
    return !s->lay.overflows;
}

static const struct page *next(void *self)
{
    struct streaming *s = self;
    struct draft_page draft;
    if (s->sequence == s->boxes->n) {
        end(s);
        return NULL;
    }
    return draft_next(s, &draft) ? finish(s, &draft) : NULL;
}

/* Goes through all pages to count them and to see what is shown on them, and back to the
 * first one. */
static bool count_pages(struct streaming *s)
{
    struct draft_page draft;
    int *page_of = ARENA_ARRAY(s->job->doc, int, s->boxes->n_boxes + 1);
    s->tables.counting = true;
    while (s->sequence < s->boxes->n) {
        if (!draft_next(s, &draft))
            return false;
        if (s->boxes->n_first_fits && draft.body)
            page_note_boxes(page_of, s->boxes, draft.body, s->number);
        s->number++;
    }
    s->shown = boxes_shown(s->job->doc, s->boxes, page_of);
    s->count = s->number - 1;
    s->number = 1;
    s->sequence = 0;
    long_tables_rewind(&s->tables);
    s->tables.counting = false;
    return true;
}

static void begin(struct streaming *s, const struct shaped *shaped,
                  const struct row_feed *feed)
{
    struct arena *doc = s->job->doc;
    s->lay = lay_new(s->job, shaped, s->boxes->n_boxes);
    s->lay.long_tables = &s->tables;
    s->page_job = *s->job;
    s->page_job.doc = NULL;
    s->number = 1;
    s->drafts = list_of(doc, sizeof(struct draft_page));
    s->tables = (struct long_tables){
        .lay = &s->lay,
        .boxes = s->boxes,
        .feed = feed,
        .reading = &s->reading,
        .tables = list_of(doc, sizeof(struct long_table *)),
        .noted = noted_glyphs_in(doc, feed->n_faces),
        .n_boxes = s->boxes->n_boxes,
        .n_texts = s->boxes->n_texts,
    };
    s->fitting = fitting_begin(&s->lay, s->boxes);
    s->fits = (struct fits){&s->fitting, list_of(doc, sizeof(struct fit_entry))};
    s->set = fitting_final(&s->fitting, setting_natural());
    if (s->boxes->n_running)
        s->page_of = ARENA_ARRAY(doc, int, s->boxes->n_boxes + 1);
    arena_defer(doc, free_all, s);
}

/* How long the long tables are, of struct long_length. */
static const struct list *lengths_of(const struct streaming *s)
{
    struct list *lengths = ARENA_NEW(s->job->doc, struct list);
    *lengths = list_of(s->job->doc, sizeof(struct long_length));
    for (int i = 0; i < s->tables.tables.n; i++) {
        const struct long_table *t =
            *(struct long_table *const *)list_at(&s->tables.tables, i);
        *(struct long_length *)list_add(lengths) =
            (struct long_length){t->box->id, t->n_rows};
    }
    return lengths;
}

const struct pages *layout_stream(struct job *job, const struct boxes *boxes,
                                  const struct shaped *shaped,
                                  const struct row_feed *feed)
{
    struct streaming *s = ARENA_NEW(job->doc, struct streaming);
    s->job = job;
    s->boxes = s->shown = boxes;
    begin(s, shaped, feed);
    if (!long_tables_survey(&s->tables) ||
        ((s->tables.counts_pages || boxes->n_first_fits) && !count_pages(s)))
        return NULL;
    s->overlays = overlays_of(&s->fitting, s->shown);
    s->reading =
        (struct reading){job, ARENA_ARRAY(job->doc, int, s->tables.n_texts), false};
    s->tables.building = structure_begin(job, s->shown, s->tables.n_boxes, lengths_of(s));
    s->stream = (struct page_stream){
        .self = s,
        .next = next,
        .glyphs = &s->tables.noted,
        .n_texts = s->tables.n_texts,
    };
    struct pages *pages = ARENA_NEW(job->doc, struct pages);
    *pages = (struct pages){.stream = &s->stream,
                            .structure = structure_so_far(s->tables.building),
                            .title = boxes->title,
                            .author = boxes->author,
                            .language = boxes->language};
    return pages;
}
