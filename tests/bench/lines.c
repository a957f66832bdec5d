/* bench_lines TIMES PLAN DATA LAYOUT: shapes the texts of a sheet and cuts them into
 * lines so many times in one process, in fonts that are open, and prints the medians
 * [ms]. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/job.h"
#include "compose/compose.h"
#include "evaluate/evaluate.h"
#include "font/font.h"
#include "layout/layout.h"
#include "layout/line.h"
#include "load/load.h"
#include "measure/measure.h"
#include "merge/merge.h"
#include "quantity/quantity.h"
#include "shape/shape.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CEILING = 1 << 30 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times, int n)
{
    qsort(times, (size_t)n, sizeof *times, by_size);
    return times[n / 2];
}

static const struct boxes *compose(struct job *job, char **argv)
{
    const char *data[] = {argv[3]};
    const struct notation notation = {calendar_load(job, "data/eras.tsv"),
                                      load_units(job, "data/units.xml")};
    struct document *plan = load_plan(job, argv[2]);
    const struct mappings *mappings = load_mappings(job, plan, NULL);
    const struct dataset *dataset = measure_read(job, &notation, mappings, data, 1);
    struct document *merged =
        plan && dataset ? merge_plan(job, &notation, plan, dataset) : NULL;
    const struct document *document =
        merged ? evaluate_document(job, &notation, merged, NULL) : NULL;
    const struct document *layout = load_layout(job, argv[4]);
    return document && layout ? compose_boxes(job, document, layout, NULL, 0) : NULL;
}

/* How wide the lines of each text are on the finished pages; 0: it has none. */
static void find_widths(const struct frag *frag, emu *widths)
{
    if (frag->kind == FRAG_LINE && frag->line.part_of >= 0)
        widths[frag->line.part_of] = frag->w;
    for (int i = 0; i < frag->n; i++)
        find_widths(frag->kids[i].frag, widths);
}

static int cut_all(struct job *job, const struct boxes *boxes,
                   const struct shaped *shaped, const emu *widths)
{
    struct lay lay = lay_new(job, shaped, boxes->n_boxes);
    int lines = 0;
    for (int i = 0; i < boxes->n_texts; i++)
        if (widths[i])
            lines += paragraph_lines(&lay, boxes->texts[i], widths[i], 0).n;
    return lines;
}

int main(int argc, char **argv)
{
    const int n = argc == 5 ? atoi(argv[1]) : 0;
    if (n < 1)
        return 2;
    struct arena *doc = arena_new("document", CEILING, NULL);
    struct job job = {.doc = doc,
                      .scratch = arena_new("scratch", CEILING, NULL),
                      .diags = diags_new(doc),
                      .home = "."};
    const struct boxes *boxes = compose(&job, argv);
    const struct catalogue *catalogue = load_catalogue(&job, "fonts/fonts.xml");
    struct fonts *fonts = catalogue ? fonts_new(&job, catalogue) : NULL;
    const struct shaped *first = boxes && fonts ? shape_boxes(&job, fonts, boxes) : NULL;
    const struct pages *pages = first ? layout_pages(&job, boxes, first) : NULL;
    if (!pages) {
        fprintf(stderr, "%s", diags_print(job.diags, job.doc, false).p);
        return 1;
    }
    emu *widths = ARENA_ARRAY(doc, emu, boxes->n_texts);
    for (int i = 0; i < pages->n; i++)
        find_widths(pages->pages[i].content, widths);
    double *shaping = calloc((size_t)n, sizeof *shaping);
    double *cutting = calloc((size_t)n, sizeof *cutting);
    int lines = 0, characters = 0;
    for (int i = 0; i < n; i++) {
        struct job again = job;
        again.doc = arena_new("repeat", CEILING, NULL);
        const double begun = now_ms();
        const struct shaped *shaped = shape_boxes(&again, fonts, boxes);
        const double shaped_at = now_ms();
        lines = cut_all(&again, boxes, shaped, widths);
        shaping[i] = shaped_at - begun;
        cutting[i] = now_ms() - shaped_at;
        characters = 0;
        for (int k = 0; k < shaped->n; k++)
            characters += shaped->paragraphs[k].n;
        arena_free(again.doc);
    }
    printf("shape %.2f cut %.2f texts %d characters %d lines %d\n", median(shaping, n),
           median(cutting, n), boxes->n_texts, characters, lines);
    free(shaping);
    free(cutting);
    arena_free(job.scratch);
    arena_free(doc);
    return 0;
}
